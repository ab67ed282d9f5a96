import { useParams } from '@tanstack/react-router'
import { showLedger } from '../../../../src/accountability/ratings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { text } from '../text.ts'
import { Acts } from './acts.tsx'
import { ImportedActs } from './imported-acts.tsx'
import { Loose, Year } from './year.tsx'

/** The ledger of one person: what counts in which year and why, what was reversed, how he was rated. */
export function Page() {
  const { officer = '' }: { officer?: string } = useParams({ strict: false })
  const say = useText(text)
  const inWords = useBilingual()
  const query = useRoute(showLedger, { officer }, { keep: true })
  return (
    <Answer query={query} what={say('loadingOne')} rows={8} height={35}>
      {(ledger) => (
        <article>
          <PageHead
            title={ledger.officer.name}
            phoneTitle={say('ledgerOf')}
            crumbs={[{ label: say('title'), to: '/ratings' }]}
            meta={
              <>
                <span>
                  {say('number')} <code>{ledger.officer.id}</code>
                </span>
                {ledger.unit !== null && <span>{inWords(ledger.unit.name)}</span>}
              </>
            }
          />
          {ledger.years.map((year) => (
            <Year
              key={year.year}
              ledger={ledger}
              year={year}
              acts={<Acts ledger={ledger} year={year} />}
              ofImported={<ImportedActs ledger={ledger} year={year} />}
            />
          ))}
          <Loose ledger={ledger} />
        </article>
      )}
    </Answer>
  )
}

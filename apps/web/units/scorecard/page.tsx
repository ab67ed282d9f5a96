import { useParams } from '@tanstack/react-router'
import { showScorecard, type Scorecard } from '../../../../src/desk/scorecard/schema.ts'
import { showTerms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { text } from '../../results/text.ts'
import { useYear, YearSelect } from '../../results/year-select.tsx'
import { useUrlState } from '../../url-state.ts'
import { text as unitsText } from '../text.ts'
import { NumberLink } from '../number-link.tsx'
import styles from '../one/one.module.css'
import { Behind } from './behind.tsx'
import { Counts } from './counts.tsx'
import { Findings } from './findings.tsx'
import { Peers } from './peers.tsx'
import { DEFAULTS } from './state.ts'
import { Times } from './times.tsx'

/** What a unit with all below it did in a year, beside its own year before and like units; each number leads to its rows. */
export function Page() {
  const { code = '' }: { code?: string } = useParams({ strict: false })
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const year = useYear(asked.year)
  const query = useRoute(showScorecard, { code, year }, { keep: true })
  const terms = useRoute(showTerms, {})
  return (
    <Answer query={query} what={say('loadingCard')} rows={10} height={35}>
      {(card) => (
        <Answer query={terms} what={say('loadingCard')} rows={10} height={35}>
          {(words) => (
            <article>
              <Head card={card} onYear={(chosen) => set({ year: chosen, kind: '', word: '', cursor: '' }, 'push')} />
              <Exposure card={card} />
              <Findings card={card} />
              <Counts card={card} terms={words} set={set} />
              {asked.kind !== '' && <Behind card={card} terms={words} asked={asked} set={set} />}
              <Times card={card} />
              <Peers card={card} />
            </article>
          )}
        </Answer>
      )}
    </Answer>
  )
}

function Head({ card: { unit, year, until }, onYear }: { card: Scorecard; onYear: (year: string) => void }) {
  const say = useText(text)
  const words = useText(unitsText)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <PageHead
      title={`${say('card')} ${year}: ${inWords(unit.name)}`}
      phoneTitle={say('card')}
      crumbs={[
        { label: words('units'), to: '/units' },
        { label: inWords(unit.short), to: `/units/${encodeURIComponent(unit.code)}` },
      ]}
      meta={<span className="reading">{say('cardNote', { until: format.day(until) })}</span>}
      actions={<YearSelect year={year} onChange={onYear} />}
    />
  )
}

function Exposure({ card: { declarations, officers, unit } }: { card: Scorecard }) {
  const say = useText(text)
  const format = useFormat()
  const figures = [
    [
      say('declarations'),
      <NumberLink key="n" n={declarations.n} what={say('declarations')} to="/log" search={{ unit: unit.code }} />,
      say('before', { n: format.number(declarations.before) }),
    ],
    [say('unknown'), format.number(declarations.unknown), say('notCompliant')],
    [say('officers'), format.number(officers), ''],
  ] as const
  return (
    <Section title={say('exposure')} plain>
      <dl className={styles.numbers}>
        {figures.map(([name, figure, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className={styles.figure}>{figure}</span>
              {note !== '' && <span className={styles.figureNote}>{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { showEntry, type EntryView } from '../../../../src/law/catalogue/schema.ts'
import { STAGE_NAMES } from '../../../../src/law/stages/pure.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Citation } from '../../parts/citation.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import styles from '../catalogue.module.css'
import { OpenPoints, VersionLine } from '../of-day.tsx'
import { text } from '../text.ts'
import { ByDegree } from './by-degree.tsx'
import { History } from './history.tsx'

/** One entry of a version. Its code has dots, so that it does not stand last in the address: what has an ending is a file. */
export function Page() {
  const { version = '', code = '' }: { version?: string; code?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showEntry, { version, code })
  return (
    <Answer query={query} what={say('loadingEntry')}>
      {(entry) => <Entry entry={entry} />}
    </Answer>
  )
}

function Entry({ entry }: { entry: EntryView }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { version, code, act, aggravators, rating, repeat } = entry
  return (
    <>
      <PageHead
        title={inWords(act)}
        phoneTitle={code}
        crumbs={[{ label: say('short'), to: '/catalogue', search: { version: version.id } }, { label: code }]}
        actions={
          <Button component={Link} to="/law/allowed" search={{ entry: code, version: version.id } as never} variant="default">
            {say('askAllowed')}
          </Button>
        }
      />
      <div className={styles.notes}>
        <VersionLine version={version} />
        <OpenPoints version={version} />
      </div>
      <Split rail={<Rail entry={entry} />}>
        <Section title={say('handling')} plain>
          <ByDegree entry={entry} />
        </Section>
        {aggravators.length > 0 && (
          <Section title={say('aggravators')}>
            <ul className={styles.list}>
              {aggravators.map((one) => (
                <li key={one.vi}>{inWords(one)}</li>
              ))}
            </ul>
          </Section>
        )}
        {rating !== null && <Section title={say('rating')}>{inWords(rating)}</Section>}
        {repeat !== null && <Section title={say('repeat')}>{inWords(repeat)}</Section>}
        <History entry={entry} />
      </Split>
    </>
  )
}

function Rail({ entry: { code, area, stage, kinds, head, basis } }: { entry: EntryView }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <Facts
      rows={[
        [say('code'), code],
        [
          say('area'),
          <Link key="area" to="/catalogue" search={{ area: String(area.id) } as never}>
            {area.id}. {inWords(area)}
          </Link>,
        ],
        stage !== null && [say('stage'), inWords(STAGE_NAMES[stage])],
        kinds.length > 0 && [say('kinds'), kinds.map((kind) => inWords(kind)).join('; ')],
        [say('head'), head ? say('headYes') : say('headNo')],
        [
          say('basis'),
          basis.length === 0 ? (
            say('basisNone')
          ) : (
            <ul key="basis" className={styles.list}>
              {basis.map(({ en }) => (
                <li key={en}>
                  <Citation cite={en} confirmed={false} />
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  )
}

import { Link } from '@tanstack/react-router'
import { listNotices, type Notice } from '../../../../src/findings/notice/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { text as reads } from '../../audit/text.ts'
import { partsOf } from '../../findings/record/words.ts'
import { OwnReleases } from '../../cases/releases/own.tsx'
import { OwnTaken } from '../../cases/taken/own.tsx'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Citation } from '../../parts/citation.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { Disc } from '../../parts/signs.tsx'
import { useUrlState } from '../../url-state.ts'
import table from '../../units/plain-table.module.css'
import { OwnTold } from '../../cases/after/own.tsx'
import { OwnRatings } from '../../ratings/own.tsx'
import { OwnCases } from './cases.tsx'
import styles from './mine.module.css'
import { OwnReviews } from './reviews.tsx'
import { OwnSubmissions } from './submissions.tsx'
import { text } from './text.ts'

const DEFAULTS = { cursor: '' }

/** What concerns whoever is signed in: findings on which he was heard, as far as the law gives them to him. */
export function Page() {
  const say = useText(text)
  const sayOfReads = useText(reads)
  const [{ cursor }, set] = useUrlState(DEFAULTS)
  const query = useRoute(listNotices, { cursor: cursor === '' ? undefined : cursor }, { keep: true })
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={<Link to="/mine/reads">{sayOfReads('mineLink')}</Link>}
      />
      <OwnTold />
      <OwnTaken />
      <OwnCases />
      <OwnReviews />
      <OwnSubmissions />
      <OwnReleases />
      <OwnRatings />
      <Answer query={query} what={say('what')} rows={6}>
        {(page) => (
          <>
            {page.rows.length === 0 && <Empty title={say('none')} why={say('noneWhy')} />}
            {page.rows.map((notice) => (
              <One key={notice.id} notice={notice} />
            ))}
            {(page.previous !== null || page.next !== null) && (
              <Pager {...page} shown={page.rows.length} onTurn={(turned) => set({ cursor: turned }, 'push')} />
            )}
          </>
        )}
      </Answer>
    </>
  )
}

function One({ notice }: { notice: Notice }) {
  const inWords = useBilingual()
  return (
    <Section title={inWords(notice.title)} note={notice.number}>
      <Split rail={<Dates notice={notice} />}>
        <Why notice={notice} />
        <Steps notice={notice} />
        <Said notice={notice} />
      </Split>
    </Section>
  )
}

/** The number of a witness event that is somebody else's leads to nothing here: it is left out. */
const MARK = /^⟦\d+⟧$/u

function Why({ notice: { why, steps } }: { notice: Notice }) {
  const inWords = useBilingual()
  const witnesses = new Set(steps.flatMap(({ witness }) => witness ?? []))
  const parts = partsOf(inWords(why), witnesses).filter((part) => typeof part !== 'string' || !MARK.test(part))
  return (
    <p className="lead">
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <span key={index} className="nowrap">
            {' '}
            <Disc n={part.witness} />
          </span>
        ),
      )}
    </p>
  )
}

function Dates({ notice: { rule, basis, happenedAt, raisedOn, noticeOn, concludedOn } }: { notice: Notice }) {
  const say = useText(text)
  const format = useFormat()
  const laws = basis.map(({ cite, confirmed }) => <Citation key={cite} cite={cite} confirmed={confirmed} />)
  return (
    <Facts
      rows={[
        [say('rule'), rule],
        [say('basis'), laws.length === 0 ? say('noBasis') : laws],
        [say('happened'), happenedAt === null ? say('unknown') : format.instant(happenedAt)],
        [say('raised'), format.day(raisedOn)],
        [say('notice'), format.day(noticeOn)],
        [say('concluded'), concludedOn === null ? say('open') : format.day(concludedOn)],
      ]}
    />
  )
}

function Steps({ notice: { steps } }: { notice: Notice }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <>
      <h3 className={styles.part}>{say('steps')}</h3>
      {steps.length === 0 && <p className="text2">{say('stepsNone')}</p>}
      {steps.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{say('at')}</th>
              <th scope="col">{say('activity')}</th>
              <th scope="col">{say('account')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ at, activity, account, witness }, index) => (
              <tr key={index}>
                <td className="nowrap">{at === null ? say('unknown') : format.instant(at)}</td>
                <td>
                  {inWords(activity)} {witness !== null && <Disc n={witness} />}
                </td>
                <td>{account}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Said({ notice: { statements } }: { notice: Notice }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      <h3 className={styles.part}>{say('said')}</h3>
      {statements.map(({ outcome, said, on }, index) => (
        <p key={index} className={styles.said}>
          {said} <span className="small text2">{`${say(outcome)} · ${format.day(on)}`}</span>
        </p>
      ))}
    </>
  )
}

import { Button } from '@mantine/core'
import { Fragment, lazy } from 'react'
import type { LeaderFacts } from '../../../../src/cases/heads/schema.ts'
import { showReviews } from '../../../../src/cases/reviews/schema.ts'
import type { CaseReview, CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { useMay, usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import { useChange, type Change } from '../beside/use-change.tsx'
import { CollectiveRows, factsOn, Known, useCaseHeads } from '../heads/known.tsx'
import { MinorActs } from '../heads/minor.tsx'
import { text as headsText } from '../heads/text.ts'
import { wayOf, type ReviewAct } from '../reviews/acts.ts'
import { Gone } from '../reviews/gone.tsx'
import { WayOf } from '../reviews/way.tsx'
import { text as shared } from '../text.ts'
import { useTerm, type Known as Given } from '../words.ts'
import styles from './case.module.css'
import { text } from './text.ts'
import { useDialog } from './use-dialog.tsx'

const ReviewDialog = lazy(() => import('../reviews/dialogs.tsx').then(({ ReviewDialog: component }) => ({ default: component })))

/** Whoever was in charge on days of the acts: provisional, and on nobody's record, until each review is concluded. */
export function Reviews({ file, terms }: Given<CaseShown>) {
  const say = useText(text)
  const sayHeads = useText(headsText)
  const may = useMay()
  const dialog = useDialog({ file, terms })
  const { reviews } = file
  const open = reviews.filter(({ outcome }) => outcome === null).length
  const heads = useCaseHeads(file.id)
  // Where all acts are minor, it is not the register that has nobody.
  const unseen = heads !== undefined && heads.minor.length < file.acts.length
  return (
    <Section title={say('reviews')} id="reviews" note={reviews.length === 0 ? undefined : say('reviewsNote', { n: open })}>
      {reviews.length === 0 ? (
        unseen && <p className="text2">{say('reviewsNone')}</p>
      ) : (
        <Table
          file={file}
          terms={terms}
          factsOf={(review) => factsOn(heads, review)}
          onTell={may('case.change') ? (review) => dialog.open({ name: 'facts', review }) : undefined}
        />
      )}
      <Gone file={file} terms={terms} />
      {heads !== undefined && <MinorActs file={file} terms={terms} minor={heads.minor} />}
      {heads !== undefined && <CollectiveRows collective={heads.collective} />}
      {may('case.decide') && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => dialog.open({ name: 'collective' })}>
            {sayHeads('addCollective')}
          </Button>
        </p>
      )}
      {dialog.shown}
    </Section>
  )
}

interface TableProps extends Given<CaseShown> {
  factsOf: (review: CaseReview) => LeaderFacts | undefined
  onTell: ((review: string) => void) | undefined
}

function Table({ file, terms, factsOf, onTell }: TableProps) {
  const say = useText(text)
  const { data } = useRoute(showReviews, { id: file.id })
  const shown = data ?? { id: file.id, notices: [], opinions: [], conclusions: [] }
  const change: Change<ReviewAct> = useChange<ReviewAct>(file, (act, onClose) => {
    const review = file.reviews.find(({ id }) => id === act.review)
    return review !== undefined && <ReviewDialog {...{ act, file, terms, shown, review, onClose }} />
  })
  return (
    <>
      <table className={`${plain.table} ${styles.table}`}>
        <caption className="spoken">{say('reviewsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('inCharge')}</th>
            <th scope="col">{say('daysOfAct')}</th>
            <th scope="col">{say('conclusion')}</th>
          </tr>
        </thead>
        <tbody>
          {file.reviews.map((review) => (
            <Fragment key={review.id}>
              <Row review={review} terms={terms} facts={factsOf(review)} onTell={onTell} />
              {data !== undefined && (
                <tr className={styles.way}>
                  <td colSpan={4}>
                    <WayOf
                      review={review}
                      way={wayOf(shown, review)}
                      terms={terms}
                      onAct={(name) => change.open({ name, review: review.id })}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {change.shown}
    </>
  )
}

interface RowProps extends Pick<TableProps, 'terms' | 'onTell'> {
  review: CaseReview
  facts: LeaderFacts | undefined
}

function Row({ review, terms, facts, onTell }: RowProps) {
  const say = useText(text)
  const sayHeads = useText(headsText)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const { id, officer, unit, role, from, until, outcome, reversedOn } = review
  return (
    <tr>
      <td>
        {officer.name} <span className="small text2 nowrap">{officer.id}</span>
      </td>
      <td>
        {word(`post-${role}`)}
        <span className={plain.second}>{inWords(unit.name)}</span>
      </td>
      <td>{from === until ? format.day(from) : say('fromUntil', { from: format.day(from), until: format.day(until) })}</td>
      <td>
        {outcome === null ? <span className="amber">{say('provisional')}</span> : <Concluded review={review} terms={terms} />}
        {reversedOn !== null && <span className={`${plain.second} amber`}>{word('reversedOn', { day: format.day(reversedOn) })}</span>}
        {facts !== undefined && <Known facts={facts} />}
        {outcome === null && onTell !== undefined && (
          <Button
            className="no-print"
            variant="subtle"
            size="compact-sm"
            display="block"
            mt="xs"
            aria-label={sayHeads('factsOf', { name: officer.name })}
            onClick={() => onTell(id)}
          >
            {sayHeads('facts')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Concluded({ review: { outcome, form, grounds, concludedBy, concludedOn }, terms }: Pick<RowProps, 'review' | 'terms'>) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const term = useTerm()
  const nameOf = usePersonName()
  if (outcome === null) return null
  const said = word(`outcome-${outcome}`)
  return (
    <>
      <b>{form === null ? said : say('liableForm', { outcome: said, form: term(terms.forms, form) })}</b>
      <span className={`${plain.second} ${styles.written}`}>{grounds}</span>
      {concludedBy !== null && concludedOn !== null && (
        <span className={plain.second}>{say('concluded', { name: nameOf(concludedBy.name), day: format.day(concludedOn) })}</span>
      )}
    </>
  )
}

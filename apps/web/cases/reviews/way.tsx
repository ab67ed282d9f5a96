import { Button } from '@mantine/core'
import type { Conclusion, ReviewNotice } from '../../../../src/cases/reviews/schema.ts'
import type { CaseReview } from '../../../../src/cases/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import { useOffers, type ReviewActName, type Way } from './acts.ts'
import { LawSaidOfReview } from './law-said.tsx'
import { useProposed } from './proposed.tsx'
import { text } from './text.ts'

interface WayProps {
  review: CaseReview
  way: Way
  terms: Terms
  onAct: (name: ReviewActName) => void
}

/** How far a review is: notice and answers, opinions, drafts, with who stands for each; and what may be done next. */
export function WayOf({ review, way, terms, onAct }: WayProps) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const proposed = useProposed(terms)
  const isOpen = review.outcome === null
  return (
    <>
      {way.notices.map((one) => (
        <Told key={one.id} notice={one} covers={one.from <= review.from && one.until >= review.until} />
      ))}
      {isOpen && way.notice === undefined && <span className={plain.second}>{say('untold')}</span>}
      {isOpen && way.notice?.hearings.length === 0 && <span className={`${plain.second} amber`}>{say('unheard')}</span>}
      {way.opinions.map((one) => (
        <span key={one.id} className={`${plain.second} ${styles.written}`}>
          {`${say('advised', { day: format.day(one.day), name: nameOf(one.by.name), what: proposed(one) })}. ${one.words}`}
        </span>
      ))}
      {way.conclusions.map((one) => (
        <Drafted key={one.id} conclusion={one} said={proposed(one)} />
      ))}
      {!isOpen && way.conclusions.every(({ state }) => state !== 'signed') && <span className={plain.second}>{say('oldWay')}</span>}
      <Buttons {...{ review, way, onAct }} />
    </>
  )
}

function Told({ notice, covers }: { notice: ReviewNotice; covers: boolean }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const { day, from, until, by, asks, hearings } = notice
  const told = covers
    ? say('told', { day: format.day(day), name: nameOf(by.name) })
    : say('toldOther', { day: format.day(day), from: format.day(from), until: format.day(until) })
  return (
    <>
      <span className={`${plain.second} ${styles.written}`}>{`${told}. ${asks}`}</span>
      {hearings.map((one) => (
        <span key={one.id} className={`${plain.second} ${styles.written}`}>
          {one.own
            ? say('answeredOwn', { day: format.day(one.day) })
            : say('answered', { day: format.day(one.day), heard: say(`heard-${one.heard}`) })}
          {one.words !== '' && `. ${one.words}`}
        </span>
      ))}
    </>
  )
}

function Drafted({ conclusion, said }: { conclusion: Conclusion; said: string }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const { state, draftedBy, checkedBy, signedBy, signedOn, grounds, law } = conclusion
  const hands = [
    say('drafted', { name: nameOf(draftedBy.name) }),
    ...(checkedBy === null ? [] : [say('checked', { name: nameOf(checkedBy.name) })]),
    ...(signedBy === null || signedOn === null ? [] : [say('signed', { name: nameOf(signedBy.name), day: format.day(signedOn) })]),
  ]
  return (
    <div className={state === 'withdrawn' ? styles.withdrawn : ''}>
      <span className={plain.second}>
        {say('concluded', { state: say(`state-${state}`), what: said })} ({hands.join(', ')})
      </span>
      {(state === 'draft' || state === 'checked') && (
        <>
          <span className={`${plain.second} ${styles.written}`}>{grounds}</span>
          <LawSaidOfReview law={law} />
        </>
      )}
    </div>
  )
}

function Buttons({ review, way, onAct }: Omit<WayProps, 'terms'>) {
  const say = useText(text)
  const names = useOffers()(review, way)
  if (names.length === 0) return null
  return (
    <p className={`${styles.foot} no-print`}>
      {names.map((name) => (
        <Button
          key={name}
          variant={name === 'check' || name === 'sign' ? 'default' : 'subtle'}
          size="compact-sm"
          aria-label={say('of', { act: say(name), name: review.officer.name })}
          onClick={() => onAct(name)}
        >
          {say(name)}
        </Button>
      ))}
    </p>
  )
}

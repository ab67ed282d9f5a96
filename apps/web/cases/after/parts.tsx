import type { ReactNode } from 'react'
import type { Complaint, DecisionAfter, OwnAfter, Ruling, Stands } from '../../../../src/cases/after/schema.ts'
import type { DecisionEffect } from '../../../../src/law/allowed/schema.ts'
import type { PeriodsAnswer } from '../../../../src/law/periods/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { useNamed } from '../../law/named.ts'
import { Facts } from '../../parts/layout.tsx'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import own from './after.module.css'
import { text } from './text.ts'

/** Where a decision stands, in words. */
export function useStands(): (stands: Stands, reversedOn: string | null) => string {
  const say = useText(text)
  const format = useFormat()
  return (stands, reversedOn) =>
    say(`stands-${stands}`, stands === 'reversed' && reversedOn !== null ? { day: format.day(reversedOn) } : {})
}

type Effect = Pick<DecisionAfter, 'running' | 'effects' | 'expunged'> & { served: OwnAfter['decisions'][number]['served'] }

/** When and how it was handed over, from when until when it runs, by which law. */
export function EffectFacts({
  of: { served, running, effects, expunged },
  recipients = [],
}: {
  of: Effect
  recipients?: readonly string[]
}) {
  const say = useText(text)
  const format = useFormat()
  const { effective = null } = served ?? {}
  const isParty = running !== null && effective !== null && running.from < effective
  return (
    <Facts
      rows={[
        [
          say('served'),
          served === null ? say('notServed') : say('servedOn', { day: format.day(served.day), how: say(`how-${served.how}`) }),
        ],
        recipients.length > 0 && [say('recipients'), recipients.join('; ')],
        effective !== null && [say('effective'), format.day(effective)],
        running !== null && [
          say('until'),
          <span key="until">
            {isParty ? say('partyFirst', { day: format.day(running.until), from: format.day(running.from) }) : format.day(running.until)}{' '}
            <Cite of={running} confirmed={running.confirmed} />
          </span>,
        ],
        ...(effects ?? []).map((one) => [say(`of-${one.of}`), <EffectSaid key={one.of} effect={one} />] as const),
        expunged !== null && [say('expungedBy'), say('rulingNumber', { number: expunged.number, day: format.day(expunged.day) })],
      ]}
    />
  )
}

/** By how much the next wage rise is later, until when nobody appoints him, by which rule; or that it is not known. */
function EffectSaid({ effect: { of, months, until, because } }: { effect: DecisionEffect }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <span>
      {months === null ? (
        <span className="amber">{say('effectUnknown')}</span>
      ) : of === 'wage-rise' || until === null ? (
        say('later', { n: months })
      ) : (
        say('notUntil', { day: format.day(until) })
      )}{' '}
      {because === null ? <span className="text2">{say('effectNoRule')}</span> : <Cite of={because} confirmed={because.confirmed} />}
    </span>
  )
}

/** Until when a complaint can be made, and is taken up and settled. */
export function ComplaintClocks({ answer }: { answer: PeriodsAnswer }) {
  const say = useText(text)
  const format = useFormat()
  const named = useNamed()
  const inWords = useBilingual()
  const begun = answer.clocks.filter(({ state, from, ends }) => state !== 'not-applicable' && from !== null && ends !== null)
  const open = begun.filter(({ state }) => state === 'undetermined')
  return (
    <ul className={styles.limits}>
      {begun.map((clock) => {
        const day = format.day(clock.moved ?? clock.ends!)
        return (
          <li key={clock.id}>
            <b>{named(clock.name)}</b>
            <span>{clock.done === null ? say('clockUntil', { day }) : say('clockDone', { day, done: format.day(clock.done) })}</span>
            <Cite of={clock} confirmed={clock.confirmed} />
          </li>
        )
      })}
      {open.length > 0 && (
        <li className="small text2">
          {say('clockUnsure')}: {[...new Set(open.flatMap(({ why }) => why.map(inWords)))].join('; ')}
        </li>
      )}
    </ul>
  )
}

interface ComplaintProps {
  complaint: Omit<Complaint, 'admittedBy'>
  /** Buttons under it. */
  children?: ReactNode
}

export function ComplaintLine({ complaint, children }: ComplaintProps) {
  const say = useText(text)
  const format = useFormat()
  const { round, received, number, words, late, admitted, admittedOn, why, complex } = complaint
  const known = { day: admittedOn === null ? '' : format.day(admittedOn), why: why ?? '' }
  return (
    <div className={own.part}>
      <p>
        <b>{say(`complaint${round}`, { day: format.day(received) })}</b>{' '}
        <span className="small text2">{number === null ? say('own') : say('paper', { number })} ·</span>{' '}
        <span className={late === false ? 'small text2' : 'small amber'}>{say(late === null ? 'unsure' : late ? 'late' : 'intime')}</span>
      </p>
      <p className={styles.written}>{words}</p>
      <p className={plain.second}>
        {admitted === null ? say('admittedWait') : say(admitted ? 'admittedYes' : 'admittedNo', known)}
        {complex && ` · ${say('complex')}`}
      </p>
      {children}
    </div>
  )
}

interface RulingProps {
  ruling: Pick<Ruling, 'kind' | 'day' | 'number' | 'grounds' | 'wording' | 'servedOn'>
  state?: Ruling['state']
  by?: string
  children?: ReactNode
}

export function RulingLine({ ruling: { kind, day, number, grounds, wording, servedOn }, state = 'signed', by, children }: RulingProps) {
  const say = useText(text)
  const format = useFormat()
  const parts = [
    number === null ? say('rulingDay', { day: format.day(day) }) : say('rulingNumber', { number, day: format.day(day) }),
    ...(servedOn === null ? [] : [say('rulingServed', { day: format.day(servedOn) })]),
    ...(by === undefined ? [] : [by]),
  ]
  return (
    <div className={`${own.part} ${state === 'withdrawn' ? styles.withdrawn : ''}`}>
      <p>
        <b>{say(`kind-${kind}`)}</b> <span className="small text2">{say(`ruling-${state}`)}</span>
      </p>
      {wording !== null && <p className={styles.written}>{say('reads', { wording })}</p>}
      <p className={styles.written}>{grounds}</p>
      <p className={plain.second}>{parts.join(' · ')}</p>
      {children}
    </div>
  )
}

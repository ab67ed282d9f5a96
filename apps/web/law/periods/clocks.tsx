import { IconAlertTriangle, IconBan, IconCheck, IconClock } from '@tabler/icons-react'
import type { PeriodClock, PeriodsAnswer, PeriodState } from '../../../../src/law/periods/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Empty } from '../../parts/empty.tsx'
import { Section } from '../../parts/section.tsx'
import { Hatched } from '../../parts/signs.tsx'
import styles from '../allowed/allowed.module.css'
import { RuleWords } from '../asking.tsx'
import { useNamed } from '../named.ts'
import { text } from './text.ts'

/** The clocks of a matter: those that have begun, then those that wait, each once. */
export function Clocks({ answer: { day, clocks, standing, questions } }: { answer: PeriodsAnswer }) {
  const say = useText(text)
  const format = useFormat()
  const applying = clocks.filter(({ state }) => state !== 'not-applicable')
  const waiting = applying.filter(
    ({ state, id }, at) => state === 'not-begun' && applying.findIndex((one) => one.id === id && one.state === state) === at,
  )
  const shown = [...applying.filter(({ state }) => state !== 'not-begun'), ...waiting]
  const hanging = new Set(questions.flatMap((question) => question.clocks))
  if (shown.length === 0) return <Empty title={say(standing === 'no-law-loaded' ? 'noLaw' : 'nothing')} />
  return (
    <Section title={say('clocks', { day: format.day(day) })} plain>
      <table className={styles.table}>
        <caption className="spoken">{say('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('clock')}</th>
            <th scope="col">{say('begins')}</th>
            <th scope="col">{say('ends')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((clock) => (
            <Row key={clock.rule} clock={clock} hangs={hanging.has(clock.id)} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Row({ clock, hangs }: { clock: PeriodClock; hangs: boolean }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const named = useNamed()
  const { state, from, ends, moved, least, length, done, notCounted, why } = clock
  const more = [
    ...(hangs && ends !== null ? [say('ifSo')] : []),
    ...(moved !== null && moved !== ends ? [say('moved', { day: format.day(moved) })] : []),
    ...notCounted.map((one) => say('notCounted', { from: format.day(one.from), to: one.to === null ? '…' : format.day(one.to) })),
  ]
  return (
    <tr>
      <th scope="row">
        {named(clock.name)}
        <span className={styles.why}>{say(length.of, { n: length.n })}</span>
      </th>
      <td>{from === null ? '–' : format.day(from)}</td>
      <td>
        {ends === null ? '–' : `${least ? `${say('notBefore')} ` : ''}${format.day(ends)}`}
        {more.map((one) => (
          <span key={one} className={styles.why}>
            {one}
          </span>
        ))}
      </td>
      <td className={state === 'undetermined' ? styles.open : ''}>
        <State state={state} />
        {done !== null && <span className={styles.why}>{say('done', { day: format.day(done) })}</span>}
        {why.map((reason) => (
          <span key={reason.en} className={styles.why}>
            {inWords(reason)}
          </span>
        ))}
        <RuleWords of={clock} />
      </td>
    </tr>
  )
}

const GOOD = new Set<PeriodState>(['met', 'possible'])
const BAD = new Set<PeriodState>(['over', 'late', 'early'])

function State({ state }: { state: PeriodState }) {
  const say = useText(text)
  if (state === 'undetermined')
    return (
      <span className={`${styles.verdict} ${styles.amber}`}>
        <Hatched /> {say(state)}
      </span>
    )
  const Icon = GOOD.has(state) ? IconCheck : BAD.has(state) ? IconAlertTriangle : state === 'held' ? IconBan : IconClock
  return (
    <span className={`${styles.verdict} ${GOOD.has(state) ? styles.green : ''}`}>
      <Icon size={16} stroke={1.8} aria-hidden /> {say(state)}
    </span>
  )
}

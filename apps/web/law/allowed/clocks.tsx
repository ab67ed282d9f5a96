import type { Answer, Clock, Terms } from '../../../../src/law/allowed/schema.ts'
import { clockWords } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Cite } from '../cite.tsx'
import { useNamed } from '../named.ts'
import { text } from '../text.ts'
import styles from './allowed.module.css'
import { text as compareText } from './compare-text.ts'

const TOPICS = ['rating', 'effects', 'authority', 'grounds'] as const

/** Until when what may be done, and what else the law says of the matter, for the first day. */
export function Clocks({ terms, answer }: { terms: Terms; answer: Answer }) {
  const say = useText(text)
  const named = useNamed()
  const inWords = useBilingual()
  const deadlines = answer.clocks.filter(({ id }) => id !== 'prescription')
  const limits = [
    ...Map.groupBy(
      answer.clocks.filter(({ id }) => id === 'prescription'),
      ({ act, rule, ends }) => `${act} ${rule} ${ends}`,
    ).values(),
  ]
  return (
    <dl className={styles.clocks}>
      {deadlines.map((clock) => (
        <Row key={`${clock.id} ${clock.act}`} name={nameOf(clock, answer, named(clockWords(clock.id)))} of={clock}>
          <Deadline clock={clock} />
        </Row>
      ))}
      {limits.map((clocks) => (
        <Row
          key={`${clocks[0]!.act} ${clocks[0]!.rule} ${clocks[0]!.ends}`}
          name={nameOf(clocks[0]!, answer, named(clockWords('prescription')))}
          of={clocks[0]!}
        >
          <Limit terms={terms} clocks={clocks} />
        </Row>
      ))}
      {TOPICS.flatMap((topic) =>
        answer[topic].map((note) => (
          <Row key={note.rule} name={say(topic)} of={note}>
            {inWords(note)}
          </Row>
        )),
      )}
      {answer.clocks[0] !== undefined && <Convention of={answer.clocks[0]} />}
    </dl>
  )
}

/** How the last day of a period is found. */
function Convention({ of: { convention, conventionVi } }: { of: Clock }) {
  const inWords = useBilingual()
  const say = useText(compareText)
  return (
    <div className="small">
      <dt>{say('convention')}</dt>
      <dd>{inWords({ en: convention, vi: conventionVi })}</dd>
    </div>
  )
}

/** With several acts the clock names its own. */
function nameOf({ act }: Clock, { clocks }: Answer, name: string): string {
  const acts = new Set(clocks.flatMap((clock) => clock.act ?? []))
  return acts.size > 1 && act !== null ? `${name} · ${act}` : name
}

function Row({ name, of, children }: { name: string; of: { cite: string; citeVi: string }; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className={styles.where}>
        <Cite of={of} confirmed={false} />
      </dd>
    </div>
  )
}

function Deadline({ clock: { days, ends, moved, open, notCounted } }: { clock: Clock }) {
  const say = useText(text)
  const format = useFormat()
  if (ends === null) return say('unknownEnd')
  const parts = [
    say('clockEnds', { n: days ?? 0, ends: format.day(ends) }),
    ...(open ? [] : [say('over')]),
    ...(moved !== null && moved !== ends ? [say('moved', { day: format.day(moved) })] : []),
    ...notCounted.map(({ from, to }) => say('notCounted', { from: format.day(from), to: to === null ? '…' : format.day(to) })),
  ]
  return parts.join('; ')
}

function Limit({ terms, clocks }: { terms: Terms; clocks: readonly Clock[] }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const [{ ends, open }] = clocks as [Clock]
  const forms = clocks.map(({ form }) => terms.forms.find(({ id }) => id === form)).filter((word) => word !== undefined)
  const when = ends === null ? say('never') : `${format.day(ends)}${open ? '' : `, ${say('over')}`}`
  return say('prescriptionOf', { forms: forms.map(inWords).join(', '), ends: when })
}

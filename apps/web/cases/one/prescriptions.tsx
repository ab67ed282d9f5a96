import type { Answer, Clock } from '../../../../src/law/allowed/schema.ts'
import { clockWords } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { useNamed } from '../../law/named.ts'
import type { Known } from '../words.ts'
import styles from './case.module.css'
import { text } from './text.ts'

/** Until when each form can be used, a line for each act. */
export function Prescriptions({ answer, terms }: { answer: Answer; terms: Known<unknown>['terms'] }) {
  const say = useText(text)
  const named = useNamed()
  const words = useLimitWords(terms)
  const limits = answer.clocks.filter(({ id }) => id === 'prescription')
  const byAct = [...Map.groupBy(limits, ({ act }) => act ?? '')]
  const name = named(clockWords('prescription'))
  return (
    <ul className={styles.limits}>
      {byAct.map(([act, clocks]) => (
        <li key={act}>
          <b>{byAct.length > 1 ? say('ofAct', { name, n: act }) : name}</b>
          <span>{[...Map.groupBy(clocks, ({ ends }) => ends).values()].map((same) => words(same)).join('; ')}</span>
          <Cite of={clocks[0]!} confirmed={false} />
        </li>
      ))}
    </ul>
  )
}

/** Forms that end on one day, and that day. */
function useLimitWords({ forms }: Known<unknown>['terms']): (clocks: readonly Clock[]) => string {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return (clocks) => {
    const { ends, open } = clocks[0]!
    const named = clocks
      .flatMap(({ form }) => forms.filter(({ id }) => id === form))
      .map(inWords)
      .join(', ')
    if (ends === null) return say('prescriptionNever', { forms: named })
    return say(open ? 'prescriptionOf' : 'prescriptionOver', { forms: named, day: format.day(ends) })
  }
}

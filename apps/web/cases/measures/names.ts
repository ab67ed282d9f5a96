import type { CaseMeasures, Measure } from '../../../../src/cases/measures/schema.ts'
import { useNamed } from '../../law/named.ts'

/** The name of a measure in the words of the law. */
export function useMeasureName({ asks }: CaseMeasures): (kind: string) => string {
  const named = useNamed()
  return (kind) => {
    const word = asks.flatMap(({ law }) => law?.measures ?? []).find(({ id }) => id === kind)
    return word === undefined ? kind : named(word)
  }
}

/** The last day of what is in force, with all that lengthens it. */
export function lastDayOf({ id, until }: Measure, { measures }: CaseMeasures): string {
  return measures
    .filter((one) => one.extends === id && one.state === 'signed')
    .reduce((last, one) => (one.until > last ? one.until : last), until)
}

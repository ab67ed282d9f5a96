import { useText } from '../i18n/use.ts'
import { text } from './text.ts'

/** A quarter by its first day, as people call it. */
export function useQuarter(): (day: string) => string {
  const say = useText(text)
  return (day) => say('quarter', { n: Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1, year: day.slice(0, 4) })
}

/** What is read again, and from which level. */
export function useWhat(): (of: { kind: 'finding' | 'case'; level: number }) => string {
  const say = useText(text)
  return ({ kind, level }) => say(level === 0 ? 'noLevel' : 'ofLevel', { kind: say(`kind-${kind}`), n: level })
}

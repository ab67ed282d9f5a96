import type { PatternView } from '../../../src/desk/patterns/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { text } from './text.ts'

type Told = Pick<PatternView, 'against' | 'subjectKind' | 'observed' | 'expected' | 'n'>

/** An expected count: whole where it is large, one decimal where it is small. */
export function roundExpected(value: number): number {
  return value >= 100 ? Math.round(value) : value >= 0.05 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100
}

/** What a pattern means in one sentence. */
export function useSentence(): (pattern: Told) => string {
  const say = useText(text)
  return ({ against, subjectKind, observed, expected, n }) =>
    say(against === 'past' ? 'sentencePast' : subjectKind === 'broker' ? 'sentencePeersBroker' : 'sentencePeers', {
      observed: Math.round(observed),
      expected: roundExpected(expected),
      // Not `n`: that would choose between one and more.
      n: String(n),
    })
}

const LEAST = 0.001

/** A probability: `0,032`; `< 0,001` where it is less. */
export function useProbability(): (value: number | null) => string {
  const say = useText(text)
  const format = useFormat()
  return (value) =>
    value === null
      ? say('none')
      : value < LEAST
        ? say('less', { least: format.number(LEAST, 3) })
        : format.number(value, value < 0.1 ? 3 : 2)
}

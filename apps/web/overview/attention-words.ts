import type { Bilingual } from '../../../src/base/schema.ts'
import type { Overview } from '../../../src/desk/overview/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { text } from './text.ts'

type Line = Overview['attention'][number]
type Key = keyof typeof text.pairs

interface Words {
  title: string
  why: string
  go: string
}

const TITLES: Readonly<Record<Line['kind'], Key>> = {
  overdue: 'overdue',
  'very-serious-untouched': 'grave',
  uncheckable: 'uncheckable',
  patterns: 'patterns',
  hearings: 'hearings',
  'unconfirmed-rules': 'unconfirmed',
  'failed-imports': 'failed',
  'unknown-names': 'strange',
}
const GOES: Readonly<Record<Line['kind'], Key>> = {
  overdue: 'goSee',
  'very-serious-untouched': 'goAssign',
  uncheckable: 'goUncheckable',
  patterns: 'goPatterns',
  hearings: 'goHear',
  'unconfirmed-rules': 'goRulebooks',
  'failed-imports': 'goImports',
  'unknown-names': 'goUnits',
}

/** A line of *needs attention* in words: what it counts, the facts behind it, and the verb of its link. */
export function useAttentionWords(): (line: Line) => Words {
  const say = useText(text)
  const reasons = useReasons()
  return (line) => ({
    title: say(TITLES[line.kind], { n: line.n }),
    why: reasons(line)
      .filter((part) => part !== undefined)
      .join('; '),
    go: say(GOES[line.kind]),
  })
}

/** Facts that are not known are left out. */
function useReasons(): (line: Line) => (string | undefined)[] {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const written = (value: string | number | Bilingual): string =>
    typeof value === 'number' ? format.number(value) : typeof value === 'string' ? value : inWords(value)
  return ({ kind, facts }) => {
    const day = (key: Key): string | undefined =>
      typeof facts.since === 'string' ? say(key, { since: format.day(facts.since) }) : undefined
    const mostly = facts.unit === undefined ? undefined : say('mostly', { unit: written(facts.unit), most: written(facts.unitN ?? 0) })
    switch (kind) {
      case 'overdue':
        return [day('overdueWhy'), mostly]
      case 'very-serious-untouched':
        return [day('graveWhy'), mostly]
      case 'uncheckable':
        return [
          say('uncheckableWhy', { of: written(facts.of ?? 0) }),
          typeof facts.share === 'number' && facts.unit !== undefined
            ? say('uncheckableMost', { unit: written(facts.unit), share: format.percent(facts.share) })
            : undefined,
        ]
      case 'patterns': {
        const { rule, subject, observed, expected } = facts
        if (rule === undefined || subject === undefined || observed === undefined || expected === undefined) return []
        return [
          say('patternsWhy', { rule: written(rule), subject: written(subject), observed: written(observed), expected: written(expected) }),
        ]
      }
      case 'hearings':
        return [day('hearingsWhy'), Number(facts.objected) > 0 ? say('hearingsObjected', { n: Number(facts.objected) }) : undefined]
      case 'unconfirmed-rules':
        return [say('unconfirmedWhy', { of: written(facts.of ?? 0) })]
      case 'failed-imports':
        return [facts.name === undefined ? undefined : say('failedWhy', { name: written(facts.name) })]
      case 'unknown-names':
        return [say('strangeWhy', { units: written(facts.units ?? 0), accounts: written(facts.accounts ?? 0) })]
    }
  }
}

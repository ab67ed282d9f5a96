import { kindOf } from '../allowed/names.ts'
import { isOf, type About, type LawPack, type Rule, type RuleOf } from '../allowed/pack.ts'
import type { RatedFact } from './schema.ts'

/** What one thing that stands does to the rating of its year, looked at by itself. */
export interface Effect {
  verdict: 'counts' | 'undetermined' | 'no-effect'
  level: string | null
  lower: number
  because: readonly Rule[]
  /** The graver the more; what is certain before what is not. */
  weight: number
}

interface Who {
  class: string | null
  leads: boolean
  day: string
}

/** What is certain goes before what is not, of that the gravest. Where nothing follows, the rules are given whose condition does not hold. */
export function effectOf(pack: LawPack, rules: readonly Rule[], who: Who, levels: readonly string[], fact: RatedFact): Effect {
  const about = aboutOf(pack, who, fact)
  const speaking = rules.filter((rule) => isOf(rule, 'rating-effect')).filter((rule) => speaksOf(pack, rule, fact))
  const valued = speaking.map((rule) => ({ rule, value: rule.holds?.value(about) ?? 1 }))
  const found = valued
    .filter(({ value }) => value !== 0)
    .map(({ rule, value }) => ({ rule, isCertain: value === 1 && rule.sure !== 'uncertain' }))
    .map((one) => ({ ...one, weight: weightOf(one.rule, levels) + (one.isCertain ? 100 : 0) }))
    .toSorted((one, other) => other.weight - one.weight)
  const first = found[0]
  if (first === undefined) return { verdict: 'no-effect', level: null, lower: 0, because: speaking, weight: 0 }
  const { rule, isCertain, weight } = first
  return { verdict: isCertain ? 'counts' : 'undetermined', level: rule.level ?? null, lower: rule.lower ?? 0, because: [rule], weight }
}

/** A level weighs more than any number of levels lower. */
const weightOf = ({ level, lower = 0 }: RuleOf<'rating-effect'>, levels: readonly string[]): number =>
  level === undefined ? lower : 10 + levels.indexOf(level)

function speaksOf(
  { terms }: LawPack,
  { after, circumstance, forms, discipline }: RuleOf<'rating-effect'>,
  { by, word }: RatedFact,
): boolean {
  if (!after.includes(by)) return false
  if (by === 'circumstance') return word === circumstance
  if (forms !== undefined) return forms.includes(word)
  return discipline === undefined || terms.forms.some(({ id, discipline: is }) => id === word && is !== 'no')
}

/** Of an act of which no kind was entered it is not known what it is not. */
function aboutOf({ terms }: LawPack, { class: of, leads, day }: Who, { kinds }: RatedFact): About {
  const person = { class: of ?? '', status: 'serving', leadership: leads, partyMember: false }
  const known = terms.kinds.map(({ id }) => [kindOf(id), kinds.length === 0 ? null : String(kinds.includes(id))] as const)
  return {
    facts: { person, acts: [], history: [], circumstances: [], day },
    told: { class: of, leads: String(leads), day, ...Object.fromEntries(known) },
  }
}

import { sureStepOf } from '../allowed/steps.ts'
import { isOf, rulesOn, type LawPack, type Rule } from '../allowed/pack.ts'
import { effectOf, type Effect } from './effect.ts'
import type { RatedFact, RatingFacts, RatingLimit, RatingTerms, RatingYear } from './schema.ts'

/** In which year an act counts, and whether that is certain. */
type Counted = Map<string, { year: number; certain: boolean }>

/**
 * What counts in the rating of which year, by the law of the last day of each: every standing decision, review and named circumstance once, the earliest
 * first; an act never in two years, nor twice in one. Total and pure. What was reversed is simply not among the facts. Source: Decree 90/2020/ND-CP, with
 * Decree 48/2023/ND-CP from 15/09/2023; Decree 335/2025/ND-CP from 01/01/2026; or whatever law is loaded.
 */
export function ratingLedger(pack: LawPack, { years, stands, used }: RatingFacts): RatingYear[] {
  const counted: Counted = new Map(
    used.toSorted((one, other) => other.year - one.year).map(({ act, year }) => [act, { year, certain: true }]),
  )
  return years.toSorted((one, other) => one.year - other.year).map((year) => yearOf(pack, year, stands, counted))
}

function yearOf(
  pack: LawPack,
  { year, class: of, leads }: RatingFacts['years'][number],
  stands: readonly RatedFact[],
  counted: Counted,
): RatingYear {
  const day = `${year}-12-31`
  const own = stands.filter((one) => one.day.startsWith(`${year}-`)).toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const rules = of === null ? [] : rulesOn(pack, { class: of, status: 'serving' }, day)
  const levels = rules.find((rule) => isOf(rule, 'rating-levels'))?.levels ?? []
  const standing = of === null ? 'class-unknown' : levels.length === 0 ? 'no-law-loaded' : 'answered'
  const effects = own.map((fact) => ({ fact, effect: effectOf(pack, rules, { class: of, leads, day }, levels, fact) }))
  const facts =
    standing === 'answered'
      ? counting(effects, year, rules, counted)
      : own.map(({ id }) => ({ ...NOTHING, id, verdict: 'no-law' as const }))
  const limited = (verdicts: readonly string[]) =>
    limitOf(
      levels,
      facts.filter(({ verdict }) => verdicts.includes(verdict)),
    )
  return {
    ...{ year, class: of, standing, levels: [...levels] },
    points: pointsOf(rules),
    quota: quotaOf(rules),
    facts,
    limit: limited(['counts']),
    most: limited(['counts', 'undetermined']),
  }
}

const NOTHING = { level: null, lower: 0, countedIn: null, insteadOf: null, because: [] }

type Row = RatingYear['facts'][number]

/** Each with its verdict: what is gravest of an act counts for it, unless the act counts in another year. */
function counting(effects: readonly { fact: RatedFact; effect: Effect }[], year: number, rules: readonly Rule[], counted: Counted): Row[] {
  const once = rules.filter((rule) => isOf(rule, 'rating-once')).map(sureStepOf)
  const first = new Map<string, { fact: RatedFact; effect: Effect }>()
  for (const one of effects) {
    const before = first.get(one.fact.act)
    if (one.effect.verdict !== 'no-effect' && (before === undefined || one.effect.weight > before.effect.weight))
      first.set(one.fact.act, one)
  }
  for (const [act, { effect }] of first) if (!counted.has(act)) counted.set(act, { year, certain: effect.verdict === 'counts' })
  return effects.map(({ fact, effect: { weight: _weight, because, ...effect } }): Row => {
    const row: Row = { ...NOTHING, id: fact.id, ...effect, because: because.map(sureStepOf) }
    if (effect.verdict === 'no-effect') return row
    const other = counted.get(fact.act)!
    if (other.year !== year)
      return other.certain
        ? { ...NOTHING, id: fact.id, verdict: 'other-year', countedIn: other.year, because: once }
        : { ...row, verdict: 'undetermined', countedIn: other.year, because: [...row.because, ...once] }
    const chosen = first.get(fact.act)!.fact
    return chosen === fact ? row : { ...NOTHING, id: fact.id, verdict: 'same-act', insteadOf: chosen.id, because: once }
  })
}

function limitOf(levels: readonly string[], facts: readonly Row[]): RatingLimit {
  const worst = Math.max(-1, ...facts.map(({ level }) => (level === null ? -1 : levels.indexOf(level))))
  const lower = Math.max(0, ...facts.map((fact) => fact.lower))
  const because = facts.flatMap((fact) => fact.because)
  return {
    level: levels[worst] ?? null,
    lower,
    confirmed: because.length > 0 && because.every(({ confirmed }) => confirmed),
    because: [...new Map(because.map((one) => [one.rule, one])).values()],
  }
}

function pointsOf(rules: readonly Rule[]): RatingYear['points'] {
  const rule = rules.find((one) => isOf(one, 'rating-points'))
  if (rule === undefined) return null
  const deductions = rules.filter((one) => isOf(one, 'rating-deduction'))
  return {
    parts: rule.parts.map(({ part, most, of }) => ({ part, most, of: [...of] })),
    from: { ...rule.from },
    deductions: deductions.map((one) => ({ part: one.part, percent: one.percent, because: sureStepOf(one) })),
    because: sureStepOf(rule),
  }
}

function quotaOf(rules: readonly Rule[]): RatingYear['quota'] {
  const rule = rules.find((one) => isOf(one, 'rating-quota'))
  return rule === undefined ? null : { level: rule.level, of: [...rule.of], percent: rule.percent, because: sureStepOf(rule) }
}

/** The words of a law on ratings. */
export function ratingTerms({ terms: { ratings, forms, circumstances } }: LawPack): RatingTerms {
  const plain = ({ id, en, vi }: { id: string; en: string; vi: string }) => ({ id, en, vi })
  return {
    levels: ratings?.levels ?? [],
    parts: ratings?.parts ?? [],
    forms: forms.map(plain),
    circumstances: circumstances.map(plain),
  }
}

/** Circumstances after which a rating may change, by any law that is loaded. */
export function ratedCircumstances({ rules }: LawPack): string[] {
  return [...new Set(rules.flatMap((rule) => (isOf(rule, 'rating-effect') ? (rule.circumstance ?? []) : [])))]
}

import type { TermsFile } from './file-schema.ts'
import { isOf, type Rule, type RuleOf } from './pack.ts'

/** A name that a rule gives, of what, and what it may be. */
export type Name = [what: string, name: string, among: readonly string[]]

const ids = (words: readonly { id: string }[] = []): string[] => words.map(({ id }) => id)

/** Names in rules on who answers for what others did. */
export function namesOfLeaders({ leaders, severities }: TermsFile, rule: Rule): Name[] {
  if (isOf(rule, 'charge')) return rule.roles.map((role): Name => ['role', role, ids(leaders?.roles)])
  if (!isOf(rule, 'case-grade')) return []
  return [
    ['degree', rule.grade, ids(severities)],
    ...(rule.penalties ?? []).map((penalty): Name => ['penalty', penalty, ids(leaders?.penalties)]),
  ]
}

/** Names in rules on disciplinary councils, interim measures, and who decides. */
export function namesOfProceedings({ council, measures, deciders }: TermsFile, rule: Rule): Name[] {
  if (isOf(rule, 'authority')) return (rule.decides ?? []).map((one): Name => ['decider', one, ids(deciders)])
  const seats = ids(council?.seats)
  if (isOf(rule, 'measure')) return rule.measures.map((one): Name => ['measure', one, ids(measures)])
  if (!isOf(rule, 'council')) return []
  return [...(rule.seats ?? []), ...(rule.leads ?? []), ...(rule.needs ?? [])].map((seat): Name => ['seat', seat, seats])
}

/** A rule says who decides, or by which post; only of the first there are forms. */
export function oddAuthority({ decides, of, forms, discipline }: RuleOf<'authority'>): string[] {
  if ((decides === undefined) === (of === undefined)) return ['a rule on authority says either who decides or by which post']
  if (of !== undefined && (forms !== undefined || discipline !== undefined)) return ['by which post is not said of forms']
  return forms !== undefined && discipline !== undefined ? ['it is for these forms or for all of discipline, not both'] : []
}

/** What cannot be meant of a council. */
export function oddCouncil({ seats, leads, quorum, needs, goesOn }: RuleOf<'council'>): string[] {
  const said = [seats, quorum, goesOn].filter((one) => one !== undefined).length
  return [
    ...(said === 1 ? [] : ['a rule on a council has one of seats, quorum, goesOn']),
    ...(leads !== undefined && seats === undefined ? ['only seats can be those of heads'] : []),
    ...(needs !== undefined && quorum === undefined ? ['only a quorum needs seats'] : []),
  ]
}

/** Names in rules on the periods of a matter. */
export function namesOfPeriods({ matters }: TermsFile, rule: Rule): Name[] {
  if (!('matter' in rule) || rule.matter === undefined) return []
  const matter = matters.find(({ id }) => id === rule.matter)
  if (matter === undefined) return [['matter', rule.matter, ids(matters)]]
  const clocks = ids(matter.clocks)
  if (isOf(rule, 'period-open')) return (rule.clocks ?? []).map((clock): Name => ['clock', clock, clocks])
  if (!isOf(rule, 'period')) return []
  const events = [rule.after, rule.until, rule.ordered].filter((one) => one !== undefined)
  return [
    ['clock', rule.clock, clocks],
    ...events.map((event): Name => ['event', event, ids(matter.events)]),
    // Only what stands before it in the list: no period lengthens itself on a detour.
    ...(rule.extends === undefined ? [] : [['clock', rule.extends, clocks.slice(0, clocks.indexOf(rule.clock))] satisfies Name]),
    ...rule.notCounted.map((pause): Name => ['pause', pause, ids(matter.pauses)]),
  ]
}

/** Names in rules on the annual rating. */
export function namesOfRatings({ ratings }: TermsFile, rule: Rule): Name[] {
  const levels = (names: readonly string[]): Name[] => names.map((name) => ['level of a rating', name, ids(ratings?.levels)])
  const parts = (names: readonly string[]): Name[] => names.map((name) => ['part of a rating', name, ids(ratings?.parts)])
  if (isOf(rule, 'rating-levels')) return levels(rule.levels)
  if (isOf(rule, 'rating-points')) return [...levels(Object.keys(rule.from)), ...parts(rule.parts.flatMap(({ part, of }) => [part, ...of]))]
  if (isOf(rule, 'rating-deduction')) return parts([rule.part])
  if (isOf(rule, 'rating-quota')) return levels([rule.level, ...rule.of])
  return isOf(rule, 'rating-effect') && rule.level !== undefined ? levels([rule.level]) : []
}

/** What cannot be meant of an effect on the rating. */
export function oddEffect({ level, lower, after, circumstance, forms, discipline }: RuleOf<'rating-effect'>): string[] {
  return [
    ...((level === undefined) === (lower === undefined) ? ['an effect on the rating is either a level or so many levels lower'] : []),
    ...(after.includes('circumstance') === (circumstance !== undefined) ? [] : ['after a circumstance the rule names it, and only then']),
    ...(forms !== undefined && discipline !== undefined ? ['the effect is of these forms or of all of discipline, not both'] : []),
  ]
}

/** What cannot be meant of a period. */
export function oddPeriod({ days, workingDays, months, years, after, extends: base, ordered, notCounted }: RuleOf<'period'>): string[] {
  const isOfDays = days !== undefined || workingDays !== undefined
  return [
    ...([days, workingDays, months, years].filter((one) => one !== undefined).length === 1
      ? []
      : ['a period has one of days, workingDays, months, years']),
    ...((after === undefined) === (base === undefined) ? ['a period begins with an event or lengthens another'] : []),
    ...(ordered !== undefined && base === undefined ? ['only what lengthens a period is ordered'] : []),
    ...(notCounted.length > 0 && !isOfDays ? ['only days can be left uncounted'] : []),
  ]
}

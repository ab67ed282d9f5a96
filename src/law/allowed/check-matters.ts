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

/** Names in rules on disciplinary councils and interim measures. */
export function namesOfProceedings({ council, measures }: TermsFile, rule: Rule): Name[] {
  const seats = ids(council?.seats)
  if (isOf(rule, 'measure')) return rule.measures.map((one): Name => ['measure', one, ids(measures)])
  if (!isOf(rule, 'council')) return []
  return [...(rule.seats ?? []), ...(rule.leads ?? []), ...(rule.needs ?? [])].map((seat): Name => ['seat', seat, seats])
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

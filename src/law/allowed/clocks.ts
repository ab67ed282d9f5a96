import { after, daysIn, workingDayFrom } from './days.ts'
import { limitOf } from './limits.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule, type RuleOf } from './pack.ts'
import type { Act, Circumstance, Clock, Facts } from './schema.ts'
import { stepOf } from './steps.ts'

/** Every clock of the acts, by the rules of the day: periods for deciding, and until when each form can be used. */
export function clocksOf(pack: LawPack, rules: readonly Rule[], facts: Facts): ClockOfRule[] {
  const acts = facts.acts.filter(({ disciplinable }) => disciplinable)
  return [...deadlinesOf(pack, rules, facts), ...acts.flatMap((act) => limitsOf(pack, rules, facts, act))]
}

export interface ClockOfRule {
  clock: Clock
  rule: Rule
}

/** Periods for deciding: from the detection of each act, and from what was announced. */
export function deadlinesOf(pack: LawPack, rules: readonly Rule[], facts: Facts): ClockOfRule[] {
  const deadlines = rules.filter((rule) => isOf(rule, 'deadline'))
  const acts = facts.acts.filter(({ disciplinable }) => disciplinable)
  return [
    ...acts.flatMap((act) =>
      deadlines.filter(({ after: from }) => from === 'detected').map((rule) => deadline(pack, facts, rule, act.detected, act)),
    ),
    ...deadlines.flatMap((rule) => announced(facts, rule).map((from) => deadline(pack, facts, rule, from, null))),
  ]
}

function announced({ circumstances }: Facts, rule: RuleOf<'deadline'>): string[] {
  if (rule.circumstance === undefined) return []
  return circumstances.flatMap((c) => (c.kind === rule.circumstance && typeof c['announced'] === 'string' ? [c['announced']] : []))
}

type Words = Pick<Clock, 'rule' | 'cite' | 'citeVi' | 'en' | 'vi' | 'convention' | 'conventionVi'>

function wordsOf({ terms: { convention } }: LawPack, rule: Rule): Words {
  return { ...stepOf(rule), convention: convention.en, conventionVi: convention.vi }
}

function deadline(pack: LawPack, facts: Facts, rule: RuleOf<'deadline'>, from: string | null, act: Act | null): ClockOfRule {
  const { ends, notCounted } = from === null ? { ends: null, notCounted: [] } : deadlineEnds(facts, rule, from)
  const clock: Clock = {
    id: rule.clock,
    act: act?.id ?? null,
    from,
    days: rule.days,
    ends,
    moved: ends === null ? null : workingDayFrom(pack.calendar, ends),
    open: ends === null || ends >= facts.day,
    notCounted,
    ...wordsOf(pack, rule),
  }
  return { clock, rule }
}

/** The last day of a period whose suspended days are added at its end, where they may again meet suspended ones. */
export function deadlineEnds(facts: Facts, rule: RuleOf<'deadline'>, from: string): Pick<Clock, 'ends' | 'notCounted'> {
  const pauses = facts.circumstances.filter(({ kind, from: begins }) => rule.notCounted.includes(kind) && begins !== undefined)
  const first = after(from, { days: 1 })
  let ends = after(from, { days: rule.days })
  for (;;) {
    if (pauses.some(({ from: begins, to }) => (to ?? null) === null && begins! <= ends))
      return { ends: null, notCounted: pauses.map((c) => paused(c, first)) }
    const lost = suspendedDays(pauses, first, ends)
    const moved = after(from, { days: rule.days + lost })
    if (moved === ends)
      return {
        ends,
        notCounted: pauses.filter(({ from: begins, to }) => begins! <= ends && (to ?? first) >= first).map((c) => paused(c, first)),
      }
    ends = moved
  }
}

/** Days of a span that lie in one of the pauses, each once. */
function suspendedDays(pauses: readonly Circumstance[], from: string, until: string): number {
  let [days, at] = [0, from]
  for (const { from: begins, to } of pauses.toSorted((one, other) => (one.from! < other.from! ? -1 : 1))) {
    const [first, last] = [begins! > at ? begins! : at, to! < until ? to! : until]
    if (last < first) continue
    days += daysIn(first, last)
    at = after(last, { days: 1 })
  }
  return days
}

function paused({ kind, from, to, document }: Circumstance, first: string): Clock['notCounted'][number] {
  const begins = from! > first ? from! : first
  return { kind, from: from!, to: to ?? null, days: (to ?? null) === null ? 0 : daysIn(begins, to!), document: document ?? null }
}

/** Until when each form can be used for an act; before it a shorter period of earlier law that had ended. */
export function limitsOf(pack: LawPack, rules: readonly Rule[], facts: Facts, act: Act): ClockOfRule[] {
  return rules
    .filter((rule) => isOf(rule, 'forms'))
    .filter((rule) => holds(rule.holds, { facts, act }))
    .flatMap(({ forms }) => forms)
    .flatMap((form) => {
      const limit = limitOf(pack, rules, facts, act, form)
      if (limit === undefined) return []
      const { rule, from, ends, lapsed } = limit
      const now = limitClock(pack, facts, rule, { act: act.id, form, from, ends })
      return lapsed === undefined ? [now] : [limitClock(pack, facts, lapsed.rule, { act: act.id, form, from, ends: lapsed.ends }), now]
    })
}

function limitClock(
  pack: LawPack,
  { day }: Facts,
  rule: RuleOf<'prescription'>,
  { ends, ...of }: { act: string; form: string; from: string; ends: string | null },
): ClockOfRule {
  const months = rule.never === undefined ? { months: (rule.years ?? 0) * 12 + (rule.months ?? 0) } : {}
  const moved = ends === null ? null : workingDayFrom(pack.calendar, ends)
  const open = ends === null || ends >= day
  return { clock: { id: 'prescription', ...of, ...months, ends, moved, open, notCounted: [], ...wordsOf(pack, rule) }, rule }
}

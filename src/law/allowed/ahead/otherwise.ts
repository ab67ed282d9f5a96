import { deadlineEnds, deadlinesOf, limitsOf } from '../clocks.ts'
import { after } from '../days.ts'
import { limitOf } from '../limits.ts'
import { changeDays } from '../look.ts'
import { isOf, rulesOn, type LawPack, type Rule, type RuleOf } from '../pack.ts'
import type { Clock, Facts } from '../schema.ts'
import { stepOf } from '../steps.ts'
import type { Otherwise } from './schema.ts'

/** When each clock of the facts would end if its pauses counted, and by the law of each day since it began. */
export function otherwise(pack: LawPack, facts: Facts): Otherwise[] {
  const rules = rulesOn(pack, facts.person, facts.day)
  const acts = facts.acts.filter(({ disciplinable }) => disciplinable)
  const limits = acts.flatMap((act) => limitsOf(pack, rules, facts, act))
  // A shorter period of earlier law stands before the one in force.
  const own = [...Map.groupBy(limits, ({ clock: { act, form } }) => `${act} ${form}`).values()].map((clocks) => clocks.at(-1)!)
  return [...deadlinesOf(pack, rules, facts), ...own].map(({ clock, rule }) => {
    const { id, act, form, from, ends } = clock
    const without = isOf(rule, 'deadline') ? withoutPauses(facts, rule, clock) : []
    return { id, act, ...(form === undefined ? {} : { form }), from, ends, without, under: underEach(pack, facts, clock) }
  })
}

function withoutPauses(facts: Facts, rule: RuleOf<'deadline'>, { from, notCounted }: Clock): Otherwise['without'] {
  const pauses = notCounted.map(({ kind, from: begins, to }) => ({ kind, from: begins, to }))
  const sets = pauses.length > 1 ? [...pauses.map((one) => [one]), pauses] : pauses.map((one) => [one])
  return sets.map((gone) => {
    const circumstances = facts.circumstances.filter(
      (one) => !gone.some(({ kind, from: begins, to }) => kind === one.kind && begins === one.from && to === (one.to ?? null)),
    )
    return { pauses: gone, ends: deadlineEnds({ ...facts, circumstances }, rule, from!).ends }
  })
}

interface Under {
  rule: Rule
  ends: string | null
  length: { days?: number; months?: number }
}

/** By the law of each stretch of days from the beginning of a clock to the decision; what is the same in two that follow each other is one. */
function underEach(pack: LawPack, facts: Facts, clock: Clock): Otherwise['under'] {
  const { from } = clock
  if (from === null || from > facts.day) return []
  const first = changeDays(pack, facts.person.class).filter((day) => day > from && day <= facts.day)
  const stretches = [from, ...first].map((day, at) => ({
    from: day,
    until: first[at] === undefined ? facts.day : after(first[at], { days: -1 }),
    found: underLaw(pack, rulesOn(pack, facts.person, day), facts, clock),
  }))
  const result: Otherwise['under'] = []
  for (const { from: begins, until, found } of stretches) {
    const last = result.at(-1)
    if (found === undefined) continue
    if (last?.vi === found.rule.vi && last.ends === found.ends && after(last.until, { days: 1 }) === begins) last.until = until
    else result.push({ ...stepOf(found.rule), from: begins, until, ...found.length, ends: found.ends, over: false, lapsed: false })
  }
  return result.map((one) => {
    const over = one.ends !== null && one.ends < facts.day
    return { ...one, over, lapsed: over && one.ends! <= one.until }
  })
}

function underLaw(pack: LawPack, rules: readonly Rule[], facts: Facts, { id, act: name, form, from }: Clock): Under | undefined {
  if (form === undefined) {
    const rule = rules.filter((one) => isOf(one, 'deadline')).find(({ clock }) => clock === id)
    return rule === undefined ? undefined : { rule, ends: deadlineEnds(facts, rule, from!).ends, length: { days: rule.days } }
  }
  const limit = limitOf(
    pack,
    rules,
    facts,
    facts.acts.find((act) => act.id === name)!,
    form,
  )
  if (limit === undefined) return undefined
  const { rule, ends } = limit
  return { rule, ends, length: rule.never === undefined ? { months: (rule.years ?? 0) * 12 + (rule.months ?? 0) } : {} }
}

import { isOf, rulesOn, type LawPack, type Rule, type RuleOf } from '../allowed/pack.ts'
import { sureStepOf } from '../allowed/steps.ts'
import { periods, type PeriodClock } from '../periods/index.ts'
import { pointOf, type About } from './council.ts'
import { SAID } from './said.ts'
import type { LawPoint, MeasureLaw } from './schema.ts'

const MATTER = 'interim-measures'

/** An interim measure as it is ordered; `begun`: the first day of the one that it lengthens. */
export interface Ordered {
  kind: string
  begun: string | null
  from: string
  until: string
  /** Share of the pay, in per cent. */
  pay: number
}

/** The measures that the law has words for, with the rules of a day on each. */
export function measureLaw(pack: LawPack, about: About): MeasureLaw {
  const rules = rulesOn(pack, about, about.day)
  return {
    measures: pack.terms.measures.map(({ begins, ...word }) => {
      const paid = paysOf(rules, word.id)
      const lasts = rules.filter((rule) => isOf(rule, 'period')).filter(({ matter, after }) => matter === MATTER && after === begins)
      const more = rules.filter((rule) => isOf(rule, 'period')).filter((rule) => lasts.some(({ clock }) => rule.extends === clock))
      return { ...word, pay: paid[0]?.pay ?? null, rules: [...lasts, ...more, ...paid].map(sureStepOf) }
    }),
  }
}

function paysOf(rules: readonly Rule[], kind: string): RuleOf<'measure'>[] {
  return rules.filter((rule) => isOf(rule, 'measure')).filter(({ measures }) => measures.includes(kind))
}

/** Whether a measure keeps what the law of its first day says: how long it lasts at most, and what is paid meanwhile. */
export function measurePoints(pack: LawPack, who: Omit<About, 'day'>, ordered: Ordered): LawPoint[] {
  const about = { ...who, day: ordered.from }
  const paid = paysOf(rulesOn(pack, about, about.day), ordered.kind)
  return [
    ...lastingPoints(pack, about, ordered),
    ...paid.map((rule) => pointOf(rule, ordered.pay >= rule.pay ? 'kept' : 'broken', SAID.pay(rule.pay))),
  ]
}

function lastingPoints(pack: LawPack, about: About, { kind, begun, from, until }: Ordered): LawPoint[] {
  const begins = pack.terms.measures.find(({ id }) => id === kind)?.begins
  if (begins === undefined) return []
  const events = { [begins]: begun ?? from, ...(begun === null ? {} : { extended: from }) }
  const { clocks } = periods(pack, { ...about, matter: MATTER, events, known: {}, pauses: [] })
  const ruleOf = (clock: PeriodClock): Rule => pack.rules.find(({ id }) => id === clock.rule)!
  const isOfKind = (clock: PeriodClock): boolean => {
    const rule = ruleOf(clock)
    return isOf(rule, 'period') && rule.after === begins && clock.state !== 'not-applicable'
  }
  const first = clocks.filter(isOfKind)
  const more = clocks.filter((clock) => first.some(({ id }) => clock.extends === id) && clock.state !== 'not-applicable')
  return (begun !== null && more.length > 0 ? more : first).map((clock) => {
    const rule = ruleOf(clock)
    if (clock.ends === null) return pointOf(rule, 'unknown', SAID.calendar)
    if (until <= clock.ends) return pointOf(rule, 'kept', null)
    return clock.state === 'undetermined' && rule.sure !== 'uncertain'
      ? pointOf(rule, 'unknown', SAID.hangs)
      : pointOf(rule, 'broken', SAID.long(clock.ends))
  })
}

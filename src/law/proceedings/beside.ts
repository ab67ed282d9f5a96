import { isOf, rulesOn, type LawPack } from '../allowed/pack.ts'
import { sureStepOf } from '../allowed/steps.ts'
import { MATTER, type About } from './council.ts'
import type { SureStep } from './schema.ts'

/** What the law of a day says of discipline beside other proceedings, and of the period from an announcement of the circumstance `party`. */
export function besideRules(pack: LawPack, about: About, party: string): { rules: SureStep[]; party: SureStep[] } {
  const all = rulesOn(pack, about, about.day)
  return {
    rules: all
      .filter((rule) => isOf(rule, 'notes'))
      .filter(({ matter }) => matter === MATTER)
      .map(sureStepOf),
    party: all
      .filter((rule) => isOf(rule, 'deadline'))
      .filter(({ circumstance }) => circumstance === party)
      .map(sureStepOf),
  }
}

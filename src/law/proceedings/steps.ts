import { isOf, rulesOn, type LawPack } from '../allowed/pack.ts'
import { sureStepOf } from '../allowed/steps.ts'
import type { About } from './council.ts'
import type { AskedStep } from './schema.ts'

/** Steps that the law of a day asks for before somebody is disciplined; where no rule does, a step may be left out. */
export function askedSteps(pack: LawPack, about: About): AskedStep[] {
  return rulesOn(pack, about, about.day)
    .filter((rule) => isOf(rule, 'step'))
    .map((rule) => ({ ...sureStepOf(rule), step: rule.step }))
}

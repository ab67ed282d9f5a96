import { after } from './days.ts'
import { isOf, rulesOn, type LawPack, type RuleOf } from './pack.ts'
import { AFFECTED, type DecisionEffect } from './schema.ts'
import { sureStepOf } from './steps.ts'

/**
 * What a decision does to wage rise and appointment by the law of the day on which it takes effect, each once; nothing where its form is no discipline. What no
 * rule says is not known, and so is what several rules say differently. Total and pure.
 */
export function effectsOf(
  pack: LawPack,
  who: { class: string; status: string },
  { form, effective: from }: { form: string; effective: string },
): DecisionEffect[] {
  if (!pack.terms.forms.some(({ id, discipline }) => id === form && discipline !== 'no')) return []
  const rules = rulesOn(pack, who, from).filter((rule) => isOf(rule, 'effect'))
  return AFFECTED.map((of) =>
    effectOn(
      of,
      from,
      rules.filter((rule) => rule.of === of && isAbout(rule, form)),
    ),
  )
}

const isAbout = ({ forms, discipline }: RuleOf<'effect'>, form: string): boolean => discipline === 'yes' || forms?.includes(form) === true

function effectOn(of: DecisionEffect['of'], from: string, rules: readonly RuleOf<'effect'>[]): DecisionEffect {
  const [first] = rules
  const lengths = new Set(rules.map(({ months }) => months ?? null))
  const months = lengths.size === 1 ? (first!.months ?? null) : null
  const until = of === 'appointment' && months !== null ? after(from, { months }) : null
  return { of, months, from, until, because: first === undefined ? null : sureStepOf(first) }
}

/** What cannot be meant of an effect. */
export function oddDecisionEffect({ forms, discipline, months, sure }: RuleOf<'effect'>): string[] {
  return [
    ...((forms === undefined) === (discipline === undefined) ? ['an effect is of these forms or of all of discipline'] : []),
    ...(months === undefined && sure !== 'uncertain' ? ['an effect without months is not known, and so uncertain'] : []),
  ]
}

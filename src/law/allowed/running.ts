import { after } from './days.ts'
import { isOf, rulesOn, type LawPack } from './pack.ts'
import type { Running } from './schema.ts'
import { sureStepOf } from './steps.ts'

/** A decision that came first counts in place of one from its announcement on. */
export function begun(effective: string, announced: unknown): string {
  return typeof announced === 'string' && announced < effective ? announced : effective
}

/**
 * From when until when a decision on discipline runs by the law of the day on which it takes effect, both days included; null where that law does not say,
 * or the form is no discipline. `circumstances`: those of the person, each with the day on which it was announced.
 */
export function runningOf(
  pack: LawPack,
  who: { class: string; status: string },
  {
    form,
    effective,
    circumstances,
  }: { form: string; effective: string; circumstances: readonly { kind: string; announced: string | null }[] },
): Running | null {
  const isDiscipline = pack.terms.forms.some(({ id, discipline }) => id === form && discipline !== 'no')
  const rule = rulesOn(pack, who, effective).find((one) => isOf(one, 'running'))
  if (!isDiscipline || rule === undefined) return null
  const from = begun(effective, circumstances.find(({ kind }) => kind === rule.fromAnnounced)?.announced)
  return { from, until: after(from, { months: rule.months }), ...sureStepOf(rule) }
}

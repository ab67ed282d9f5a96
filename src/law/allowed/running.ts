import { after } from './days.ts'
import { isOf, rulesOn, type LawPack } from './pack.ts'
import type { Running } from './schema.ts'
import { sureStepOf } from './steps.ts'

/** A decision that came first counts in place of one from its announcement on: of several, the last before it. */
export function begun(effective: string, announced: readonly unknown[]): string {
  const before = announced.filter((one): one is string => typeof one === 'string' && one < effective)
  return before.toSorted().at(-1) ?? effective
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
  const others = circumstances.filter(({ kind }) => kind === rule.fromAnnounced)
  const from = begun(
    effective,
    others.map(({ announced }) => announced),
  )
  return { from, until: after(from, { months: rule.months }), ...sureStepOf(rule) }
}

import type { z } from 'zod'
import type { Circumstance, enterCircumstance } from '../../../../src/findings/schema.ts'
import { parseWhen } from '../when.ts'

/** What stands in the form. Nothing that decides is chosen beforehand. */
export interface Draft {
  kind: Circumstance['kind'] | null
  title: string
  from: string
  until: string
  units: string[]
  rules: string[]
  effect: Circumstance['effect'] | null
  document: string
  approver: string
  reason: string
}

export const EMPTY: Draft = {
  kind: null,
  title: '',
  from: '',
  until: '',
  units: [],
  rules: [],
  effect: null,
  document: '',
  approver: '',
  reason: '',
}

type Wrong = 'wrongKind' | 'wrongTitle' | 'wrongTime' | 'wrongOrder' | 'wrongEffect' | 'wrongDocument' | 'wrongApprover' | 'wrongReason'
export type Faults = Partial<Record<keyof Draft, Wrong>>

const LEAST_REASON = 3

/** What must still be put right, field by field. */
export function faultsOf({ kind, title, from, until, effect, document, approver, reason }: Draft): Faults {
  const [begins, ends] = [parseWhen(from), parseWhen(until)]
  const backwards = begins !== undefined && ends !== undefined && ends <= begins
  const found: [keyof Draft, Wrong | false][] = [
    ['kind', kind === null && 'wrongKind'],
    ['title', title.trim() === '' && 'wrongTitle'],
    ['from', begins === undefined && 'wrongTime'],
    ['until', ends === undefined ? 'wrongTime' : backwards && 'wrongOrder'],
    ['effect', effect === null && 'wrongEffect'],
    ['document', document.trim() === '' && 'wrongDocument'],
    ['approver', approver.trim() === '' && 'wrongApprover'],
    ['reason', reason.trim().length < LEAST_REASON && 'wrongReason'],
  ]
  return Object.fromEntries(found.filter(([, wrong]) => wrong !== false)) as Faults
}

/** What is sent; undefined while something is wrong. No unit, no rule: all of them. */
export function inputOf(draft: Draft): z.input<(typeof enterCircumstance)['input']> | undefined {
  const { kind, effect, units, rules } = draft
  const [from, until] = [parseWhen(draft.from), parseWhen(draft.until)]
  if (Object.keys(faultsOf(draft)).length > 0 || kind === null || effect === null || from === undefined || until === undefined)
    return undefined
  return {
    kind,
    effect,
    from,
    until,
    units: units.length === 0 ? null : units,
    rules: rules.length === 0 ? null : rules,
    title: draft.title.trim(),
    document: draft.document.trim(),
    approver: draft.approver.trim(),
    reason: draft.reason.trim(),
  }
}

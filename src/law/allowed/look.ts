import { after } from './days.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule } from './pack.ts'

/** A rule for one class, with the days on which it is in force. */
export interface RuleInForce {
  rule: Rule
  class: string
  from: string
  until: string | null
}

function ofClasses(pack: LawPack): RuleInForce[] {
  return pack.rules.flatMap((rule) => [...rule.inForce].map(([name, days]) => ({ rule, class: name, ...days })))
}

/** Rules that are in force on a day, in the order of the law; of all classes, or of one. */
export function inForceOn(pack: LawPack, day: string, of?: string): RuleInForce[] {
  return ofClasses(pack).filter(
    (one) => (of === undefined || one.class === of) && one.from <= day && (one.until === null || day <= one.until),
  )
}

/** What is in force on one day and not on the other. */
export function diffLaw(pack: LawPack, before: string, later: string, of?: string): { ended: RuleInForce[]; began: RuleInForce[] } {
  const [old, now] = [inForceOn(pack, before, of), inForceOn(pack, later, of)]
  const isIn = (rows: readonly RuleInForce[], { rule, class: name }: RuleInForce): boolean =>
    rows.some((row) => row.rule === rule && row.class === name)
  return { ended: old.filter((row) => !isIn(now, row)), began: now.filter((row) => !isIn(old, row)) }
}

/** Days on which something changes: the first of each, and the first after each that ends. */
export function changeDays(pack: LawPack): string[] {
  const days = ofClasses(pack).flatMap(({ from, until }) => [from, ...(until === null ? [] : [after(until, { days: 1 })])])
  return [...new Set(days)].toSorted()
}

export interface LawWarning {
  rule: string
  message: string
}

/** What a careful author would look at: two lists of forms at once, a rule that never is in force, a class with acts and no answer. */
export function lintLaw(pack: LawPack): LawWarning[] {
  return [
    ...pack.rules.filter(({ inForce }) => inForce.size === 0).map(({ id }) => ({ rule: id, message: 'is in force on no day' })),
    ...changeDays(pack).flatMap((day) => pack.terms.classes.flatMap(({ id }) => lintDay(pack, id, day))),
  ]
}

function lintDay(pack: LawPack, of: string, day: string): LawWarning[] {
  const rules = inForceOn(pack, day, of).map(({ rule }) => rule)
  return pack.terms.statuses.flatMap(({ id: status }) =>
    [true, false].flatMap((leadership) => {
      const person = { class: of, status, leadership, partyMember: false }
      const about = { facts: { person, acts: [], history: [], circumstances: [], day } }
      const lists = rules.filter((rule) => isOf(rule, 'forms') && rule.statuses.includes(status) && holds(rule.holds, about))
      return lists.slice(1).map(({ id }) => ({
        rule: id,
        message: `${day}: ${of}${leadership ? ', leading' : ''}: ${lists[0]!.id} gives another list of forms on the same day`,
      }))
    }),
  )
}

import { citationWords } from '../citation/pure.ts'
import { after } from './days.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule } from './pack.ts'
import type { InstrumentRow, RuleRow, Terms } from './schema.ts'
import { stepOf } from './steps.ts'

/** A rule for one class, with the days on which it is in force. */
export interface RuleInForce {
  rule: Rule
  class: string
  from: string
  until: string | null
}

/** Every rule for each class that it is for, in the order of the law; of all classes, or of one. */
export function everyRule(pack: LawPack, of?: string): RuleInForce[] {
  return pack.rules.flatMap((rule) =>
    [...rule.inForce].filter(([name]) => of === undefined || name === of).map(([name, days]) => ({ rule, class: name, ...days })),
  )
}

/** Rules that are in force on a day, in the order of the law; of all classes, or of one. */
export function inForceOn(pack: LawPack, day: string, of?: string): RuleInForce[] {
  return everyRule(pack, of).filter((one) => one.from <= day && (one.until === null || day <= one.until))
}

/** What is in force on one day and not on the other. */
export function diffLaw(pack: LawPack, before: string, later: string, of?: string): { ended: RuleInForce[]; began: RuleInForce[] } {
  const [old, now] = [inForceOn(pack, before, of), inForceOn(pack, later, of)]
  const isIn = (rows: readonly RuleInForce[], { rule, class: name }: RuleInForce): boolean =>
    rows.some((row) => row.rule === rule && row.class === name)
  return { ended: old.filter((row) => !isIn(now, row)), began: now.filter((row) => !isIn(old, row)) }
}

/** Days on which something changes, for all classes or for one: the first of each rule, and the first after each that ends. */
export function changeDays(pack: LawPack, of?: string): string[] {
  const days = everyRule(pack, of).flatMap(({ from, until }) => [from, ...(until === null ? [] : [after(until, { days: 1 })])])
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

/** What a page shows of the law of a day for one class. */
export function showDay(
  pack: LawPack,
  of: string,
  on: string,
): { instruments: InstrumentRow[]; rules: RuleRow[]; began: RuleRow[]; ended: RuleRow[]; restated: number; days: string[] } {
  const own = everyRule(pack, of)
  const { began, ended } = diffLaw(pack, after(on, { days: -1 }), on, of)
  return {
    instruments: instrumentsOf(own),
    rules: inForceOn(pack, on, of).map(rowOf),
    began: without(began, ended).map(rowOf),
    ended: without(ended, began).map(rowOf),
    restated: ended.length - without(ended, began).length,
    days: changeDays(pack, of),
  }
}

/** Rules of which the others have not the same words. */
function without(rows: readonly RuleInForce[], others: readonly RuleInForce[]): RuleInForce[] {
  const known = new Set(others.map(({ rule }) => rule.vi))
  return rows.filter(({ rule }) => !known.has(rule.vi))
}

function rowOf({ rule, from, until }: RuleInForce): RuleRow {
  const { says, sure, confirmed, instrument } = rule
  return { ...stepOf(rule), says, instrument: instrument.id, sure, confirmed: confirmed === 'no' ? null : confirmed, from, until }
}

function instrumentsOf(rows: readonly RuleInForce[]): InstrumentRow[] {
  const of = Map.groupBy(rows, ({ rule }) => rule.instrument)
  return [...of]
    .map(([{ id, cite, title, issuer, issued, from }, own]) => {
      const until = own.map((one) => one.until).reduce((last, end) => (last === null || end === null ? null : last > end ? last : end))
      const confirmed = own.filter(({ rule }) => rule.confirmed !== 'no').length
      return { id, cite, citeVi: citationWords(cite).vi, title, issuer, issued, from, until, rules: own.length, confirmed }
    })
    .toSorted((one, other) => (one.from === other.from ? one.id.localeCompare(other.id) : one.from < other.from ? -1 : 1))
}

/** The words of a law as a form offers them. */
export function termsOf({ terms }: LawPack): Terms {
  const { classes, statuses, severities, kinds } = terms
  return {
    classes,
    statuses,
    severities,
    kinds,
    forms: terms.forms.map(({ discipline, ...word }) => ({ ...word, discipline: discipline !== 'no' })),
    circumstances: terms.circumstances.map(({ facts = [], ...word }) => ({ ...word, facts })),
  }
}

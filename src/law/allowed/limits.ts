import { after } from './days.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule, type RuleOf } from './pack.ts'
import type { Act, Facts } from './schema.ts'

type Prescription = RuleOf<'prescription'>

/** Until when an act can be answered with a form. */
export interface Limit {
  rule: Prescription
  /** The day from which the period counts, and what began it anew. */
  from: string
  restart: Rule | undefined
  /** The last day; null where there is no limit. */
  ends: string | null
  /** A shorter period of earlier law that had ended while that law was in force. */
  lapsed: { rule: Prescription; ends: string } | undefined
}

/** The limit of an act and a form by the rules of the day; undefined where no rule sets one, or the beginning of the period is not known. */
export function limitOf(pack: LawPack, rules: readonly Rule[], facts: Facts, act: Act, form: string): Limit | undefined {
  const ofForm = periodFor(facts, act, form)
  const rule = ofForm(prescriptionsOf(rules))
  const from = beginningOf(act)
  if (rule === undefined || from === null) return undefined
  if (rule.never !== undefined) return { rule, from, restart: undefined, ends: null, lapsed: undefined }
  const begun = restarted(rules, facts, act, from, rule)
  return { rule, ...begun, ends: endsAfter(rule, begun.from), lapsed: lapsedFor(pack, facts, ofForm, begun.from) }
}

/**
 * Every last day that a period of any law for an act could have while that law is in force, whichever of its rules is the one for a form, and whether or
 * not a later act began it anew.
 */
export function lastDays({ rules }: LawPack, facts: Facts, act: Act): string[] {
  const from = beginningOf(act)
  if (from === null) return []
  return prescriptionsOf(rules)
    .filter(({ never }) => never === undefined)
    .flatMap((rule) => {
      const days = rule.inForce.get(facts.person.class)
      return [from, begunAnew(facts, act, from, rule)]
        .map((begun) => endsAfter(rule, begun))
        .filter((end) => days !== undefined && days.from <= end && (days.until === null || end <= days.until))
    })
}

function beginningOf({ ongoing, detected, to }: Act): string | null {
  return ongoing ? detected : (to ?? null)
}

type OfForm = (rules: readonly Prescription[]) => Prescription | undefined

/** Of rules that are in force together, the one for a form: no limit before a limit, one that names the form before one that names none. */
function periodFor(facts: Facts, act: Act, form: string): OfForm {
  return (rules) => {
    const fitting = rules.filter((rule) => (rule.forms === undefined || rule.forms.includes(form)) && holds(rule.holds, { facts, act }))
    return fitting.find(({ never }) => never !== undefined) ?? fitting.find(({ forms }) => forms !== undefined) ?? fitting[0]
  }
}

function lapsedFor({ rules }: LawPack, { person, day }: Facts, ofForm: OfForm, from: string): Limit['lapsed'] {
  const lastDay = (rule: Prescription): string | null => rule.inForce.get(person.class)?.until ?? null
  const over = prescriptionsOf(rules).filter((rule) => (lastDay(rule) ?? day) < day)
  for (const until of new Set(over.map(lastDay))) {
    const rule = ofForm(over.filter((one) => lastDay(one) === until))
    if (rule === undefined || rule.never !== undefined) continue
    const ends = endsAfter(rule, from)
    if (ends <= until! && ends >= rule.inForce.get(person.class)!.from) return { rule, ends }
  }
  return undefined
}

/** Of each list of rules; the same lists are asked again and again while an answer is worked out. */
const known = new WeakMap<readonly Rule[], readonly Prescription[]>()

function prescriptionsOf(rules: readonly Rule[]): readonly Prescription[] {
  const found = known.get(rules) ?? rules.filter((rule) => isOf(rule, 'prescription'))
  known.set(rules, found)
  return found
}

function endsAfter({ years = 0, months = 0 }: Prescription, from: string): string {
  return after(from, { years, months })
}

function restarted(
  rules: readonly Rule[],
  facts: Facts,
  act: Act,
  from: string,
  rule: Prescription,
): { from: string; restart: Rule | undefined } {
  const restart = rules.find((one) => isOf(one, 'restart'))
  if (restart === undefined) return { from, restart }
  const begun = begunAnew(facts, act, from, rule)
  return { from: begun, restart: begun === from ? undefined : restart }
}

/** A new act within the period starts it anew, and so does one within that. */
function begunAnew({ acts }: Facts, act: Act, from: string, rule: Prescription): string {
  const later = acts
    .filter((one) => one.id !== act.id && one.disciplinable)
    .map((one) => one.from)
    .toSorted()
  return later.reduce((at, day) => (day > at && day <= endsAfter(rule, at) ? day : at), from)
}

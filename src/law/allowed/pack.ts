import type { Place } from '../../base/index.ts'
import type { Bilingual, Tri } from '../../base/schema.ts'
import type { Delegation } from '../competence/table.ts'
import type { Practice } from '../practice/read.ts'
import type { AttributeValue, Calendar } from '../schema.ts'
import type { InstrumentFile, RuleFile, TermsFile } from './file-schema.ts'
import type { Act, Circumstance, Facts } from './schema.ts'

/** What a condition is asked about: the facts, an act of them, a circumstance. */
export interface About {
  facts: Facts
  act?: Act | undefined
  circumstance?: Circumstance
  /** By name, what a rule on leaders or periods reads. */
  told?: Readonly<Record<string, AttributeValue>>
}
/** A condition; what is not known does not hold. */
export interface Holds {
  (about: About): boolean
  /** 2 where it hangs on what is not known. */
  value: (about: About) => Tri
  /** The names that it reads. */
  reads: readonly string[]
}

/** Days of a rule for one class, both included; null is open. */
export interface Days {
  from: string
  until: string | null
}

export type Rule = RuleFile & {
  instrument: Instrument
  /** In both languages. */
  cite: Bilingual
  classes: readonly string[]
  statuses: readonly string[]
  /** Days in force by class; a class for which it never is is left out. */
  inForce: ReadonlyMap<string, Days>
  /** Of the act, or of the circumstance that the rule is about. */
  holds: Holds | undefined
  /** Of the circumstance, or of the matter: what keeps the rule from applying. */
  not: Holds | undefined
  place: Place
}
export type RuleOf<K extends RuleFile['says']> = Extract<Rule, { says: K }>

export type Instrument = Omit<InstrumentFile, 'rules'>

/** The law of a country, as a folder has it. */
export interface LawPack {
  terms: TermsFile
  calendar: Calendar
  instruments: readonly Instrument[]
  rules: readonly Rule[]
  /** Numbers of the administration's own. */
  practice: Practice
  /** Its table of who decides for whom; without a row nobody knows. */
  delegation: Delegation
}

export function isOf<K extends RuleFile['says']>(rule: Rule, kind: K): rule is RuleOf<K> {
  return rule.says === kind
}

/** Rules that speak of a class on a day. */
export function rulesOn(pack: LawPack, who: { class: string; status: string }, day: string): Rule[] {
  return pack.rules.filter(
    (rule) => rule.sure !== 'inferred' && rule.statuses.includes(who.status) && isWithin(rule.inForce.get(who.class), day),
  )
}

function isWithin(days: Days | undefined, day: string): boolean {
  return days !== undefined && days.from <= day && (days.until === null || day <= days.until)
}

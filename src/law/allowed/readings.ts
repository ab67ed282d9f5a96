import type { Bilingual } from '../../base/schema.ts'
import { after } from './days.ts'
import { limitOf } from './limits.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule, type RuleOf } from './pack.ts'
import { ASKED } from './said.ts'
import type { Act, Facts } from './schema.ts'

/** One way in which everything that is not known could be. */
export interface Reading {
  /** Facts as they are then. */
  facts: Facts
  /** Rules as they are then. */
  rules: readonly Rule[]
  /** Whether a period that had ended under earlier, shorter law is open under the longer one. */
  revives: boolean
}

/** A point that is not known, with the ways in which it can be. */
export interface Point<R = Reading> extends Bilingual {
  id: string
  cite: Bilingual
  rule: Rule | undefined
  options: readonly ((reading: R) => R)[]
}

/** Every point on which an answer may hang: what the law leaves open, rules that are uncertain, facts that nobody has told. */
export function openPoints(pack: LawPack, rules: readonly Rule[], facts: Facts): Point[] {
  const acts = facts.acts.filter(({ disciplinable }) => disciplinable)
  return [
    ...rules.filter((rule) => isOf(rule, 'open')).flatMap((rule) => openRule(rule, { ...facts, acts })),
    ...rules.filter((rule) => isUncertain(rule, facts)).map((rule) => uncertainRule<Reading>(rule)),
    ...acts.filter(({ severity }) => severity === null).map((act) => ungraded(rules, act, pack)),
    ...acts.filter((act) => act.repeats === null && earlierWithin(rules, facts, act).length > 0).map((act) => repetition(rules, act)),
    ...lengthened(pack, rules, { ...facts, acts }),
  ]
}

const OF_HISTORY = new Set(['recidivism', 'repeated', 'running', 'decided-once'])
/** What is of other questions than what is allowed stands from the second line on. */
const WITHOUT_EFFECT = new Set([
  ...['open', 'notes', 'not-loaded', 'deadline'],
  ...['charge', 'case-grade', 'liability', 'period', 'period-open', 'council', 'step', 'measure', 'authority', 'effect'],
  ...['rating-levels', 'rating-points', 'rating-deduction', 'rating-quota', 'rating-effect', 'rating-once'],
])

function isUncertain(rule: Rule, { history }: Facts): boolean {
  return rule.sure === 'uncertain' && !WITHOUT_EFFECT.has(rule.says) && (!OF_HISTORY.has(rule.says) || history.length > 0)
}

/** As if the rule held, and as if it did not. */
export function uncertainRule<R extends { rules: readonly Rule[] }>(rule: Rule): Point<R> {
  const { id, cite, en, vi } = rule
  const without = (reading: R): R => ({ ...reading, rules: reading.rules.filter((one) => one !== rule) })
  return { id, cite, en, vi, rule, options: [(reading) => reading, without] }
}

/** Acts that an open rule is about: older than its instrument or not, and of which its condition holds. */
export function concerned({ before, instrument, holds: condition }: RuleOf<'open'>, facts: Facts): Act[] {
  return facts.acts.filter((act) => {
    const isOlder = !act.ongoing && (act.to ?? act.from) < instrument.from
    return (before === undefined || isOlder === (before === 'yes')) && holds(condition, { facts, act })
  })
}

function openRule(rule: RuleOf<'open'>, facts: Facts): Point[] {
  const { id, cite, en, vi, alternatives } = rule
  const about = new Set(concerned(rule, facts).map((act) => act.id))
  if (alternatives === undefined || about.size === 0) return []
  const options = alternatives.map(
    ({ degrees }) =>
      (reading: Reading): Reading =>
        changeActs(reading, (act) =>
          about.has(act.id) && act.severity !== null ? { severity: degrees[act.severity] ?? act.severity } : {},
        ),
  )
  return [{ id, cite, en, vi, rule, options }]
}

function changeActs(reading: Reading, change: (act: Act) => Partial<Act>): Reading {
  return { ...reading, facts: { ...reading.facts, acts: reading.facts.acts.map((act) => ({ ...act, ...change(act) })) } }
}

/** What rests on no rule. */
const NOWHERE: Bilingual = { en: '', vi: '' }

function ungraded(rules: readonly Rule[], { id }: Act, { terms }: LawPack): Point {
  const degrees = rules.find((rule) => isOf(rule, 'degrees'))
  const levels = degrees?.severities ?? terms.severities.map((word) => word.id)
  const options = levels.map(
    (severity) =>
      (reading: Reading): Reading =>
        changeActs(reading, (act) => (act.id === id ? { severity } : {})),
  )
  return { id: `severity-${id}`, cite: degrees?.cite ?? NOWHERE, ...ASKED.severity(id), rule: degrees, options }
}

/** Earlier decisions that a new act would repeat, if it were the same violation. */
export function earlierWithin(rules: readonly Rule[], { history }: Facts, act: Act): { form: string; recidivism: RuleOf<'recidivism'> }[] {
  const recidivism = rules.find((rule) => isOf(rule, 'recidivism'))
  if (recidivism === undefined) return []
  return history
    .filter(({ sameAct }) => sameAct !== act.id)
    .filter(({ effective }) => effective <= act.from && act.from <= after(effective, { months: recidivism.months }))
    .map(({ form }) => ({ form, recidivism }))
}

function repetition(rules: readonly Rule[], { id }: Act): Point {
  const rule = rules.find((one) => isOf(one, 'recidivism'))!
  const options = [true, false].map(
    (repeats) =>
      (reading: Reading): Reading =>
        changeActs(reading, (act) => (act.id === id ? { repeats } : {})),
  )
  return { id: `repeats-${id}`, cite: rule.cite, ...ASKED.repeats(id), rule, options }
}

function lengthened(pack: LawPack, rules: readonly Rule[], facts: Facts): Point[] {
  const forms = new Set(rules.filter((rule) => isOf(rule, 'forms')).flatMap((rule) => rule.forms))
  const limits = facts.acts.flatMap((act) => [...forms].map((form) => limitOf(pack, rules, facts, act, form)))
  const found = limits.find((limit) => limit?.lapsed !== undefined && (limit.ends === null || limit.ends >= facts.day))
  if (found?.lapsed === undefined) return []
  const [{ cite: old }, { cite: now }] = [found.lapsed.rule, found.rule]
  const cite = { en: `${old.en}; ${now.en}`, vi: `${old.vi}; ${now.vi}` }
  const options = [true, false].map((revives) => (reading: Reading): Reading => ({ ...reading, revives }))
  return [{ id: 'prescription-lengthened', cite, ...ASKED.lengthened, rule: found.rule, options }]
}

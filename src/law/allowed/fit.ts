import { after } from './days.ts'
import { limitOf } from './limits.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule, type RuleOf } from './pack.ts'
import { earlierWithin, type Reading } from './readings.ts'
import { begun } from './running.ts'
import type { Act } from './schema.ts'

type Answers = ReadonlyMap<string, readonly Rule[]>

/** The forms that answer one act, each with the rules that say so. */
export interface Fit {
  act: Act
  answers: Answers
  /** Forms that would answer it and are out of time, with the rule that says so. */
  late: ReadonlyMap<string, Rule>
  limited: readonly Rule[]
}

/** How grave a form is, by the words of the law; one that is not there is the lightest. */
function weigher({ terms }: LawPack): (form: string) => number {
  const places = new Map(terms.forms.map(({ id }, at) => [id, at]))
  return (form) => places.get(form) ?? -1
}

/** Forms that answer an act by its degree and kind and by what was decided before, as far as they are in time. */
export function answersOf(pack: LawPack, reading: Reading, { forms }: RuleOf<'forms'>, act: Act): Fit {
  const { facts, rules } = reading
  const all = rules.filter((rule) => isOf(rule, 'answers')).filter((rule) => forms.includes(rule.form) && holds(rule.holds, { facts, act }))
  const alone = all.filter((rule) => rule.alone !== undefined)
  const given = new Map<string, readonly Rule[]>()
  for (const rule of alone.length > 0 ? alone : all) given.set(rule.form, [...(given.get(rule.form) ?? []), rule])
  const answers = repeated(pack, reading, given, act, forms)
  const late = new Map<string, Rule>()
  for (const form of answers.keys()) {
    const limit = limitOf(pack, rules, facts, act, form)
    const hasLapsed = limit?.lapsed !== undefined && !reading.revives
    if (limit !== undefined && limit.ends !== null && (limit.ends < facts.day || hasLapsed)) late.set(form, limit.rule)
  }
  const inTime = new Map([...answers].filter(([form]) => !late.has(form)))
  return { act, answers: inTime, late, limited: [...new Set(late.values())] }
}

/** Of an act that repeats a violation: the graver of what repetition gives and of what the act itself does. */
function repeated(pack: LawPack, { rules, facts }: Reading, given: Answers, act: Act, forms: readonly string[]): Answers {
  if (act.repeats !== true || given.size === 0) return given
  const weight = weigher(pack)
  const found = earlierWithin(rules, facts, act).flatMap(({ form, recidivism }) =>
    rules
      .filter((rule) => isOf(rule, 'repeated'))
      .filter((rule) => rule.earlier === form && forms.includes(rule.form) && holds(rule.holds, { facts, act }))
      .map((rule) => ({ form: rule.form, steps: [recidivism, rule] })),
  )
  const gravest = found.toSorted((one, other) => weight(other.form) - weight(one.form))[0]
  return gravest === undefined ? given : atLeast(pack, given, gravest.form, gravest.steps)
}

/** Lighter forms become this one, for these reasons. */
function atLeast(pack: LawPack, given: Answers, form: string, steps: readonly Rule[]): Answers {
  const weight = weigher(pack)
  const risen = new Map([...given].filter(([one]) => weight(one) > weight(form)))
  const lighter = [...given].filter(([one]) => weight(one) <= weight(form))
  if (lighter.length > 0) risen.set(form, [...new Set([...lighter.flatMap(([, rules]) => rules), ...steps])])
  return risen
}

/** One answer to all acts: that of the gravest, raised where several are judged at once, or while an earlier decision runs. */
export function combined(pack: LawPack, reading: Reading, { forms }: RuleOf<'forms'>, fits: readonly Fit[]): Answers {
  const weight = weigher(pack)
  const least = Math.max(...fits.map(({ answers }) => Math.min(...[...answers.keys()].map(weight))))
  const union = new Map<string, readonly Rule[]>()
  for (const { answers } of fits)
    for (const [form, rules] of answers) if (weight(form) >= least) union.set(form, [...new Set([...(union.get(form) ?? []), ...rules])])
  const ladder = forms.toSorted((one, other) => weight(one) - weight(other))
  const next = (form: string): string => ladder.find((one) => weight(one) > weight(form)) ?? ladder.at(-1)!
  const raised = severally(reading.rules, union, fits.length, next)
  return whileRunning(pack, reading, raised, fits, next)
}

type Next = (form: string) => string

function severally(rules: readonly Rule[], answers: Answers, count: number, next: Next): Answers {
  const rule = rules.find((one) => isOf(one, 'several'))
  if (rule === undefined || count < 2) return answers
  const stops = rule.notUpTo ?? []
  return moved(answers, (form) => (rule.raise === 0 || stops.includes(next(form)) ? form : next(form)), [rule])
}

function moved(answers: Answers, to: (form: string) => string, steps: readonly Rule[]): Answers {
  const result = new Map<string, readonly Rule[]>()
  for (const [form, rules] of answers) {
    const other = to(form)
    result.set(other, [...new Set([...(result.get(other) ?? []), ...rules, ...steps])])
  }
  return result
}

function whileRunning(pack: LawPack, { rules, facts }: Reading, answers: Answers, fits: readonly Fit[], next: Next): Answers {
  const rule = rules.find((one) => isOf(one, 'running'))
  if (rule === undefined) return answers
  const weight = weigher(pack)
  const others = facts.circumstances.filter(({ kind }) => kind === rule.fromAnnounced).map((one) => one['announced'])
  const current = facts.history
    .filter(({ effective, sameAct }) => {
      const begins = begun(effective, others)
      return fits.some(({ act }) => act.id !== sameAct && begins <= act.from && act.from <= after(begins, { months: rule.months }))
    })
    .toSorted((one, other) => weight(other.form) - weight(one.form))[0]
  if (current === undefined || rule.raise === 0) return answers
  return moved(answers, (form) => next(weight(form) > weight(current.form) ? form : current.form), [rule])
}

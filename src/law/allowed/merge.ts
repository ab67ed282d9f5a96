import type { Judgement } from './judge.ts'
import { holds } from './names.ts'
import { isOf, type LawPack, type Rule } from './pack.ts'
import { concerned, type Point, type Reading } from './readings.ts'
import { ASKED } from './said.ts'
import type { Facts, Outcome, Question, Standing } from './schema.ts'
import { citeOf } from './steps.ts'

/** More ways in which things may be than these are not worked through. */
export const MOST_READINGS = 512

export type Merged = Omit<Outcome, 'because' | 'listed'> & { rules: readonly Rule[] }
export interface Whole<V extends string = Standing> {
  standing: Judgement<V>['standing']
  outcomes: readonly Merged[]
}

/** Every combination of the ways in which the points can be; the last point changes fastest. */
export function readingsOf<R = Reading>(points: readonly Point<R>[], start: R): R[] {
  return points.reduce<R[]>((all, { options }) => all.flatMap((reading) => options.map((option) => option(reading))), [start])
}

/** A point, whatever its readings are of. */
type Asked = Omit<Point, 'options'> & { options: readonly unknown[] }

/** What all readings say together; without any, because they are too many, nothing is certain. */
export function mergedOf<V extends string = Standing>(
  pack: LawPack,
  rules: readonly Rule[],
  points: readonly Asked[],
  judged: readonly Judgement<V>[],
): Whole<V | 'undetermined'> {
  if (judged.length === 0) return overwhelmed(pack, rules)
  const because = points.flatMap(({ rule }) => rule ?? [])
  const outcomes = pack.terms.forms.map(({ id }): Merged => {
    const found = judged.map(({ forms }) => forms.get(id)!)
    const isSame = found.every(({ verdict }) => verdict === found[0]!.verdict)
    // What forbids it in one reading is that it does not answer; what would permit it in another is worth reading.
    const telling = isSame ? found : found.filter(({ verdict }) => verdict !== 'forbidden')
    const rules = [...new Set([...telling.flatMap((one) => one.because), ...(isSame ? [] : because)])]
    return outcomeOf(id, isSame ? found[0]!.verdict : 'undetermined', rules)
  })
  const [first] = judged
  const isSame = judged.every(({ standing }) => standing.verdict === first!.standing.verdict)
  const all = [...new Set(judged.flatMap(({ standing }) => standing.because))]
  return { standing: isSame ? { ...first!.standing, because: all } : { verdict: 'undetermined', until: null, because: all }, outcomes }
}

/** The verdict of a form; it is confirmed where every rule behind it is. */
export function outcomeOf(form: string, verdict: Outcome['verdict'], rules: readonly Rule[]): Merged {
  return { form, verdict, confirmed: rules.length > 0 && rules.every(({ confirmed }) => confirmed !== 'no'), rules }
}

function overwhelmed({ terms }: LawPack, rules: readonly Rule[]): Whole<'undetermined'> {
  const forms = rules.filter((rule) => isOf(rule, 'forms'))
  return {
    standing: { verdict: 'undetermined', until: null, because: forms },
    outcomes: terms.forms.map(({ id }) => outcomeOf(id, 'undetermined', forms)),
  }
}

/** What rules leave open altogether: a form that would be permitted is not certain to be, and of `all`, no form of the list is. */
export function leftOpen(
  rules: readonly Rule[],
  facts: Facts,
  { outcomes, standing }: Whole,
): { outcomes: readonly Merged[]; questions: Question[] } {
  const open = rules.filter((rule) => isOf(rule, 'open')).filter((rule) => rule.leaves !== undefined && concerned(rule, facts).length > 0)
  const lists = rules.filter((rule) => isOf(rule, 'forms')).filter((rule) => holds(rule.holds, { facts, act: facts.acts[0] }))
  const list = new Set(lists.flatMap(({ forms }) => forms))
  const questions: Question[] = []
  let all = outcomes
  for (const rule of standing.verdict === 'may-proceed' || standing.verdict === 'undetermined' ? open : []) {
    const isOpen = ({ form, verdict }: Merged): boolean =>
      rule.leaves === 'all'
        ? list.has(form) && outcomes.some((one) => list.has(one.form) && one.verdict !== 'forbidden')
        : verdict === 'permitted' && rule.leaves!.includes(form)
    const candidates = all.filter(isOpen).map(({ form }) => form)
    if (candidates.length === 0) continue
    all = all.map((one) => (isOpen(one) ? outcomeOf(one.form, 'undetermined', [...new Set([...one.rules, rule])]) : one))
    questions.push({ id: rule.id, candidates, ...citeOf(rule), en: rule.en, vi: rule.vi })
  }
  return { outcomes: all, questions }
}

/** The points on which something hangs: a form is permitted in one way and not in another that differs in this point alone. */
export function questionsOf(points: readonly Asked[], judged: readonly Pick<Judgement, 'forms'>[]): Question[] {
  const strides = points.map((_, at) => points.slice(at + 1).reduce((all, { options }) => all * options.length, 1))
  return points.flatMap(({ id, cite, en, vi, options }, at) => {
    const stride = strides[at]!
    const candidates = new Set<string>()
    for (const [place, { forms }] of judged.entries()) {
      const turn = Math.floor(place / stride) % options.length
      if (turn === 0) continue
      const other = judged[place - turn * stride]!.forms
      for (const [form, { verdict }] of forms) if (verdict !== other.get(form)!.verdict) candidates.add(form)
    }
    return candidates.size === 0 ? [] : [{ id, candidates: [...candidates], ...citeOf({ cite }), en, vi }]
  })
}

/** The questions, and one more where no rule that is loaded answers the act. */
export function withUnanswered(outcomes: readonly Merged[], { standing }: Whole, questions: readonly Question[]): Question[] {
  const asked = new Set(questions.flatMap(({ candidates }) => candidates))
  const open = outcomes.filter(({ form, verdict }) => verdict === 'undetermined' && !asked.has(form))
  if (open.length === 0 || standing.verdict === 'no-law-loaded') return [...questions]
  return [...questions, { id: 'unanswered', candidates: open.map(({ form }) => form), ...citeOf(open[0]!.rules[0]!), ...ASKED.unanswered }]
}

export function tooMany({ terms }: LawPack, points: readonly Asked[]): Question {
  return {
    id: 'too-many',
    candidates: terms.forms.map(({ id }) => id),
    ...citeOf(points.find(({ rule }) => rule !== undefined) ?? points[0]!),
    ...ASKED.tooMany,
  }
}

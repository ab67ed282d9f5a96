import type { Bilingual } from '../../base/schema.ts'
import { clocksOf } from './clocks.ts'
import { judge, type Judgement } from './judge.ts'
import { holds, namesOfAct } from './names.ts'
import { isOf, rulesOn, type LawPack, type Rule } from './pack.ts'
import { concerned, openPoints, type Point, type Reading } from './readings.ts'
import { ASKED } from './said.ts'
import type { Answer, Facts, Outcome, Question, Step } from './schema.ts'

/** More ways in which things may be than these are not worked through. */
const MOST_READINGS = 512

/**
 * What the law allows on the day of a decision: for every form *permitted*, *forbidden* or *undetermined*, with the rules that say so. Everything that is
 * not known (a point that the law leaves open, a rule that is uncertain, a fact that nobody told) is worked through in every way it can be, and what is
 * not the same in all of them is undetermined, with the question it hangs on. Total and pure; facts come from `readFacts`.
 */
export function allowed(pack: LawPack, facts: Facts): Answer {
  const rules = rulesOn(pack, facts.person, facts.day)
  const points = openPoints(pack, rules, facts)
  const count = points.reduce((all, { options }) => all * options.length, 1)
  const judged = count > MOST_READINGS ? [] : readingsOf(points, { facts, rules, revives: true }).map((reading) => judge(pack, reading))
  const merged = judged.length === 0 ? overwhelmed(pack, rules) : mergedOf(pack, judged, points)
  const left = leftOpen(pack, rules, facts, merged)
  const clocks = clocksOf(pack, rules, facts)
  const questions = [...questionsOf(points, judged), ...left.questions, ...unanswered(left.outcomes, merged, points)]
  const notes = notesOf(pack, rules, facts, left.outcomes)
  return {
    liem: 'allowed/1',
    day: facts.day,
    class: facts.person.class,
    standing: { ...merged.standing, because: merged.standing.because.map(stepOf) },
    outcomes: left.outcomes.map(({ rules: because, ...outcome }) => ({ ...outcome, because: because.map(stepOf) })),
    questions: judged.length === 0 ? [tooMany(points)] : questions,
    clocks: clocks.map(({ clock }) => clock),
    ...notes,
    law: lawOf(facts, [...left.outcomes.flatMap((one) => one.rules), ...merged.standing.because, ...clocks.map(({ rule }) => rule)]),
  }
}

type Merged = Omit<Outcome, 'because'> & { rules: readonly Rule[] }
interface Whole {
  standing: Judgement['standing']
  outcomes: readonly Merged[]
}

/** Every combination of the ways in which the points can be; the last point changes fastest. */
function readingsOf(points: readonly Point[], start: Reading): Reading[] {
  return points.reduce<Reading[]>((all, { options }) => all.flatMap((reading) => options.map((option) => option(reading))), [start])
}

function mergedOf({ terms }: LawPack, judged: readonly Judgement[], points: readonly Point[]): Whole {
  const because = points.flatMap(({ rule }) => rule ?? [])
  const outcomes = terms.forms.map(({ id }): Merged => {
    const found = judged.map(({ forms }) => forms.get(id)!)
    const isSame = found.every(({ verdict }) => verdict === found[0]!.verdict)
    const rules = [...new Set([...found.flatMap((one) => one.because), ...(isSame ? [] : because)])]
    return outcomeOf(id, isSame ? found[0]!.verdict : 'undetermined', rules)
  })
  const [first] = judged
  const isSame = judged.every(({ standing }) => standing.verdict === first!.standing.verdict)
  const all = [...new Set(judged.flatMap(({ standing }) => standing.because))]
  return { standing: isSame ? { ...first!.standing, because: all } : { verdict: 'undetermined', until: null, because: all }, outcomes }
}

function outcomeOf(form: string, verdict: Outcome['verdict'], rules: readonly Rule[]): Merged {
  return { form, verdict, confirmed: rules.length > 0 && rules.every(({ confirmed }) => confirmed !== 'no'), rules }
}

function overwhelmed({ terms }: LawPack, rules: readonly Rule[]): Whole {
  const forms = rules.filter((rule) => isOf(rule, 'forms'))
  return {
    standing: { verdict: 'undetermined', until: null, because: forms },
    outcomes: terms.forms.map(({ id }) => outcomeOf(id, 'undetermined', forms)),
  }
}

/** What rules leave open altogether: a form that would be permitted is not certain to be, and of `all`, no form of the list is. */
function leftOpen(
  pack: LawPack,
  rules: readonly Rule[],
  facts: Facts,
  { outcomes, standing }: Whole,
): { outcomes: readonly Merged[]; questions: Question[] } {
  const open = rules
    .filter((rule) => isOf(rule, 'open'))
    .filter((rule) => rule.leaves !== undefined && concerned(pack, rule, facts).length > 0)
  const list = new Set(rules.filter((rule) => isOf(rule, 'forms')).flatMap(({ forms }) => forms))
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
function questionsOf(points: readonly Point[], judged: readonly Judgement[]): Question[] {
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

/** Where no rule answers the act at all. */
function unanswered(outcomes: readonly Merged[], { standing }: Whole, points: readonly Point[]): Question[] {
  if (points.length > 0 || standing.verdict !== 'may-proceed') return []
  const open = outcomes.filter(({ verdict, rules }) => verdict === 'undetermined' && rules.every((rule) => isOf(rule, 'forms')))
  return open.length === 0
    ? []
    : [{ id: 'unanswered', candidates: open.map(({ form }) => form), ...citeOf(open[0]!.rules[0]!), ...ASKED.unanswered }]
}

function tooMany(points: readonly Point[]): Question {
  return { id: 'too-many', candidates: [], ...citeOf(points.find(({ rule }) => rule !== undefined) ?? points[0]!), ...ASKED.tooMany }
}

/** What else the rules say: of the decision, of forms that may follow, of the person. */
function notesOf(
  pack: LawPack,
  rules: readonly Rule[],
  facts: Facts,
  outcomes: readonly Merged[],
): Pick<Answer, 'effects' | 'rating' | 'authority' | 'grounds'> {
  const possible = new Set(outcomes.filter(({ verdict }) => verdict !== 'forbidden').map(({ form }) => form))
  const discipline = new Set(pack.terms.forms.filter(({ discipline: is }) => is !== 'no').map(({ id }) => id))
  const notes = rules
    .filter((rule) => isOf(rule, 'notes'))
    .filter((rule) => facts.acts.some((act) => holds(rule.holds, namesOfAct(pack.terms, facts, act))))
    .flatMap((rule) => {
      const forms = [...possible].filter(
        (form) => (rule.forms === undefined || rule.forms.includes(form)) && (rule.discipline === undefined || discipline.has(form)),
      )
      const isBound = rule.forms !== undefined || rule.discipline !== undefined
      return isBound && forms.length === 0 ? [] : [{ topic: rule.topic, note: { ...stepOf(rule), forms: isBound ? forms : [] } }]
    })
  const of = (topic: string) => notes.filter((one) => one.topic === topic).map(({ note }) => note)
  return { effects: of('effects'), rating: of('rating'), authority: of('authority'), grounds: of('grounds') }
}

function stepOf({ id, cite, en, vi }: Rule): Step {
  return { rule: id, ...citeOf({ cite }), en, vi }
}

function citeOf({ cite }: { cite: Bilingual }): Pick<Step, 'cite' | 'citeVi'> {
  return { cite: cite.en, citeVi: cite.vi }
}

function lawOf({ person }: Facts, rules: readonly Rule[]): Answer['law'] {
  const found = new Map<string, Answer['law'][number]>()
  for (const { instrument, inForce } of rules) {
    const own = inForce.get(person.class)!
    const known = found.get(instrument.id)
    const until =
      known === undefined || known.until === null
        ? own.until
        : own.until === null
          ? null
          : own.until > known.until
            ? own.until
            : known.until
    found.set(instrument.id, {
      instrument: instrument.cite.replace(/^\D+ (?=\d)/u, ''),
      from: own.from,
      until: known === undefined ? own.until : until,
    })
  }
  return [...found.values()]
}

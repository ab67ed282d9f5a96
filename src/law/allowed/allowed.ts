import { clocksOf } from './clocks.ts'
import { judge } from './judge.ts'
import { leftOpen, mergedOf, MOST_READINGS, questionsOf, readingsOf, tooMany, withUnanswered, type Merged } from './merge.ts'
import { holds } from './names.ts'
import { isOf, rulesOn, type LawPack, type Rule } from './pack.ts'
import { openPoints } from './readings.ts'
import type { Answer, Facts } from './schema.ts'
import { lawUsed, stepOf } from './steps.ts'

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
  const merged = mergedOf(pack, rules, points, judged)
  const left = leftOpen(rules, facts, merged)
  const clocks = clocksOf(pack, rules, facts)
  const listed = formsOf(rules, facts)
  const notes = notesOf(pack, rules, facts, left.outcomes)
  return {
    liem: 'allowed/1',
    day: facts.day,
    class: facts.person.class,
    standing: { ...merged.standing, because: merged.standing.because.map(stepOf) },
    outcomes: left.outcomes.map(({ rules: because, ...outcome }) => ({
      ...outcome,
      listed: listed.has(outcome.form),
      because: because.map(stepOf),
    })),
    questions: withUnanswered(
      left.outcomes,
      merged,
      judged.length === 0 ? [tooMany(pack, points)] : [...questionsOf(points, judged), ...left.questions],
    ),
    clocks: clocks.map(({ clock }) => clock),
    ...notes,
    law: lawUsed(facts.person.class, [
      ...left.outcomes.flatMap((one) => one.rules),
      ...merged.standing.because,
      ...clocks.map(({ rule }) => rule),
    ]),
  }
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
    .filter((rule) => isOf(rule, 'notes') || isOf(rule, 'effect'))
    .filter((rule) => facts.acts.some((act) => holds(rule.holds, { facts, act })))
    .flatMap((rule) => {
      const forms = [...possible].filter(
        (form) => (rule.forms === undefined || rule.forms.includes(form)) && (rule.discipline === undefined || discipline.has(form)),
      )
      const isBound = rule.forms !== undefined || rule.discipline !== undefined
      return isBound && forms.length === 0
        ? []
        : [{ topic: isOf(rule, 'effect') ? 'effects' : rule.topic, note: { ...stepOf(rule), forms: isBound ? forms : [] } }]
    })
  const of = (topic: string) => notes.filter((one) => one.topic === topic).map(({ note }) => note)
  const authority = [...of('authority'), ...deciding(rules, facts, { possible: [...possible], discipline })]
  return { effects: of('effects'), rating: of('rating'), authority, grounds: of('grounds') }
}

/** Who decides, as far as the law says it without a register: of forms that may follow; and by which post, of whoever was transferred. */
function deciding(
  rules: readonly Rule[],
  facts: Facts,
  { possible, discipline }: { possible: readonly string[]; discipline: ReadonlySet<string> },
): Answer['authority'] {
  const { class: of, status, leadership } = facts.person
  const told = { class: of, status, day: facts.day, leads: String(leadership), foundAfter: null }
  return rules
    .filter((rule) => isOf(rule, 'authority'))
    .filter((rule) => rule.holds === undefined || rule.holds.value({ facts, told }) !== 0)
    .flatMap((rule) => {
      if (rule.decides === undefined) return [{ ...stepOf(rule), forms: [] }]
      const forms = possible.filter(
        (form) => (rule.forms === undefined || rule.forms.includes(form)) && (rule.discipline === undefined || discipline.has(form)),
      )
      return forms.length === 0 ? [] : [{ ...stepOf(rule), forms }]
    })
}

/** The forms that the law of the day has for the person. */
function formsOf(rules: readonly Rule[], facts: Facts): Set<string> {
  const about = { facts, act: facts.acts[0] }
  const lists = rules.filter((rule) => isOf(rule, 'forms') || isOf(rule, 'below')).filter((rule) => holds(rule.holds, about))
  return new Set(['none', ...lists.flatMap(({ forms }) => forms)])
}

import { mergedOf, MOST_READINGS, outcomeOf, questionsOf, readingsOf, tooMany, type Merged } from '../allowed/merge.ts'
import { holds } from '../allowed/names.ts'
import { isOf, rulesOn, type LawPack, type Rule, type RuleOf } from '../allowed/pack.ts'
import { citeOf, lawCited, sureStepOf } from '../allowed/steps.ts'
import { aboutOf, type LeaderReading } from './about.ts'
import { judgeLeader, undecided, type LeaderJudgement } from './judge.ts'
import { leaderPoints, withExclusions } from './points.ts'
import { ASKED } from './said.ts'
import type { Ground, ResponsibilityAnswer, ResponsibilityFacts, ResponsibilityTerms } from './schema.ts'

/**
 * What a head or deputy answers for when others did wrong, by the law of the day of the decision: liable, exempt, not in charge, undetermined or no law
 * loaded; for every form *permitted*, *forbidden* or *undetermined*, with the rules that say so; grounds in his favour and against him. Everything that is
 * not known is worked through in every way it can be. Total and pure; facts come from `readResponsibilityFacts`.
 */
export function responsible(pack: LawPack, given: ResponsibilityFacts): ResponsibilityAnswer {
  const facts = withExclusions(pack, given)
  const rules = rulesOn(pack, facts.leader, facts.day)
  const start: LeaderReading = { facts, rules }
  const points = leaderPoints(pack, start)
  const isTooMuch = points.reduce((all, { options }) => all * options.length, 1) > MOST_READINGS
  const judged = isTooMuch ? [undecided(pack, rules)] : readingsOf(points, start).map((reading) => judgeLeader(pack, reading))
  const merged = mergedOf(pack, rules, points, judged)
  const listed = new Set(rules.flatMap((rule) => (isOf(rule, 'liability') ? (rule.forms ?? []) : [])))
  const isLoaded = merged.standing.verdict !== 'no-law-loaded'
  const { outcomes, questions } = isLoaded ? byList(pack, start, merged.outcomes) : { outcomes: merged.outcomes, questions: [] }
  const asked = isTooMuch ? [tooMany(pack, points)] : [...onlyOpen(questionsOf(points, judged), outcomes), ...questions]
  const notes = rules.filter((rule) => isOf(rule, 'notes')).filter(({ topic }) => topic === 'leaders')
  const grounds = groundsOf(pack, start)
  const because = merged.standing.because
  return {
    liem: 'responsible/1',
    day: facts.day,
    class: facts.leader.class,
    answers: facts.answers,
    standing: { verdict: merged.standing.verdict, because: because.map(sureStepOf) },
    outcomes: outcomes.map(({ rules: steps, ...one }) => ({ ...one, listed: listed.has(one.form), because: steps.map(sureStepOf) })),
    questions: isTooMuch ? asked : withOpen(judged, outcomes, asked),
    mitigating: grounds('mitigates'),
    aggravating: grounds('aggravates'),
    notes: notes.map(sureStepOf),
    law: lawCited(facts.leader.class, [...because, ...outcomes.flatMap((one) => one.rules), ...notes]),
  }
}

/** A form that the class does not have on the day is forbidden; where it is not known whether it has it, the form is undetermined. */
function byList(
  pack: LawPack,
  reading: LeaderReading,
  outcomes: readonly Merged[],
): Pick<ResponsibilityAnswer, 'questions'> & { outcomes: readonly Merged[] } {
  const about = aboutOf(pack, reading)
  const list = reading.rules.find((rule): rule is RuleOf<'forms'> => isOf(rule, 'forms') && holds(rule.holds, about))
  const open = reading.rules
    .filter((rule) => isOf(rule, 'open'))
    .filter((rule) => rule.leaves !== undefined && rule.before === undefined && holds(rule.holds, about))
  const discipline = new Set(pack.terms.forms.filter((form) => form.discipline !== 'no').map(({ id }) => id))
  const limited = outcomes.map((one): Merged => {
    if (one.verdict === 'forbidden' || !discipline.has(one.form)) return one
    const unread = open.find(({ leaves }) => leaves === 'all' || leaves!.includes(one.form))
    if (unread !== undefined) return outcomeOf(one.form, 'undetermined', [...one.rules, unread])
    return list === undefined || list.forms.includes(one.form) ? one : outcomeOf(one.form, 'forbidden', [list])
  })
  const questions = open.flatMap((rule) => {
    const candidates = limited.filter(({ rules }) => rules.includes(rule)).map(({ form }) => form)
    return candidates.length === 0 ? [] : [{ id: rule.id, candidates, ...citeOf(rule), en: rule.en, vi: rule.vi }]
  })
  return { outcomes: limited, questions }
}

/** What a question hangs on beside the list of forms; nothing hangs on what the list forbids. */
function onlyOpen(questions: ResponsibilityAnswer['questions'], outcomes: readonly Merged[]): ResponsibilityAnswer['questions'] {
  const open = new Set(outcomes.filter(({ verdict }) => verdict === 'undetermined').map(({ form }) => form))
  return questions
    .map((one) => ({ ...one, candidates: one.candidates.filter((form) => open.has(form)) }))
    .filter(({ candidates }) => candidates.length > 0)
}

/** The questions, and those that every reading leaves open: law that was not read, and forms of which no rule speaks. */
function withOpen(
  judged: readonly LeaderJudgement[],
  outcomes: readonly Merged[],
  questions: ResponsibilityAnswer['questions'],
): ResponsibilityAnswer['questions'] {
  const left = outcomes.filter(({ verdict }) => verdict === 'undetermined').map(({ form }) => form)
  const rules = new Set(judged.flatMap(({ open }) => open))
  const open = [...rules].map((rule) => ({ id: rule.id, candidates: left, ...citeOf(rule), en: rule.en, vi: rule.vi }))
  const asked = [...questions, ...open]
  const bare = judged.find(({ noForms }) => noForms)
  const unasked = left.filter((form) => !asked.some(({ candidates }) => candidates.includes(form)))
  if (bare === undefined || unasked.length === 0) return asked
  return [...asked, { id: 'no-forms', candidates: unasked, ...citeOf(bare.standing.because[0]!), ...ASKED.noForms }]
}

function groundsOf(pack: LawPack, reading: LeaderReading): (effect: 'mitigates' | 'aggravates') => Ground[] {
  const about = aboutOf(pack, reading)
  const stateOf = (rule: Rule): Ground['state'] => {
    const value = rule.holds?.value(about) ?? 1
    return value === 0 ? 'does-not' : value === 1 && rule.sure !== 'uncertain' ? 'applies' : 'not-known'
  }
  const own = reading.rules.filter((rule) => isOf(rule, 'liability'))
  return (effect) => own.filter((rule) => rule.effect === effect).map((rule) => ({ ...sureStepOf(rule), state: stateOf(rule) }))
}

/** The words in which it is told what somebody is asked to answer for. */
export function responsibilityTerms({ terms, rules }: LawPack): ResponsibilityTerms {
  const { roles = [], facts = [], penalties = [] } = terms.leaders ?? {}
  const { classes, kinds, severities, forms } = terms
  const own = rules.filter((rule) => isOf(rule, 'charge'))
  return {
    classes: classes.filter(({ id }) => own.some(({ inForce }) => inForce.has(id))),
    ...{ roles, facts, penalties, kinds, severities, forms },
  }
}

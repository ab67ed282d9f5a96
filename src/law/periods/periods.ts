import { isOf, rulesOn, type About, type LawPack, type Rule, type RuleOf } from '../allowed/pack.ts'
import { worded } from '../allowed/names.ts'
import { citeOf, lawCited, sureStepOf } from '../allowed/steps.ts'
import { clockOf, type Judged, type Matter } from './clock.ts'
import type { PeriodFacts, PeriodsAnswer, PeriodTerms } from './schema.ts'

/**
 * The clocks of a matter by the law of a day: from when, until when, in which state, each with its rule and place. What hangs on an uncertain rule, on law
 * that was not read, or on a fact that nobody told is undetermined, with the day that it would be. Total and pure; facts come from `readPeriodFacts`.
 */
export function periods(pack: LawPack, facts: PeriodFacts): PeriodsAnswer {
  const words = pack.terms.matters.find(({ id }) => id === facts.matter)!
  const rules = rulesOn(pack, facts, facts.day)
  const own = rules.filter((rule) => isOf(rule, 'period')).filter(({ matter }) => matter === facts.matter)
  const about = aboutOf(facts)
  const open = rules
    .filter((rule) => isOf(rule, 'period-open'))
    .filter((rule) => rule.matter === facts.matter && concerns(rule, facts) && rule.holds?.value(about) !== 0)
  const matter: Matter = { pack, facts, words, rules: own, open, about }
  const judged = withExtensions(judgeAll(matter))
  const notes = rules.filter((rule) => isOf(rule, 'notes')).filter((rule) => rule.matter === facts.matter)
  return {
    liem: 'periods/1',
    matter: facts.matter,
    day: facts.day,
    standing: own.length === 0 ? 'no-law-loaded' : 'answered',
    clocks: judged.map(({ clock }) => clock),
    questions: own.length === 0 ? open.map((rule) => ({ ...askedOf(rule), clocks: [] })) : questionsOf(judged),
    notes: notes.map(sureStepOf),
    convention: pack.terms.convention,
    law: lawCited(facts.class, [...own, ...open, ...notes]),
  }
}

/** What conditions read: the person, the day, what is known and what happened. */
function aboutOf({ class: of, status, events, known, day }: PeriodFacts): About {
  const told = [
    ...Object.entries(events).map(([id, on]) => [worded(id), on] as const),
    ...Object.entries(known).map(([id, is]) => [worded(id), is === null ? null : String(is)] as const),
  ]
  const person = { class: of, status, leadership: false, partyMember: false }
  return {
    facts: { person, acts: [], history: [], circumstances: [], day },
    told: { class: of, status, day, ...Object.fromEntries(told) },
  }
}

/** Of matters that began before the instrument, or of all. */
function concerns({ before, instrument }: RuleOf<'period-open'>, { events }: PeriodFacts): boolean {
  const first = Object.values(events)
    .filter((on) => on !== null)
    .toSorted()[0]
  return before === undefined || (first !== undefined && first < instrument.from)
}

/** Every clock, those that others lengthen first. */
function judgeAll(matter: Matter): Judged[] {
  const order = matter.words.clocks.map(({ id }) => id)
  const rules = matter.rules.toSorted((one, other) => order.indexOf(one.clock) - order.indexOf(other.clock))
  return rules.reduce<Judged[]>((found, rule) => [...found, clockOf(matter, rule, found)], [])
}

const TAKEN_ON = new Set(['running', 'met', 'held', 'over', 'late', 'undetermined'])

/** What has ended is not over where another period takes it on; where that is not certain, neither is this. */
function withExtensions(judged: readonly Judged[]): Judged[] {
  return judged.map((one) => {
    const { state, id } = one.clock
    const next = judged.find(({ clock }) => clock.extends === id && clock.from !== null && TAKEN_ON.has(clock.state))
    if (next === undefined || (state !== 'over' && state !== 'late')) return one
    const isOpen = next.clock.state === 'undetermined'
    return { ...one, clock: { ...one.clock, state: isOpen ? 'undetermined' : 'extended', why: isOpen ? next.clock.why : [] } }
  })
}

function askedOf(rule: Rule): Omit<PeriodsAnswer['questions'][number], 'clocks'> {
  return { id: rule.id, ...citeOf(rule), en: rule.en, vi: rule.vi }
}

function questionsOf(judged: readonly Judged[]): PeriodsAnswer['questions'] {
  const asked = judged.flatMap(({ doubts, clock }) => doubts.map((doubt) => ({ doubt, clock: clock.id })))
  return [...Map.groupBy(asked, ({ doubt }) => doubt.id)].map(([id, rows]) => {
    const [{ doubt }] = rows as [(typeof rows)[number]]
    return { id, clocks: [...new Set(rows.map(({ clock }) => clock))], ...citeOf(doubt), en: doubt.en, vi: doubt.vi }
  })
}

/** The words in which a matter is told, for those that a law has. */
export function periodTerms({ terms, rules }: LawPack): PeriodTerms {
  const classesOf = (matter: string): string[] => {
    const own = rules.filter((rule) => isOf(rule, 'period')).filter((rule) => rule.matter === matter)
    return terms.classes.map(({ id }) => id).filter((of) => own.some(({ inForce }) => inForce.has(of)))
  }
  return { classes: terms.classes, matters: terms.matters.map((matter) => ({ ...matter, classes: classesOf(matter.id) })) }
}

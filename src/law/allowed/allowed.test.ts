import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyFacts, type AnyFacts } from '../../../test/law-facts.ts'
import { allowed, readFacts, readLaw, type Answer, type Facts } from './index.ts'
import { lintLaw } from './look.ts'
import { after } from './days.ts'

const pack = await readLaw()
const ALL = pack.terms.forms.map(({ id }) => id)
const DISCIPLINE = pack.terms.forms.filter(({ discipline }) => discipline !== 'no').map(({ id }) => id)
const RUNS = Number(process.env['LIEM_TRIALS'] ?? 1) * 250

const FACTS = anyFacts(pack)

const answerTo = (given: unknown): Answer => allowed(pack, readFacts(pack.terms, given))
/** Places of the forms of discipline that may follow, permitted or open. */
const possible = ({ outcomes }: Answer): number[] =>
  outcomes.flatMap(({ form, verdict }) => (verdict !== 'forbidden' && DISCIPLINE.includes(form) ? [ALL.indexOf(form)] : []))
const gravest = (answer: Answer): number => Math.max(-1, ...possible(answer))

test('every form has one verdict, and every step a rule that was in force, with its place', () => {
  fc.assert(
    fc.property(FACTS, (given) => {
      const { outcomes, standing, questions, class: of, day: on } = answerTo(given)
      expect(outcomes.map(({ form }) => form)).toEqual(ALL)
      for (const { because } of outcomes) expect(because.length).toBeGreaterThan(0)
      for (const { rule, cite } of [...standing.because, ...outcomes.flatMap(({ because }) => because)]) {
        expect(cite).not.toBe('')
        const days = pack.rules.find(({ id }) => id === rule)!.inForce.get(of)!
        expect(days.from <= on && (days.until === null || on <= days.until)).toBe(true)
      }
      for (const { candidates, cite } of questions) expect([candidates.length > 0, cite !== '']).toEqual([true, true])
    }),
    { numRuns: RUNS },
  )
})

test('what is open has a question that names it, and what has no question is certain', () => {
  fc.assert(
    fc.property(FACTS, (given) => {
      const { outcomes, questions, standing } = answerTo(given)
      fc.pre(standing.verdict !== 'no-law-loaded')
      const open = outcomes.filter(({ verdict }) => verdict === 'undetermined').map(({ form }) => form)
      expect(open.toSorted()).toEqual([...new Set(questions.flatMap(({ candidates }) => candidates))].toSorted())
    }),
    { numRuns: RUNS },
  )
})

test('as time goes by under one law, nothing graver becomes possible', () => {
  fc.assert(
    fc.property(FACTS, fc.integer({ min: 1, max: 2_000 }), (given, later) => {
      const next = after(given.day, { days: later })
      const changes = pack.rules.some((rule) => {
        const days = rule.inForce.get(given.person.class)
        return (
          days !== undefined &&
          ((days.from > given.day && days.from <= next) || (days.until !== null && days.until >= given.day && days.until < next))
        )
      })
      fc.pre(!changes)
      expect(gravest(answerTo({ ...given, day: next }))).toBeLessThanOrEqual(gravest(answerTo(given)))
    }),
    { numRuns: RUNS },
  )
})

test('a heavier act never lightens the answer', () => {
  fc.assert(
    fc.property(FACTS, fc.nat(), (given, which) => {
      const heavier = (act: AnyFacts['acts'][number]): AnyFacts['acts'][number] => {
        const next = pack.terms.severities[pack.terms.severities.findIndex(({ id }) => id === act.severity) + 1]?.id
        const isThere = next !== undefined && !(next === 'especially-serious' && act.to >= '2025-07-01')
        return act.severity === null || !isThere ? act : { ...act, severity: next }
      }
      const acts = given.acts.map((act, at) => (at === which % given.acts.length ? heavier(act) : act))
      const [before, now] = [answerTo(given), answerTo({ ...given, acts })]
      expect(gravest(now)).toBeGreaterThanOrEqual(gravest(before))
      const least = before.standing.verdict === 'may-proceed' && possible(before).length > 0 ? Math.min(...possible(before)) : -1
      expect(Math.min(...possible(now))).toBeGreaterThanOrEqual(least)
    }),
    { numRuns: RUNS },
  )
})

test('dismissing one of several acts never makes the answer heavier', () => {
  fc.assert(
    fc.property(FACTS, fc.nat(), (given, which) => {
      fc.pre(given.acts.length > 1)
      const acts = given.acts.filter((_, at) => at !== which % given.acts.length)
      expect(gravest(answerTo({ ...given, acts }))).toBeLessThanOrEqual(gravest(answerTo(given)))
    }),
    { numRuns: RUNS },
  )
})

test('no class has two lists of forms on one day, and every rule is in force some time', () => {
  expect(lintLaw(pack)).toEqual([])
})

test('nothing that no lawyer has confirmed has force', () => {
  const facts: unknown = {
    person: { class: 'civil-servant', leadership: false },
    acts: [{ id: 'A', from: '2025-08-01', to: '2025-08-01', severity: 'serious' }],
    day: '2025-09-01',
  }
  expect(answerTo(facts).outcomes.filter(({ confirmed }) => confirmed)).toEqual([])
  const confirmed = {
    ...pack,
    rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'A. Lawyer', on: '2025-08-20' } })),
  }
  expect(allowed(confirmed, readFacts(pack.terms, facts) satisfies Facts).outcomes.every((one) => one.confirmed)).toBe(true)
})

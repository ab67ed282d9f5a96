import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after } from '../allowed/days.ts'
import { readLaw } from '../allowed/index.ts'
import { lintMatters, periods, readPeriodFacts, type PeriodsAnswer } from './index.ts'

const pack = await readLaw()
const RUNS = Number(process.env['LIEM_TRIALS'] ?? 1) * 150

/** A matter in which things happened one after the other, in the order of its words. */
const FACTS = fc
  .record({
    matter: fc.constantFrom(...pack.terms.matters),
    class: fc.constantFrom(...pack.terms.classes.map(({ id }) => id)),
    day: fc.integer({ min: 0, max: 2_800 }).map((n) => after('2018-12-01', { days: n })),
    steps: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 7, maxLength: 7 }),
    left: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    known: fc.array(fc.constantFrom(true, false, null), { minLength: 8, maxLength: 8 }),
  })
  .map(({ matter, class: of, day, steps, left, known }) => {
    const days = steps.map((_, at) => after(day, { days: -steps.slice(at).reduce((all, n) => all + n, 0) }))
    return {
      matter: matter.id,
      class: of,
      events: Object.fromEntries(matter.events.map(({ id }, at) => [id, left[at] === true ? null : days[at]!])),
      known: Object.fromEntries(matter.facts.map(({ id }, at) => [id, known[at]!])),
      day,
    }
  })
const answerTo = (facts: unknown): PeriodsAnswer => periods(pack, readPeriodFacts(pack, facts))

test('every clock cites a rule that was in force; what is undetermined says why, what is certain hangs on nothing', () => {
  fc.assert(
    fc.property(FACTS, (facts) => {
      const { clocks, questions, notes } = answerTo(facts)
      for (const { rule, cite } of [...clocks, ...notes]) {
        expect(cite).not.toBe('')
        const days = pack.rules.find(({ id }) => id === rule)!.inForce.get(facts.class)!
        expect(days.from <= facts.day && (days.until === null || facts.day <= days.until)).toBe(true)
      }
      for (const { state, why, sure, from, ends } of clocks) {
        expect(why.length > 0 || !['undetermined', 'not-begun'].includes(state)).toBe(true)
        expect(state !== 'not-begun' || (from === null && ends === null)).toBe(true)
        expect(sure !== 'uncertain' || ['undetermined', 'not-begun', 'not-applicable'].includes(state)).toBe(true)
      }
      for (const { cite } of questions) expect(cite).not.toBe('')
    }),
    { numRuns: RUNS },
  )
})

test('what is certain while a fact is not known stays so, whatever it is', () => {
  fc.assert(
    fc.property(FACTS, fc.nat(), fc.boolean(), (facts, which, is) => {
      const open = Object.entries(facts.known).filter(([, value]) => value === null)
      fc.pre(open.length > 0)
      const known = { ...facts.known, [open[which % open.length]![0]]: is }
      const [before, now] = [answerTo(facts).clocks, answerTo({ ...facts, known }).clocks]
      const certain = before.flatMap(({ state, ends }, at) => (['undetermined', 'not-begun'].includes(state) ? [] : [{ at, state, ends }]))
      for (const { at, state, ends } of certain) expect([now[at]!.state, now[at]!.ends]).toEqual([state, ends])
    }),
    { numRuns: RUNS },
  )
})

test('days that do not count move a last day by no fewer than they are, and never back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 40 }), (begins, lasts) => {
      const accepted = '2024-05-15'
      const from = after(accepted, { days: begins + 1 })
      const facts = { matter: 'denunciation', class: 'cadre', events: { accepted }, day: '2024-05-16' }
      const pauses = [{ kind: 'suspended', from, to: after(from, { days: lasts }) }]
      const settle = answerTo({ ...facts, pauses }).clocks.find(({ id }) => id === 'settle')!
      expect(settle.ends).toBe(after(accepted, { days: 30 + lasts + 1 }))
    }),
    { numRuns: RUNS },
  )
})

test('every role, fact and clock of the words has a rule that speaks of it; one that has none is named', () => {
  expect(lintMatters(pack)).toEqual([])
  const rules = pack.rules.filter(({ id }) => !['l36-acting', 'l36-knew', 'l25-accept-places', 'l25-accept', 'd130-draw'].includes(id))
  expect(lintMatters({ ...pack, rules }).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'leaders: no rule speaks of the role acting-head',
    'leaders: no rule asks for the fact knew',
    'denunciation: no rule gives the clock accept its period',
    'denunciation: no rule asks for the fact several-places',
    'asset-verification: no rule gives the clock draw its period',
  ])
})

test.each([
  ['a matter that is not there', { matter: 'denunciaton' }, 'matter', /did you mean denunciation/u],
  ['an event that is not there', { events: { recieved: '2024-05-06' } }, 'events.recieved', /did you mean received/u],
  ['an event after the day', { events: { received: '2024-06-02' } }, 'events.received', /after the day that is asked about/u],
  [
    'an answer before what it answers',
    { events: { received: '2024-05-06', accepted: '2024-05-03' } },
    'events.accepted',
    /before received/u,
  ],
  [
    'a pause that ends before it begins',
    { pauses: [{ kind: 'suspended', from: '2024-05-06', to: '2024-05-05' }] },
    'pauses.0.to',
    /cannot end/u,
  ],
  ['a day that is none', { day: '2024-02-30' }, 'day', /date/u],
])('of facts, %s is refused with its place', (_name, wrong, part, words) => {
  const refusal = (): unknown => {
    try {
      return readPeriodFacts(pack, { matter: 'denunciation', class: 'cadre', events: {}, day: '2024-06-01', ...wrong }, 'facts.json')
    } catch (error) {
      return error
    }
  }
  const error = refusal() as { code: string; message: string; hint?: string; place: { file: string; part?: string } }
  expect([error.code, error.place.file, error.place.part]).toEqual(['input', 'facts.json', part])
  expect(`${error.message} ${error.hint ?? ''}`).toMatch(words)
})

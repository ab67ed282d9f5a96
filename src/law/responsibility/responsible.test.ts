import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after } from '../allowed/days.ts'
import { readLaw } from '../allowed/index.ts'
import { readResponsibilityFacts, responsible, type ResponsibilityAnswer } from './index.ts'

const pack = await readLaw()
const FORMS = pack.terms.forms.map(({ id }) => id)
const RUNS = Number(process.env['LIEM_TRIALS'] ?? 1) * 120
const KNOWN = pack.terms.leaders!.facts.map(({ id }) => id)
/** What, being so, speaks for him; the one that speaks against him left aside. */
const FAVOUR = KNOWN.filter((id) => id !== 'knew')

const FACTS = fc
  .record({
    class: fc.constantFrom(...pack.terms.classes.map(({ id }) => id)),
    role: fc.constantFrom(...pack.terms.leaders!.roles.map(({ id }) => id)),
    answers: fc.constantFrom('direct', 'joint'),
    ago: fc.integer({ min: 0, max: 900 }),
    lasted: fc.integer({ min: 0, max: 300 }),
    corruption: fc.boolean(),
    cases: fc.array(
      fc.oneof(
        fc.constantFrom(...pack.terms.severities.map(({ id }) => id)).map((grade) => ({ grade })),
        fc.integer({ min: 1, max: 240 }).map((months) => ({ penalty: { months } })),
        fc.constantFrom({ penalty: { kind: 'life' } }, { penalty: { kind: 'no-prison' } }, { grade: null }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    known: fc.dictionary(fc.constantFrom(...FAVOUR), fc.constantFrom(true, false, null)),
    day: fc.integer({ min: 0, max: 2_700 }).map((n) => after('2019-06-01', { days: n })),
  })
  .map(({ role, ago, lasted, corruption, cases, class: of, day, ...more }) => {
    const from = after(day, { days: -ago })
    const matter = { from, to: after(from, { days: lasted }), kinds: corruption ? ['corruption'] : ['conduct'] }
    return {
      leader: { class: of, tenures: [{ role, from: after(from, { days: 150 - (ago % 300) }) }] },
      matter: { ...matter, cases: cases.map((one, at) => ({ id: 'ABCD'[at], ...one })) },
      ...more,
      day,
    }
  })

const answerTo = (facts: unknown): ResponsibilityAnswer => responsible(pack, readResponsibilityFacts(pack.terms, facts))
const gravest = ({ outcomes }: ResponsibilityAnswer): number =>
  Math.max(-1, ...outcomes.flatMap(({ form, verdict }) => (verdict === 'forbidden' ? [] : [FORMS.indexOf(form)])))

test('every form has one verdict, every step a rule that was in force, and what is open a question that names it', () => {
  fc.assert(
    fc.property(FACTS, (facts) => {
      const { outcomes, standing, questions, mitigating, aggravating, notes, class: of, day } = answerTo(facts)
      expect(outcomes.map(({ form }) => form)).toEqual(FORMS)
      const steps = [...standing.because, ...outcomes.flatMap(({ because }) => because), ...mitigating, ...aggravating, ...notes]
      for (const { rule, cite } of steps) {
        expect(cite).not.toBe('')
        const days = pack.rules.find(({ id }) => id === rule)!.inForce.get(of)!
        expect(days.from <= day && (days.until === null || day <= days.until)).toBe(true)
      }
      fc.pre(standing.verdict !== 'no-law-loaded')
      for (const { because } of outcomes) expect(because.length).toBeGreaterThan(0)
      const open = outcomes.filter(({ verdict }) => verdict === 'undetermined').map(({ form }) => form)
      expect(open.toSorted()).toEqual([...new Set(questions.flatMap(({ candidates }) => candidates))].toSorted())
    }),
    { numRuns: RUNS },
  )
})

test('more knowledge of what he did to prevent it never makes the answer heavier, and less never certain', () => {
  fc.assert(
    fc.property(FACTS, fc.constantFrom(...FAVOUR), (facts, id) => {
      const to = (is: boolean | null) => answerTo({ ...facts, known: { ...facts.known, [id]: is } })
      const [so, not, open] = [to(true), to(false), to(null)]
      expect(gravest(so)).toBeLessThanOrEqual(gravest(not))
      expect(gravest(open)).toBe(Math.max(gravest(so), gravest(not)))
      const certain = open.outcomes.flatMap(({ verdict }, at) => (verdict === 'undetermined' ? [] : [{ verdict, at }]))
      for (const { verdict, at } of certain) expect([so.outcomes[at]!.verdict, not.outcomes[at]!.verdict]).toEqual([verdict, verdict])
    }),
    { numRuns: RUNS },
  )
})

test('a graver case never lightens the answer', () => {
  fc.assert(
    fc.property(FACTS, (facts) => {
      const grades = pack.terms.severities.map(({ id }) => id)
      const withGrade = (grade: string) => ({
        ...facts,
        matter: { ...facts.matter, cases: [...facts.matter.cases.slice(1), { id: 'Z', grade }] },
      })
      const found = grades.map((grade) => gravest(answerTo(withGrade(grade))))
      expect(found).toEqual(found.toSorted((one, other) => one - other))
    }),
    { numRuns: RUNS },
  )
})

const GOOD = {
  leader: { class: 'civil-servant', tenures: [{ role: 'head', from: '2022-01-01' }] },
  matter: { from: '2023-01-10', to: '2023-03-20', kinds: ['corruption'], cases: [{ id: 'A', grade: 'serious' }] },
  answers: 'direct',
  known: {},
  day: '2023-06-01',
}

test('nothing that no lawyer has confirmed has force; what every rule of is confirmed has', () => {
  const facts = readResponsibilityFacts(pack.terms, { ...GOOD, known: { knew: true } })
  expect(responsible(pack, facts).outcomes.filter(({ confirmed }) => confirmed)).toEqual([])
  const rules = pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'A. Lawyer', on: '2023-01-05' } }))
  expect(responsible({ ...pack, rules }, facts).outcomes.every(({ confirmed }) => confirmed)).toBe(true)
})

test('an inferred rule has no effect', () => {
  const facts = readResponsibilityFacts(pack.terms, { ...GOOD, known: { 'could-not-know': false, 'took-measures': true } })
  const rules = pack.rules.map((rule) => (rule.id === 'l36-took-measures' ? Object.assign({}, rule, { sure: 'inferred' as const }) : rule))
  expect([responsible(pack, facts).standing.verdict, responsible({ ...pack, rules }, facts).standing.verdict]).toEqual(['exempt', 'liable'])
})

test('more than can be worked through is undetermined, and says so', () => {
  const cases = Array.from({ length: 5 }, (_, at) => ({ id: `C${at}` }))
  const { standing, questions } = answerTo({ ...GOOD, matter: { ...GOOD.matter, cases } })
  expect([standing.verdict, questions.map(({ id }) => id)]).toEqual(['undetermined', ['too-many']])
})

test.each([
  [
    'a role that is not there',
    { leader: { ...GOOD.leader, tenures: [{ role: 'haed', from: '2022-01-01' }] } },
    'leader.tenures.0.role',
    /did you mean head/u,
  ],
  ['a fact that is not there', { known: { sorry: true } }, 'known.sorry', /no fact/u],
  ['what cannot be so together', { known: { knew: true, 'could-not-know': true } }, 'known.knew', /together with could-not-know/u],
  [
    'a degree and a penalty',
    { matter: { ...GOOD.matter, cases: [{ id: 'A', grade: 'serious', penalty: { months: 3 } }] } },
    'matter.cases.0.penalty',
    /not both/u,
  ],
  ['a case twice', { matter: { ...GOOD.matter, cases: [{ id: 'A' }, { id: 'A' }] } }, 'matter.cases.1.id', /given twice/u],
  ['an act after the decision', { day: '2023-01-01' }, 'matter.from', /after the day of the decision/u],
  ['a key that is not known', { who: 'x' }, undefined, /who/u],
])('of facts, %s is refused with its place', (_name, wrong, part, words) => {
  const refusal = (): unknown => {
    try {
      return readResponsibilityFacts(pack.terms, { ...GOOD, ...wrong }, 'facts.json')
    } catch (error) {
      return error
    }
  }
  const error = refusal() as { code: string; message: string; hint?: string; place: { file: string; part?: string } }
  expect([error.code, error.place.file, error.place.part]).toEqual(['input', 'facts.json', part])
  expect(`${error.message} ${error.hint ?? ''}`).toMatch(words)
})

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { allowed, readFacts, readLaw, type Answer, type Facts } from '../src/law/allowed/index.ts'

/** Scenarios written from the rules of the law, each with how sure it is; `test/vectors/allowed/README.md` says how to read them. */
interface Scenario {
  id: string
  why: string
  sure: 'text-read' | 'general-knowledge' | 'uncertain'
  rule: string
  person: Partial<Facts['person']>
  acts: Partial<Facts['acts'][number]>[]
  history?: Facts['history']
  circumstances?: Facts['circumstances']
  day: string
  standing: Answer['standing']['verdict']
  permitted: string[]
  undetermined: string[] | 'all'
  clocks?: Record<string, unknown>[]
}

const folder = new URL('vectors/allowed/', import.meta.url)
const scenarios = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as Scenario[])
const pack = await readLaw()
const FORMS = pack.terms.forms.map(({ id }) => id)

/** The facts of a scenario, with what it leaves out. */
function factsOf({ person, acts, history = [], circumstances = [], day }: Scenario): unknown {
  return {
    person: { leadership: false, ...person },
    acts: acts.map((act, at) => ({ id: 'ABCDEFGH'[at], kinds: ['public-duty'], ...act })),
    history,
    circumstances,
    day,
  }
}

test('there are at least 200, of every certainty and class, and no two of one name', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(200)
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  expect([...new Set(scenarios.map(({ sure }) => sure))].toSorted()).toEqual(['general-knowledge', 'text-read', 'uncertain'])
  expect(new Set(scenarios.map(({ person }) => person.class))).toEqual(new Set(pack.terms.classes.map(({ id }) => id)))
})

test.each(scenarios.map((one) => [one.id, one.why, one] as const))('%s: %s', (_id, _why, scenario) => {
  const answer = allowed(pack, readFacts(pack.terms, factsOf(scenario)))
  const of = (verdict: string) => answer.outcomes.filter((one) => one.verdict === verdict).map(({ form }) => form)
  const undetermined = scenario.undetermined === 'all' ? FORMS : scenario.undetermined
  expect({ standing: answer.standing.verdict, permitted: of('permitted').toSorted(), undetermined: of('undetermined').toSorted() }).toEqual(
    {
      standing: scenario.standing,
      permitted: scenario.permitted.toSorted(),
      undetermined: undetermined.toSorted(),
    },
  )
  for (const clock of scenario.clocks ?? []) expect(answer.clocks).toContainEqual(expect.objectContaining(clock))
})

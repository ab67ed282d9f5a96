import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readLaw } from '../src/law/allowed/index.ts'
import { periods, readPeriodFacts, type PeriodFacts, type PeriodsAnswer, type PeriodState } from '../src/law/periods/index.ts'
import { readResponsibilityFacts, responsible, type ResponsibilityAnswer } from '../src/law/responsibility/index.ts'

/** Scenarios written from the rules of the law, each with how sure it is; the README beside them says how to read them. */
interface Scenario {
  id: string
  why: string
  sure: string
  day: string
  questions?: string[]
}
interface PeriodScenario extends Scenario, Pick<PeriodFacts, 'matter'> {
  class?: string
  events: Record<string, string>
  known?: Record<string, boolean>
  pauses?: unknown[]
  standing?: PeriodsAnswer['standing']
  clocks: Record<string, { state: PeriodState; ends?: string; moved?: string }>
}
interface LeaderScenario extends Scenario {
  leader?: Record<string, unknown>
  matter?: Record<string, unknown>
  grades: (string | number | null)[]
  answers?: string
  known?: Record<string, boolean>
  standing: ResponsibilityAnswer['standing']['verdict']
  permitted?: string[]
  undetermined?: string[] | 'open'
  mitigating?: string[]
  aggravating?: string[]
}

function scenariosOf<T extends Scenario>(name: string): T[] {
  const folder = new URL(`vectors/${name}/`, import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return files.flatMap((file) => parse(readFileSync(new URL(file, folder), 'utf8'), { merge: true }) as T[])
}
const pack = await readLaw()
const [matters, leaders] = [scenariosOf<PeriodScenario>('periods'), scenariosOf<LeaderScenario>('responsible')]

test('there are at least 60, of every matter and certainty, and no two of one name', () => {
  for (const of of [matters, leaders]) {
    expect(of.length).toBeGreaterThanOrEqual(40)
    expect(new Set(of.map(({ id }) => id)).size).toBe(of.length)
    expect([...new Set(of.map(({ sure }) => sure))].toSorted()).toEqual(['general-knowledge', 'text-read', 'uncertain'])
  }
  expect(new Set(matters.map(({ matter }) => matter))).toEqual(new Set(pack.terms.matters.map(({ id }) => id)))
})

test.each(matters.map((one) => [one.id, one.why, one] as const))('%s: %s', (_id, _why, scenario) => {
  const {
    matter,
    class: of = 'civil-servant',
    events,
    known = {},
    pauses = [],
    day,
    standing = 'answered',
    clocks,
    questions = [],
  } = scenario
  const answer = periods(pack, readPeriodFacts(pack, { matter, class: of, events, known, pauses, day }))
  expect(answer.standing).toBe(standing)
  const applying = answer.clocks.filter(({ state }) => state !== 'not-applicable')
  const found = Object.keys(clocks).map((id) => applying.filter((one) => one.id === id))
  expect(found).toMatchObject(Object.values(clocks).map((clock) => [clock]))
  // Where none is expected, there is none.
  expect(applying.length === 0).toBe(found.length === 0)
  expect(answer.questions.map(({ id }) => id).toSorted()).toEqual(questions.toSorted())
})

test('the page of a day has a heading for every rule', async () => {
  // Its words are of the browser, so its types are not read here.
  const page = (await import(new URL('../apps/web/law/day/topics.ts', import.meta.url).href)) as { TOPICS: [string, string[]][] }
  const known = new Set(page.TOPICS.flatMap(([, says]) => says))
  expect(pack.rules.filter(({ says }) => !known.has(says)).map(({ id }) => id)).toEqual([])
})

/** Of an answer that is open altogether, these forms among others. */
const OPEN = ['removal-from-post', 'reprimand']
const SEVERITIES = new Set(pack.terms.severities.map(({ id }) => id))
const caseOf = (grade: string | number | null, at: number) => ({
  id: 'ABC'[at],
  ...(grade === null || (typeof grade === 'string' && SEVERITIES.has(grade))
    ? { grade }
    : { penalty: typeof grade === 'number' ? { months: grade } : { kind: grade } }),
})

test.each(leaders.map((one) => [one.id, one.why, one] as const))('%s: %s', (_id, _why, scenario) => {
  const { leader, matter, grades, answers = 'direct', known, day, standing, permitted = [], undetermined = [] } = scenario
  const facts = {
    leader: { class: 'civil-servant', tenures: [{ role: 'head', from: '2018-01-01' }], ...leader },
    matter: { from: '2023-01-10', to: '2023-03-20', kinds: ['corruption'], ...matter, cases: grades.map(caseOf) },
    answers,
    known: known ?? { 'could-not-know': false, 'took-measures': false },
    day,
  }
  const answer = responsible(pack, readResponsibilityFacts(pack.terms, facts))
  const of = (verdict: string) => answer.outcomes.filter((one) => one.verdict === verdict).map(({ form }) => form)
  expect(answer.standing.verdict).toBe(standing)
  expect(of('permitted').toSorted()).toEqual(permitted.toSorted())
  const open = of('undetermined').filter((form) => undetermined !== 'open' || OPEN.includes(form))
  expect(open.toSorted()).toEqual(undetermined === 'open' ? OPEN : undetermined.toSorted())
  expect(answer.questions.map(({ id }) => id).toSorted()).toEqual((scenario.questions ?? []).toSorted())
  for (const side of ['mitigating', 'aggravating'] as const) {
    const applying = answer[side].filter(({ state }) => state === 'applies').map(({ rule }) => rule)
    expect(applying).toEqual(scenario[side] ?? applying)
  }
})

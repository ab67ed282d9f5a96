import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { askAhead } from '../src/law/allowed/ahead/schema.ts'
import { answer as contract, showLawDay, terms } from '../src/law/allowed/schema.ts'
import { periodsAnswer } from '../src/law/periods/schema.ts'
import { responsibilityAnswer } from '../src/law/responsibility/schema.ts'
import { testServer } from './server.ts'

const server = await testServer()
const facts = (more: Record<string, unknown> = {}) => ({
  person: { class: 'civil-servant', leadership: false },
  acts: [{ id: 'A', from: '2025-03-14', to: '2025-03-14', detected: '2025-04-10', severity: 'very-serious' }],
  circumstances: [{ kind: 'grave-illness', from: '2025-06-01', to: '2025-06-20' }],
  day: '2025-06-27',
  ...more,
})
const ask = (body: unknown, key?: string): Promise<Response> =>
  server.post('/api/law/allowed', body, key === undefined ? {} : { 'idempotency-key': key })

test('an answer has every form, and nothing of the facts is kept', async () => {
  const answer = contract.parse(await (await ask(facts(), 'once')).json())
  const { forms } = terms.parse(await (await server.get('/api/law/terms')).json())
  expect(answer.outcomes.map(({ form }) => form)).toEqual(forms.map(({ id }) => id))
  expect(answer.outcomes.filter(({ verdict }) => verdict === 'permitted').map(({ form }) => form)).toEqual(['salary-step-reduction'])
  // The same key with other facts is another question.
  expect((await ask(facts({ day: '2025-07-04' }), 'once')).status).toBe(200)
  const { rows } = await sql`select from http.answer`.execute(server.database.db)
  expect(rows).toEqual([])
})

test('what lies ahead is told, and nothing of it is kept', async () => {
  const ahead = askAhead.output.parse(await (await server.post('/api/law/ahead', facts(), { 'idempotency-key': 'ahead' })).json())
  expect(ahead.changes.map(({ day }) => day)).toContain('2025-07-01')
  expect(ahead.otherwise.find(({ id }) => id === 'handling')!.without).toMatchObject([
    { pauses: [{ kind: 'grave-illness' }], ends: '2025-07-09' },
  ])
  const { rows } = await sql`select from http.answer`.execute(server.database.db)
  expect(rows).toEqual([])
})

test.each([
  ['a word that the law does not have', { person: { class: 'baron', leadership: false } }, 'person.class'],
  ['a day that is none', { day: '2025-02-30' }, 'day'],
  ['a key that is not known', { whom: 'x' }, 'whom'],
])('%s is refused with its place', async (_name, wrong, part) => {
  const refused = await ask(facts(wrong))
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect(refused.status).toBeLessThan(500)
  expect(await refused.text()).toContain(part)
})

const LEADER = {
  leader: { class: 'civil-servant', tenures: [{ role: 'head', from: '2022-01-01' }] },
  matter: { from: '2023-01-10', to: '2023-03-20', kinds: ['corruption'], cases: [{ id: 'A', penalty: { months: 60 } }] },
  ...{ answers: 'direct', known: { 'could-not-know': false, 'took-measures': false }, day: '2023-06-01' },
}
const MATTER = { matter: 'denunciation', class: 'civil-servant', events: { received: '2024-05-06' }, day: '2024-05-10' }

test('what heads answer for and how long matters take is asked by the API, too; wrong words are refused with their place', async () => {
  const liable = responsibilityAnswer.parse(await (await server.post('/api/law/responsible', LEADER)).json())
  expect([liable.standing.verdict, liable.outcomes.find(({ form }) => form === 'warning')!.verdict]).toEqual(['liable', 'permitted'])
  const clocks = periodsAnswer.parse(await (await server.post('/api/law/periods', MATTER)).json()).clocks
  expect(clocks.find(({ rule }) => rule === 'l25-accept')).toMatchObject({ state: 'undetermined', ends: '2024-05-15' })
  expect(await (await server.post('/api/law/responsible', { ...LEADER, known: { sorry: true } })).text()).toContain('known.sorry')
  expect(await (await server.post('/api/law/periods', { ...MATTER, matter: 'x' })).text()).toContain('matter')
  const { rows } = await sql`select from http.answer`.execute(server.database.db)
  expect(rows).toEqual([])
})

test('a day of the law: what began and ended, what was taken over word by word', async () => {
  const day = async (on: string) => showLawDay.output.parse(await (await server.get(`/api/law/day?class=civil-servant&on=${on}`)).json())
  const [before, changed] = [await day('2025-06-30'), await day('2025-07-01')]
  expect([before.began, before.ended, before.restated]).toEqual([[], [], 0])
  expect(changed.ended.map(({ rule }) => rule)).toContain('d112-very-serious')
  expect(changed.began.map(({ rule }) => rule)).toContain('d172-forms-civil-servant')
  expect(changed.restated).toBeGreaterThan(0)
  expect(changed.days).toContain('2025-07-01')
  expect(changed.instruments.find(({ id }) => id === 'd-112-2020')).toMatchObject({ from: '2020-09-20', until: '2025-06-30', confirmed: 0 })
})

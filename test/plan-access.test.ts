import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { casePlan, type CasePlan } from '../src/cases/plan/schema.ts'
import * as contract from '../src/cases/schema.ts'
import { listWork } from '../src/desk/work/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
const CONCERNED = 'CC-00001'
const reason = 'theo phân công'
const WORDS = 'Camera cổng có ghi hay không'
let world: AccessWorld
let account = ''

beforeAll(async () => {
  world = await buildAccessWorld(db, { everywhere: ['deputy'] })
  await writeTo(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    const { rows } = await sql<{
      id: string
    }>`insert into access.account (login, officer, name) values (${CONCERNED}, ${CONCERNED}, ${CONCERNED}) returning id`.execute(trx)
    account = rows[0]!.id
    await sql`update findings.named set officer = ${CONCERNED}, unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const becomeConcerned = (): void => void Object.assign(as, identityOf({ role: 'official', officer: CONCERNED, system: '', account }))
const officerOf = (role: Role): string => world.people.get(role)!.officer
async function post(path: string, body: object): Promise<{ status: number; answer: unknown }> {
  const response = await server.post(path, body)
  return { status: response.status, answer: await response.json() }
}
const planOf = async (id: string): Promise<CasePlan> => casePlan.parse(await (await server.get(`/api/cases/${id}/plan`)).json())
const waiting = async (id: string): Promise<string[]> =>
  listWork.output
    .parse(await (await server.get('/api/work?limit=200')).json())
    .rows.flatMap(({ kind, record }) => (record === id && kind.startsWith('plan') ? [kind] : []))

test('a plan is made by the handler, worked on by whoever was given a task, and is nothing to whoever is concerned, before notice and after', async () => {
  become('inspectorate')
  const { answer } = await post('/api/cases', { title: 'Thông quan', findings: [world.found('inspectorate', 'subtree').id], reason })
  const { id } = contract.caseShown.parse(answer)
  const task = { what: WORDS, way: 'visit', about: CONCERNED, due: '2026-11-20' }
  const add = (officer: string | null) => post(`/api/cases/${id}/plan`, { ...task, officer })
  for (const officer of [CONCERNED, officerOf('official'), officerOf('auditor')]) expect((await add(officer)).status, officer).toBe(409)
  const added = await add(officerOf('personnel'))
  expect(added.status).toBe(200)
  const own = casePlan.parse(added.answer).tasks[0]!.id
  expect((await add(null)).status).toBe(200)
  expect(await waiting(id), 'his own, and what another is late with').toEqual(['plan-late', 'plan-task'])
  become('deputy')
  expect((await add(null)).status, 'neither handles it').toBe(403)
  const result = { outcome: 'not-found-out', words: 'Camera hỏng.', day: '2026-11-21' }
  expect((await post(`/api/cases/${id}/plan/${own}/result`, result)).status, 'nor has it').toBe(403)
  expect([(await planOf(id)).plans, await waiting(id)]).toEqual([false, []])
  become('personnel')
  expect(await waiting(id)).toEqual(['plan-task'])
  expect((await planOf(id)).tasks.map(({ answers }) => answers)).toEqual([true, false])
  expect((await post(`/api/cases/${id}/plan/${own}/drop`, { reason })).status).toBe(403)
  expect((await post(`/api/cases/${id}/plan/${own}/result`, result)).status).toBe(200)
  expect((await post(`/api/cases/${id}/plan/${own}/result`, result)).status).toBe(409)
  expect(await waiting(id)).toEqual([])
  become('inspectorate')
  expect(await waiting(id)).toEqual(['plan-task'])
  const history = await (await server.get(`/api/cases/${id}/history?limit=50`)).text()
  expect(history).toMatch(/case\.plan-result.*case\.plan-added/u)
  becomeConcerned()
  const nothing = async (): Promise<void> => {
    for (const path of ['', '/plan', '/history']) expect((await server.get(`/api/cases/${id}${path}`)).status, path).toBe(404)
    expect((await post(`/api/cases/${id}/plan/${own}/result`, result)).status).toBe(404)
    for (const path of ['/api/me/cases', '/api/work', '/api/me/after'])
      expect(await (await server.get(path)).text()).not.toMatch(/Camera|plan-/u)
  }
  await nothing()
  become('inspectorate')
  for (const step of [
    { kind: 'verification', day: '2026-11-01' },
    { kind: 'notice', officer: CONCERNED, day: '2026-11-05' },
  ])
    expect((await post(`/api/cases/${id}/steps`, { words: '', ...step })).status).toBe(200)
  becomeConcerned()
  expect(await (await server.get('/api/me/cases')).text(), 'from notice on he sees his part').toContain(id)
  await nothing()
})

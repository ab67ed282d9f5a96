import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { handOver } from '../src/cases/handler/schema.ts'
import * as contract from '../src/cases/schema.ts'
import { listOwnTaken, showTaken } from '../src/cases/taken/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Situation } from './access-world.ts'
import { reviewMaker } from './build-review.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
/** Put into the case by mistake. */
const WRONG = 'CC-00002'
const reason = 'nhập nhầm người'
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
    }>`insert into access.account (login, officer, name) values (${WRONG}, ${WRONG}, ${WRONG}) returning id`.execute(trx)
    account = rows[0]!.id
    await sql`update findings.named set officer = 'CC-00001', unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const becomeWrong = (): void => void Object.assign(as, identityOf({ role: 'official', officer: WRONG, system: '', account }))
const officerOf = (role: Role): string => world.people.get(role)!.officer
async function post(path: string, body: object): Promise<{ status: number; answer: unknown }> {
  const response = await server.post(path, body)
  return { status: response.status, answer: await response.json() }
}
async function opened(situation: Situation): Promise<string> {
  become('inspectorate')
  const { answer } = await post('/api/cases', { title: 'Thông quan', findings: [world.found('inspectorate', situation).id], reason })
  return contract.caseShown.parse(answer).id
}

test('whoever was taken out is told so, and finds the case no more than before; whoever works on it reads what went', async () => {
  const id = await opened('subtree')
  for (const [path, body] of [
    ['parties', { officer: WRONG, role: 'concerned', reason }],
    ['steps', { kind: 'verification', day: '2026-11-01', words: 'xem dấu vết' }],
    ['steps', { kind: 'notice', officer: WRONG, day: '2026-11-05' }],
  ] as const)
    expect((await post(`/api/cases/${id}/${path}`, body)).status, path).toBe(200)
  const out = { officer: WRONG, role: 'concerned', reason }
  // He neither takes himself out, nor is he told of that before.
  becomeWrong()
  expect((await post(`/api/cases/${id}/parties/take-out`, out)).status).toBe(404)
  expect(await (await server.get('/api/me/taken-out')).json()).toEqual({ rows: [] })
  become('personnel')
  expect(await post(`/api/cases/${id}/parties/take-out`, out)).toMatchObject({ status: 200, answer: { taken: [{ what: 'party' }] } })
  const fact = contract.caseShown.parse(await (await server.get(`/api/cases/${id}`)).json()).acts[0]!.id
  expect((await post(`/api/cases/${id}/facts/take-out`, { kind: 'act', fact, reason })).status).toBe(200)
  expect(showTaken.output.parse(await (await server.get(`/api/cases/${id}/taken-out`)).json()).taken.length).toBe(2)
  becomeWrong()
  const told = await (await server.get('/api/me/taken-out')).text()
  expect(listOwnTaken.output.parse(JSON.parse(told)).rows.map(({ notifiedOn }) => notifiedOn)).toEqual(['2026-11-05'])
  expect(told).not.toMatch(/personnel|inspectorate|CC-00001|nhầm/u)
  for (const path of [`/api/cases/${id}`, `/api/cases/${id}/taken-out`]) expect((await server.get(path)).status, path).toBe(404)
})

test('a case is handed over by its handler or a head, to nobody who may not work on it or has a part in it', async () => {
  const id = await opened('own')
  const give = (officer: string) => post(`/api/cases/${id}/handler`, { officer, reason })
  become('personnel')
  expect((await give(officerOf('personnel'))).status, 'neither its handler nor a head').toBe(403)
  become('head')
  for (const officer of ['CC-00001', officerOf('official'), officerOf('auditor')]) expect((await give(officer)).status, officer).toBe(409)
  expect(handOver.output.parse((await give(officerOf('personnel'))).answer).handler?.id).toBe(officerOf('personnel'))
  become('personnel')
  expect((await give(officerOf('inspectorate'))).status, 'whoever handles it by now').toBe(200)
})

test('whoever gives away a case that he saw as its handler alone does not see it afterwards', async () => {
  const id = await opened('assigned')
  expect((await server.get(`/api/cases/${id}`)).status).toBe(200)
  const given = await post(`/api/cases/${id}/handler`, { officer: officerOf('deputy'), reason })
  expect(given).toMatchObject({ status: 200, answer: { id, handler: { id: officerOf('deputy') } } })
  expect((await server.get(`/api/cases/${id}`)).status).toBe(404)
  become('deputy')
  expect((await server.get(`/api/cases/${id}`)).status).toBe(200)
})

test('what was concluded of a head goes with a mistaken act only by somebody who may conclude, and who is not he', async () => {
  const id = await opened('unassigned')
  await writeTo(db, async (trx) => {
    await sql`delete from organisation.tenure`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values
      ('01AB', 'head', ${officerOf('head')}, '[2026-03-01,2026-04-01)', '{}', '2026-03-01'), ('01AB', 'head', 'CC-00003', '[2026-04-01,2026-05-01)', '{}', '2026-04-01')`.execute(
      trx,
    )
  })
  const acts = new Map<string, string>()
  for (const day of ['2026-03-10', '2026-04-10']) {
    const act = { act: null, officer: 'CC-00001', what: day, from: day, until: day, detected: '2026-06-01', severity: 'serious' }
    const { answer } = await post(`/api/cases/${id}/acts`, { ...act, disciplinable: true, kinds: [], repeats: null, entry: null, reason })
    const shown = contract.caseShown.parse(answer)
    acts.set(day, shown.acts.find(({ what }) => what === day)!.id)
  }
  const { rows: reviews } = await sql<{ id: string }>`select id from cases.review where case_id = ${id} and outcome is null`.execute(db)
  const maker = reviewMaker(db, await readLaw())
  for (const one of reviews) await maker.concluded({ id, review: one.id, outcome: 'none' })
  const out = async (role: Role, day: string): Promise<number> => {
    become(role)
    return (await post(`/api/cases/${id}/facts/take-out`, { kind: 'act', fact: acts.get(day)!, reason })).status
  }
  const reversed = async (): Promise<string[]> => {
    const { rows } = await sql<{
      officer: string
    }>`select officer from cases.review where case_id = ${id} and reversed_on is not null`.execute(db)
    return rows.map(({ officer }) => officer)
  }
  expect([await out('personnel', '2026-04-10'), await out('head', '2026-03-10'), await reversed()]).toEqual([403, 403, []])
  expect([await out('head', '2026-04-10'), await reversed()]).toEqual([200, ['CC-00003']])
})

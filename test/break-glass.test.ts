/** One record outside of what somebody sees, in an emergency: what it opens, what it never opens, and who looks at it afterwards. */
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { listBreakGlass, type BreakGlassRow } from '../src/access/break-glass/schema.ts'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Situation } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
let world: AccessWorld

beforeAll(async () => {
  world = await buildAccessWorld(db, { everywhere: ['inspectorate'] })
})
beforeEach(async () => {
  await writeTo(db, (trx) => sql`delete from access.break_glass`.execute(trx))
})

const found = (role: Role, situation: Situation) => world.found(role, situation)
const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const ask = (record: string, reason = 'Container đang giữ ở cảng') => server.post('/api/break-glass', { record, reason })
const see = async (id: string): Promise<number> => (await server.get(`/api/findings/${id}`)).status

async function opened(role: Role, situation: Situation = 'sibling') {
  become(role)
  const answer = await ask(found(role, situation).number)
  expect(answer.status).toBe(200)
  return (await answer.json()) as { finding: string; number: string; until: string | null }
}

async function listed(role: Role, view = 'waiting'): Promise<BreakGlassRow[]> {
  become(role)
  const answer = await server.get(`/api/break-glass?view=${view}`)
  return listBreakGlass.output.parse(await answer.json()).rows
}

const review = async (role: Role, id: string, outcome = 'justified') => {
  become(role)
  const answer = await server.post(`/api/break-glass/${id}/review`, { outcome, reason: 'Đã đối chiếu với sổ trực' })
  await answer.arrayBuffer()
  return answer.status
}

const waiting = async (role: Role): Promise<number> => {
  become(role)
  return ((await (await server.get('/api/state')).json()) as { counts: { breakGlass: number } }).counts.breakGlass
}

const set = (what: ReturnType<typeof sql>) => writeTo(db, (trx) => what.execute(trx))

test('it opens that one record to be read and nothing else of it, for four hours, by number and by id', async () => {
  const { id, number } = found('analyst', 'sibling')
  become('analyst')
  expect(await see(id)).toBe(404)
  const { finding, until } = await opened('analyst')
  expect(finding).toBe(id)
  expect(Math.abs(Date.parse(until!) - Date.now() - 4 * 3_600_000)).toBeLessThan(60_000)
  const shown = (await (await server.get(`/api/findings/${id}`)).json()) as { opened: object; others: object[] }
  expect(shown).toMatchObject({ number, opened: { until } })
  // Others beside it, and what changes it or takes it away, stay closed.
  expect(await see(found('head', 'assigned').id)).toBe(404)
  expect((await server.post(`/api/findings/${id}/notes`, { text: 'x' })).status).toBe(404)
  const file = await server.post('/api/findings/export', { ids: [id], format: 'csv' })
  expect(await file.text()).not.toContain(number)
  become('duty')
  expect([await see(id), (await ask(id)).status, await see(id)]).toEqual([404, 200, 200])
  await set(sql`update access.break_glass set until_at = clock_timestamp()`)
  expect(await see(id)).toBe(404)
})

test('whoever has it ends it when he is done, at once; others do not, and a second time is nothing', async () => {
  const { finding } = await opened('analyst')
  const [{ id } = { id: '' }] = await listed('analyst', 'mine')
  const end = async (role: Role) => {
    become(role)
    return (await server.post(`/api/break-glass/${id}/end`, {})).status
  }
  expect([await end('duty'), become('analyst'), await see(finding)]).toEqual([404, undefined, 200])
  expect([await end('analyst'), await see(finding), await end('analyst')]).toEqual([200, 404, 200])
  const { rows } =
    await sql<object>`select actor from ledger.event where kind = 'break-glass.ended' and subject = ${`finding:${finding}`}`.execute(db)
  expect(rows).toEqual([{ actor: 'CC-analyst' }])
  // It is reviewed all the same.
  expect(await listed('inspectorate')).toMatchObject([{ finding, open: false, review: null }])
})

test('reads made so are marked, its history tells of it, and the auditor finds the try', async () => {
  const { finding } = await opened('analyst')
  await see(finding)
  const { rows } = await sql<{ same: boolean }>`select read.break_glass = b.id as same from access.read join access.break_glass b
    on read.subject = 'finding:' || b.finding where read.actor = 'CC-analyst' order by read.id desc limit 1`.execute(db)
  expect(rows).toEqual([{ same: true }])
  become('inspectorate')
  const shown = (await (await server.get(`/api/findings/${finding}`)).json()) as { opened: null; history: { kind: string }[] }
  expect([shown.opened, shown.history[0]!.kind]).toEqual([null, 'break-glass.asked'])
  become('auditor')
  const acts = await (await server.get('/api/events?kind=break-glass.asked&actor=CC-analyst')).text()
  expect(acts).toContain('Container đang giữ ở cảng')
  expect(await (await server.get('/api/reads?actor=CC-analyst')).text()).toContain('"emergency":true')
})

test('what is not there, what a conflict keeps and what is above his clearance are one answer, and the same on record', async () => {
  const secret = found('analyst', 'sibling')
  await set(sql`update findings.finding set tier = 2 where id = ${secret.id}`)
  become('analyst')
  const tries = ['PH-26-999999', found('analyst', 'conflicted').number, found('analyst', 'related').number, secret.number]
  const answers: string[] = []
  for (const number of tries) {
    const answer = await ask(number)
    answers.push(`${answer.status} ${(await answer.text()).replaceAll(/"code":"\d{3}-[\dA-Z]+"/gu, '')}`)
  }
  expect(answers[0]).toMatch(/^404 /u)
  expect(new Set(answers).size).toBe(1)
  const { rows } = await sql<object>`select b.finding, event.subject, event.body - 'asked' as body from access.break_glass b
    join ledger.event on event.id = b.event order by b.id`.execute(db)
  expect(rows).toEqual(tries.map(() => ({ finding: null, subject: null, body: { until: null } })))
  expect((await listed('analyst', 'mine')).map(({ asked, finding, number }) => [asked, finding, number])).toEqual(
    tries.toReversed().map((number) => [number, null, null]),
  )
  await set(sql`update findings.finding set tier = 0 where id = ${secret.id}`)
})

test('what becomes a conflict, or secret, while it is open is gone at once', async () => {
  const { finding } = await opened('analyst')
  expect(await see(finding)).toBe(200)
  await set(sql`update findings.finding set tier = 1 where id = ${finding}`)
  expect(await see(finding)).toBe(404)
  await set(sql`update findings.finding set tier = 0 where id = ${finding}`)
  await set(sql`insert into access.interest (officer, other, kind, during, document, event)
    values ('CC-analyst', 'CC-00001', 'interest', '(,)', 'for a test', 1)`)
  expect(await see(finding)).toBe(404)
  await set(sql`delete from access.interest where document = 'for a test'`)
  expect(await see(finding)).toBe(200)
  Object.assign(as, { by: 'token', scopes: ['finding.read'] })
  expect(await see(finding)).toBe(404)
})

test('it is asked for five times in a day, by several hands at once, too; what one sees anyway is no try', async () => {
  become('deputy')
  const own = await ask(found('deputy', 'subtree').number)
  expect(await own.json()).toMatchObject({ until: null })
  const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => ask(`PH-26-90000${at}`)))
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual([...Array<string>(5).fill('404'), ...Array<string>(3).fill('429')])
  expect((await ask(found('deputy', 'sibling').number)).status).toBe(429)
  await set(sql`update access.break_glass set at = at - interval '25 hours'`)
  expect((await ask(found('deputy', 'sibling').number)).status).toBe(200)
})

test('no administrator can, and no program', async () => {
  for (const role of ['operator', 'identity-admin', 'policy-admin', 'key-custodian', 'auditor', 'official', 'personnel'] as const) {
    become(role)
    expect([role, (await ask(found(role, 'sibling').number)).status]).toEqual([role, 404])
  }
  become('analyst')
  Object.assign(as, { by: 'token', scopes: ['break-glass.change'] })
  expect((await ask(found('analyst', 'sibling').number)).status).toBe(403)
  expect((await sql`select from access.break_glass`.execute(db)).rows).toEqual([])
})

test('who sees the record is told at once and says what he finds, once; nobody else, and not whoever asked', async () => {
  await opened('analyst')
  expect(await waiting('inspectorate')).toBe(1)
  // The head of R1 does not see R2.
  expect([await waiting('head'), await listed('head')]).toEqual([0, []])
  const [row, ...more] = await listed('inspectorate')
  expect(more).toEqual([])
  expect(row).toMatchObject({ by: { number: 'CC-analyst' }, finding: found('analyst', 'sibling').id, review: null, refusal: null })
  expect(Date.parse(row!.reviewBy) - Date.parse(row!.at)).toBeGreaterThan(71.9 * 3_600_000)
  expect([await review('analyst', row!.id), await review('head', row!.id)]).toEqual([404, 404])
  expect([await review('inspectorate', row!.id, 'not-justified'), await review('inspectorate', row!.id)]).toEqual([200, 409])
  expect([await waiting('inspectorate'), await listed('inspectorate')]).toEqual([0, []])
  const done = { outcome: 'not-justified', words: 'Đã đối chiếu với sổ trực', by: 'CC-inspectorate' }
  expect((await listed('inspectorate', 'reviewed'))[0]!.review).toMatchObject(done)
  expect((await listed('analyst', 'mine'))[0]!.review).toMatchObject(done)
})

test('nobody reviews his own, that of a relative, or that of somebody above him', async () => {
  await opened('analyst')
  const [{ id } = { id: '' }] = await listed('inspectorate')
  const refused = async () => [(await listed('inspectorate'))[0]!.refusal, await review('inspectorate', id), await waiting('inspectorate')]
  await set(sql`insert into access.interest (officer, other, kind, during, document, event)
    values ('CC-inspectorate', 'CC-analyst', 'kinship', '(,)', 'for a test', 1)`)
  expect(await refused()).toEqual(['related', 409, 0])
  await set(sql`delete from access.interest where document = 'for a test'`)
  await set(sql`insert into organisation.tenure (unit, role, officer, during, entered_on) values
    ('R1', 'deputy', 'CC-analyst', '[2020-01-01,)', '2020-01-01'), ('01AB', 'officer', 'CC-inspectorate', '[2020-01-01,)', '2020-01-01')`)
  expect(await refused()).toEqual(['below', 409, 0])
  await set(sql`delete from organisation.tenure where officer in ('CC-analyst', 'CC-inspectorate')`)
  await set(sql`update access.break_glass set actor = 'CC-inspectorate'`)
  expect(await refused()).toEqual(['own', 409, 0])
})

test('whoever is cleared narrows a list to a tier; to others there is no more in it than before', async () => {
  const { id } = found('head', 'subtree')
  await set(sql`update findings.finding set tier = 1 where id = ${id}`)
  const tiersOf = async (role: Role) => {
    become(role)
    const { tiers } = (await (await server.get('/api/state')).json()) as { tiers: string[] }
    const { rows } = (await (await server.get('/api/findings?tier=restricted&tier=secret&limit=50')).json()) as { rows: { id: string }[] }
    return [tiers, rows.map((row) => row.id)]
  }
  expect([await tiersOf('deputy'), await tiersOf('analyst')]).toEqual([
    [['ordinary', 'restricted'], [id]],
    [['ordinary'], []],
  ])
  await set(sql`update findings.finding set tier = 0 where id = ${id}`)
})

test('a tier is set by whoever decides, not above his own clearance, and is given only to somebody who is cleared for it', async () => {
  const { id } = found('head', 'subtree')
  const tier = async (role: Role, to: string) => {
    become(role)
    const answer = await server.post(`/api/findings/${id}/tier`, { tier: to, reason: 'Đang xác minh kín' })
    await answer.arrayBuffer()
    return answer.status
  }
  const give = async (assignee: string) => {
    become('head')
    return (await server.post(`/api/findings/${id}/assign`, { assignee, reason: 'Giao xem' })).status
  }
  expect([await tier('deputy', 'secret'), await tier('deputy', 'restricted'), await tier('analyst', 'ordinary')]).toEqual([409, 200, 404])
  expect([become('analyst'), await see(id), become('deputy'), await see(id)]).toEqual([undefined, 404, undefined, 200])
  // The deputy is one by a role that was given to his account, the other by none.
  expect([await give('CC-duty'), await give('CC-deputy'), await tier('head', 'secret')]).toEqual([409, 200, 409])
  expect([await give('CC-inspectorate'), await tier('head', 'secret'), await tier('deputy', 'ordinary')]).toEqual([200, 200, 404])
  expect([become('inspectorate'), await see(id), await tier('head', 'ordinary')]).toEqual([undefined, 200, 200])
})

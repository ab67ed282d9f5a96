import { inDays } from './days.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { exportReads, listOwnReads, listReads, type OwnRead, type Read } from '../src/access/reads/schema.ts'
import type { Role } from '../src/access/roles/schema.ts'
import type { Route } from '../src/base/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Situation } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
let world: AccessWorld

beforeAll(async () => {
  world = await buildAccessWorld(db)
})

const keyOf = ({ method, path }: Route): string => `${method} ${path}`
const found = (situation: Situation, role: Role = 'head') => world.found(role, situation)

function become(role: Role): void {
  Object.assign(as, identityOf(world.people.get(role)!))
}

/** Asks as a role, and gives the body; anything but 200 fails. */
async function ask<T>(role: Role, path: string): Promise<T> {
  become(role)
  const answer = await server.get(path)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as T
}

async function open(role: Role, situation: Situation, of: Role = role): Promise<void> {
  await ask(role, `/api/findings/${found(situation, of).id}`)
}

interface Kept {
  actor: string
  roles: string[]
  kind: string
  route: string
  subject: string | null
  asked: object
  n: number | null
  people: string[]
  findings: string[] | null
}

/** What was put on record while something was done. */
async function recordedBy(act: () => Promise<unknown>): Promise<Kept[]> {
  const { rows: before } = await sql<{ n: number }>`select count(*) as n from access.read`.execute(db)
  await act()
  const { rows } = await sql<Kept>`select actor, roles, kind, route, subject, asked, n, people, findings from access.read
    order by id offset ${before[0]!.n}`.execute(db)
  return rows
}

test('a finding that was opened is on record: who, in what capacity, which one, whom it names', async () => {
  const { id } = found('subtree')
  expect(await recordedBy(() => open('head', 'subtree'))).toEqual([
    {
      ...{ actor: 'CC-head', roles: ['head'], kind: 'read', route: 'GET /api/findings/:id', subject: `finding:${id}` },
      ...{ asked: {}, n: 1, people: ['CC-00001'], findings: null },
    },
  ])
})

test('a list keeps what was asked and whom it showed, not how far one had turned the pages', async () => {
  const [kept, ...more] = await recordedBy(() => ask('personnel', '/api/organisation/people?text=CC-000&limit=2'))
  expect(more).toEqual([])
  expect(kept).toMatchObject({ subject: null, asked: { text: 'CC-000', below: false }, n: 2, people: ['CC-00001', 'CC-00002'] })
  expect(kept!.asked).not.toHaveProperty('limit')
})

test('what was refused or is not there was not read', async () => {
  const nothing = await recordedBy(async () => {
    become('analyst')
    expect((await server.get(`/api/findings/${found('sibling').id}`)).status).toBe(404)
    expect((await server.get('/api/reads')).status).toBe(404)
    expect((await server.get('/api/findings/1')).status).toBe(400)
  })
  expect(nothing).toEqual([])
})

test('a file is on record with the findings in it, those that were picked and those that a filter finds', async () => {
  become('analyst')
  const [seen, kept] = [found('subtree'), found('sibling')]
  const [filtered, picked] = await recordedBy(async () => {
    const file = await (await server.get(`/api/findings/export?format=csv&caseId=${seen.caseId}`)).text()
    expect(file).toContain(seen.number)
    const body = { ids: [seen.id, kept.id], format: 'csv' }
    expect(await (await server.post('/api/findings/export', body)).text()).not.toContain(kept.number)
  })
  const common = { kind: 'export', actor: 'CC-analyst', roles: ['analyst'], findings: [seen.id], n: 1 }
  expect(filtered).toMatchObject({ ...common, asked: { caseId: seen.caseId, format: 'csv' } })
  expect(picked).toMatchObject({ ...common, asked: { format: 'csv' } })
})

test.each([
  ['a page', () => `/api/findings/${found('subtree').id}`],
  ['a list', () => '/api/organisation/people'],
  ['a file', () => '/api/findings/export?format=csv'],
])('where it cannot be put on record nothing leaves: %s', async (_, path) => {
  await writeTo(db, (trx) => sql`alter table access.read rename to moved_away`.execute(trx))
  become('head')
  const answer = await server.get(path(), { 'accept-language': 'en' })
  const text = await answer.text()
  await writeTo(db, (trx) => sql`alter table access.moved_away rename to read`.execute(trx))
  expect([answer.status, (JSON.parse(text) as { detail: string }).detail]).toEqual([
    503,
    'this read could not be put on record, so nothing is shown',
  ])
  expect(text).not.toMatch(/CC-0|PH-/u)
  expect((await server.get(path())).status).toBe(200)
})

test.each(['update access.read set actor = $$somebody else$$', 'delete from access.read', 'truncate access.read'])(
  'reads are only ever added: %s',
  async (statement) => {
    await expect(writeTo(db, (trx) => sql.raw(statement).execute(trx))).rejects.toMatchObject({ code: '42501' })
  },
)

const listed = async (query: string): Promise<Read[]> => listReads.output.parse(await ask('auditor', `/api/reads?limit=200&${query}`)).rows

test('the auditor finds reads by who read, whom they name, what was read, kind and day; and what he looks at is on record, too', async () => {
  await open('inspectorate', 'own')
  const { id, number } = found('own')
  const mine = await listed('actor=CC-inspectorate')
  expect(mine.map(({ actor, label, subject, what }) => [actor.id, label, subject, what.en])).toEqual([
    ['CC-inspectorate', number, `finding:${id}`, 'Record of a finding'],
  ])
  expect(await listed(`subject=${number}`)).toEqual(mine)
  expect(await listed(`subject=finding:${id}&kind=read`)).toEqual(mine)
  expect((await listed('person=CC-00001&actor=CC-inspectorate')).map(({ people, named }) => [people[0]!.number, named])).toEqual([
    ['CC-00001', 1],
  ])
  expect(await listed('person=CC-00003&actor=CC-inspectorate')).toEqual([])
  expect((await listed('kind=export')).every(({ kind }) => kind === 'export')).toBe(true)
  const today = (await ask<{ today: string }>('auditor', '/api/state')).today
  expect(await listed(`actor=CC-inspectorate&from=${today}&until=${today}`)).toEqual(mine)
  expect(await listed('actor=CC-inspectorate&until=2020-01-01')).toEqual([])
  expect((await listed('actor=CC-auditor&kind=read'))[0]).toMatchObject({
    route: keyOf(listReads),
    asked: { until: '2020-01-01' } as object,
  })
})

test('nothing of a case is in what the auditor sees', async () => {
  const text = JSON.stringify(await listed(''))
  for (const { caseId } of [found('own'), found('subtree')]) expect(text.replaceAll(/"asked":\{[^}]*\}/gu, '')).not.toContain(caseId)
  expect(text).not.toContain('ACC-')
})

test('of a finding that a conflict keeps from him the auditor sees no reads', async () => {
  const own = found('conflicted', 'auditor')
  await ask('analyst', `/api/findings/${own.id}`)
  const { rows } = await sql<{ n: number }>`select count(*) as n from access.read where subject = ${`finding:${own.id}`}`.execute(db)
  expect(rows[0]!.n).toBe(1)
  expect(await listed(`subject=${own.number}`)).toEqual([])
  expect((await listed('actor=CC-analyst')).filter(({ label }) => label === own.number)).toEqual([])
})

test('pages have no gaps and no repeats, there and back, while others go on reading', async () => {
  for (let at = 0; at < 7; at++) await open('deputy', 'own')
  const path = '/api/reads?actor=CC-deputy&limit=3'
  const page = async (cursor: string | null) =>
    listReads.output.parse(await ask('auditor', cursor === null ? path : `${path}&cursor=${cursor}`))
  const seen: string[] = []
  let at = await page(null)
  for (; ; at = await page(at.next)) {
    seen.push(...at.rows.map(({ id }) => id))
    if (at.next === null) break
  }
  expect([seen.length, new Set(seen).size, at.total.n]).toEqual([7, 7, 7])
  const back: string[] = []
  while (at.previous !== null) {
    at = await page(at.previous)
    back.unshift(...at.rows.map(({ id }) => id))
  }
  expect(back).toEqual(seen.slice(0, 6))
})

test.each(['vi', 'en'] as const)('the file of reads has the same rows (%s), and is on record itself', async (language) => {
  const rows = await listed('actor=CC-deputy')
  become('auditor')
  const [kept] = await recordedBy(async () => {
    const answer = await server.get(`/api/reads/export?actor=CC-deputy&format=csv&language=${language}`)
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines[0]).toContain({ vi: 'Người truy cập', en: 'Who' }[language])
    expect(lines.slice(1)).toHaveLength(rows.length)
    expect(lines[1]).toContain(found('own').number)
  })
  expect(kept).toMatchObject({ kind: 'export', route: keyOf(exportReads), n: rows.length, asked: { actor: 'CC-deputy' } as object })
  const workbook = await server.get(`/api/reads/export?format=xlsx&language=${language}`)
  expect([
    workbook.status,
    Buffer.from(await workbook.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ]).toEqual([200, 'PK'])
})

test('of acts, too, he asks by who acted and on which day', async () => {
  await writeTo(db, (trx) =>
    sql`insert into ledger.event (at, actor, actor_name, actor_kind, kind, subject, reason)
      values ('2024-02-29T16:59:59Z', 'CC-x', 'x', 'person', 'finding.noted', ${`finding:${found('own').id}`}, 'for a test')`.execute(trx),
  )
  const acts = async (query: string) =>
    (await ask<{ rows: { actor: { id: string }; label: string }[] }>('auditor', `/api/events?${query}`)).rows.map(({ label }) => label)
  const { number } = found('own')
  // By the clocks of Viet Nam it is one second to midnight.
  expect(await acts('actor=CC-x&from=2024-02-29&until=2024-02-29')).toEqual([number])
  expect(await acts(`subject=${number}&until=2024-03-01`)).toEqual([number])
  expect(await acts('actor=CC-x&from=2024-03-01')).toEqual([])
})

test('why somebody did something to a finding, and what, the auditor does not learn; of a role that was given he does', async () => {
  await writeTo(db, (trx) =>
    sql`insert into ledger.event (actor, actor_name, actor_kind, kind, subject, reason, body) values
      ('CC-y', 'y', 'person', 'finding.moved', ${`finding:${found('own').id}`}, 'of the case', '{"to":"dismissed"}'),
      ('CC-y', 'y', 'person', 'bulk.acted', null, 'of many cases', '{"act":"dismiss"}'),
      ('CC-y', 'y', 'person', 'access.role-granted', 'account:1', 'he works there now', '{"role":"duty"}')`.execute(trx),
  )
  const { rows } = await ask<{ rows: { kind: string; reason: string | null; body: object }[] }>('auditor', '/api/events?actor=CC-y')
  expect(rows.map(({ kind, reason, body }) => [kind, reason, body])).toEqual([
    ['access.role-granted', 'he works there now', { role: 'duty' }],
    ['bulk.acted', null, {}],
    ['finding.moved', null, {}],
  ])
})

const hear = (id: string, officer: string, outcome = 'heard') =>
  writeTo(db, (trx) =>
    sql`insert into findings.hearing (finding, officer, outcome, said, held_on, by) values (${id}, ${officer}, ${outcome}, 'x', '2026-06-01', 'x')`.execute(
      trx,
    ),
  )
const own = async (role: Role, query = 'limit=200'): Promise<{ rows: OwnRead[]; total: { n: number }; findings: { n: number } }> =>
  listOwnReads.output.parse(await ask(role, `/api/me/reads?${query}`))

/** The answer to the byte, with what a browser would go by. */
async function ownBytes(role: Role): Promise<string> {
  become(role)
  const answer = await server.get('/api/me/reads?limit=3')
  return `${answer.status} ${answer.headers.get('etag')} ${await answer.text()}`
}

test('before notice there is nothing to see, however often it is read; from then on all of it, from the first time', async () => {
  const { id, number, caseId } = found('conflicted', 'duty')
  const before = await ownBytes('duty')
  await open('head', 'conflicted', 'duty')
  become('analyst')
  await server.post('/api/findings/export', { ids: [id], format: 'csv' })
  await hear(id, 'CC-duty', 'unreachable')
  expect(await ownBytes('duty')).toBe(before)
  await hear(id, 'CC-duty')
  await open('inspectorate', 'conflicted', 'duty')
  await ask('inspectorate', '/api/findings/counts')
  await server.get(`/api/findings/export?format=csv&caseId=${caseId}`).then((answer) => answer.text())
  const { rows, total, findings } = await own('duty')
  expect(rows.slice(0, 2).map(({ finding, kind, roles }) => [finding, kind, roles])).toEqual([
    [number, 'export', ['inspectorate']],
    [number, 'read', ['inspectorate']],
  ])
  const all = await sql<{ at: string; kind: string }>`select at, kind from access.read
    where subject = ${`finding:${id}`} or ${id}::uuid = any(findings) order by at desc`.execute(db)
  expect(all.rows.filter(({ kind }) => kind === 'read')).toHaveLength(2)
  expect(rows.map(({ at, kind }) => ({ at, kind }))).toEqual(all.rows)
  expect([total.n, findings.n]).toEqual([all.rows.length, 1])
})

test('no name of who read is told, and nothing of what somebody else has notice of', async () => {
  const text = JSON.stringify(await own('duty'))
  expect(text).not.toMatch(/CC-|Người/u)
  expect((await own('official')).total).toEqual({ n: 0, more: false })
})

test('reads of what he has no notice of change no byte of what he sees', { timeout: 120_000 }, async () => {
  const others = (['own', 'subtree', 'conflicted', 'related'] as const).map((situation) => found(situation, 'personnel').id)
  const { id } = found('conflicted', 'duty')
  const act = fc.record({ role: fc.constantFrom('analyst' as const, 'head' as const), at: fc.nat({ max: 3 }), file: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 4 }), async (acts) => {
      const before = [await ownBytes('duty'), await ownBytes('personnel')]
      for (const { role, at, file } of acts) {
        become(role)
        if (file) await server.post('/api/findings/export', { ids: [others[at]!], format: 'csv' })
        else await server.get(`/api/findings/${others[at]!}`)
      }
      expect([await ownBytes('duty'), await ownBytes('personnel')]).toEqual(before)
    }),
    { numRuns: 6 },
  )
  const before = await ownBytes('duty')
  await ask('head', `/api/findings/${id}`)
  expect(await ownBytes('duty')).not.toBe(before)
})

const post = async (role: Role, path: string, body: object): Promise<number> => {
  become(role)
  const answer = await server.post(path, body)
  await answer.arrayBuffer()
  return answer.status
}
const REASON = { reason: 'Xác minh kín theo chỉ đạo' }

test('what is read under a sealed mandate changes no byte of what a person sees of reads; once it is revealed all of it is there', async () => {
  const { id } = found('conflicted', 'duty')
  const mandate = { units: [], officers: ['CC-duty'], members: ['CC-inspectorate'], confirmer: 'CC-head', until: inDays(10), ...REASON }
  become('inspectorate')
  const answer = await server.post('/api/mandates', mandate)
  const { id: sealed } = (await answer.json()) as { id: string }
  const before = await ownBytes('duty')
  // Nothing is sealed before the second person has confirmed it, and nobody else can.
  await open('inspectorate', 'conflicted', 'duty')
  const then = await ownBytes('duty')
  expect(then).not.toBe(before)
  const path = `/api/mandates/${sealed}/confirm`
  expect([await post('inspectorate', path, REASON), await post('duty', path, REASON), await post('head', path, REASON)]).toEqual([
    409, 404, 200,
  ])
  await open('inspectorate', 'conflicted', 'duty')
  expect(await post('inspectorate', '/api/findings/export', { ids: [id], format: 'csv' })).toBe(200)
  expect(await ownBytes('duty')).toBe(then)
  expect((await listed(`subject=finding:${id}`)).length).toBeGreaterThan(0)
  expect(await (await server.get('/api/events?limit=200')).text()).not.toContain('mandate')
  // Whoever reads beside it is seen at once.
  await open('analyst', 'conflicted', 'duty')
  const seen = (await own('duty')).total.n
  expect((await own('duty')).rows[0]!.roles).toEqual(['analyst'])
  expect(await post('inspectorate', `/api/mandates/${sealed}/reveal`, REASON)).toBe(200)
  const all = await sql<{ at: string; kind: string }>`select at, kind from access.read
    where subject = ${`finding:${id}`} or ${id}::uuid = any(findings) order by at desc`.execute(db)
  expect((await own('duty')).rows.map(({ at, kind }) => ({ at, kind }))).toEqual(all.rows)
  expect((await own('duty')).total.n).toBe(seen + 2)
  become('auditor')
  expect(await (await server.get('/api/events?kind=mandate.confirmed')).text()).toContain(`mandate:${sealed}`)
})

test('a mandate ends by itself, bears on units with all below them, and is known only to those who work with it', async () => {
  const given = { units: ['R1'], officers: [], members: ['CC-inspectorate'], confirmer: 'CC-head', until: inDays(10), ...REASON }
  const refused = [
    { ...given, until: inDays(-1) },
    { ...given, until: inDays(400) },
    { ...given, units: [] },
    { ...given, units: ['R2'] },
    { ...given, confirmer: 'CC-inspectorate' },
    { ...given, officers: ['CC-head'] },
    { ...given, members: ['CC-99999'] },
  ]
  for (const body of refused) expect([body, await post('inspectorate', '/api/mandates', body)]).toEqual([body, 400])
  expect(await post('inspectorate', '/api/mandates', { ...given, officers: ['KC-inspectorate'] })).toBe(409)
  become('inspectorate')
  const { id: sealed } = (await (await server.post('/api/mandates', given)).json()) as { id: string }
  expect(await post('head', `/api/mandates/${sealed}/confirm`, REASON)).toBe(200)
  const known = async (role: Role) => JSON.stringify((await ask<{ rows: { id: string }[] }>(role, '/api/mandates')).rows).includes(sealed)
  expect([await known('inspectorate'), await known('head')]).toEqual([true, true])
  await writeTo(db, (trx) =>
    sql`update access.mandate set members = '{CC-analyst}', confirmer = 'CC-00003' where id = ${sealed}`.execute(trx),
  )
  expect(await known('head')).toBe(false)
  const before = await ownBytes('duty')
  await open('analyst', 'conflicted', 'duty')
  expect(await ownBytes('duty')).toBe(before)
  await writeTo(db, (trx) => sql`update access.mandate set sealed_until = clock_timestamp() where id = ${sealed}`.execute(trx))
  expect((await own('duty')).rows[0]).toMatchObject({ roles: ['analyst'], kind: 'read' })
})

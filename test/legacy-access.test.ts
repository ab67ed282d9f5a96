import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { askingOver, claimsOf, principalOf, readContextKey } from '../src/access/roles/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import { openRequests } from '../src/base/db/index.ts'
import * as legacy from '../src/cases/legacy/schema.ts'
import { listCases, listOwnCases } from '../src/cases/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { OLD_ROW, oldCases, type OldRow } from './build-legacy.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db, url } = server.database
const WHO = 'CC-00001'
let own = ''
let world: AccessWorld

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    const { rows } = await sql<{
      id: string
    }>`insert into access.account (login, officer, name) values (${WHO}, ${WHO}, ${WHO}) returning id`.execute(trx)
    own = rows[0]!.id
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const becomeConcerned = (): void => void Object.assign(as, identityOf({ role: 'official', officer: WHO, system: '', account: own }))
const send = async (path: string, rows: readonly OldRow[], more = ''): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${server.url}/api/cases/legacy/${path}?name=cases.csv${more}`, {
    method: 'POST',
    body: new Uint8Array(oldCases(rows).bytes),
    headers: { 'content-type': 'application/octet-stream' },
  })
  return { status: response.status, text: await response.text() }
}
const importing = (rows: readonly OldRow[]) => send('import', rows, `&reason=${encodeURIComponent('theo sổ cũ')}`)
const get = async (path: string): Promise<string> => {
  const response = await server.get(path)
  return `${response.status} ${(await response.text()).replace(/"code":"\d{3}-[\dA-Z]+"/u, '')}`
}
const ASKED = [
  '/api/me/cases',
  '/api/me/findings',
  '/api/me/told',
  '/api/cases',
  '/api/search?text=VC',
  '/api/state',
  '/api/work',
  '/api/work?view=following',
  '/api/overview',
]
const looks = async (): Promise<string[]> => {
  const all: string[] = []
  for (const path of ASKED) all.push(await get(path))
  return all
}
const SECRET: OldRow = { ...OLD_ROW, reference: 'K-1', officer: WHO, notified: '', served: '' }
let id = ''

test('an import tells nobody: whoever was concerned, and of whom no notice is known, gets not another byte for it', async () => {
  becomeConcerned()
  const before = await looks()
  become('personnel')
  const done = await importing([SECRET])
  expect([done.status, done.text]).toEqual([200, expect.stringContaining('"add":1')])
  const { rows } = listCases.output.parse(JSON.parse((await get('/api/cases?state=legacy')).slice(4)))
  id = rows[0]!.id
  becomeConcerned()
  expect(await looks()).toEqual(before)
  expect(await get(`/api/cases/${id}/legacy`)).toBe(
    (await get('/api/cases/01900000-0000-7000-8000-000000000009/legacy')).replaceAll('01900000-0000-7000-8000-000000000009', id),
  )
  const { rows: left } = await sql<{
    n: number
  }>`select (select count(*) from cases.told)::int + (select count(*) from cases.review)::int as n`.execute(db)
  expect(left[0]!.n).toBe(0)
})

test('once the register says that it was handed over, he sees his part and nobody else', async () => {
  become('personnel')
  expect(
    (
      await importing([
        { ...OLD_ROW, reference: 'K-2', officer: WHO },
        { ...OLD_ROW, reference: 'K-2', officer: 'CC-00002' },
      ])
    ).status,
  ).toBe(200)
  becomeConcerned()
  const text = (await get('/api/me/cases')).slice(4)
  const { rows } = listOwnCases.output.parse(JSON.parse(text))
  expect(rows.map(({ legacy: old }) => [old?.reference, old?.form])).toEqual([['K-2', 'warning']])
  expect(text).not.toMatch(/CC-00002|Đỗ Thị Ánh Tuyết|personnel/u)
})

test('nobody takes over what is about himself or of another unit; a number of a case that is kept from him answers nothing', async () => {
  const { officer } = world.people.get('head')!
  become('personnel')
  expect((await importing([{ ...OLD_ROW, reference: 'K-3', officer }])).status).toBe(200)
  become('head')
  const wrong = async (row: OldRow) => legacy.checkLegacy.output.parse(JSON.parse((await send('check', [row])).text))
  expect((await wrong({ ...OLD_ROW, reference: 'K-4', officer })).mistakes).toMatchObject([{ field: 'officer' }])
  expect((await wrong({ ...OLD_ROW, reference: 'K-4', unit: 'R2', officer: 'CC-00002' })).mistakes).toMatchObject([{ field: 'unit' }])
  const taken = await wrong({ ...OLD_ROW, reference: 'K-3', officer: 'CC-00002' })
  const free = await wrong({ ...OLD_ROW, reference: 'K-5', officer: 'CC-00002' })
  expect({ ...taken, rows: [] }).toEqual({ ...free, rows: [] })
  expect((await importing([{ ...OLD_ROW, reference: 'K-4', officer }])).status).toBe(400)
})

test('two who send the same at once have it once', async () => {
  become('personnel')
  const rows = [{ ...OLD_ROW, reference: 'K-6', officer: 'CC-00002' }]
  const both = await Promise.all([importing(rows), importing(rows), importing(rows)])
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
  const { rows: found } = await sql`select from cases.legacy where reference = 'K-6'`.execute(db)
  expect(found.length).toBe(1)
})

const SEES: readonly Role[] = ['head', 'deputy', 'inspectorate', 'personnel']

test.each(ROLE_IDS)('%s: the program and, behind it, the database show an old case to whom cases are for', async (role) => {
  become(role)
  const sees = SEES.includes(role)
  expect((await get(`/api/cases/${id}/legacy`)).startsWith('200')).toBe(sees)
  const requests = openRequests(url, { connections: 1 })
  try {
    const claims = claimsOf(await principalOf(db, identityOf(world.people.get(role)!)), 'case.read')
    const asking = askingOver(requests, await readContextKey(db))(claims)
    for (const table of ['legacy', 'legacy_person', 'legacy_act'] as const) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.id('cases', table)} where case_id = ${id}`.execute(
        asking,
      )
      expect([table, rows[0]!.n > 0]).toEqual([table, sees])
    }
    // Past the program: nobody writes into the tables, and the one function takes nothing that is not his.
    const given = (unit: string, officer: string): string =>
      JSON.stringify({
        cases: [{ id: '01900000-0000-7000-8000-0000000000ff', unit, reference: 'H-1', title: 'x', file: 'x', row: 2, sha256: 'x' }],
        people: [{ case_id: '01900000-0000-7000-8000-0000000000ff', officer, known: false, reasons: [{}] }],
        acts: [],
        heads: [],
      })
    const writes = [
      sql`insert into cases.legacy (case_id, unit, reference, title, file, row, sha256, imported_by, imported_on) values (${id}, '01AB', 'x', 'x', 'x', 2, 'y', 'x', now())`,
      sql`update cases.legacy_person set form = 'none' where case_id = ${id}`,
      sql`select cases.take_legacy(${given('R2', 'CC-00002')}::jsonb, 'x', now()::date, 1)`,
      sql`select cases.take_legacy(${given('01AB', world.people.get(role)!.officer)}::jsonb, 'x', now()::date, 1)`,
    ]
    for (const statement of writes)
      await expect(
        asking
          .transaction()
          .setAccessMode('read write')
          .execute((trx) => statement.execute(trx)),
      ).rejects.toThrow(/permission denied|not his|violates/u)
  } finally {
    await requests.close()
  }
})

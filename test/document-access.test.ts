import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { askingOver, claimsOf, principalOf, readContextKey } from '../src/access/roles/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import { openRequests } from '../src/base/db/index.ts'
import * as documents from '../src/cases/documents/schema.ts'
import * as contract from '../src/cases/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db, url } = server.database
const WHO = 'CC-00001'
const reason = 'theo kết quả xác minh'
let world: AccessWorld
let id = ''
let document = ''
let account = ''

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const post = async (path: string, body: object): Promise<{ status: number; text: string }> => {
  const response = await server.post(path, body)
  return { status: response.status, text: await response.text() }
}
const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await server.get(path)
  return { status: response.status, text: (await response.text()).replace(/"code":"\d{3}-[\dA-Z]+"/u, '') }
}

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    await sql`update findings.named set officer = ${WHO}, unattributed = null where account = 'HQVP-0231'`.execute(trx)
    const { rows } = await sql<{
      id: string
    }>`insert into access.account (login, officer, name) values (${WHO}, ${WHO}, ${WHO}) returning id`.execute(trx)
    account = rows[0]!.id
  })
  become('inspectorate')
  const { id: finding } = world.found('inspectorate', 'subtree')
  const opened = await post('/api/cases', { title: 'Thông quan khi chưa kiểm tra', findings: [finding], reason })
  ;({ id } = contract.caseShown.parse(JSON.parse(opened.text)))
  const made = await post(`/api/cases/${id}/documents`, { template: 'notice', of: WHO })
  document = documents.documentShown.parse(JSON.parse(made.text)).id
})

const SEES: readonly Role[] = ['head', 'deputy', 'inspectorate', 'personnel']
const PATHS = ['', '/pdf', '/docx'] as const
const TABLES = ['document', 'document_revision'] as const

test.each(ROLE_IDS)('%s: documents are there for whom the case is there, in the program and behind it', async (role) => {
  become(role)
  const sees = SEES.includes(role)
  for (const path of ['/documents', ...PATHS.map((one) => `/documents/${document}${one}`)])
    expect([path, (await get(`/api/cases/${id}${path}`)).status === 200]).toEqual([path, sees])
  const requests = openRequests(url, { connections: 1 })
  try {
    const own = askingOver(
      requests,
      await readContextKey(db),
    )(claimsOf(await principalOf(db, identityOf(world.people.get(role)!)), 'case.read'))
    for (const table of TABLES) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.id('cases', table)}`.execute(own)
      expect([table, rows[0]!.n > 0]).toEqual([table, sees])
    }
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases.document_register`.execute(own)
    expect(rows[0]!.n).toBe(0)
  } finally {
    await requests.close()
  }
})

test('what is absent and what may not be seen answer the same, before notice and after', async () => {
  const absent = '01900000-0000-7000-8000-000000000009'
  Object.assign(as, identityOf({ role: 'official', officer: WHO, system: '', account }))
  const forbidden = await get(`/api/cases/${id}/documents/${document}`)
  const missing = await get(`/api/cases/${absent}/documents/${absent}`)
  expect(forbidden.status).toBe(404)
  expect(forbidden.text.replaceAll(id, '').replaceAll(document, '')).toBe(missing.text.replaceAll(absent, ''))
  become('inspectorate')
  // A document of another case is not found by way of this one.
  expect((await get(`/api/cases/${id}/documents/${absent}`)).status).toBe(404)
})

test('what was read of a document stands in the record of reads', async () => {
  become('inspectorate')
  await get(`/api/cases/${id}/documents/${document}/pdf`)
  const { rows } = await sql<{
    route: string
    kind: string
  }>`select route, kind from access.read where subject = ${`case:${id}`} and route like '%/pdf'`.execute(db)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows[0]!.kind).toBe('export')
})

test('whoever made it cannot check it; a second click numbers nothing twice', async () => {
  become('inspectorate')
  const base = `/api/cases/${id}/documents`
  const shown = documents.documentShown.parse(JSON.parse((await get(`${base}/${document}`)).text))
  const filled = Object.fromEntries(shown.missing.map((one) => [one.id, 'x']))
  expect((await post(`${base}/${document}/again`, { filled })).status).toBe(200)
  expect((await post(`${base}/${document}/check`, {})).status).toBe(403)
  become('deputy')
  expect((await post(`${base}/${document}/check`, {})).status).toBe(200)
  const key = { 'idempotency-key': 'one-click' }
  const body = { day: '2026-11-27', reason }
  const first = await server.post(`${base}/${document}/issue`, body, key)
  const again = await server.post(`${base}/${document}/issue`, body, key)
  expect([first.status, again.status]).toEqual([200, 200])
  const { rows } = await sql<{ last: number }>`select last from cases.document_register`.execute(db)
  expect(rows).toEqual([{ last: 1 }])
})

test('whom an issued document is addressed to gets nothing of it before notice, and from notice on opens it; each opening is on record and counted', async () => {
  const own = (): void => void Object.assign(as, identityOf({ role: 'official', officer: WHO, system: '', account }))
  const absent = '01900000-0000-7000-8000-000000000009'
  const pdf = (one: string, of: string) => `/api/me/cases/${one}/documents/${of}/pdf`
  own()
  expect(await get('/api/me/documents')).toEqual({ status: 200, text: '{"rows":[]}' })
  const [missing, early] = [await get(pdf(absent, absent)), await get(pdf(id, document))]
  expect(missing.status).toBe(404)
  expect(early.text.replaceAll(id, '').replaceAll(document, '')).toBe(missing.text.replaceAll(absent, ''))
  become('personnel')
  expect((await post(`/api/cases/${id}/steps`, { kind: 'verification', day: '2026-11-01', words: 'x' })).status).toBe(200)
  expect((await post(`/api/cases/${id}/steps`, { kind: 'notice', officer: WHO, day: '2026-11-05' })).status).toBe(200)
  expect(await get(pdf(id, document))).toMatchObject({ status: 404 })
  own()
  const { rows } = documents.listOwnDocuments.output.parse(JSON.parse((await get('/api/me/documents')).text))
  expect(rows).toMatchObject([{ id, document, name: { en: 'Notice' }, scanned: false, withheld: false }])
  const opened = await get(pdf(id, document))
  expect([opened.status, opened.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  expect((await get(`/api/me/cases/${id}/documents/${document}/scan`)).status).toBe(404)
  expect((await get(pdf(absent, document))).status).toBe(404)
  become('inspectorate')
  expect(documents.documentShown.parse(JSON.parse((await get(`/api/cases/${id}/documents/${document}`)).text)).opened).toBe(1)
  expect((await get(`/api/cases/${id}/openings`)).text).toContain(WHO)
})

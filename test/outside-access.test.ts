import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import * as contract from '../src/cases/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
const WHO = 'CC-00001'
/** Accounts of somebody whom no case is about, and of whoever it is about. */
const OWN = { [WHO]: '', 'CC-00002': '' }
const reason = 'theo phản ánh'
let world: AccessWorld

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    for (const officer of [WHO, 'CC-00002'] as const) {
      const { rows } = await sql<{
        id: string
      }>`insert into access.account (login, officer, name) values (${officer}, ${officer}, ${officer}) returning id`.execute(trx)
      OWN[officer] = rows[0]!.id
    }
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const becomeOfficer = (officer: keyof typeof OWN): void =>
  void Object.assign(as, identityOf({ role: 'official', officer, system: '', account: OWN[officer] }))
const post = async (path: string, body: object): Promise<{ status: number; text: string }> => {
  const response = await server.post(path, body)
  return { status: response.status, text: await response.text() }
}
const get = async (path: string): Promise<string> => {
  const response = await server.get(path)
  return `${response.status} ${(await response.text()).replace(/"code":"\d{3}-[\dA-Z]+"/u, '')}`
}
/** All that somebody without competence could ask about it. */
const ASKED = [
  '/api/me/cases',
  '/api/cases',
  '/api/me/findings',
  '/api/search?text=VV',
  '/api/events?limit=5',
  '/api/state',
  '/api/work',
] as const
const looks = async (): Promise<string[]> => {
  const all: string[] = []
  for (const path of ASKED) all.push(await get(path))
  return all
}

test('a case that stands on no finding is there for nobody else, before notice and after; he sends his explanation himself, from notice on', async () => {
  const { rows } = await sql<{
    unit: string
  }>`select unit from findings.finding where id = ${world.found('inspectorate', 'subtree').id}`.execute(db)
  const { unit } = rows[0]!
  const act = { officer: 'CC-00002', what: 'Không ghi sổ giao ca', from: '2026-11-02', detected: '2026-11-20' }
  const given = { origin: { kind: 'report', number: 'BC-2026-00077' }, title: 'Theo phản ánh', unit, acts: [act], reason }
  becomeOfficer('CC-00002')
  expect((await post('/api/cases/outside', given)).status).toBe(404)
  const quiet = await looks()
  become('inspectorate')
  const opened = await post('/api/cases/outside', given)
  expect(opened.status, opened.text).toBe(200)
  const { id: own } = contract.caseShown.parse(JSON.parse(opened.text))
  const explain = () => post(`/api/me/cases/${own}/explanation`, { words: 'Tôi đã bàn giao bằng lời.' })
  expect((await post(`/api/cases/${own}/steps`, { kind: 'verification', day: '2026-11-21' })).status).toBe(200)
  becomeOfficer('CC-00002')
  expect(await looks()).toEqual(quiet)
  expect(await get(`/api/cases/${own}`)).toBe(await get('/api/cases/01900000-0000-7000-8000-000000000009'))
  expect((await explain()).status).toBe(404)
  become('personnel')
  expect((await post(`/api/cases/${own}/steps`, { kind: 'notice', officer: 'CC-00002', day: '2026-11-22' })).status).toBe(200)
  becomeOfficer(WHO)
  expect((await explain()).status).toBe(404)
  becomeOfficer('CC-00002')
  const sent = await explain()
  expect(sent.status, sent.text).toBe(200)
  expect((await explain()).status).toBe(409)
  // Neither that there was a report nor who wrote is in what he sees.
  expect(await get('/api/me/cases')).not.toMatch(/BC-2026|Phản ánh|report|inspectorate|personnel/u)
  become('personnel')
  const { state, steps } = contract.caseShown.parse(JSON.parse((await get(`/api/cases/${own}`)).slice(4)))
  expect([state, steps[0]!.words, steps[0]!.by.id]).toEqual(['explained', 'Tôi đã bàn giao bằng lời.', 'CC-00002'])
})

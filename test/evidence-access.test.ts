import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { askingOver, claimsOf, principalOf, readContextKey } from '../src/access/roles/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import { openRequests } from '../src/base/db/index.ts'
import * as contract from '../src/cases/evidence/schema.ts'
import * as releases from '../src/cases/releases/schema.ts'
import { caseShown } from '../src/cases/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db, url } = server.database
const WHO = 'CC-00001'
const OWN = { [WHO]: '', 'CC-00002': '' }
/** A trader who reports that he was harassed: nobody but his custodian learns of it. */
const REPORTER = 'Trịnh Thị Mai Hoa'
const reason = 'theo kết quả xác minh'
let world: AccessWorld
const own = {
  id: '01900000-0000-7000-8000-000000000009',
  evidence: '01900000-0000-7000-8000-000000000008',
  copy: '',
  release: '01900000-0000-7000-8000-000000000007',
}

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    for (const officer of [WHO, 'CC-00002'] as const) {
      const { rows } = await sql<{
        id: string
      }>`insert into access.account (login, officer, name) values (${officer}, ${officer}, ${officer}) returning id`.execute(trx)
      OWN[officer] = rows[0]!.id
    }
    await sql`update findings.named set officer = ${WHO}, unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const becomeOfficer = (officer: keyof typeof OWN): void =>
  void Object.assign(as, identityOf({ role: 'official', officer, system: '', account: OWN[officer] }))
const post = async (path: string, body: object): Promise<string> => {
  const response = await server.post(path, body)
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return text
}
const get = async (path: string): Promise<string> => {
  const response = await server.get(path)
  return `${response.status} ${(await response.text()).replace(/"code":"\d{3}-[\dA-Z]+"/u, '')}`
}
async function send(id: string, body: string, given: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams({ receivedOn: '2026-11-20', ...given })
  return fetch(`${server.url}/api/cases/${id}/evidence?${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
}
const sent = async (id: string, body: string, given: Record<string, string>): Promise<contract.Evidence> => {
  const response = await send(id, body, given)
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return contract.evidence.parse(JSON.parse(text))
}

/** All that somebody could ask about it: what is his own, and what would be there if the case were. */
const paths = (): string[] => {
  const { id, evidence, release } = own
  const of = `/api/cases/${id}`
  return [
    ...['/api/me/cases', '/api/me/releases', '/api/me/reads', '/api/cases', '/api/search?text=VV', '/api/state', of],
    ...[
      `${of}/evidence`,
      `${of}/evidence/${evidence}`,
      `${of}/evidence/${evidence}/file`,
      `${of}/openings`,
      `${of}/history`,
      `${of}/releases`,
    ],
    ...[`${of}/releases/${release}/text`, `/api/me/cases/${id}/releases/${release}`, `/api/me/cases/${id}/releases/${release}/text`],
    `/api/me/cases/${id}/releases/${release}/files/0`,
  ]
}
const looks = async (): Promise<string[]> => {
  const all: string[] = []
  for (const path of paths()) all.push(await get(path))
  return all
}
const before: Record<string, string[]> = {}

test('before anything is released neither whoever is concerned nor a witness gets another byte for it', async () => {
  for (const officer of [WHO, 'CC-00002'] as const) {
    becomeOfficer(officer)
    before[officer] = await looks()
    expect(before[officer]!.slice(6).every((one) => one.startsWith('404'))).toBe(true)
  }
  become('inspectorate')
  const { id: finding } = world.found('inspectorate', 'subtree')
  own.id = caseShown.parse(JSON.parse(await post('/api/cases', { title: 'Gây khó cho doanh nghiệp', findings: [finding], reason }))).id
  await post(`/api/cases/${own.id}/parties`, { officer: 'CC-00002', role: 'witness', reason })
  await post(`/api/cases/${own.id}/steps`, { kind: 'verification', day: '2026-11-01' })
  const report = await sent(own.id, `Tôi là ${REPORTER}, bị giữ hàng.`, {
    name: `đơn của ${REPORTER}.txt`,
    what: `Đơn của ${REPORTER}`,
    from: REPORTER,
  })
  own.evidence = report.id
  own.copy = (
    await sent(own.id, 'Tôi bị giữ hàng.', {
      kind: 'redacted',
      redacts: report.id,
      name: 'đã che.txt',
      what: `Đơn của ${REPORTER}, bản đã che`,
      from: REPORTER,
    })
  ).id
  const [act] = caseShown.parse(JSON.parse((await get(`/api/cases/${own.id}`)).slice(4))).acts
  await writeTo(db, (trx) => sql`update cases.act set what = ${`Giữ hàng của ${REPORTER}`} where case_id = ${own.id}`.execute(trx))
  const drafted = await post(`/api/cases/${own.id}/releases`, {
    ...{ officer: WHO, title: `Trả lời về đơn của ${REPORTER}`, acts: [act!.id], evidence: [own.evidence, own.copy] },
  })
  own.release = releases.release.parse(JSON.parse(drafted)).id
  for (const officer of [WHO, 'CC-00002'] as const) {
    becomeOfficer(officer)
    expect(await looks()).toEqual(before[officer])
  }
})

test('whoever reported is in nothing that anybody outside of the case is given: draft, release, text, files, own case, log', async () => {
  become('personnel')
  await post(`/api/cases/${own.id}/steps`, { kind: 'notice', officer: WHO, day: '2026-11-05' })
  const at = `/api/cases/${own.id}/releases`
  const [drafted] = releases.listReleases.output.parse(JSON.parse((await get(at)).slice(4))).rows
  expect([drafted!.title, drafted!.left]).toEqual(['Trả lời về đơn của «…»', []])
  expect(JSON.stringify(drafted!.parts)).not.toContain(REPORTER)
  await post(`${at}/${own.release}/check`, { stamp: drafted!.stamp, identity: true, wording: true, timing: true })
  becomeOfficer(WHO)
  const waiting = (await looks()).slice(6)
  expect(waiting.every((one) => one.startsWith('404'))).toBe(true)
  become('deputy')
  await post(`${at}/${own.release}/release`, { reason })
  becomeOfficer(WHO)
  const shown = await looks()
  expect(shown.filter((one) => one.includes(REPORTER))).toEqual([])
  const released = releases.showOwnRelease.output.parse(JSON.parse(shown.at(-3)!.slice(4)))
  const file = released.parts.findIndex((one) => one.file !== null)
  const answer = await server.get(`/api/me/cases/${own.id}/releases/${own.release}/files/${file}`)
  expect([answer.status, await answer.text()]).toEqual([200, 'Tôi bị giữ hàng.'])
  // Of others he may not even tell that there is something.
  becomeOfficer('CC-00002')
  expect(await looks()).toEqual(before['CC-00002'])
  for (const role of ROLE_IDS.filter((one) => !SEES[one])) {
    become(role)
    for (const path of paths()) expect(await get(path), `${role} ${path}`).not.toContain(REPORTER)
    for (const path of ['/api/events?limit=200', '/api/reads?limit=200']) expect(await get(path), role).not.toContain(REPORTER)
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger.event where body::text like ${`%${REPORTER}%`}`.execute(
    db,
  )
  expect(rows[0]!.n).toBe(0)
})

test('every opening is on record, and whoever works on the case sees who it was', async () => {
  become('inspectorate')
  const answer = await server.get(`/api/cases/${own.id}/evidence/${own.evidence}/file`)
  expect([answer.status, await answer.text()]).toEqual([200, `Tôi là ${REPORTER}, bị giữ hàng.`])
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/u)
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/u)
  expect([answer.headers.get('x-content-type-options'), answer.headers.get('cache-control')]).toEqual(['nosniff', 'private, no-store'])
  const { rows } = contract.listEvidence.output.parse(JSON.parse((await get(`/api/cases/${own.id}/evidence`)).slice(4)))
  expect(rows.map(({ id, opened }) => [id, opened])).toEqual([
    [own.evidence, 1],
    [own.copy, 0],
  ])
  const openings = contract.listOpenings.output.parse(JSON.parse((await get(`/api/cases/${own.id}/openings`)).slice(4)))
  expect(openings.rows[0]).toMatchObject({ by: { id: 'CC-inspectorate' }, released: false })
  expect(openings.rows.slice(1).map(({ by, released }) => [by.id, released])).toEqual([
    [WHO, true],
    [WHO, true],
    [WHO, true],
  ])
})

const SEES: Readonly<Record<Role, boolean>> = {
  ...{ head: true, deputy: true, inspectorate: true, personnel: true, duty: false, analyst: false, official: false, operator: false },
  ...{ 'identity-admin': false, 'policy-admin': false, 'key-custodian': false, auditor: false },
}

test.each(ROLE_IDS)('%s: the program and, behind it, the database give evidence to whom the case is for', async (role) => {
  become(role)
  const nowhere = '/api/cases/01900000-0000-7000-8000-000000000001/evidence'
  const absent = (await get(nowhere)).slice(4).replace(nowhere, '')
  for (const path of [
    `/api/cases/${own.id}/evidence`,
    `/api/cases/${own.id}/evidence/${own.evidence}/file`,
    `/api/cases/${own.id}/releases`,
  ]) {
    const answer = await get(path)
    expect([path, answer.startsWith('200')]).toEqual([path, SEES[role]])
    const same = answer.slice(4).replace(path, '') === absent
    expect([path, same]).toEqual([path, !SEES[role]])
  }
  expect((await send(own.id, 'x', { name: 'x', what: 'x', from: 'x' })).status === 404).toBe(!SEES[role])
  const requests = openRequests(url, { connections: 1 })
  try {
    const claims = claimsOf(await principalOf(db, identityOf(world.people.get(role)!)), 'case.read')
    const asked = askingOver(requests, await readContextKey(db))(claims)
    for (const table of ['evidence', 'custody', 'release'] as const) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.id('cases', table)} where case_id = ${own.id}`.execute(
        asked,
      )
      expect([table, rows[0]!.n > 0]).toEqual([table, SEES[role]])
    }
    const { rows } = await sql<{ words: string[] }>`select cases.words_of_others(${own.id}, null) as words`.execute(asked)
    expect(rows[0]!.words.length > 0).toBe(SEES[role])
    const { rows: opened } = await sql`select from cases.openings(${own.id})`.execute(asked)
    expect(opened.length > 0).toBe(SEES[role])
  } finally {
    await requests.close()
  }
})

test('whoever goes away in the middle of a file leaves nothing of it; the case is as it was', async () => {
  become('inspectorate')
  const { pathname, port } = new URL(`${server.url}/api/cases/${own.id}/evidence`)
  const rows = async (): Promise<number> =>
    contract.listEvidence.output.parse(JSON.parse((await get(`/api/cases/${own.id}/evidence`)).slice(4))).rows.length
  const n = await rows()
  const query = new URLSearchParams({ receivedOn: '2026-11-20', name: 'x.bin', what: 'x', from: 'x', bytes: '9000000' })
  const staged = (): number => readdirSync(`${server.home.files}/staging`).length
  const going = request({ port, path: `${pathname}?${query}`, method: 'POST', headers: { 'content-type': 'application/octet-stream' } })
  going.on('error', () => undefined)
  going.write(Buffer.alloc(3_000_000))
  await expect.poll(staged).toBe(1)
  going.destroy()
  await expect.poll(staged).toBe(0)
  expect(await rows()).toBe(n)
})

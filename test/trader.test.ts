/**
 * A trader who was harassed: his complaint leads to a case, the case to a reply that a second person has read. Of the report only a number is known, and it is
 * on the page of the case alone: in no other answer, export, event, read, search or log.
 */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import * as along from '../src/cases/along/schema.ts'
import { caseShown } from '../src/cases/schema.ts'
import * as submissions from '../src/cases/submissions/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { testServer } from './server.ts'

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
const WHO = 'CC-00001'
const REPORT = 'BC-2026-90417'
const reason = 'theo tin báo của doanh nghiệp'
let world: AccessWorld
let own = ''
let id = ''

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    const { rows } = await sql<{
      id: string
    }>`insert into access.account (login, officer, name) values (${WHO}, ${WHO}, ${WHO}) returning id`.execute(trx)
    own = rows[0]!.id
    await sql`update findings.named set officer = ${WHO}, unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const becomeWhom = (): void => void Object.assign(as, identityOf({ role: 'official', officer: WHO, system: '', account: own }))
const post = async (path: string, body: object): Promise<{ status: number; text: string }> => {
  const response = await server.post(path, body)
  return { status: response.status, text: await response.text() }
}
const done = async (path: string, body: object): Promise<string> => {
  const { status, text } = await post(path, body)
  expect([path, status, text]).toEqual([path, 200, text])
  return text
}
const get = async (path: string): Promise<string> => {
  const response = await server.get(path)
  return `${response.status} ${await response.text()}`
}
const alongOf = (text: string): along.CaseAlong => along.showAlong.output.parse(JSON.parse(text))

test('complaint, case, reply: the trader gets an answer that names nobody, read by a second person', async () => {
  become('inspectorate')
  const opened = await done('/api/cases', {
    title: 'Gây khó khăn khi kiểm tra hàng',
    findings: [world.found('inspectorate', 'subtree').id],
    reason,
  })
  ;({ id } = caseShown.parse(JSON.parse(opened)))
  // Nobody can be put in by name: a report is a number.
  expect((await post(`/api/cases/${id}/reports`, { number: 'Công ty Minh họa', reason })).status).toBe(400)
  await done(`/api/cases/${id}/reports`, { number: REPORT, reason })
  const draft = (words: string): Promise<string> => done(`/api/cases/${id}/replies`, { trader: 'Công ty TNHH Minh họa', words })
  const bad = alongOf(await draft(`Theo tin báo ${REPORT}, đơn vị đã xem xét.`)).replies[0]!
  become('personnel')
  expect((await post(`/api/cases/${id}/replies/${bad.id}/check`, { lawful: 'x' })).status).toBe(409)
  await done(`/api/cases/${id}/replies/${bad.id}/withdraw`, { reason })
  become('inspectorate')
  const good = alongOf(await draft('Đơn vị đã chấn chỉnh; lô hàng được giải phóng.')).replies.at(-1)!
  expect((await post(`/api/cases/${id}/replies/${good.id}/check`, {})).status).toBe(403)
  become('personnel')
  await done(`/api/cases/${id}/replies/${good.id}/check`, {})
  const sent = alongOf(await done(`/api/cases/${id}/replies/${good.id}/send`, { sentOn: '2026-11-27', letter: '88/HQVP' })).replies.at(-1)!
  expect([sent.state, sent.names, sent.lawful]).toEqual(['sent', [], null])
})

/** What anybody could ask beside the page on what goes along. */
const elsewhere = (): string[] => [
  ...[
    `/api/cases/${id}`,
    `/api/cases/${id}/heads`,
    '/api/cases?state=all',
    `/api/cases?state=all&text=${REPORT}`,
    '/api/heads',
    '/api/submissions?view=all',
  ],
  ...[
    `/api/search?text=${REPORT}`,
    '/api/events',
    '/api/reads',
    '/api/reads/export?format=csv',
    '/api/me/cases',
    '/api/me/reads',
    '/api/me/acts',
  ],
  ...['/api/findings', '/api/findings/export?format=csv', '/api/overview', '/api/state', '/api/remarks'],
]

test('the number of the report is on one page for those who work on the case, and nowhere else for anybody', async () => {
  const roles: Role[] = ['head', 'deputy', 'inspectorate', 'personnel', 'analyst', 'duty', 'official', 'auditor', 'operator']
  const found: string[] = []
  for (const role of roles) {
    become(role)
    const asked = await get(`/api/cases/${id}/along`)
    expect([role, asked.includes(REPORT)]).toEqual([role, ['head', 'deputy', 'inspectorate', 'personnel'].includes(role)])
    for (const path of elsewhere())
      if (
        (await get(path))
          .slice(4)
          .replaceAll(/"path":"[^"]*"/gu, '')
          .includes(REPORT)
      )
        found.push(`${role} ${path}`)
  }
  becomeWhom()
  for (const path of [...elsewhere(), `/api/cases/${id}/along`]) if ((await get(path)).includes(REPORT)) found.push(`concerned ${path}`)
  // An auditor sees what was searched for, as everywhere; whoever works on the case searched for it himself.
  expect(found.filter((one) => !one.startsWith('auditor /api/reads'))).toEqual([])
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ledger.event where to_jsonb(event)::text like ${`%${REPORT}%`}`.execute(db)
  expect(rows[0]!.n).toBe(0)
})

test('whom a submission is about finds nothing of it until he is told, then just that', async () => {
  const before = async (): Promise<string[]> => {
    becomeWhom()
    return Promise.all(['/api/me/submissions', '/api/me/cases', '/api/state', '/api/submissions?view=all'].map(get))
  }
  const kept = await before()
  become('personnel')
  const drafted = await done('/api/submissions', {
    kind: 'transfer',
    officer: WHO,
    unit: '01AB',
    asks: 'Điều chuyển.',
    grounds: 'Quá hạn.',
    reason,
  })
  const { id: submission } = submissions.showSubmission.output.parse(JSON.parse(drafted))
  const task = {
    task: 'Hoàn tất hồ sơ',
    askedBy: 'CC-00002',
    askedOn: '2026-08-03',
    due: '2026-08-31',
    happened: 'Chưa xong.',
    document: 'Phiếu 12',
  }
  await done(`/api/submissions/${submission}/tasks`, task)
  const hidden = await before()
  expect(hidden.map((one) => one.replace(/"code":"[^"]*"/u, ''))).toEqual(kept.map((one) => one.replace(/"code":"[^"]*"/u, '')))
  become('personnel')
  await done(`/api/submissions/${submission}/tell`, { reason })
  becomeWhom()
  const { rows } = submissions.listOwnSubmissions.output.parse(JSON.parse((await get('/api/me/submissions')).slice(4)))
  expect(rows.map((row) => [row.id, row.tasks.length, row.heard])).toEqual([[submission, 1, null]])
  expect(await get(`/api/submissions/${submission}`)).toMatch(/^404/u)
  await done(`/api/me/submissions/${submission}/hear`, { words: 'Hồ sơ chờ đơn vị khác.' })
  become('official')
  expect((await post(`/api/me/submissions/${submission}/hear`, { words: 'x' })).status).toBe(404)
})

test('what the server and its log said of all this has neither the number nor the words of a reply', () => {
  const said = readFileSync(server.log, 'utf8')
  expect(said.length).toBeGreaterThan(0)
  expect(said).not.toMatch(new RegExp(`${REPORT}|chấn chỉnh`, 'u'))
})

import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { askingOver, claimsOf, principalOf, readContextKey } from '../src/access/roles/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import { openRequests } from '../src/base/db/index.ts'
import { localDay, ZONE } from '../src/base/index.ts'
import * as after from '../src/cases/after/schema.ts'
import * as councils from '../src/cases/council/schema.ts'
import * as measures from '../src/cases/measures/schema.ts'
import * as beside from '../src/cases/proceedings/schema.ts'
import * as contract from '../src/cases/schema.ts'
import { listWork } from '../src/desk/work/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { RESERVE, seedCouncil } from './build-sitting.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db, url } = server.database
const WHO = 'CC-00001'
/** Accounts of the two whom the case is about: one is concerned, the other a witness. */
const OWN = { [WHO]: '', 'CC-00002': '' }
const reason = 'theo kết quả xác minh'
let world: AccessWorld
let id = ''

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
    // The account said of which unit it is, so that its holder is named.
    await sql`update findings.named set officer = ${WHO}, unattributed = null where account = 'HQVP-0231'`.execute(trx)
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
  '/api/me/proceedings',
  '/api/me/documents',
  '/api/cases',
  '/api/me/findings',
  '/api/search?text=VV',
  '/api/events?limit=5',
  '/api/overview',
  '/api/state',
  '/api/work',
  '/api/work?view=following',
  '/api/work/done',
] as const
const looks = async (): Promise<string[]> => {
  const all: string[] = []
  for (const path of [...ASKED, `/api/cases/${id === '' ? '01900000-0000-7000-8000-000000000009' : id}`]) all.push(await get(path))
  return all
}
/** Sums of all units and how many jobs run say nothing of a case; they are compared, too. */
const before: Record<string, string[]> = {}

test('before notice neither whoever is concerned nor a colleague gets another byte for it', async () => {
  for (const officer of [WHO, 'CC-00002'] as const) {
    becomeOfficer(officer)
    before[officer] = await looks()
  }
  become('inspectorate')
  const { id: finding } = world.found('inspectorate', 'subtree')
  const opened = await post('/api/cases', { title: 'Thông quan khi chưa kiểm tra', findings: [finding], reason })
  expect(opened.status, opened.text).toBe(200)
  ;({ id } = contract.caseShown.parse(JSON.parse(opened.text)))
  expect((await post(`/api/cases/${id}/parties`, { officer: 'CC-00002', role: 'witness', reason })).status).toBe(200)
  expect((await post(`/api/cases/${id}/steps`, { kind: 'verification', day: '2026-11-01', words: 'xem dấu vết' })).status).toBe(200)
  for (const officer of [WHO, 'CC-00002'] as const) {
    becomeOfficer(officer)
    expect(await looks()).toEqual(before[officer])
  }
})

test('from notice on he sees what concerns him; the witness and colleagues nothing', async () => {
  become('personnel')
  expect((await post(`/api/cases/${id}/steps`, { kind: 'notice', officer: WHO, day: '2026-11-05' })).status).toBe(200)
  becomeOfficer(WHO)
  const { rows } = contract.listOwnCases.output.parse(JSON.parse((await get('/api/me/cases')).slice(4)))
  expect(rows.map((row) => [row.id, row.notifiedOn, row.acts.length])).toEqual([[id, '2026-11-05', 1]])
  expect(JSON.stringify(rows)).not.toMatch(/CC-00002|inspectorate|personnel/u)
  expect(await get(`/api/cases/${id}`)).toMatch(/^404/u)
  becomeOfficer('CC-00002')
  expect(await looks()).toEqual(before['CC-00002'])
})

/** Who works on cases, or decides. */
const WORKING: readonly Role[] = ['head', 'deputy', 'inspectorate', 'personnel']
const SEES = Object.fromEntries(ROLE_IDS.map((role) => [role, WORKING.includes(role)]))

test.each(ROLE_IDS)('%s: the program and, behind it, the database show the case to whom it is for', async (role) => {
  become(role)
  expect((await get(`/api/cases/${id}`)).startsWith('200')).toBe(SEES[role])
  const requests = openRequests(url, { connections: 1 })
  try {
    const claims = claimsOf(await principalOf(db, identityOf(world.people.get(role)!)), 'case.read')
    const own = askingOver(requests, await readContextKey(db))(claims)
    for (const table of ['case', 'party', 'act', 'step', 'source', 'review'] as const) {
      const column = table === 'case' ? sql`id` : sql`case_id`
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.id('cases', table)} where ${column} = ${id}`.execute(
        own,
      )
      expect([table, rows[0]!.n > 0]).toEqual([table, SEES[role] && table !== 'review'])
    }
    const { rows } = await sql`select from ledger.event where subject = ${`case:${id}`}`.execute(own)
    expect(rows.length > 0).toBe(SEES[role])
    // Nobody writes in another name, or takes a case that is not his.
    const wrong = sql`insert into cases.step (case_id, kind, day, by) values ('01900000-0000-7000-8000-000000000009', 'note', '2026-11-01', 'x')`
    await expect(
      own
        .transaction()
        .setAccessMode('read write')
        .execute((trx) => wrong.execute(trx)),
    ).rejects.toThrow(/row-level security|violates/u)
  } finally {
    await requests.close()
  }
})

const COUNCIL = ['HD-1', 'HD-2', 'HD-3', 'HD-4', 'HD-5']
const SEATS = ['chair', 'using-unit', 'party', 'union', 'secretary']

test('a council, a measure and a referral by whom they are for; before and after, whoever is concerned sees of them what he may', async () => {
  await seedCouncil(db)
  becomeOfficer(WHO)
  const untold = await get('/api/me/proceedings')
  become('personnel')
  const members = COUNCIL.map((officer, at) => ({ officer, seat: SEATS[at] }))
  const formed = await post(`/api/cases/${id}/councils`, { officer: WHO, document: '12/QĐ', day: '2026-11-06', members, reason })
  expect(formed.status, formed.text).toBe(200)
  const days = { from: '2026-11-10', until: '2026-11-25' }
  const measure = { officer: WHO, kind: 'suspension', ground: 'Có thể gây khó khăn.', ...days, pay: 50, reason }
  const ordered = await post(`/api/cases/${id}/measures`, measure)
  expect(ordered.status, ordered.text).toBe(200)
  const own = measures.caseMeasures.parse(JSON.parse(ordered.text)).measures[0]!.id
  const sent = { officer: WHO, origin: 'sent', body: 'Cơ quan điều tra', day: '2026-11-07', document: '8/CV', reason }
  const referred = await post(`/api/cases/${id}/referrals`, sent)
  expect(referred.status, referred.text).toBe(200)
  const referral = beside.caseProceedings.parse(JSON.parse(referred.text)).referrals[0]!.id
  const back = { kind: 'returned', day: '2026-11-09', document: '9/CV', reason }
  expect((await post(`/api/cases/${id}/referrals/${referral}/return`, back)).status).toBe(200)
  // What is ordered and not signed, who sits and what lies elsewhere, is not told him.
  becomeOfficer(WHO)
  expect(await get('/api/me/proceedings')).toBe(untold)
  const sign = [`/api/cases/${id}/measures/${own}/sign`, { number: '31/QĐ', reason }] as const
  for (const role of ['personnel', 'deputy', 'official'] as const) {
    become(role)
    expect([role, (await post(...sign)).status]).toEqual([role, 404])
  }
  become('head')
  const signed = await post(...sign)
  expect(signed.status, signed.text).toBe(200)
  becomeOfficer(WHO)
  const seen = await get('/api/me/proceedings')
  expect(seen).toContain('31/QĐ')
  expect(seen).not.toMatch(/HD-|điều tra|CC-0000[2-9]/u)
  for (const path of ['councils', 'measures', 'proceedings']) {
    expect(await get(`/api/cases/${id}/${path}`)).toMatch(/^404/u)
    becomeOfficer('CC-00002')
    expect(await get(`/api/cases/${id}/${path}`)).toMatch(/^404/u)
    becomeOfficer(WHO)
  }
  becomeOfficer('CC-00002')
  expect(await looks()).toEqual(before['CC-00002'])
})

const BESIDE = ['council', 'council_member', 'measure', 'referral', 'referral_news'] as const

test.each(ROLE_IDS)('%s: the database shows what goes along with a case to whom the case is for', async (role) => {
  const requests = openRequests(url, { connections: 1 })
  try {
    const claims = claimsOf(await principalOf(db, identityOf(world.people.get(role)!)), 'case.read')
    const own = askingOver(requests, await readContextKey(db))(claims)
    for (const table of BESIDE) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.id('cases', table)} where case_id = ${id}`.execute(own)
      expect([table, rows[0]!.n > 0]).toEqual([table, SEES[role]])
    }
    const told = await sql`select from cases.unfit(${id}, array[${WHO}])`.execute(own)
    expect(told.rows.length > 0).toBe(SEES[role])
  } finally {
    await requests.close()
  }
})

/** Accounts of whoever sits in the council, and of one in reserve. */
const seated = new Map<string, string>()
const becomeMember = (officer: string): void =>
  void Object.assign(as, identityOf({ role: 'official', officer, system: '', account: seated.get(officer)! }))
const sittings = (body: object): Promise<{ status: number; text: string }> => post(`/api/cases/${id}/councils/${council}/sittings`, body)
let council = ''

async function addMembers(): Promise<void> {
  await writeTo(db, async (trx) => {
    for (const officer of [...COUNCIL, RESERVE]) {
      const { rows } = await sql<{
        id: string
      }>`insert into access.account (login, officer, name) values (${officer}, ${officer}, ${officer}) returning id`.execute(trx)
      seated.set(officer, rows[0]!.id)
    }
  })
  council = councils.caseCouncils.parse(JSON.parse((await get(`/api/cases/${id}/councils`)).slice(4))).councils[0]!.id
}

test('a seat in the council opens the case to be read, from the summons on, and nothing else; to whoever has a tie to it, not even that', async () => {
  become('personnel')
  await addMembers()
  const untold: Record<string, string[]> = {}
  for (const officer of [...COUNCIL, RESERVE]) {
    becomeMember(officer)
    untold[officer] = await looks()
    expect(untold[officer]!.at(-1)).toMatch(/^404/u)
  }
  become('personnel')
  expect((await post(`/api/cases/${id}/steps`, { kind: 'explanation', officer: WHO, day: '2026-11-10', heard: 'declined' })).status).toBe(
    200,
  )
  const called = await sittings({ day: '2026-12-04', place: 'Phòng 2', summonedOn: '2026-11-12' })
  expect(called.status, called.text).toBe(200)
  // A tie that came to light after the summons.
  await writeTo(db, (trx) =>
    sql`insert into access.interest (officer, other, kind, during, document, event)
      values (${COUNCIL[1]}, ${WHO}, 'kinship', '[2020-01-01,)', 'x', 1)`.execute(trx),
  )
  becomeMember(COUNCIL[3]!)
  for (const path of ['', '/councils', '/documents', '/evidence', '/measures'])
    expect([path, (await get(`/api/cases/${id}${path}`)).slice(0, 3)]).toEqual([path, '200'])
  const { rows } = listWork.output.parse(JSON.parse((await get('/api/work')).slice(4)))
  expect(rows.map(({ kind, record, clock }) => [kind, record, clock?.ends])).toEqual([['sitting', id, '2026-12-04']])
  // He changes nothing; of cases there is that one in his list, and nothing for him of what is read again.
  const step = { kind: 'note', day: '2026-11-20', words: 'x' }
  expect([(await post(`/api/cases/${id}/steps`, step)).status, (await get('/api/rereading')).slice(0, 3)]).toEqual([404, '404'])
  const { rows: listed } = contract.listCases.output.parse(JSON.parse((await get('/api/cases')).slice(4)))
  expect(listed.map((row) => [row.id, row.state])).toEqual([[id, 'explained']])
  expect(await get('/api/cases?state=decided')).toContain('"rows":[]')
  // Whoever has a tie to the case, and whoever does not sit, get what they got.
  for (const officer of [COUNCIL[1]!, RESERVE]) {
    becomeMember(officer)
    expect([officer, await looks()]).toEqual([officer, untold[officer]])
  }
})

test('behind the program the database shows the case to whoever sits, and lets him write nothing in it', async () => {
  const requests = openRequests(url, { connections: 1 })
  try {
    for (const [officer, sees] of [
      [COUNCIL[3]!, true],
      [COUNCIL[1]!, false],
      [RESERVE, false],
    ] as const) {
      const identity = identityOf({ role: 'official', officer, system: '', account: seated.get(officer)! })
      const own = askingOver(requests, await readContextKey(db))(claimsOf(await principalOf(db, identity), 'case.read'))
      for (const table of ['case', 'party', 'act', 'step', 'council_member', 'measure'] as const) {
        const { rows } = await sql`select from ${sql.id('cases', table)}`.execute(own)
        expect([officer, table, rows.length > 0]).toEqual([officer, table, sees])
      }
      const written = sql`insert into cases.step (case_id, kind, day, by) values (${id}, 'note', '2026-11-20', ${officer})`
      await expect(
        own
          .transaction()
          .setAccessMode('read write')
          .execute((trx) => written.execute(trx)),
      ).rejects.toThrow(/row-level security/u)
      const { rows: changed } = await own
        .transaction()
        .setAccessMode('read write')
        .execute((trx) => sql`update cases.case set title = 'x' where id = ${id} returning id`.execute(trx))
      expect(changed).toEqual([])
    }
  } finally {
    await requests.close()
  }
})

test('a seat that was given to another opens it to the other', async () => {
  become('personnel')
  const { councils: all } = councils.caseCouncils.parse(JSON.parse((await get(`/api/cases/${id}/councils`)).slice(4)))
  const member = all[0]!.members.find(({ officer }) => officer.id === COUNCIL[2])!
  const replaced = await post(`/api/cases/${id}/councils/${council}/members/${member.id}/replace`, { officer: RESERVE, reason })
  expect(replaced.status, replaced.text).toBe(200)
  for (const [officer, status] of [
    [COUNCIL[2]!, '404'],
    [RESERVE, '200'],
  ] as const) {
    becomeMember(officer)
    expect([officer, (await get(`/api/cases/${id}`)).slice(0, 3)]).toEqual([officer, status])
  }
})

test('a decision within the law, by three of the administration, as requests', async () => {
  become('personnel')
  const shown = contract.caseShown.parse(JSON.parse((await get(`/api/cases/${id}`)).slice(4)))
  const [act] = shown.acts
  const { what, from, until, detected } = act!
  const given = { act: act!.id, officer: WHO, what, from, until, detected, severity: 'serious', reason }
  expect((await post(`/api/cases/${id}/acts`, given)).status).toBe(200)
  expect((await post(`/api/cases/${id}/steps`, { kind: 'explanation', officer: WHO, day: '2026-11-10', heard: 'declined' })).status).toBe(
    200,
  )
  const drafted = await post(`/api/cases/${id}/decisions`, { officer: WHO, form: 'warning', day: '2026-11-27', grounds: 'Theo biên bản.' })
  expect(drafted.status, drafted.text).toBe(200)
  const decision = contract.caseShown.parse(JSON.parse(drafted.text)).decisions[0]!.id
  const sign = { number: '214/QĐ-CHQ', reason }
  become('deputy')
  expect((await post(`/api/cases/${id}/decisions/${decision}/check`, {})).status).toBe(200)
  expect((await post(`/api/cases/${id}/decisions/${decision}/sign`, sign)).status).toBe(404)
  become('head')
  const signed = await post(`/api/cases/${id}/decisions/${decision}/sign`, sign)
  expect(signed.status, signed.text).toBe(200)
  expect(contract.caseShown.parse(JSON.parse(signed.text)).state).toBe('decided')
  // The council has no more to do with it.
  becomeMember(COUNCIL[0]!)
  expect((await get(`/api/cases/${id}`)).slice(0, 3)).toBe('404')
  becomeOfficer(WHO)
  const { rows } = contract.listOwnCases.output.parse(JSON.parse((await get('/api/me/cases')).slice(4)))
  expect(rows[0]!.decision).toMatchObject({ form: 'warning', number: '214/QĐ-CHQ', law: { verdict: 'permitted' } })
})

/** A second head of the same region, who has signed nothing. */
async function anotherHead(): Promise<Identity> {
  const officer = 'CC-head-2'
  const account = await writeTo(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) values (${officer}, 'Người đứng đầu khác')`.execute(trx)
    const { rows } = await sql<{
      id: string
    }>`insert into access.account (login, officer, name) values (${officer}, ${officer}, ${officer}) returning id`.execute(trx)
    await sql`insert into access.grant (account, role, unit, during, event)
      values (${rows[0]!.id}, 'head', 'R1', daterange('2020-01-01', null), 1)`.execute(trx)
    return rows[0]!.id
  })
  return identityOf({ role: 'head', officer, system: '', account })
}

test('after the decision: he complains from service on, two others quash it; he sees who else was told no more than anybody else does', async () => {
  become('personnel')
  const { decisions } = contract.caseShown.parse(JSON.parse((await get(`/api/cases/${id}`)).slice(4)))
  const decision = decisions[0]!.id
  const at = `/api/cases/${id}/decisions/${decision}`
  expect((await post(`${at}/serve`, { day: '2026-11-27', how: 'handed', recipients: ['CC-00003'], reason })).status).toBe(200)
  expect((await post(`${at}/rulings`, { kind: 'quashed', day: localDay(ZONE), grounds: 'Chưa đủ căn cứ.' })).status).toBe(403)
  becomeOfficer('CC-00002')
  expect((await post(`/api/me/cases/${id}/complaints`, { decision, words: 'Tôi khiếu nại.' })).status).toBe(404)
  becomeOfficer(WHO)
  expect((await post(`/api/me/cases/${id}/complaints`, { decision, words: 'Tôi không đồng ý.' })).status).toBe(200)
  for (const path of ['after', 'told']) expect(await get(`/api/cases/${id}/${path}`)).toMatch(/^404/u)
  become('inspectorate')
  const entered = after.showAfter.output.parse(JSON.parse((await get(`/api/cases/${id}/after`)).slice(4)))
  const complaint = entered.decisions[0]!.complaints[0]!.id
  const admit = { admitted: true, day: localDay(ZONE), reason }
  expect((await post(`/api/cases/${id}/complaints/${complaint}/admit`, admit)).status).toBe(200)
  const drafted = await post(`${at}/rulings`, { complaint, kind: 'quashed', day: localDay(ZONE), grounds: 'Chưa đủ căn cứ.' })
  expect(drafted.status, drafted.text).toBe(200)
  const ruling = after.showAfter.output.parse(JSON.parse(drafted.text)).decisions[0]!.rulings[0]!.id
  const sign = { number: '12/QĐ-GQKN', reason }
  expect((await post(`/api/cases/${id}/rulings/${ruling}/sign`, sign)).status).toBe(404)
  // The head signed the decision: another head rules on it.
  become('head')
  expect((await post(`/api/cases/${id}/rulings/${ruling}/sign`, sign)).status).toBe(403)
  Object.assign(as, await anotherHead())
  const signed = await post(`/api/cases/${id}/rulings/${ruling}/sign`, sign)
  expect(signed.status, signed.text).toBe(200)
  becomeOfficer(WHO)
  const told = after.listOwnTold.output.parse(JSON.parse((await get('/api/me/told')).slice(4))).rows
  expect(told.map(({ way, ruling: { number } }) => [way, number])).toEqual([['concerned', '12/QĐ-GQKN']])
  expect((await post(`/api/me/told/${told[0]!.id}/seen`, {})).status).toBe(200)
  becomeOfficer('CC-00002')
  expect(await get('/api/me/told')).toBe('200 {"rows":[]}')
  expect((await post(`/api/me/told/${told[0]!.id}/seen`, {})).status).toBe(404)
  become('personnel')
  const list = after.listTold.output.parse(JSON.parse((await get(`/api/cases/${id}/told`)).slice(4))).rows
  expect(list.map(({ way, seenAt }) => [way, seenAt !== null])).toEqual(
    expect.arrayContaining([
      ['concerned', true],
      ['recipient', false],
      ['read', false],
    ]),
  )
})

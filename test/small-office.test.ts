/**
 * An office of eight: its head is on leave, one of the eight acts for him and is the only manager there. Whatever was found about any of them, everything that
 * the law lets be done with it can be done by somebody who had no part in it, and nobody needs emergency access for it.
 */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { importOrganisation } from '../src/organisation/index.ts'
import { giveRole } from './access-acts.ts'
import { identityOf, writeTo, type Person } from './access-world.ts'
import { buildEvent, buildHit, MACHINE, raiseHits, seedRules } from './build-db.ts'
import { testServer } from './server.ts'

const EIGHT = Array.from({ length: 8 }, (_, at) => `N-${at}`)
const [HEAD, ACTING] = EIGHT as [string, string]
const REGION = 'H-1'
const INSPECTOR = 'T-1'
const DEPARTMENT = 'C-1'
const ADMINISTRATOR = 'Q-1'
const ABOVE = [REGION, INSPECTOR, DEPARTMENT]
const ALL = [...EIGHT, ...ABOVE, ADMINISTRATOR]

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
const people = new Map<string, Person>()
/** The finding in which each of the eight is named. */
const found = new Map<string, string>()

beforeAll(async () => {
  await importOrganisation(db, MACHINE, {
    units:
      'unit,parent,level,kind,vi,en\nCHQ,,department,,Cục Hải quan,Customs\nR,CHQ,region,,Khu vực,Region\nX,R,office,road,Hải quan Đá Lửa,Đá Lửa\n',
    people: `officer,name,class\n${ALL.map((number) => `${number},Người ${number},civil-servant`).join('\n')}\n`,
    tenures: `officer,unit,role,from,until,delegatedBy\n${DEPARTMENT},CHQ,head,2020-01-01,,\n${REGION},R,head,2020-01-01,,\n${HEAD},X,head,2020-01-01,,
${ACTING},X,acting,2026-05-01,,${HEAD}\n${EIGHT.slice(2)
      .map((number) => `${number},X,officer,2020-01-01,,\n`)
      .join('')}`,
    accounts: `account,officer,shared,from,until\n${EIGHT.map((number) => `ACC-${number},${number},false,2020-01-01,\n`).join('')}`,
  })
  for (const officer of ALL) people.set(officer, await accountOf(officer))
  await giveRole(db, { account: people.get(INSPECTOR)!.account, role: 'inspectorate', unit: 'R', from: '2020-01-01', until: null })
  await giveRole(db, { account: people.get(ADMINISTRATOR)!.account, role: 'identity-admin', unit: null, from: '2020-01-01', until: null })
  const run = await seedRules(db)
  await raiseHits(
    db,
    run,
    EIGHT.map((number) => hitOf(run.rule('CLR-012'), number)),
  )
  const { rows } = await sql<{ id: string; case_id: string }>`select id, case_id from findings.finding`.execute(db)
  for (const { id, case_id } of rows) found.set(case_id.slice('CASE-'.length), id)
})

function accountOf(officer: string): Promise<Person> {
  return writeTo(db, async (trx) => {
    const { rows } = await sql<{
      id: string
    }>`insert into access.account (login, officer, name) values (${officer}, ${officer}, ${officer}) returning id`.execute(trx)
    return { role: 'official', officer, system: `ACC-${officer}`, account: rows[0]!.id }
  })
}

function hitOf(rule: Parameters<typeof buildHit>[0], number: string) {
  const events = ['Channel assigned', 'Payment', 'Clearance'].map((activity, hour) =>
    buildEvent(activity, `2026-05-18T0${hour + 2}:00:00.000Z`, activity === 'Clearance' ? `ACC-${number}` : null, { unit: 'X' }),
  )
  return buildHit(rule, { caseId: `CASE-${number}`, unit: 'X', trace: { events, facts: {}, finished: true } })
}

async function asked(who: string, path: string, body?: unknown): Promise<{ status: number; said: { id: string; rows: { id: string }[] } }> {
  Object.assign(as, identityOf(people.get(who)!))
  const answer = await (body === undefined ? server.get(path) : server.post(path, body))
  return { status: answer.status, said: (await answer.json()) as { id: string; rows: { id: string }[] } }
}
const does = async (who: string, path: string, body: unknown): Promise<number> => (await asked(who, path, body)).status

async function seenBy(finding: string): Promise<string[]> {
  const seers: string[] = []
  for (const who of ALL) if ((await asked(who, `/api/findings/${finding}`)).status === 200) seers.push(who)
  return seers
}

test('what is found about an official the one manager sees, who acts; about him or the head, those above; nobody sees his own', async () => {
  for (const number of EIGHT) {
    const leaders = [HEAD, ACTING].filter((one) => one !== number)
    expect([number, await seenBy(found.get(number)!)]).toEqual([number, [...leaders, ...ABOVE]])
  }
})

test('each finding is looked into, heard, given to somebody and concluded by who had no part in it', async () => {
  const reason = 'Đã đối chiếu hồ sơ'
  for (const number of EIGHT) {
    const at = `/api/findings/${found.get(number)!}`
    // The nearest who can: the one manager, or where it is about him, the head of the region.
    const who = number === ACTING ? REGION : ACTING
    expect([number, await does(who, `${at}/move`, { to: 'review', reason })]).toEqual([number, 200])
    expect(await does(who, `${at}/notes`, { text: 'Camera cổng còn lưu' })).toBe(200)
    expect(await does(who, `${at}/hearings`, { officer: number, outcome: 'objected', said: 'Biên bản giấy', on: '2026-06-01' })).toBe(200)
    expect(await does(who, `${at}/assign`, { assignee: INSPECTOR, reason })).toBe(200)
    expect(await does(number, `${at}/move`, { to: 'dismissed', reason })).toBe(404)
    expect(await does(INSPECTOR, `${at}/move`, { to: number === 'N-2' ? 'confirmed' : 'dismissed', reason })).toBe(200)
    expect((await asked(number, '/api/me/findings')).said.rows.map(({ id }) => id)).toEqual([found.get(number)])
  }
})

test('a circumstance, a hold, and a role that takes two, have whoever may', async () => {
  const reason = 'Theo văn bản của Cục'
  const circumstance = {
    kind: 'outage',
    title: 'Mất điện',
    units: ['X'],
    rules: ['CLR-012'],
    effect: 'annotate',
    document: 'TB 12',
    approver: DEPARTMENT,
  }
  const days = { from: '2026-05-18T00:00:00Z', until: '2026-05-19T00:00:00Z' }
  expect(await does(REGION, '/api/circumstances', { ...circumstance, ...days, reason })).toBe(200)
  const held = { what: 'unit', unit: 'X', authority: 'Tòa án', document: 'CV 7' }
  expect(await does(INSPECTOR, '/api/holds', { ...held, reason })).toBe(200)
  const given = { account: people.get('N-3')!.account, role: 'duty', unit: 'X', from: '2026-01-01', until: null, reason }
  const { status, said } = await asked(ADMINISTRATOR, '/api/grants', given)
  expect(status).toBe(200)
  expect(await does(DEPARTMENT, `/api/proposals/${said.id}/approve`, { id: said.id, reason })).toBe(200)
})

test('nobody needed emergency access', async () => {
  expect((await sql`select from access.break_glass`.execute(db)).rows).toEqual([])
})

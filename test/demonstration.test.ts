import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { countUnseenActs } from '../src/access/proposals/index.ts'
import { principalOf } from '../src/access/roles/index.ts'
import { ROLE_IDS } from '../src/access/roles/schema.ts'
import { addAccountsOfRoles, askForDemonstration, prepareDemonstration } from '../apps/worker/index.ts'
import { isOfCases } from '../apps/worker/demonstration/ask.ts'
import { loadDemonstration } from '../apps/worker/demonstration/load.ts'
import { tasksOf } from '../apps/worker/tasks.ts'
import { openHome, type Db } from '../src/base/index.ts'
import { showState } from '../src/desk/index.ts'
import { openJobs, startWorker, WORKER, type JobWorker } from '../src/jobs/index.ts'
import { loadLaw } from '../src/law/versions/index.ts'
import { EVERYTHING } from './build-db.ts'
import { buildFolder } from './build.ts'
import { newDatabase, testDatabase } from './db.ts'
import { installationAt } from './platform.ts'

const database = await testDatabase()
const { db } = database
/** Enough findings for every case that is made of them. */
const SIZE = 0.08

/** What a newcomer finds something of. */
const KEPT_WITH_CASES = [
  ...['source', 'origin', 'party', 'act', 'step', 'decision', 'served', 'complaint', 'ruling', 'review', 'document', 'evidence', 'release'],
  ...['council', 'council_member', 'sitting', 'measure', 'referral', 'submission', 'money', 'goods', 'reply', 'conclusion', 'plan_task'],
]
async function emptyAmong(of: Db, tables: readonly string[]): Promise<string[]> {
  const empty = []
  for (const table of tables) {
    const { rows } = await sql`select from ${sql.table(`cases.${table}`)} limit 1`.execute(of)
    if (rows.length === 0) empty.push(table)
  }
  return empty
}

async function loaded(of: Db): Promise<unknown> {
  const { rows } =
    await sql`select (select array_agg(state) from jobs.job where kind = 'demo') as demo, (select array_agg(distinct state) from jobs.job) as jobs,
    (select count(*) from lake.upload where state = 'imported') as imported, (select count(*) from lake.upload where state <> 'imported' and state <> 'cancelled') as others,
    (select cases from detect.run order by at desc limit 1) as cases, (select count(*) from findings.circumstance) as circumstances,
    (select count(distinct (title, from_at)) from findings.circumstance) as different, (select count(*) > 10 from findings.finding) as found,
    (select count(distinct raised_on) from findings.finding) as days, (select count(*)::int from cases.case) as cases_made,
    (select count(*) > 0 from cases.document where state = 'issued') as issued,
    (select count(*)::int from cases.decision where signed_by is not null and competence ->> 'by' = 'other') as signed_by_others,
    (select result -> 'refused' from jobs.job where kind = 'demo' order by created_at desc limit 1) as refused`.execute(of)
  return rows[0]
}

test('the made-up year is loaded once, however often its worker is stopped on the way', async () => {
  const folder = buildFolder()
  const home = openHome(folder.at('home'))
  await loadLaw(db, WORKER)
  const ground = { db, home, version: '0' }
  // What a worker leaves unfinished ends with its process; here it is waited for.
  let running: Promise<unknown> = Promise.resolve()
  const whole = tasksOf(ground)
  const tasks = {
    ...whole,
    demo: {
      run: (job: Parameters<typeof loadDemonstration>[1]) =>
        isOfCases(job) ? whole.demo!.run(job) : (running = loadDemonstration(ground, job, SIZE)),
    },
  }
  expect(await askForDemonstration(db)).toBe(true)
  expect(await askForDemonstration(db)).toBe(false)
  let worker: JobWorker | undefined
  try {
    for (const moment of [
      sql`select 1 where exists (select from organisation.unit)`,
      sql`select 1 where (select count(*) from findings.circumstance) > 5`,
      sql`select 1 from lake.upload`,
    ]) {
      worker = await startWorker(database, tasks)
      while ((await moment.execute(db)).rows.length === 0) await pause(5)
      await worker.stop()
      await running.catch(() => undefined)
    }
    await addAccountsOfRoles(db)
    worker = await startWorker(database, tasks)
    while ((await openJobs(db)).length > 0) await pause(50)
  } finally {
    await worker?.stop()
    folder.done()
  }
  expect(await loaded(db)).toEqual({
    demo: ['done', 'done'],
    jobs: ['done'],
    imported: 1,
    others: 0,
    cases: 16_000,
    circumstances: 33,
    different: 33,
    found: true,
    days: 1,
    cases_made: 22,
    issued: true,
    signed_by_others: 0,
    refused: [],
  })
  expect(await emptyAmong(db, KEPT_WITH_CASES)).toEqual([])
  expect((await showState(db, EVERYTHING, installationAt(home.lake))).demonstration).toBe(true)
  expect(await askForDemonstration(db)).toBe(false)
})

test('it is never loaded beside other data', async () => {
  const other = await testDatabase()
  await loadLaw(other.db, WORKER)
  await other.db
    .transaction()
    .setAccessMode('read write')
    .execute((trx) => sql`insert into lake.upload (name, by) values ('own.csv', 'somebody')`.execute(trx))
  expect(await askForDemonstration(other.db)).toBe(false)
})

test('before its year is loaded it has its register, and an account for each role, two for whoever manages accounts; they, head, deputy and official are people of the register', async () => {
  const { db: fresh, close } = await newDatabase()
  await prepareDemonstration(fresh)
  expect(await fresh.selectFrom('access.account').select('id').execute()).toEqual([])
  expect(await askForDemonstration(fresh)).toBe(true)
  await prepareDemonstration(fresh)
  await prepareDemonstration(fresh)
  const accounts = await fresh.selectFrom('access.account').select(['id', 'login', 'officer', 'name']).orderBy('login').execute()
  const logins = [...ROLE_IDS, 'identity-admin-2'].toSorted()
  expect(accounts.map(({ login }) => login)).toEqual(logins)
  const principals = await Promise.all(
    accounts.map(async ({ id, login, officer, name }) => {
      const identity = { account: id, officer, name, by: 'session', session: id, freshUntil: null, scopes: null } as const
      const { grants } = await principalOf(fresh, identity)
      return [
        login,
        officer !== null,
        grants.some(({ role }) => role === login.replace(/-2$/u, '')),
        await countUnseenActs(fresh, identity),
      ]
    }),
  )
  const known = ['head', 'deputy', 'official', 'identity-admin', 'identity-admin-2']
  expect(principals).toEqual(logins.map((login) => [login, known.includes(login), true, 0]))
  await close()
})

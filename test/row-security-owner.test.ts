/** A database whose owner is no superuser, as an administration runs it: policies hold for him, too, and everything works. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { backUp } from '../apps/cli/backup-home.ts'
import { restore } from '../apps/cli/restore-home.ts'
import { claimsOf, readContextKey, signer } from '../src/access/roles/index.ts'
import { migrate, openDatabase, openRequests, openSystem, requestsUrl } from '../src/base/db/index.ts'
import { openHome, type Db } from '../src/base/index.ts'
import { prepareQueue } from '../src/jobs/index.ts'
import { ANALYST, buildHit, raiseHits, seedRegister, seedRules } from './build-db.ts'
import { testDatabase } from './db.ts'
import { administer, atDatabase } from './temporary-server.ts'

const database = await testDatabase()
const owner = `liem_owner_${randomUUID().slice(0, 8)}`
const web = owner.replace('owner', 'web')
const folder = mkdtempSync(join(tmpdir(), 'liem-owner-'))
const made: string[] = []
afterAll(async () => {
  vi.unstubAllEnvs()
  for (const name of made) await administer(database.url, `drop database if exists ${name} with (force)`)
  for (const role of [owner, web]) await administer(database.url, `drop role if exists ${role}`)
  rmSync(folder, { recursive: true, force: true })
})

/** An empty database of the owner, as he reaches it. */
async function own(name: string): Promise<string> {
  made.push(name)
  await administer(database.url, `create database ${name} owner ${owner}`)
  const url = new URL(atDatabase(database.url, name))
  Object.assign(url, { username: owner, password: 'x' })
  return url.href
}

const count = async (db: Db): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from findings.finding`.execute(db)).rows[0]!.n

/** How many findings a request of somebody who sees all gets, signed with the key of the database, and one of nobody. */
async function asked(url: string): Promise<number[]> {
  const [system, requests] = [openSystem(url, { connections: 1 }), openRequests(requestsUrl(url), { connections: 1 })]
  const identity = { account: 'local', officer: null, name: 'x', by: 'local', session: null, freshUntil: null, scopes: null } as const
  const claims = claimsOf({ identity, actor: ANALYST, grants: [], conflicts: [], opened: [], seats: [] }, 'finding.read')
  const context = signer(await readContextKey(system.db))(claims)
  const found = [await count(requests.as({ wide: true, context })), await count(requests.as({ wide: false, context: () => '' }))]
  for (const { close } of [requests, system]) await close()
  return found
}

/** Requests that sign in by themselves: what was injected into one finds no other role to become. */
async function expectNoWayBack(url: string): Promise<void> {
  await administer(database.url, `create role ${web} login password 'x'; grant liem_app to ${web} with inherit false, set true`)
  const own = Object.assign(new URL(url), { username: web }).href
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('DATABASE_URL_REQUESTS', own)
  expect(await asked(url)).toEqual([1, 0])
  for (const injected of ['set role none', 'reset role', `set role ${owner}`, 'set role liem_system']) {
    const requests = openRequests(requestsUrl(url), { connections: 1 })
    const tried = requests
      .as({ wide: false, context: () => '' })
      .connection()
      .execute(async (one) => {
        await sql.raw('set default_transaction_read_only = off').execute(one)
        await sql.raw(injected).execute(one)
        await sql`alter table findings.finding no force row level security`.execute(one)
      })
    await expect(tried, injected).rejects.toThrow(/permission denied|must be owner/u)
    await requests.close()
  }
  const requests = openRequests(requestsUrl(url), { connections: 1 })
  const read = requests
    .as({ wide: false, context: () => '' })
    .connection()
    .execute(async (one) => {
      await sql`set role none`.execute(one)
      return count(one)
    })
  await expect(read).rejects.toThrow('permission denied')
  await requests.close()
  vi.unstubAllEnvs()
}

test('he migrates it where the roles are his, requests and jobs work in theirs, and a backup of it is whole', async () => {
  await administer(database.url, `create role ${owner} login password 'x'`)
  const url = await own(`${owner}_one`)
  await expect(migrate(url)).rejects.toThrow(/must have admin option|permission denied to grant/iu)
  await administer(
    database.url,
    `grant liem_app, liem_wide to ${owner} with inherit false, set true; grant liem_system to ${owner} with inherit true, set true`,
  )
  await migrate(url)
  await prepareQueue(url)
  const held = await openDatabase({ url }, { connections: 3 })
  const system = openSystem(url, { connections: 2 })
  await seedRegister(system.db)
  const run = await seedRules(system.db)
  await raiseHits(system.db, run, [buildHit(run.rule('CLR-012'))])
  expect([await count(held.db), await count(system.db), ...(await asked(url))]).toEqual([1, 1, 1, 0])
  await expectNoWayBack(url)
  const home = openHome(join(folder, 'home'))
  const file = join(folder, 'one.tar.zst')
  const said = await backUp(held, home, file)
  for (const { close } of [system, held]) await close()
  const other = await own(`${owner}_two`)
  vi.stubEnv('DATABASE_URL', other)
  expect(await restore(file, join(folder, 'restored'))).toMatchObject({ rows: said.rows, tables: said.tables })
  expect(await asked(other)).toEqual([1, 0])
})

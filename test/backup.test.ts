import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { backUp } from '../apps/cli/backup-home.ts'
import { checkBackup, restore } from '../apps/cli/restore-home.ts'
import { migrate, openDatabase } from '../src/base/db/index.ts'
import { openHome, type Database } from '../src/base/index.ts'
import { LOCAL, prepareQueue } from '../src/jobs/index.ts'
import { write } from '../src/ledger/index.ts'
import { readLake, verifyLake } from '../src/lake/index.ts'
import { buildInstallation, everythingIn, filesOfHome } from './backup-world.ts'
import { ANALYST } from './build-db.ts'
import { newDatabase, testDatabase } from './db.ts'
import { administer, atDatabase, temporaryHome } from './temporary-server.ts'

const FIXTURES = fileURLToPath(new URL('fixtures/backup/', import.meta.url))
const { home, remove } = temporaryHome()
const folder = join(home.run, 'backups')
await mkdir(folder)
const database = await testDatabase()
await buildInstallation(database.db, home)
const file = join(folder, 'whole.tar.zst')
const said = await backUp(database, home, file)
const undo: (() => Promise<unknown>)[] = []
afterAll(async () => {
  vi.unstubAllEnvs()
  for (const one of undo) await one()
  remove()
})

/** An empty database of the server of the tests, which `restore` then fills. */
async function emptyDatabase(): Promise<string> {
  const name = `liem_restore_${randomUUID().replaceAll('-', '')}`
  await administer(database.url, `create database ${name}`)
  undo.push(() => administer(database.url, `drop database if exists ${name} with (force)`))
  const url = atDatabase(database.url, name)
  vi.stubEnv('DATABASE_URL', url)
  return url
}

let homes = 0
const newPlace = (): string => join(folder, `restored-${++homes}`)

/** A database that has only the migrations up to one, with the rows of the installation. */
async function earlierDatabase(upTo: string): Promise<Database> {
  const url = await emptyDatabase()
  await migrate(url, undefined, upTo)
  await prepareQueue(url)
  const earlier = await openDatabase({ url }, { connections: 4 })
  undo.unshift(earlier.close)
  return earlier
}

test('backed up, wiped, restored: every row, number, key and trigger, and every file, is as it was', async () => {
  const url = await emptyDatabase()
  const place = newPlace()
  const done = await restore(file, place)
  expect(done).toMatchObject({ migrations: [], jobs: 2, tables: said.tables, rows: said.rows, files: said.files })
  const [before, after] = [await everythingIn(database.url), await everythingIn(url)]
  const [events, numbers, key] = ['ledger.event', 'ledger.event_id_seq', 'access.context_key']
  expect({ ...after, [events]: before[events], [numbers]: before[numbers], [key]: before[key] }).toEqual(before)
  expect(after[key]).not.toEqual(before[key])
  expect(after[events]!.filter((line) => !before[events]!.includes(line))).toEqual([expect.stringContaining('installation.restored')])
  expect(after[events]).toHaveLength(before[events]!.length + 1)
  expect(before['findings.finding']).toHaveLength(4)
  expect(before['ledger.event']!.length).toBeGreaterThan(5)
  const restored = openHome(place)
  expect(filesOfHome(restored)).toEqual(filesOfHome(home))
  expect(filesOfHome(home).filter((line) => line.startsWith('uploads/'))).toHaveLength(1)
  expect(filesOfHome(restored).filter((line) => line.startsWith('files/'))).toHaveLength(1)
  expect([said.damaged, done.damaged]).toEqual([[], []])
  expect(await verifyLake(restored.lake)).toEqual([])
  expect((await readLake(restored.lake)).manifest.imports).toHaveLength(2)
})

test('the record says who restored, when, and which backup of which schema', async () => {
  const url = await emptyDatabase()
  const began = new Date().toISOString()
  await restore(file, newPlace())
  const restored = await openDatabase({ url }, { connections: 1 })
  const last = await restored.db.selectFrom('ledger.event').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  await restored.close()
  expect(last).toMatchObject({ kind: 'installation.restored', actor: LOCAL.id, actor_kind: 'person', subject: null })
  expect(last.at >= began).toBe(true)
  const migrations = readdirSync(fileURLToPath(new URL('../migrations/', import.meta.url))).filter((name) => name.endsWith('.sql'))
  expect(last.body).toMatchObject({
    file: 'whole.tar.zst',
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    at: expect.stringMatching(/^20\d\d-/) as string,
    schema: migrations.toSorted().at(-1)!.replace('.sql', ''),
  })
  expect((last.body as { sha256: string }).sha256).toBe(said.sha256)
})

test('the record is append-only after a restore, too, and goes on with the next number', async () => {
  const url = await emptyDatabase()
  await restore(file, newPlace())
  await expect(administer(url, `update ledger.event set reason = 'another'`)).rejects.toThrow(/append-only/)
  await expect(administer(url, `delete from ledger.event`)).rejects.toThrow(/append-only/)
  const restored = await openDatabase({ url }, { connections: 1 })
  const last = async (): Promise<number> =>
    (await restored.db.selectFrom('ledger.event').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
  const before = await last()
  await write(restored.db, { actor: ANALYST, kind: 'test.done', reason: 'because of the test' }, async () => undefined)
  expect(await last()).toBe(before + 1)
  const { rows } = await administer(url, `select task_identifier as name from graphile_worker.jobs order by id`)
  expect(rows.map(({ name }) => name)).toEqual(['check', 'detect'])
  await restored.close()
})

test('what is written during a backup is not in it, and a backup does not wait', async () => {
  const other = await newDatabase()
  undo.push(other.close)
  const { home: quiet, remove: removeQuiet } = temporaryHome()
  undo.push(async () => removeQuiet())
  await buildInstallation(other.db, quiet)
  const before = await everythingIn(other.url)
  let writes = 0
  const out = join(folder, 'during.tar.zst')
  const entry = { actor: ANALYST, kind: 'test.done', reason: 'because of the test' }
  const going = { on: true }
  const writer = (async () => {
    while (going.on) await write(other.db, entry, async () => void writes++)
  })()
  await backUp(other, quiet, out).finally(() => (going.on = false))
  await writer
  const url = await emptyDatabase()
  await restore(out, newPlace())
  const [after, now] = [await everythingIn(url), await everythingIn(other.url)]
  const events = after['ledger.event']!.filter((line) => !line.includes('installation.restored'))
  expect(now['ledger.event']!.length).toBe(before['ledger.event']!.length + writes)
  expect(events.every((line) => now['ledger.event']!.includes(line))).toBe(true)
  expect(events.length).toBeLessThan(now['ledger.event']!.length)
  expect(after['findings.finding']).toEqual(before['findings.finding'])
})

/** Tables in which a later migration keeps what was elsewhere. */
const SINCE: Readonly<Record<string, string>> = { 'organisation.unit': 'organisation.unit_state' }

test.for(readdirSync(FIXTURES).filter((name) => name.endsWith('.tar.zst')))(
  'the backup of a release, %s, is restored and brought up to date',
  async (name) => {
    const url = await emptyDatabase()
    const place = newPlace()
    const done = await restore(join(FIXTURES, name), place)
    expect(done.rows).toBeGreaterThan(30)
    expect(await migrate(url)).toEqual([])
    const found = await everythingIn(url)
    const said = JSON.parse(readFileSync(join(FIXTURES, name.replace('.tar.zst', '.json')), 'utf8')) as Record<string, number>
    // Sums are made anew from the findings by the migrations.
    const { 'base.migration': migrations, 'desk.finding_sum': _sums, ...wanted } = said
    expect(done.migrations.length).toBeGreaterThan(0)
    expect(found['base.migration']).toHaveLength(migrations! + done.migrations.length)
    for (const [table, rows] of Object.entries(wanted))
      expect([table, found[SINCE[table] ?? table]?.length]).toEqual([table, table === 'ledger.event' ? rows + 1 : rows])
    expect(found['findings.note']!.join('')).toContain('Đã gọi chi cục.')
    // Counted by a later migration, from what is there.
    expect(found['organisation.staffing']).toEqual(['(01AB,-infinity,2)', '(R1,-infinity,1)'])
    expect(await verifyLake(openHome(place).lake)).toEqual([])
  },
)

test('a backup of a later version, or of a changed schema, is refused before anything is written', async () => {
  const later = await earlierDatabase('9999')
  await administer(later.url, `insert into base.migration (name, sha256) values ('9998_later', repeat('a', 64))`)
  const out = join(folder, 'later.tar.zst')
  await backUp(later, temporaryEmpty(), out)
  await emptyDatabase()
  const place = newPlace()
  await expect(restore(out, place)).rejects.toMatchObject({ code: 'input', message: /made by a later Liêm.*9998_later/ })
  await expect(checkBackup(out)).rejects.toMatchObject({ message: /later Liêm/ })
  await administer(later.url, `delete from base.migration where name = '9998_later'`)
  await administer(later.url, `update base.migration set sha256 = repeat('b', 64) where name = '0003_law'`)
  const other = join(folder, 'other.tar.zst')
  await backUp(later, temporaryEmpty(), other)
  await expect(restore(other, place)).rejects.toMatchObject({ code: 'input', message: /another Liêm: its migration 0003_law/ })
  expect(existsSync(place)).toBe(false)
})

function temporaryEmpty(): ReturnType<typeof openHome> {
  const made = temporaryHome()
  undo.push(async () => made.remove())
  return made.home
}

test('nothing is overwritten: a home, a folder with other things, a database with a table', async () => {
  const url = await emptyDatabase()
  await expect(restore(file, home.path)).rejects.toMatchObject({ code: 'input', message: 'this is not an empty folder' })
  const place = newPlace()
  await mkdir(place)
  await appendFile(join(place, 'letter.txt'), 'Dear')
  await expect(restore(file, place)).rejects.toMatchObject({ code: 'input' })
  expect(readdirSync(place)).toEqual(['letter.txt'])
  await administer(url, 'create table mine (a int)')
  const other = newPlace()
  await expect(restore(file, other)).rejects.toMatchObject({ code: 'input', message: /not empty: mine/ })
  expect(existsSync(other)).toBe(false)
})

test('a restore that is broken off leaves nothing', async () => {
  const url = await emptyDatabase()
  const place = newPlace()
  const controller = new AbortController()
  const tell = (text: string): void => void (text.startsWith('restored') && controller.abort(new Error('enough')))
  await expect(restore(file, place, { signal: controller.signal, tell })).rejects.toThrow('enough')
  expect(existsSync(place)).toBe(false)
  expect(Object.keys(await everythingIn(url)).filter((name) => name.includes('.'))).toEqual([])
  await restore(file, place)
  expect(filesOfHome(openHome(place))).toEqual(filesOfHome(home))
})

test('a backup that fails or is killed leaves no file under its name, and the next one clears up', async () => {
  const out = join(folder, 'half.tar.zst')
  const stop = (): void => {
    throw new Error('enough')
  }
  await expect(backUp(database, home, out, { tell: stop })).rejects.toThrow('enough')
  expect(readdirSync(folder).filter((name) => name.includes('half'))).toEqual([])
  const text = `
    const { backUp } = await import(${JSON.stringify(fileURLToPath(new URL('../apps/cli/backup-home.ts', import.meta.url)))})
    const { openDatabase } = await import(${JSON.stringify(fileURLToPath(new URL('../src/base/db/index.ts', import.meta.url)))})
    const database = await openDatabase({ url: ${JSON.stringify(database.url)} })
    await backUp(database, ${JSON.stringify(home)}, ${JSON.stringify(out)}, { tell: (text) => text.includes('lake') && process.kill(process.pid, 'SIGKILL') })`
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', text], { encoding: 'utf8' })
  expect([killed.signal, killed.stderr]).toEqual(['SIGKILL', ''])
  expect(
    readdirSync(folder)
      .filter((name) => name.includes('half'))
      .every((name) => name.endsWith('.part')),
  ).toBe(true)
  await backUp(database, home, out)
  expect(readdirSync(folder).filter((name) => name.includes('half'))).toEqual(['half.tar.zst'])
})

test('a lake that is damaged is not backed up as if it were whole', async () => {
  const { home: broken, remove: removeBroken } = temporaryHome()
  undo.push(async () => removeBroken())
  const other = await newDatabase()
  undo.push(other.close)
  await buildInstallation(other.db, broken)
  const [path] = (await readLake(broken.lake)).files
  const bytes = readFileSync(path!)
  bytes[40]! ^= 1
  writeFileSync(path!, bytes)
  const out = join(folder, 'broken.tar.zst')
  await expect(backUp(other, broken, out)).rejects.toMatchObject({ code: 'input', message: /not what its manifest says/ })
  expect(existsSync(out)).toBe(false)
})

test('nobody is signed in by a restore: what was open at the backup, or revoked since, does not hold', async () => {
  const entry = { actor: ANALYST, kind: 'test.signed-in', reason: 'because of the test' }
  const later = '2100-01-01T00:00:00Z'
  await write(database.db, entry, async (trx) => {
    const person = trx.insertInto('access.account').values({ login: 'lan', name: 'Lan' }).returning('id')
    const { id: account } = await person.executeTakeFirstOrThrow()
    const sha256 = Buffer.alloc(32, 1)
    const session = { account, sha256, started_at: later, seen_at: later, ends_at: later, fresh_until: later }
    await trx.insertInto('access.session').values(session).execute()
    await trx.insertInto('access.invitation').values({ account, sha256, expires_at: later }).execute()
    const token = { account, sha256, name: 'x', scopes: ['job.read'], created_at: later, expires_at: later }
    await trx.insertInto('access.token').values(token).execute()
  })
  const signedIn = join(folder, 'signed-in.tar.zst')
  await backUp(database, home, signedIn)
  const url = await emptyDatabase()
  await restore(signedIn, newPlace())
  const restored = await openDatabase({ url }, { connections: 1 })
  for (const table of ['access.session', 'access.invitation'] as const)
    expect(await restored.db.selectFrom(table).select('account').execute()).toEqual([])
  expect(await restored.db.selectFrom('access.token').select('revoked').execute()).toEqual([{ revoked: true }])
  expect(await restored.db.selectFrom('access.account').select('login').execute()).toEqual([{ login: 'lan' }])
  await restored.close()
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { newDatabase } from '../../../test/db.ts'
import { administer } from '../../../test/temporary-server.ts'
import { migrate, MIGRATIONS } from './migrate.ts'
import type { Database } from './open.ts'

/** A folder of migrations, and a database that has only those. */
let folder: string
let database: Database
const made: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const undo of made) await undo()
})

const ONE = 'create schema garden; create table garden.tree (name text primary key);'
const TWO = `insert into garden.tree values ('oak');`
const put = (name: string, text: string) => writeFile(join(folder, name), text)
const trees = async () => (await administer(database.url, 'select name from garden.tree order by name')).rows.map(({ name }) => name)
const applied = async () => (await administer(database.url, 'select name from base.migration order by name')).rows.map(({ name }) => name)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-migrations-'))
  const mine = folder
  made.push(() => rm(mine, { recursive: true }))
  database = await newDatabase({ connections: 1 })
  made.push(database.close)
  await administer(database.url, 'drop schema base cascade')
  await put('0001_trees.sql', ONE)
  await put('0002_oak.sql', TWO)
})

test('those that are new are applied, in order, and not again', async () => {
  expect(await migrate(database.url, folder)).toEqual(['0001_trees', '0002_oak'])
  expect(await migrate(database.url, folder)).toEqual([])
  await put('0003_elm.sql', `insert into garden.tree values ('elm')`)
  expect(await migrate(database.url, folder)).toEqual(['0003_elm'])
  expect(await trees()).toEqual(['elm', 'oak'])
})

test('of two that migrate at once, each migration is applied by one', async () => {
  const both = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)])
  expect(both.flat().toSorted()).toEqual(['0001_trees', '0002_oak'])
  expect(await trees()).toEqual(['oak'])
})

test('one that fails leaves nothing of itself, and those before it; its line is named', async () => {
  await put('0003_bad.sql', `insert into garden.tree values ('elm');\n\ninsert into garden.bush values ('box');`)
  const place = { file: join(folder, '0003_bad.sql'), line: 3 }
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: 'unavailable', place, message: /"garden.bush" does not exist/ })
  expect([await applied(), await trees()]).toEqual([['0001_trees', '0002_oak'], ['oak']])
})

test('one that was changed after it was applied is refused; the ends of its lines do not count', async () => {
  await put('0001_trees.sql', `${ONE}\n-- two\n`)
  await migrate(database.url, folder)
  await put('0001_trees.sql', `${ONE}\r\n-- two\r\n`)
  expect(await migrate(database.url, folder)).toEqual([])
  await put('0001_trees.sql', `${ONE}\n-- three\n`)
  await put('0003_elm.sql', `insert into garden.tree values ('elm')`)
  const place = { file: join(folder, '0001_trees.sql') }
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: 'unavailable', place, message: /was changed/ })
  expect(await trees()).toEqual(['oak'])
})

test('a database of a later Liêm is refused', async () => {
  await migrate(database.url, folder)
  await rm(join(folder, '0002_oak.sql'))
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ code: 'unavailable', message: /newer than this Liêm.*0002_oak/ })
})

test('one that is put before others, or has their number, or no number, is refused', async () => {
  await rm(join(folder, '0001_trees.sql'))
  await put('0002_oak.sql', ONE)
  await migrate(database.url, folder)
  await put('0001_late.sql', TWO)
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ hint: 'give it the next number' })
  await rm(join(folder, '0001_late.sql'))
  await put('0002_twin.sql', TWO)
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ place: { file: join(folder, '0002_twin.sql') } })
  await rm(join(folder, '0002_twin.sql'))
  await put('twin.sql', TWO)
  await expect(migrate(database.url, folder)).rejects.toMatchObject({ place: { file: join(folder, 'twin.sql') } })
})

test('the database of a test has every migration', async () => {
  const { url, close } = await newDatabase({ connections: 1 })
  expect(await migrate(url, MIGRATIONS)).toEqual([])
  await close()
})

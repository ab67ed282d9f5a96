import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newDatabase, testDatabase } from '../../../test/db.ts'
import { administer } from '../../../test/temporary-server.ts'
import { writing } from '../write/index.ts'
import { openDatabase } from './index.ts'

const { db, pool, url } = await testDatabase()

test('a handle only reads; writing opens a transaction that writes', async () => {
  const insert = sql`insert into base.migration (name, sha256) values ('one', '')`
  await expect(insert.execute(db)).rejects.toThrow(/read-only transaction/)
  await expect(db.transaction().execute((trx) => insert.execute(trx))).rejects.toThrow(/read-only transaction/)
  await expect(pool.query(`delete from base.migration`)).rejects.toThrow(/read-only transaction/)
  await writing(db, (trx) => insert.execute(trx))
  expect(await db.selectFrom('base.migration').select('name').where('name', '=', 'one').execute()).toEqual([{ name: 'one' }])
})

test('a transaction that fails leaves nothing', async () => {
  const failing = writing(db, async (trx) => {
    await trx.insertInto('base.migration').values({ name: 'two', sha256: '' }).execute()
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await db.selectFrom('base.migration').select('name').where('name', '=', 'two').execute()).toEqual([])
})

test('a connection that is lost between two statements of a transaction is an error of that transaction, and of nothing else', async () => {
  const lost = writing(db, async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await administer(url, `select pg_terminate_backend(${rows[0]!.pid}, 5000)`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await sql`select 1`.execute(trx)
  })
  await expect(lost).rejects.toThrow(/terminat|not queryable/)
  await expect(sql`select 1`.execute(db)).resolves.toBeDefined()
})

test('two databases know nothing of each other', async () => {
  const other = await newDatabase()
  await writing(other.db, (trx) => trx.insertInto('base.migration').values({ name: 'theirs', sha256: '' }).execute())
  expect(await db.selectFrom('base.migration').select('name').where('name', '=', 'theirs').execute()).toEqual([])
  await other.close()
})

test('values are plain data', async () => {
  const { rows } = await sql`select 9007199254740991::int8 as whole, 12.50::numeric as number, date '2026-02-17' as day,
    timestamptz '2026-02-17 23:30:00.000001+07' as instant, timestamp '2026-02-17 23:30' as local, interval '1 day 2 hours' as span,
    array[1, 2]::int8[] as wholes, array['2026-02-17'::date, null] as days, array[timestamptz '2026-02-17 00:00+00'] as instants,
    '{"a": [1]}'::jsonb as json, null::int8 as nothing, true as truth, 0.5::float8 as half`.execute(db)
  expect(rows).toEqual([
    {
      whole: 9007199254740991,
      number: 12.5,
      day: '2026-02-17',
      instant: '2026-02-17T16:30:00.000001Z',
      local: '2026-02-17T23:30:00',
      span: 'P1DT2H',
      wholes: [1, 2],
      days: ['2026-02-17', null],
      instants: ['2026-02-17T00:00:00Z'],
      json: { a: [1] },
      nothing: null,
      truth: true,
      half: 0.5,
    },
  ])
})

test('a whole number that JavaScript cannot hold is an error, not another number', async () => {
  await expect(sql`select 9007199254740993::int8`.execute(db)).rejects.toThrow('too large: 9007199254740993')
})

test('a database on another machine is spoken with by TLS, its certificate looked at, or not at all', async () => {
  const refusal = { code: 'usage', hint: expect.stringContaining('sslmode=verify-full') as string }
  for (const end of ['', '?sslmode=require', '?sslmode=disable', '?host=db.example'])
    await expect(openDatabase({ url: `postgresql://liem@192.0.2.1:5432/liem${end}` })).rejects.toMatchObject(refusal)
  // Asked, and nobody there.
  const url = 'postgresql://liem@localhost:1/liem'
  await expect(openDatabase({ url })).rejects.toMatchObject({ code: 'unavailable' })
})

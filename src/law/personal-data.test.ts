import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { buildFolder } from '../../test/build.ts'
import { testDatabase } from '../../test/db.ts'
import { readPersonalData } from './index.ts'

const { db } = await testDatabase()

async function columnsOfDatabase(): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`select format('%s.%s.%s', n.nspname, c.relname, a.attname) as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker') order by 1`.execute(db)
  return rows.map(({ column }) => column)
}

test('every column of the database says whether it is about a person, and none is said of that is not there', async () => {
  const { kept, none } = await readPersonalData()
  const personal = kept.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))
  const said = [...personal, ...none].toSorted()
  expect(said.filter((column, at) => column === said[at - 1])).toEqual([])
  expect(said).toEqual((await columnsOfDatabase()).toSorted())
})

test('what is kept has a purpose, a period and a basis in both languages', async () => {
  const { kept } = await readPersonalData()
  expect(kept.length).toBeGreaterThan(15)
  for (const { purpose, period } of kept) {
    for (const text of [purpose, period.from, period.basis.cite])
      expect(Object.values(text).every((words) => words.trim() !== '')).toBe(true)
    expect(period.basis.note).toMatch(/^(text read|general knowledge|uncertain|own design): /)
    expect(period.basis.confirmed).toBe(false)
    expect(period.foreverWhy !== undefined).toBe(period.forever.length > 0)
  }
})

test('a purpose or a period that there is not is one clear error', async () => {
  const folder = buildFolder()
  const file = folder.write(
    'register.yaml',
    'liem: personal-data/1\npurposes: {}\nperiods: {}\ntables:\n  a.b:\n    personal:\n      - { columns: [c], of: official, purpose: none, period: none }\n',
  )
  await expect(readPersonalData(file)).rejects.toMatchObject({ code: 'rulebook', place: { file, part: 'a.b.period' } })
  folder.done()
})

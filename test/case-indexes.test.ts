import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from './db.ts'

test('whatever belongs to a case is found by it: an index begins with the column, and leaves nothing out', async () => {
  const { db } = await testDatabase()
  const { rows } = await sql<{ missing: string }>`select format('%s (%s)', c.conrelid::regclass, a.attname) as missing from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'cases.case'::regclass
      and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)
    order by 1`.execute(db)
  expect(
    rows.map(({ missing }) => missing),
    'a case would read each of these tables whole: add an index',
  ).toEqual([])
})

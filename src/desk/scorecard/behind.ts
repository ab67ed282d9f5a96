import { sql } from 'kysely'
import type { z } from 'zod'
import { casesBehind } from '../../accountability/sums/index.ts'
import type { Db } from '../../base/index.ts'
import { countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { readsCase } from '../../cases/index.ts'
import { unitNames } from '../../organisation/index.ts'
import type { CaseBehind, listCounted as contract } from './schema.ts'
import { reachOfUnit } from './show.ts'

interface Row extends Omit<CaseBehind, 'unit'> {
  unit: string
}

/** The cases behind a number, the newest first, as far as whoever asks sees them. Throws `absent`. */
export async function listCounted(db: Db, scope: Scope, input: z.output<typeof contract.input>): Promise<Page<CaseBehind>> {
  const { code, cursor, limit, ...asked } = input
  const { units } = await reachOfUnit(db, scope, code)
  const from = sql`cases.case c where c.id = any(array(${casesBehind(units, asked)})) and ${readsCase(scope)}`
  const page = await readPage<Row>({
    order: `counted ${code} ${asked.year} ${asked.kind} ${asked.word}`,
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const after =
        stretch.key === null ? sql`true` : stretch.forward ? sql`c.id < ${stretch.key[0]}::uuid` : sql`c.id > ${stretch.key[0]}::uuid`
      const { rows } = await sql<Row>`select c.id, c.number, c.title, c.unit, c.opened_on::text as "openedOn" from ${from} and ${after}
        order by ${ordered([sql`c.id`], stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from ${from}`),
  })
  const names = await unitNames(
    db,
    page.rows.map(({ unit }) => unit),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, unit: names.get(row.unit)! })) }
}

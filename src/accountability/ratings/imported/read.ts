import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../base/index.ts'
import { handsOf, readWithdrawals, shownWithdrawal } from '../../../cases/withdrawals/index.ts'
import { peopleNames } from '../../../organisation/index.ts'
import type { ImportedRating } from './schema.ts'

export const IMPORTED_WITHDRAWALS = { table: 'accountability.imported_withdrawal', of: 'rating' } as const

/** Imported ratings of one officer, the latest year first; withdrawn ones, too. `superseded`: Liêm has a concluded rating of that year. */
export function importedOf(db: Db, officer: string): Promise<ImportedRating[]> {
  return importedWhere(db, sql`i.officer = ${officer}`)
}

/** The same of rows `i` that fit. */
export async function importedWhere(db: Db, where: RawBuilder<unknown>): Promise<ImportedRating[]> {
  const { rows } =
    await sql<ImportedRating>`select i.id, i.officer, i.year, i.level, i.known, i.source, i.rated_by as "ratedBy", i.number, i.day::text as day,
      i.points::float8 as points, i.imported_on::text as "importedOn", i.withdrawn_on::text as "withdrawnOn",
      exists (select from accountability.rating r where r.officer = i.officer and r.year = i.year and r.concluded_by is not null) as superseded
    from accountability.imported_rating i where ${where} order by i.year desc, i.id desc`.execute(db)
  const settled = await readWithdrawals(
    db,
    IMPORTED_WITHDRAWALS,
    rows.map(({ id }) => id),
  )
  const names = await peopleNames(db, settled.flatMap(handsOf))
  return rows.map((row) => ({ ...row, withdrawals: settled.filter(({ of }) => of === row.id).map((one) => shownWithdrawal(one, names)) }))
}

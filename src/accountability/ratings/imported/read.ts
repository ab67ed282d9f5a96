import { sql } from 'kysely'
import type { Db, Trx } from '../../../base/index.ts'
import type { ImportedRating } from './schema.ts'

/** Imported ratings of these officers, the latest year first. `superseded`: Liêm has a concluded rating of that year. */
export async function importedOf(db: Db | Trx, officers: readonly string[], year?: number): Promise<ImportedRating[]> {
  if (officers.length === 0) return []
  const { rows } =
    await sql<ImportedRating>`select i.id, i.officer, i.year, i.level, i.known, i.source, i.rated_by as "ratedBy", i.number, i.day::text as day,
      i.points::float8 as points, i.imported_on::text as "importedOn",
      exists (select from accountability.rating r where r.officer = i.officer and r.year = i.year and r.concluded_by is not null) as superseded
    from accountability.imported_rating i where i.officer = any(${officers}::text[]) and (${year ?? null}::int is null or i.year = ${year ?? null}) order by i.year desc`.execute(
      db,
    )
  return rows
}

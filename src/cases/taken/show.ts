import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { namesOf, personOf } from '../list.ts'
import { requireCase } from '../scope.ts'
import { list } from '../show.ts'
import type { Handover, Mended, Taken } from './schema.ts'

type TakenRow = Omit<Taken, 'officer' | 'by'> & { officer: string; by: string }
type HandoverRow = Omit<Handover, 'from' | 'to' | 'by'> & { from: string | null; to: string; by: string }

const AT = sql`to_char(at at time zone 'UTC', ${sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)}) as at`

/** What was taken out of a case, and to whom it was handed over. Throws `absent`. */
export async function showTaken(db: Db, scope: Scope, { id }: { id: string }): Promise<Mended> {
  await requireCase(db, scope, id)
  const { rows } = await sql<{ taken: TakenRow[]; handovers: HandoverRow[] }>`select
      ${list(sql`select id, what, officer, role, notified_on as "notifiedOn", along, stood ->> 'what' as words, stood ->> 'what_en' as "wordsEn",
        coalesce(stood ->> 'kind', stood ->> 'form') as term, coalesce(stood ->> 'from_day', stood ->> 'effective') as day,
        nullif(stood ->> 'document', '') as document, reason, by, ${AT} from cases.taken where case_id = ${id} order by taken.id desc`)} as taken,
      ${list(sql`select id, from_whom as from, to_whom as to, reason, by, ${AT} from cases.handover where case_id = ${id}
        order by handover.id desc`)} as handovers`.execute(db)
  const { taken, handovers } = rows[0]!
  const names = await namesOf(
    db,
    [id],
    [...taken.flatMap(({ officer, by }) => [officer, by]), ...handovers.flatMap(({ from, to, by }) => [from ?? by, to, by])],
  )
  const person = (one: string) => personOf(names, one)
  return {
    id,
    taken: taken.map((one) => ({ ...one, officer: person(one.officer), by: person(one.by) })),
    handovers: handovers.map((one) => ({
      ...one,
      from: one.from === null ? null : person(one.from),
      to: person(one.to),
      by: person(one.by),
    })),
  }
}

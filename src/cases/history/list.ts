import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { requireCase, subjectOf } from '../scope.ts'
import type { HistoryLine, listHistory as contract } from './schema.ts'

const KEY = [sql`e.id`]

/** SQL: that what an event is about is there for whoever asks; of a head or deputy whose responsibility is judged, it is not there for himself. */
function seen(hidden: readonly string[]): RawBuilder<unknown>[] {
  const isThere = (name: string, table: RawBuilder<unknown>, his: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(e.body ->> ${sql.lit(name)} is null or exists (select from ${table} t where t.id = (e.body ->> ${sql.lit(name)})::uuid
      and not (${his} and t.officer = any(${hidden}::text[]))))`
  return [
    // A provisional review goes once its acts are others; what was told and drafted of it stays.
    isThere(
      'review',
      sql`(select id, officer from cases.review union all select review, officer from cases.review_notice
        union all select review, officer from cases.review_opinion union all select review, officer from cases.conclusion)`,
      sql`true`,
    ),
    isThere('conclusion', sql`cases.conclusion`, sql`true`),
    isThere('document', sql`cases.document`, sql`t.review is not null`),
    isThere('submission', sql`cases.submission`, sql`t.officer is not null`),
    // When it is prepared for the first time, the event has its template alone.
    sql`(e.body ->> 'template' is null or exists (select from cases.document t where t.case_id = cases.id_of(e.subject) and t.template = e.body ->> 'template'
      and not (t.review is not null and t.officer = any(${hidden}::text[]))))`,
    sql`(e.body ->> 'told' is null or exists (select from cases.told t where t.id = (e.body ->> 'told')::uuid and not (t.way = 'reviewed' and t.actor = any(${hidden}::text[]))))`,
  ]
}

/** All that the record has of a case, the newest first. Whose responsibility is judged in it sees nothing of that, as elsewhere. Throws `absent`. */
export async function listHistory(
  db: Db,
  scope: Scope,
  { id, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  await requireCase(db, scope, id)
  const { hidden } = scope
  const those = sql`ledger.event e where e.subject = ${subjectOf(id)} and ${sql.join(seen(hidden), sql` and `)}`
  return readPage<HistoryLine>({
    order: `history ${id}`,
    cursor,
    limit,
    keyOf: (row) => [row.id],
    fetch: async (stretch) => {
      const { rows } = await sql<HistoryLine>`select e.id, e.at, e.kind, jsonb_build_object('id', e.actor, 'name', e.actor_name) as by,
          e.kind = 'case.decision-signed' and exists (select from cases.decision d where d.id = (e.body ->> 'decision')::uuid
            and d.competence ->> 'by' = 'other') as flagged
        from ${those} and ${beyond(KEY, stretch, true)} order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from ${those}`),
  })
}

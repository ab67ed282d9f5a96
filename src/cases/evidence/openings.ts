import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { requireCase } from '../scope.ts'
import type { listOpenings as contract, Opening } from './schema.ts'

const KEY = [sql`o.id`]

/** Who opened files of a case, and what was released of it, the newest first. Throws `absent`. */
export async function listOpenings(
  db: Db,
  scope: Scope,
  { id, evidence, release, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  await requireCase(db, scope, id)
  const wanted = sql`${evidence === undefined ? sql`true` : sql`o.evidence = ${evidence}`} and ${release === undefined ? sql`true` : sql`o.release = ${release}`}`
  return readPage<Opening>({
    order: `openings ${id} ${evidence ?? ''} ${release ?? ''}`,
    cursor,
    limit,
    keyOf: (row) => [row.id],
    fetch: async (stretch) => {
      const { rows } = await sql<Opening>`select o.id, o.at, jsonb_build_object('id', o.actor, 'name', o.actor_name) as by, o.roles,
          coalesce(e.what, r.title, d.number, '–') as what, o.release is not null or o.document is not null as released
        from cases.openings(${id}) o left join cases.evidence e on e.id = o.evidence left join cases.release r on r.id = o.release left join cases.document d on d.id = o.document
        where ${wanted} and ${beyond(KEY, stretch, true)} order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from cases.openings(${id}) o where ${wanted}`),
  })
}

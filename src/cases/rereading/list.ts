import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { inForceOf } from '../../law/practice/pure.ts'
import { today } from '../law.ts'
import { listQuarters } from './quarters.ts'
import type { listRereading as contract, RereadRow } from './schema.ts'
import { FREE, levelOf, mayRead, requireReader, seesOriginal } from './who.ts'

/**
 * Quarters, and what there is for whoever asks: to be read again at his level, taken by him, or with another verdict on something that he sees (`found`: of
 * findings). Which record it is, no row says. Throws `absent` for whoever may read no cases but by a seat in a council.
 */
export async function listRereading(
  db: Db,
  scope: Scope,
  found: Scope,
  pack: LawPack,
  { cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  requireReader(scope)
  const level = await levelOf(db, scope)
  const those = rowsOf(scope, found, level)
  const [quarters, page] = await Promise.all([
    listQuarters(db),
    readPage<RereadRow>({
      order: 'rereading',
      cursor,
      limit,
      keyOf: ({ id }) => [id],
      fetch: (stretch) => rowsAt(db, stretch, those),
      count: () => countUpTo(db, those),
    }),
  ])
  const set = inForceOf(pack.practice.rereading, today())
  return { quarters, page, level, practice: set === undefined ? null : { share: set.share, basis: set.basis } }
}

async function rowsAt(db: Db, stretch: Stretch, those: RawBuilder<unknown>): Promise<RereadRow[]> {
  const { rows } = await sql<RereadRow>`${those} and ${beyond([sql`r.id`], stretch, true)} order by ${ordered([sql`r.id`], stretch, true)}
    limit ${stretch.limit}`.execute(db)
  return rows
}

function rowsOf(scope: Scope, found: Scope, level: number): RawBuilder<unknown> {
  const mine = sql`r.reader is not distinct from ${scope.actor.id}`
  const free = sql`(${FREE} and ${mayRead(scope, level)})`
  return sql`select r.id, r.kind, r.quarter::text as quarter, r.level::int as level, ${free} or r.verdict is null and ${mine} as may,
      case when r.settled_by is not null then 'settled' when r.verdict = 'nothing' then 'same' when r.verdict is not null then 'differs'
        when ${mine} then 'mine' when r.reader is null then 'waits' else 'taken' end as stand
    from cases.rereading r where (${mine} or ${free} or r.verdict <> 'nothing' and ${seesOriginal(scope, found)})`
}

import { sql } from 'kysely'
import type { z } from 'zod'
import { localDay, type Db, type Trx } from '../base/index.ts'
import { beyond, countOf, countUpTo, ordered, readPage, type Page } from '../base/paging/index.ts'
import type { Scope } from '../base/schema.ts'
import { zoneOfData } from '../detect/store/index.ts'
import { readPersonalData, type KeptPeriod } from '../law/index.ts'
import { unitNames } from '../organisation/index.ts'
import { KIND } from './kinds.ts'
import type { Asked, Sql } from './kinds/shape.ts'
import { KINDS, type DueRow, type KindDue, type KindId, type listDue as dueContract, type showRetention as showContract } from './schema.ts'

/** The period of a kind, as the law data say it now. */
export async function periodOf(kind: KindId): Promise<KeptPeriod> {
  return (await readPersonalData()).periods.get(KIND[kind].period)!
}

/** What is asked of a kind for a day, today where none is given. */
export async function askedOf(db: Db | Trx, kind: KindId, scope: Scope, on?: string): Promise<Asked> {
  const zone = await zoneOfData(db)
  return { scope, zone, day: on ?? localDay(zone), period: await periodOf(kind) }
}

/** SQL: rows of a kind that are due, not held, not kept with a case, and on no list. */
export function dueOf(kind: KindId, asked: Asked): Sql {
  return sql`(select * from ${KIND[kind].ended(asked)} as ended where not held and not cased and not exists (${onList(sql`ended.subject`)}))`
}

const onList = (subject: Sql): Sql => sql`select from retention.item i where i.subject = ${subject} and i.state = 'listed'`

/** What is due on a day, what is held or kept with a case, and what is on a list, by kind. */
export async function showRetention(
  db: Db,
  scope: Scope,
  { on }: z.output<typeof showContract.input>,
): Promise<{ today: string; on: string; kinds: KindDue[] }> {
  const today = localDay(await zoneOfData(db))
  const kinds = await Promise.all(KINDS.map((kind) => countKind(db, kind, scope, on ?? today)))
  return { today, on: on ?? today, kinds }
}

async function countKind(db: Db, kind: KindId, scope: Scope, on: string): Promise<KindDue> {
  const asked = await askedOf(db, kind, scope, on)
  const { rows } = await sql<{ due: number; held: number; cased: number; listed: number; oldest: string | null }>`select
      count(*) filter (where not held and not cased and not listed) as due, count(*) filter (where held and not listed) as held,
      count(*) filter (where cased and not held and not listed) as cased, count(*) filter (where listed) as listed,
      min(ended.due) filter (where not held and not cased and not listed) as oldest
    from (select ended.*, exists (${onList(sql`ended.subject`)}) as listed from ${KIND[kind].ended(asked)} as ended) as ended`.execute(db)
  const { due, held, cased, listed, oldest } = rows[0]!
  return { kind, period: asked.period, due: countOf(due), held: countOf(held), cased: countOf(cased), listed: countOf(listed), oldest }
}

const KEY = [sql`due`, sql`subject`]

/** What of a kind is due, the longest due first. */
export async function listDue(
  db: Db,
  scope: Scope,
  { kind, on, cursor, limit }: z.output<typeof dueContract.input>,
): Promise<Page<DueRow>> {
  const found = dueOf(kind, await askedOf(db, kind, scope, on))
  const page = await readPage<PlainRow>({
    order: `due ${kind} ${on ?? ''}`,
    cursor,
    limit,
    keyOf: ({ due, subject }) => [due, subject],
    fetch: async (stretch) => {
      const { rows } = await sql<PlainRow>`select subject, label, name, unit, since, due from ${found} as found
        where ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from ${found} as found`),
  })
  return { ...page, rows: await withUnits(db, page.rows) }
}

export type PlainRow = Omit<DueRow, 'unit'> & { unit: string | null }

/** Rows with the names of their units. */
export async function withUnits<R extends { unit: string | null }>(
  db: Db | Trx,
  rows: readonly R[],
): Promise<(Omit<R, 'unit'> & Pick<DueRow, 'unit'>)[]> {
  const units = await unitNames(
    db,
    rows.flatMap(({ unit }) => unit ?? []),
  )
  return rows.map(({ unit, ...row }) => ({ ...row, unit: unit === null ? null : units.get(unit)! }))
}

import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import { writing } from '../../base/write/index.ts'
import type { Actor } from '../../base/schema.ts'
import type { Role } from '../roles/schema.ts'
import type { ReadKind } from './schema.ts'

/** What goes on record of a request before its answer leaves. */
export interface Reading {
  account: string
  actor: Actor
  roles: readonly Role[]
  kind: ReadKind
  action: string
  route: string
  subject: string | null
  asked: Record<string, unknown>
  /** Rows of the answer; null where that is not known. */
  n: number | null
  /** Numbers of the officers that the answer names. */
  people: readonly string[]
  /** Under which emergency access alone it could be read. */
  breakGlass: string | null
  /** Ids of the findings in a file, as a select; their number is then `n`. */
  findings?: RawBuilder<unknown> | undefined
}

/**
 * Puts a read on record: one row, in a transaction of its own, and on disk when this returns. Throws `unavailable` where that cannot be done: then
 * nothing may be shown.
 */
export async function recordRead(db: Db, reading: Reading): Promise<void> {
  await writing(db, (trx) => insertOf(reading).execute(trx)).catch((cause: unknown) => {
    throw new LiemError('unavailable', 'this read could not be put on record, so nothing is shown', { hint: 'try again', cause })
  })
}

function insertOf({
  account,
  actor,
  roles,
  kind,
  action,
  route,
  subject,
  asked,
  n,
  people,
  breakGlass,
  findings,
}: Reading): RawBuilder<unknown> {
  const ids = findings === undefined ? sql`null::uuid[]` : sql`array(${findings})`
  return sql`insert into access.read (account, actor, actor_name, roles, kind, action, route, subject, asked, n, people, break_glass, findings)
    select ${account}, ${actor.id}, ${actor.name}, ${roles}::text[], ${kind}, ${action}, ${route}, ${subject}, ${JSON.stringify(asked)}::jsonb,
      coalesce(cardinality(ids), ${n}::int), ${people}::text[], ${breakGlass}::uuid, ids from (select ${ids} as ids) as file`
}

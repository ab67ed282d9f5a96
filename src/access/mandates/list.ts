import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Actor } from '../../base/schema.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { knownTo } from './decide.ts'
import type { listMandates as contract, Mandate } from './schema.ts'

interface Row extends Pick<Mandate, 'id' | 'reason' | 'openedBy' | 'openedAt' | 'sealedUntil' | 'state'> {
  units: string[]
  officers: string[]
  members: string[]
  confirmer: string
  revealedBy: string | null
  revealedAt: string | null
  revealReason: string | null
}

const KEY = [sql`m.id`]
const COLUMNS = sql`m.id, m.units, m.officers, m.members, m.reason, m.opened_by_name as "openedBy", m.opened_at as "openedAt", m.confirmer,
  m.sealed_until as "sealedUntil", m.revealed_by_name as "revealedBy", m.revealed_at as "revealedAt", m.reveal_reason as "revealReason",
  case when m.revealed_at is not null then 'revealed' when m.sealed_until <= clock_timestamp() then 'over' when m.confirmed_at is null then 'open'
    else 'sealed' end as state`

/** Mandates that somebody opened, confirms or works under. */
export async function listMandates(db: Db, actor: Actor, { cursor, limit }: z.output<typeof contract.input>): Promise<Page<Mandate>> {
  const page = await readPage<Row>({
    order: 'mandates',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select ${COLUMNS} from access.mandate m where ${knownTo(actor)} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from access.mandate m where ${knownTo(actor)}`),
  })
  return { ...page, rows: await named(db, actor, page.rows) }
}

async function named(db: Db, actor: Actor, rows: readonly Row[]): Promise<Mandate[]> {
  const [people, units] = await Promise.all([
    peopleNames(
      db,
      rows.flatMap(({ officers, members, confirmer }) => [...officers, ...members, confirmer]),
    ),
    unitNames(
      db,
      rows.flatMap((row) => row.units),
    ),
  ])
  const person = (number: string) => ({ number, name: people.get(number) ?? number })
  return rows.map(({ revealedBy, revealedAt, revealReason, ...row }) => ({
    ...row,
    units: row.units.map((code) => units.get(code)!),
    officers: row.officers.map(person),
    members: row.members.map(person),
    confirmer: person(row.confirmer),
    revealed: revealedBy === null ? null : { by: revealedBy, at: revealedAt!, reason: revealReason! },
    mine: row.confirmer === actor.id,
  }))
}

/** SQL: subjects that the record does not show, and mandates that are sealed or wait to be: it shows them once they are not. */
export function withSealed(others: RawBuilder<unknown> | undefined): RawBuilder<unknown> {
  const sealed = sql`select access.sealed_subjects()`
  return others === undefined ? sealed : sql`${others} union all ${sealed}`
}

import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write, type Entry, type OpenEvent } from '../../ledger/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { endSessions, requireAnother } from '../sign-in/index.ts'
import { isAdministrative, ROLES } from './pure.ts'
import type { endGrant as endContract, GrantRow, listGrants as listContract, Role } from './schema.ts'

interface Row extends Omit<GrantRow, 'unit'> {
  unit: string | null
}

const KEY = [sql`lower(g.during)`, sql`g.id`]
const COLUMNS = sql`g.id, g.account, account.name, g.role, g.unit, lower(g.during) as from, upper(g.during) - 1 as until`

/** Roles that were given, the latest first; of an account, or of one kind. */
export async function listGrants(db: Db, { cursor, limit, account, role }: z.output<typeof listContract.input>): Promise<Page<GrantRow>> {
  const wanted = sql.join(
    [sql`true`, ...(account === undefined ? [] : [sql`g.account = ${account}`]), ...(role === undefined ? [] : [sql`g.role = ${role}`])],
    sql` and `,
  )
  const page = await readPage<Row>({
    order: 'grants',
    cursor,
    limit,
    keyOf: ({ from, id }) => [from, id],
    fetch: async (stretch) => {
      const { rows } =
        await sql<Row>`select ${COLUMNS} from access.grant g join access.account account on account.id = g.account where ${wanted}
        and ${beyond(KEY, stretch, true)} order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from access.grant g where ${wanted}`),
  })
  return { ...page, rows: await named(db, page.rows) }
}

async function named(db: Db | Trx, rows: readonly Row[]): Promise<GrantRow[]> {
  const units = await unitNames(
    db,
    rows.flatMap(({ unit }) => unit ?? []),
  )
  return rows.map((row) => ({ ...row, unit: row.unit === null ? null : units.get(row.unit)! }))
}

/** Which role, for which unit with all below it or everywhere, from the first to the last day. */
export interface NewGrant {
  account: string
  role: Exclude<Role, 'official'>
  unit: string | null
  from: string
  until: string | null
}

/**
 * Gives a role, in the transaction of another act: with an event of its own, of which `entry` says what is not as in the first. Throws `input` where
 * account or unit cannot be, `conflict` where the account has the role in these days, or one that does not go together with it: an administrative role
 * stands alone.
 */
export async function grantWithin(
  trx: Trx,
  event: OpenEvent,
  actor: Actor,
  given: NewGrant,
  entry: Partial<Entry> = {},
): Promise<GrantRow> {
  const { account, ...body } = given
  const row = await insertGrant(trx, event, actor, given)
  await event.also({ ...entry, kind: 'access.role-granted', subject: `account:${account}`, body: { ...body, ...entry.body } })
  return row
}

async function insertGrant(trx: Trx, event: OpenEvent, actor: Actor, given: NewGrant): Promise<GrantRow> {
  const { account, role, unit, from, until } = given
  if (until !== null && until < from) throw input('until', 'it ends before it begins')
  await requirePossible(trx, actor, given)
  // Whoever sits there now said who he is before he had the role.
  await endSessions(trx, account)
  const { rows } = await sql<{ id: string }>`insert into access.grant (account, role, unit, during, event)
    values (${account}, ${role}, ${unit}, daterange(${from}::date, ${until}::date, '[]'), ${event.id}) returning id`.execute(trx)
  return oneGrant(trx, rows[0]!.id)
}

async function requirePossible(trx: Trx, actor: Actor, { account, role, unit, from, until }: NewGrant): Promise<void> {
  const { rows } = await sql<{ id: string; officer: string | null }>`select id, officer from access.account where id = ${account}
    for update`.execute(trx)
  if (rows[0] === undefined) throw input('account', 'there is no such account')
  if (rows[0].id === actor.id || rows[0].officer === actor.id)
    throw new LiemError('conflict', 'nobody gives a role to himself', { hint: 'another identity administrator does' })
  if (unit !== null && isAdministrative(role)) throw input('unit', 'an administrative role holds for the whole administration')
  if (unit !== null && !(await unitNames(trx, [unit])).get(unit)!.known) throw input('unit', `there is no unit ${unit}`)
  const held = await sql<{ role: Role; unit: string | null }>`select role, unit from access.grant
    where account = ${account} and during && daterange(${from}::date, ${until}::date, '[]')`.execute(trx)
  if (held.rows.some((other) => other.role === role && other.unit === unit))
    throw new LiemError('conflict', 'the account has this role in these days already')
  const apart = held.rows.find((other) => other.role !== role && (isAdministrative(role) || isAdministrative(other.role)))
  if (apart !== undefined)
    throw new LiemError(
      'conflict',
      `${ROLES[role].name.en} does not go together with ${ROLES[apart.role].name.en}: an administrative role stands alone`,
      {
        hint: 'take the other role away first, or give this one to somebody else',
      },
    )
}

/**
 * Takes a role away at once: it was held until yesterday, or never if it began today. One person does that alone, as he closes an account: it only takes
 * away, and waiting for a second person would leave the rights where they are misused. Throws `absent`, `conflict` where it has ended,
 * or nobody would manage accounts any more.
 */
export async function endGrant(db: Db, actor: Actor, { id, reason }: z.output<typeof endContract.input>): Promise<{ ok: true }> {
  const entry = { actor, kind: 'access.role-ended', reason, subject: ({ account }: GrantRow) => `account:${account}` }
  const body = ({ role, unit }: GrantRow): Record<string, unknown> => ({ role, unit: unit?.code ?? null })
  await write(db, { ...entry, body }, async (trx) => {
    const was = await oneGrant(trx, id)
    if (was.role === 'identity-admin') await requireAnother(trx, was.account)
    const { rows } = await sql<{ gone: boolean }>`with today as (select organisation.today() as day),
      gone as (delete from access.grant g using today where g.id = ${id} and lower(g.during) >= today.day returning true),
      ended as (update access.grant g set during = daterange(lower(g.during), today.day) from today
        where g.id = ${id} and lower(g.during) < today.day and (upper_inf(g.during) or upper(g.during) > today.day) returning true)
      select exists (select from gone) or exists (select from ended) as gone`.execute(trx)
    if (!rows[0]!.gone) throw new LiemError('conflict', 'this role has ended already')
    await endSessions(trx, was.account)
    return was
  })
  return { ok: true }
}

async function oneGrant(trx: Trx, id: string): Promise<GrantRow> {
  const { rows } = await sql<Row>`select ${COLUMNS} from access.grant g join access.account account on account.id = g.account
    where g.id = ${id}`.execute(trx)
  const [row] = await named(trx, rows)
  if (row === undefined) throw new LiemError('absent', 'there is no such role of an account')
  return row
}

function input(field: string, message: string): LiemError {
  return new LiemError('input', message, { place: { file: field } })
}

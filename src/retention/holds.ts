import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../base/paging/index.ts'
import type { Scope } from '../base/schema.ts'
import { scopeOf } from '../findings/index.ts'
import { write } from '../ledger/index.ts'
import { peopleNames, unitNames } from '../organisation/index.ts'
import { withUnits } from './due.ts'
import { seenBy } from './kinds/holds.ts'
import type {
  endHold as endContract,
  Hold,
  holdsOnFinding as onFinding,
  listHolds as listContract,
  placeHold as placeContract,
} from './schema.ts'

type Row = Omit<Hold, 'unit'> & { unit: string | null }
type Given = Omit<z.output<typeof placeContract.input>, 'reason'>

const KEY = [sql`h.id`]
const COLUMNS = sql`h.id, h.what, h.unit, lower(h.during) as "from", upper(h.during) - 1 as until, h.authority, h.document, h.reason, h.by_name as by, h.at,
  case when h.finding is not null then jsonb_build_object('id', h.finding, 'number', (select number from findings.finding where id = h.finding)) end as finding,
  case when h.officer is not null then jsonb_build_object('id', h.officer, 'name',
    coalesce((select name from organisation.officer where number = h.officer), h.officer)) end as officer,
  case when h.ended_at is not null then jsonb_build_object('by', h.ended_by_name, 'reason', h.ended_reason,
    'at', to_char(h.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) end as ended`

/** Holds, the newest first; those that stand, or that have ended. */
export async function listHolds(
  db: Db,
  scope: Scope,
  { cursor, limit, standing }: z.output<typeof listContract.input>,
): Promise<Page<Hold>> {
  const wanted = sql`${seenBy(scope)} and ${standing === undefined ? sql`true` : sql`(h.ended_at is null) = ${standing === 'yes'}`}`
  const page = await readPage<Row>({
    order: 'holds',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select ${COLUMNS} from retention.hold h where ${wanted} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from retention.hold h where ${wanted}`),
  })
  return { ...page, rows: await withUnits(db, page.rows) }
}

/** Holds that keep a finding, for whoever sees the finding; who it is about is not said. Throws `absent`. */
export async function holdsOnFinding(db: Db, scope: Scope, { id }: { id: string }): Promise<z.input<typeof onFinding.output>> {
  const { rows: seen } = await sql`select from findings.finding f where f.id = ${id} and ${scopeOf(scope)}`.execute(db)
  if (seen.length === 0) throw new LiemError('absent', 'there is no such finding')
  const { rows } = await sql<z.input<typeof onFinding.output>['rows'][number]>`select h.id, h.what, h.authority, h.document, h.at
    from retention.hold h where h.id in (select hold from retention.holds_on(array[${id}]::uuid[])) order by h.id`.execute(db)
  return { rows }
}

const PLACED = 'Tạm dừng tiêu hủy / Destruction is stopped'

/**
 * Stops destruction. Why, and of whom, stands in the table alone, not on the record. A batch of a destruction that runs ends first; whatever comes after
 * sees the hold. Throws `input` for what there is not, or not in the units of whoever acts.
 */
export async function placeHold(db: Db, scope: Scope, { reason, ...given }: z.output<typeof placeContract.input>): Promise<Hold> {
  const entry = {
    actor: scope.actor,
    kind: 'hold.placed',
    reason: PLACED,
    subject: ({ id }: Hold) => `hold:${id}`,
    body: { what: given.what },
  }
  return write(db, entry, async (trx) => {
    await lockHolds(trx, 'alone')
    const { finding, officer, unit, from, until } = await requireThere(trx, scope, given)
    const during = from === null && until === null ? sql`null` : sql`daterange(${from}::date, ${until}::date, '[]')`
    const [authority, document] = [given.authority.toWellFormed(), given.document.toWellFormed()]
    const { rows } = await sql<{
      id: string
    }>`insert into retention.hold (what, finding, officer, unit, during, authority, document, reason, by, by_name)
      values (${given.what}, ${finding}, ${officer}, ${unit}, ${during}, ${authority}, ${document}, ${reason.toWellFormed()}, ${scope.actor.id},
        ${scope.actor.name}) returning id`.execute(trx)
    return oneHold(trx, scope, rows[0]!.id)
  })
}

const ENDED = 'Thôi tạm dừng tiêu hủy / Destruction is stopped no longer'

/** Ends a hold. Throws `absent`, or `conflict` where it has ended already. */
export async function endHold(db: Db, scope: Scope, { id, reason }: z.output<typeof endContract.input>): Promise<Hold> {
  const entry = { actor: scope.actor, kind: 'hold.ended', reason: ENDED, subject: `hold:${id}` }
  return write(db, entry, async (trx) => {
    await oneHold(trx, scope, id)
    const { rows } =
      await sql`update retention.hold set ended_at = clock_timestamp(), ended_by = ${scope.actor.id}, ended_by_name = ${scope.actor.name},
      ended_reason = ${reason.toWellFormed()} where id = ${id} and ended_at is null returning 1`.execute(trx)
    if (rows.length === 0) throw new LiemError('conflict', 'this hold has ended already')
    return oneHold(trx, scope, id)
  })
}

/** Whoever places a hold waits for the batch that runs; batches wait for him. */
export async function lockHolds(trx: Trx, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await sql`select ${lock}(hashtext('retention.hold'))`.execute(trx)
}

async function oneHold(trx: Trx, scope: Scope, id: string): Promise<Hold> {
  const { rows } = await sql<Row>`select ${COLUMNS} from retention.hold h where h.id = ${id} and ${seenBy(scope)}`.execute(trx)
  const [hold] = await withUnits(trx, rows)
  if (hold === undefined) throw new LiemError('absent', 'there is no such hold')
  return hold
}

type Meant = Pick<Given, 'finding' | 'officer' | 'unit' | 'from' | 'until'>
const NOTHING: Meant = { finding: null, officer: null, unit: null, from: null, until: null }

/** What the hold is about, as the table has it; whatever does not belong to it is refused. */
async function requireThere(trx: Trx, scope: Scope, { what, finding, officer, unit, from, until }: Given): Promise<Meant> {
  if (what !== 'unit' && (from ?? until) !== null) throw input('from', 'only a hold on a unit has days')
  switch (what) {
    case 'finding':
      return { ...NOTHING, finding: await findingOf(trx, scope, finding) }
    case 'person':
      if (officer === null || scope.hidden.includes(officer) || !(await peopleNames(trx, [plain(officer)])).has(officer))
        throw input('officer', 'nobody in the register has this number')
      return { ...NOTHING, officer }
    case 'unit':
      if (unit === null || !mayHold(scope, unit) || !(await unitNames(trx, [plain(unit)])).get(plain(unit))!.known)
        throw input('unit', 'there is no such unit')
      if (from !== null && until !== null && until < from) throw input('until', 'it ends before it begins')
      return { ...NOTHING, unit, from, until }
    case 'everything':
      if (scope.units !== 'all') throw input('what', 'only whoever sees all units can hold everything')
      return NOTHING
  }
}

const mayHold = ({ units }: Scope, unit: string): boolean => units === 'all' || units.includes(unit)
const plain = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed()

async function findingOf(trx: Trx, scope: Scope, number: string | null): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from findings.finding f
    where f.number = ${plain(number ?? '').toUpperCase()} and ${scopeOf(scope)} for update`.execute(trx)
  if (rows[0] === undefined) throw input('finding', 'there is no such finding')
  return rows[0].id
}

function input(field: string, message: string): LiemError {
  return new LiemError('input', message, { place: { file: field } })
}

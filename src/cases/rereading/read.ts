import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { blindFinding, moveBeside } from '../../findings/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { namesOf, personOf } from '../list.ts'
import { subjectOf as caseSubject } from '../scope.ts'
import { blindCase } from './blind.ts'
import type { giveVerdict as verdictContract, RereadKind, RereadOne, settleRereading as settleContract } from './schema.ts'
import { ended, FREE, knows, levelOf, mayRead, requireReader, seesOriginal } from './who.ts'

/** What the record calls something that is read again; it does not say what it is. */
const subjectOf = (id: string): string => `rereading:${id}`

interface Row {
  id: string
  kind: RereadKind
  quarter: string
  level: number
  finding: string | null
  case_id: string | null
  first: NonNullable<RereadOne['first']>
  reader: string | null
  verdict: NonNullable<RereadOne['verdict']>['verdict'] | null
  words: string | null
  read_at: string | null
  reopened: boolean | null
  settled_by: string | null
  settled_at: string | null
  settled_why: string | null
  number: string | null
  state: string | null
  sees: boolean
  free: boolean
  knows: boolean
  ended: boolean
  taken_on: string | null
}

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)

/** Throws `absent` where there is none. `lock`: its row is held. */
async function findRow(db: Db | Trx, scope: Scope, found: Scope, id: string, lock = false): Promise<Row> {
  const level = await levelOf(db, scope)
  const { rows } =
    await sql<Row>`select r.id, r.kind, r.quarter::text as quarter, r.level::int as level, r.finding, r.case_id, r.first, r.reader, r.verdict,
      r.words, to_char(r.read_at at time zone 'UTC', ${ISO}) as read_at, r.reopened, r.settled_by, to_char(r.settled_at at time zone 'UTC', ${ISO}) as settled_at,
      r.settled_why, coalesce(f.number, c.number) as number, f.state, ${seesOriginal(scope, found)} as sees, ${FREE} and ${mayRead(scope, level)} as free,
      ${knows(sql`${scope.actor.id}`)} as knows, ${ended(scope)} as ended, (r.taken_at at time zone ${ZONE})::date::text as taken_on
    from cases.rereading r left join findings.finding f on f.id = r.finding left join cases.case c on c.id = r.case_id where r.id = ${id}
    ${sql.raw(lock ? 'for update of r' : '')}`.execute(db)
  if (rows[0] === undefined) throw absent()
  return rows[0]
}

const absent = (): LiemError => new LiemError('absent', 'there is nothing of the kind to be read again')

/**
 * What is read again: for whoever reads it, before his verdict, the record without how it ended and who handled it; after it, for him and for whoever sees the
 * record (`found`: of findings), both. Throws `absent` for everybody else.
 */
export async function showRereading(db: Db, scope: Scope, found: Scope, decides: boolean, { id }: { id: string }): Promise<RereadOne> {
  requireReader(scope)
  const row = await findRow(db, scope, found, id)
  const isReader = row.reader === scope.actor.id
  if (!isReader && (row.verdict === null || !row.sees)) throw absent()
  const { kind, quarter, level, finding, case_id: file, verdict, words, read_at: at } = row
  const blind = {
    ...{ id, kind, quarter, level },
    finding: finding === null ? null : await blindFinding(db, finding),
    case: file === null ? null : await blindCase(db, file, row.taken_on ?? localDay(ZONE)),
  }
  if (verdict === null || words === null || at === null) return { ...blind, ...UNREAD }
  const { settled_by: settledBy, settled_at: settledAt, settled_why: why, reopened } = row
  const people = [row.reader!, ...row.first.by.split(','), ...(settledBy === null ? [] : [settledBy])]
  const names = await namesOf(db, file === null ? [] : [file], people)
  const acted = await actorsOf(db, id)
  const nameOf = (who: string): string => acted.get(who) ?? personOf(names, who).name
  return {
    ...blind,
    verdict: { verdict, words, by: nameOf(row.reader!), at },
    first: { ...row.first, by: row.first.by.split(',').map(nameOf).join(', ') },
    of: { id: (finding ?? file)!, number: row.number! },
    settled: settledBy === null || settledAt === null ? null : { reopened: reopened!, why: why!, by: nameOf(settledBy), at: settledAt },
    maySettle: decides && mustSettle(row, scope.actor.id),
  }
}

const UNREAD = { verdict: null, first: null, of: null, settled: null, maySettle: false }

/** Whoever acted on it, as the record has their names. */
async function actorsOf(db: Db, id: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ actor: string; name: string }>`select distinct on (actor) actor, actor_name as name from ledger.event
    where subject = ${subjectOf(id)} order by actor, event.id desc`.execute(db)
  return new Map(rows.map(({ actor, name }) => [actor, name]))
}

/** Another verdict is settled by whoever decides on the record, and neither gave it nor ended it the first time. */
function mustSettle({ verdict, settled_by: settled, sees, reader, ended: own }: Row, actor: string): boolean {
  return verdict !== null && verdict !== 'nothing' && settled === null && sees && !own && (reader !== actor || actor === LOCAL.id)
}

/** Takes something to be read again. Throws `absent` where it is not for him; `conflict` where somebody else has it. */
export async function takeRereading(db: Db, scope: Scope, found: Scope, { id }: { id: string }): Promise<RereadOne> {
  const entry = { actor: scope.actor, kind: 'rereading.taken', subject: subjectOf(id), reason: TAKES }
  await write(db, entry, async (trx) => {
    const row = await findRow(trx, scope, found, id, true)
    if (row.reader === scope.actor.id && row.verdict === null) throw new LiemError('conflict', 'you have it already')
    if (!row.free) throw absent()
    await sql`update cases.rereading set reader = ${scope.actor.id}, taken_at = clock_timestamp() where id = ${id}`.execute(trx)
  })
  return showRereading(db, scope, found, false, { id })
}

const TAKES = 'Đọc lại mù / Read again blind'

/**
 * Says what comes of reading it again, once. Throws `absent` for everybody but its reader; `conflict` where it is said; `denied` where he has opened the record
 * meanwhile.
 */
export async function giveVerdict(
  db: Db,
  scope: Scope,
  found: Scope,
  { id, verdict, words }: z.output<typeof verdictContract.input>,
): Promise<RereadOne> {
  const entry = { actor: scope.actor, kind: 'rereading.read', subject: subjectOf(id), reason: TAKES }
  await write(db, entry, async (trx) => {
    const row = await findRow(trx, scope, found, id, true)
    if (row.reader !== scope.actor.id) throw absent()
    if (row.verdict !== null) throw new LiemError('conflict', 'the verdict is given already')
    if (row.knows && scope.actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever has opened the record does not read it blind', { hint: 'somebody else takes it' })
    await sql`update cases.rereading set verdict = ${verdict}, words = ${words.toWellFormed()}, read_at = clock_timestamp() where id = ${id}`.execute(
      trx,
    )
  })
  return showRereading(db, scope, found, false, { id })
}

/**
 * Settles another verdict. To open a finding again puts it back to review; of a case a note asks whoever decides to look at its decision again, which only a
 * decision on it can undo. Throws `absent` where it is not for him; `conflict` where there is nothing to settle.
 */
export async function settleRereading(
  db: Db,
  scope: Scope,
  found: Scope,
  { id, reopen, reason }: z.output<typeof settleContract.input>,
): Promise<RereadOne> {
  const before = await findRow(db, scope, found, id)
  if (before.verdict === null || !before.sees) throw absent()
  if (!mustSettle(before, scope.actor.id)) throw new LiemError('conflict', 'there is nothing here for you to settle')
  const entry = { actor: scope.actor, kind: 'rereading.settled', subject: subjectOf(id), reason, body: { reopened: reopen } }
  await write(db, entry, async (trx, event) => {
    const row = await findRow(trx, scope, found, id, true)
    if (row.settled_by !== null) throw new LiemError('conflict', 'this is settled already')
    if (reopen && row.finding !== null && row.state === 'dismissed')
      await moveBeside(trx, event, found, { id: row.finding, to: 'review', reason })
    await sql`update cases.rereading set reopened = ${reopen}, settled_by = ${scope.actor.id}, settled_at = clock_timestamp(),
      settled_why = ${reason.toWellFormed()} where id = ${id}`.execute(trx)
    if (!reopen || row.case_id === null) return
    await sql`insert into cases.step (case_id, kind, day, words, body, by) values (${row.case_id}, 'note', ${localDay(ZONE)}, ${reason.toWellFormed()},
      ${JSON.stringify({ rereading: id })}, ${scope.actor.id})`.execute(trx)
    await event.also({ kind: 'case.reopening-asked', subject: caseSubject(row.case_id), body: { rereading: id } })
  })
  return showRereading(db, scope, found, true, { id })
}

import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { nextComplaint } from './pure.ts'
import type { AfterRow } from './read.ts'
import type {
  admitComplaint as admitContract,
  CaseAfter,
  enterComplaint as enterContract,
  fileComplaint as fileContract,
  OwnAfter,
} from './schema.ts'
import { findDecision, requireDay } from './serve.ts'
import { listOwnAfter } from './own.ts'
import { showAfter } from './show.ts'

const FILED = 'Người liên quan khiếu nại / Whoever is concerned complains'

/**
 * Whoever is concerned complains himself, from the day on which the decision was handed over to him. A late complaint is taken, too: whether it is taken up,
 * somebody decides. Throws `absent` for a decision that is not on himself; `conflict` where there is a complaint already, or it was not served.
 */
export async function fileComplaint(
  db: Db,
  { actor }: Scope,
  pack: LawPack,
  { id, decision, words }: z.output<typeof fileContract.input>,
): Promise<OwnAfter> {
  await write(db, { actor, kind: 'case.complained', subject: subjectOf(id), reason: FILED, body: { decision } }, async (trx) => {
    const { rows } =
      await sql`select from cases.case c join cases.party p on p.case_id = c.id where c.id = ${id} and p.officer = ${actor.id}
      and p.role = 'concerned' and p.notified_on is not null for update of c`.execute(trx)
    if (rows.length === 0) throw new LiemError('absent', 'there is no such case')
    const row = await findDecision(trx, id, decision, actor.id)
    if (row.officer !== actor.id) throw new LiemError('absent', 'there is no signed decision of that name in this case')
    await insert(trx, row, { received: today(), number: null, words, filed: 'own', by: actor.id })
  })
  return (await listOwnAfter(db, { actor }, pack)).rows.find((row) => row.id === id)!
}

/** Enters a complaint on paper. Throws `absent`; `conflict` as above; `input` for a day of receipt before what it is about, or still to come. */
export async function enterComplaint(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, decision, received, number, words, reason }: z.output<typeof enterContract.input>,
): Promise<CaseAfter> {
  const { actor } = scope
  await write(
    db,
    { actor, kind: 'case.complaint-entered', subject: subjectOf(id), reason, body: { decision, received, number } },
    async (trx) => {
      await lockCase(trx, scope, id)
      await insert(trx, await findDecision(trx, id, decision, actor.id), { received, number, words, filed: 'paper', by: actor.id })
    },
  )
  return showAfter(db, scope, pack, { id })
}

async function insert(
  trx: Trx,
  row: AfterRow,
  { received, number, words, filed, by }: { received: string; number: string | null; words: string; filed: 'own' | 'paper'; by: string },
): Promise<void> {
  if (row.reversedOn !== null) throw new LiemError('conflict', 'this decision stands no more')
  if (row.served === null)
    throw new LiemError('conflict', 'a complaint is made from the day on which the decision was handed over', {
      hint: 'enter first that it was',
    })
  const round = nextComplaint(row)
  if (round === null)
    throw new LiemError('conflict', 'there is no further complaint against this decision now', {
      hint: 'the one before is settled and handed over first',
    })
  const first = row.rulings.find(({ complaint }) => complaint !== null && complaint === row.complaints[0]?.id && round === 2)
  requireDay(received, first?.servedOn ?? row.served.day, 'received')
  await sql`insert into cases.complaint (case_id, decision, round, received, number, words, filed, by)
    values (${row.case_id}, ${row.decision}, ${round}, ${received}, ${number}, ${words.toWellFormed()}, ${filed}, ${by})`.execute(trx)
}

/**
 * Whether a complaint is taken up, and why: of a late one, too. Throws `absent`; `denied` for whoever had a hand in the decision; `conflict` where that is
 * decided; `input` for a day before it came in.
 */
export async function admitComplaint(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, complaint, admitted, day, complex, reason }: z.output<typeof admitContract.input>,
): Promise<CaseAfter> {
  const { actor } = scope
  const entry = { actor, kind: 'case.complaint-admitted', subject: subjectOf(id), reason, body: { complaint, admitted, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql<{
      decision: string
      received: string
      admitted: boolean | null
      reversed: boolean
    }>`select c.decision, c.received::text as received, c.admitted, d.reversed_on is not null as reversed
      from cases.complaint c join cases.decision d on d.id = c.decision where c.id = ${complaint} and c.case_id = ${id}`.execute(trx)
    const [found] = rows
    if (found === undefined) throw new LiemError('absent', 'there is no such complaint in this case')
    if (found.reversed) throw new LiemError('conflict', 'this decision stands no more')
    if (found.admitted !== null) throw new LiemError('conflict', 'it is decided already whether this complaint is taken up')
    await refusePart(trx, { decision: found.decision, complaint }, actor)
    requireDay(day, found.received)
    await sql`update cases.complaint set admitted = ${admitted}, admitted_on = ${day}, admitted_by = ${actor.id}, why = ${reason}, complex = ${complex}
      where id = ${complaint}`.execute(trx)
  })
  return showAfter(db, scope, pack, { id })
}

/** Throws `denied` for whoever had a hand in what is judged. The one person of an installation without accounts may be all. */
export async function refusePart(
  trx: Trx,
  { decision, complaint }: { decision: string; complaint: string | null },
  { id }: { id: string },
): Promise<void> {
  const { rows } = await sql<{
    part: boolean
  }>`select cases.is_part_of(${decision}, ${complaint}, array_remove(array[${id}], 'local')) as part`.execute(trx)
  if (rows[0]!.part)
    throw new LiemError('denied', 'whoever had a hand in what is judged does not judge it', { hint: 'somebody else drafts and signs it' })
}

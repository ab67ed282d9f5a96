import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { readAfter, type AfterRow } from './read.ts'
import type { CaseAfter, expungeDecision as expungeContract, ServedGiven } from './schema.ts'
import { showAfter } from './show.ts'

/** A signed decision of a case, with what came after it. Throws `absent`. */
export async function findDecision(trx: Trx, caseId: string, decision: string, actor: string): Promise<AfterRow> {
  const [row] = await readAfter(trx, sql`d.case_id = ${caseId} and d.id = ${decision}`, actor)
  if (row === undefined) throw new LiemError('absent', 'there is no signed decision of that name in this case')
  return row
}

/** Throws `input` for a day that is still to come, or before another. */
export function requireDay(day: string, first: string, file = 'day'): void {
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file } })
  if (day < first) throw new LiemError('input', 'this day is before what it follows', { place: { file } })
}

/**
 * Enters when and how a decision, or a ruling on it, was handed over; of a mistake, once more. Throws `absent`; `input` for a day that cannot be, or after
 * what has followed it.
 */
export async function serveDecision(db: Db, scope: Scope, pack: LawPack, given: ServedGiven & { id: string }): Promise<CaseAfter> {
  const { id, decision, ruling, day, how, recipients, reason } = given
  const kind = ruling === null ? 'case.decision-served' : 'case.ruling-served'
  await write(db, { actor: scope.actor, kind, subject: subjectOf(id), reason, body: { decision, day } }, async (trx) => {
    await lockCase(trx, scope, id)
    const row = await findDecision(trx, id, decision, scope.actor.id)
    requireServable(row, given)
    const effective = ruling === null ? (given.effective ?? row.day) : null
    if (effective !== null && effective < row.day)
      throw new LiemError('input', 'this day is before what it follows', { place: { file: 'effective' } })
    await sql`insert into cases.served (case_id, decision, ruling, day, how, effective, recipients, by)
      values (${id}, ${decision}, ${ruling}, ${day}, ${how}, ${effective}, ${recipients.map((one) => one.toWellFormed())}::text[], ${scope.actor.id})`.execute(
      trx,
    )
  })
  return showAfter(db, scope, pack, { id })
}

function requireServable({ day: decided, complaints, rulings }: AfterRow, { ruling, day }: ServedGiven): void {
  const of = rulings.find(({ id }) => id === ruling)
  if (ruling !== null && of?.state !== 'signed') throw new LiemError('absent', 'there is no signed ruling of that name on this decision')
  requireDay(day, of?.day ?? decided)
  const next = complaints.find(({ round }) => round === (ruling === null ? 1 : 2))
  if (next !== undefined && next.received < day)
    throw new LiemError('input', 'a complaint against it came in before that day', { place: { file: 'day' } })
}

/** Enters the document by which a decision was struck off. Throws `absent`; `conflict` where it stands no more, or was struck off; `input` for the day. */
export async function expungeDecision(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, decision, day, number, reason }: z.output<typeof expungeContract.input>,
): Promise<CaseAfter> {
  const entry = { actor: scope.actor, kind: 'case.decision-expunged', subject: subjectOf(id), reason, body: { decision, day, number } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const row = await findDecision(trx, id, decision, scope.actor.id)
    if (row.reversedOn !== null) throw new LiemError('conflict', 'this decision stands no more')
    requireDay(day, row.day)
    const { rows } =
      await sql`insert into cases.expunged (decision, case_id, day, number, by) values (${decision}, ${id}, ${day}, ${number}, ${scope.actor.id})
      on conflict do nothing returning decision`.execute(trx)
    if (rows.length === 0) throw new LiemError('conflict', 'this decision is struck off already')
  })
  return showAfter(db, scope, pack, { id })
}

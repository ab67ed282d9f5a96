import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import type { SubmissionAnswer } from './schema.ts'
import { lockSubmission, sidesOf, subjectOfSubmission, superiorOf } from './scope.ts'

/**
 * Submits to the superior unit of today, by a head of the unit. Throws `absent`; `conflict` where it is no draft, the unit has no superior, or a replacement
 * has no tasks; `denied` for whom it is about, and for whoever works for the superior unit, who answers it; `input` for a day that has passed.
 */
export async function submitSubmission(
  db: Db,
  scope: Scope,
  { id, due, reason }: { id: string; due: string; reason: string },
): Promise<{ id: string }> {
  const { actor } = scope
  if (due < today()) throw new LiemError('input', 'this day has passed', { place: { file: 'due' } })
  const entry = { actor, kind: 'submission.submitted', subject: await subjectOfSubmission(db, id), reason, body: { submission: id, due } }
  await write(db, entry, async (trx) => {
    const { unit, officer, kind, tasks } = await lockSubmission(trx, scope, id, ['draft'])
    const to = await superiorOf(trx, unit, today())
    if (to === null) throw new LiemError('conflict', 'this unit has no superior unit today', { hint: 'look at the organisation' })
    if (!sidesOf(scope, { unit, to }).below)
      throw new LiemError('denied', 'a head of the unit submits, not whoever answers for the superior unit')
    if (officer === actor.id) throw new LiemError('denied', 'nobody submits what is about himself')
    if (kind === 'transfer' && tasks === 0)
      throw new LiemError('conflict', 'nobody is replaced or transferred without dated tasks', { hint: 'put the tasks in first' })
    await sql`update cases.submission set to_unit = ${to}, submitted_by = ${actor.id}, submitted_at = clock_timestamp(), due = ${due}
      where id = ${id}`.execute(trx)
  })
  return { id }
}

const RECEIVED = 'Đã nhận tờ trình / The submission was received'

/** That it has arrived. Throws `absent`, `conflict`; `denied` for whoever does not work for the superior unit. */
export async function receiveSubmission(db: Db, scope: Scope, { id }: { id: string }): Promise<{ id: string }> {
  const { actor } = scope
  const entry = {
    actor,
    kind: 'submission.received',
    subject: await subjectOfSubmission(db, id),
    reason: RECEIVED,
    body: { submission: id },
  }
  await write(db, entry, async (trx) => {
    const found = await lockSubmission(trx, scope, id, ['submitted'])
    if (!sidesOf(scope, found).above) throw new LiemError('denied', 'the superior unit receives it')
    await sql`update cases.submission set received_by = ${actor.id}, received_at = clock_timestamp() where id = ${id}`.execute(trx)
  })
  return { id }
}

/**
 * What the superior unit answers. Throws `absent`; `conflict` where it was not received, or whom it would replace or transfer was not heard; `denied` for whom
 * it is about, whoever drafted or submitted it, and whoever does not decide for the superior unit.
 */
export async function answerSubmission(
  db: Db,
  scope: Scope,
  { id, answer, reason }: { id: string; answer: SubmissionAnswer; reason: string },
): Promise<{ id: string }> {
  const { actor } = scope
  const entry = { actor, kind: 'submission.answered', subject: await subjectOfSubmission(db, id), reason, body: { submission: id, answer } }
  await write(db, entry, async (trx) => {
    const found = await lockSubmission(trx, scope, id, ['received'])
    if (!sidesOf(scope, found).above) throw new LiemError('denied', 'the superior unit answers it')
    if (actor.id !== LOCAL.id && [found.officer, found.draftedBy, found.submittedBy].includes(actor.id))
      throw new LiemError('denied', 'whoever drafted or submitted it, or whom it is about, does not answer it')
    if (found.kind === 'transfer' && found.heard === null)
      throw new LiemError('conflict', 'nobody is replaced or transferred before he has answered', {
        hint: 'enter his answer, or that he declined',
      })
    await sql`update cases.submission set answer = ${answer}, answer_reason = ${reason}, answered_by = ${actor.id}, answered_at = clock_timestamp()
      where id = ${id}`.execute(trx)
  })
  return { id }
}

/** Withdraws what is not answered yet. Throws `absent`, `conflict`; `denied` for whoever works for the superior unit. */
export async function withdrawSubmission(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<{ id: string }> {
  const { actor } = scope
  const entry = { actor, kind: 'submission.withdrawn', subject: await subjectOfSubmission(db, id), reason, body: { submission: id } }
  await write(db, entry, async (trx) => {
    const found = await lockSubmission(trx, scope, id, ['draft', 'submitted', 'received'])
    if (!sidesOf(scope, found).below) throw new LiemError('denied', 'the unit that submitted it withdraws it')
    await sql`update cases.submission set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp() where id = ${id}`.execute(trx)
  })
  return { id }
}

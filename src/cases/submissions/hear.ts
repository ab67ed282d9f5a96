import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { absent, lockSubmission, subjectOfSubmission } from './scope.ts'

const OPEN = ['draft', 'submitted', 'received'] as const

/** Tells whom a replacement or transfer is about: from then on he sees it, and its tasks stay. Throws `absent`, `conflict`. */
export async function tellSubmission(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<{ id: string }> {
  const entry = {
    actor: scope.actor,
    kind: 'submission.told',
    subject: await subjectOfSubmission(db, id),
    reason,
    body: { submission: id },
  }
  await write(db, entry, async (trx) => {
    const { kind, toldOn, tasks } = await lockSubmission(trx, scope, id, OPEN)
    if (kind !== 'transfer') throw new LiemError('conflict', 'only of a replacement or transfer whom it is about is asked here')
    if (toldOn !== null) throw new LiemError('conflict', 'he was told already')
    if (tasks === 0) throw new LiemError('conflict', 'there is no task yet that he could answer', { hint: 'put the dated tasks in first' })
    await sql`update cases.submission set told_on = ${today()} where id = ${id}`.execute(trx)
  })
  return { id }
}

/** Enters what he answered, or that he declined to. Throws `absent`; `conflict` before he was told, and where he has answered; `input` where its words are missing. */
export async function hearSubmission(
  db: Db,
  scope: Scope,
  { id, how, words, reason }: { id: string; how: 'given' | 'declined'; words: string; reason: string },
): Promise<{ id: string }> {
  if (how === 'given' && words === '') throw new LiemError('input', 'an answer is nothing without its words', { place: { file: 'words' } })
  const entry = {
    actor: scope.actor,
    kind: 'submission.heard',
    subject: await subjectOfSubmission(db, id),
    reason,
    body: { submission: id, how },
  }
  await write(db, entry, async (trx) => {
    const { toldOn, heard } = await lockSubmission(trx, scope, id, OPEN)
    if (toldOn === null) throw new LiemError('conflict', 'he was not told of it', { hint: 'nobody answers what he does not know' })
    if (heard !== null) throw new LiemError('conflict', 'his answer is entered already')
    await keep(trx, { id, how, words, by: scope.actor.id })
  })
  return { id }
}

const OWN = 'Người được đề nghị tự trả lời / Whom it is about answers himself'

/** The same by himself. Throws `absent` where there is nothing of which he was told, `conflict` where he has answered, or it is answered or withdrawn. */
export async function answerOwnSubmission(db: Db, { actor }: Scope, { id, words }: { id: string; words: string }): Promise<{ id: string }> {
  const entry = {
    actor,
    kind: 'submission.heard',
    subject: await subjectOfSubmission(db, id),
    reason: OWN,
    body: { submission: id, how: 'given' },
  }
  await write(db, entry, async (trx) => {
    const { rows } = await sql<{ heard: string | null; open: boolean }>`select heard, answer is null and withdrawn_at is null as open
      from cases.submission where id = ${id} and officer = ${actor.id} and told_on is not null for update`.execute(trx)
    if (rows[0] === undefined) throw absent()
    if (rows[0].heard !== null || !rows[0].open) throw new LiemError('conflict', 'this is answered already, or was withdrawn')
    await keep(trx, { id, how: 'given', words, by: actor.id })
  })
  return { id }
}

async function keep(trx: Trx, { id, how, words, by }: { id: string; how: string; words: string; by: string }): Promise<void> {
  await sql`update cases.submission set heard = ${how}, heard_words = ${words.toWellFormed()}, heard_by = ${by}, heard_at = clock_timestamp()
    where id = ${id}`.execute(trx)
}

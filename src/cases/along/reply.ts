import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { namedIn } from './named.ts'
import type { CaseAlong, ReplyCheck, ReplyGiven, ReplySent } from './schema.ts'
import { showAlong } from './show.ts'

const REASON = 'Trả lời doanh nghiệp / The reply to the trader'

/** Drafts the reply to the trader. Throws `absent`, `conflict` where one waits already. */
export async function draftReply(db: Db, scope: Scope, { id, trader, words }: ReplyGiven): Promise<CaseAlong> {
  const entry = { actor: scope.actor, kind: 'case.reply-drafted', subject: subjectOf(id), reason: REASON }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql`insert into cases.reply (case_id, trader, words, drafted_by)
      values (${id}, ${trader}, ${words.toWellFormed()}, ${scope.actor.id}) on conflict do nothing returning id`.execute(trx)
    if (rows.length === 0) throw new LiemError('conflict', 'a reply waits already', { hint: 'send or withdraw it first' })
  })
  return showAlong(db, scope, { id })
}

interface Waiting {
  words: string
  drafted_by: string
  checked_by: string | null
}

async function findReply(trx: Trx, caseId: string, reply: string): Promise<Waiting> {
  const { rows } = await sql<
    Waiting & { open: boolean }
  >`select words, drafted_by, checked_by, sent_by is null and withdrawn_by is null as open
    from cases.reply where id = ${reply} and case_id = ${caseId}`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such reply in this case')
  if (!rows[0].open) throw new LiemError('conflict', 'this reply was sent or withdrawn already')
  return rows[0]
}

/**
 * That a second person has read the reply: it names nobody beyond what the law gives. Words that name somebody of the case are found and kept with it. Throws
 * `absent`; `denied` for whoever drafted it; `conflict` where it is checked, or names the number of a report; `input` where it names somebody and it is not
 * said by what law the trader is given that.
 */
export async function checkReply(db: Db, scope: Scope, { id, reply, lawful }: ReplyCheck): Promise<CaseAlong> {
  const { actor } = scope
  const entry = { actor, kind: 'case.reply-checked', subject: subjectOf(id), reason: REASON, body: { reply } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { words, drafted_by, checked_by } = await findReply(trx, id, reply)
    if (checked_by !== null) throw new LiemError('conflict', 'this reply is checked already')
    if (drafted_by === actor.id && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever drafted a reply does not check it', { hint: 'have a second person read it' })
    const names = await namedIn(trx, id, words)
    await refuseReports(trx, id, names)
    if (names.length > 0 && lawful === null)
      throw new LiemError('input', 'this reply names somebody', {
        place: { file: 'lawful' },
        hint: 'say by what law the trader is given the name',
      })
    await sql`update cases.reply set names = ${names}::text[], lawful = ${names.length > 0 ? lawful : null}, checked_by = ${actor.id},
      checked_at = clock_timestamp() where id = ${reply}`.execute(trx)
  })
  return showAlong(db, scope, { id })
}

async function refuseReports(trx: Trx, caseId: string, names: readonly string[]): Promise<void> {
  const { rows } = await sql`select from cases.report where case_id = ${caseId} and number = any(${names}::text[])`.execute(trx)
  if (rows.length > 0)
    throw new LiemError('conflict', 'the number of a report stands in this reply', { hint: 'withdraw it and draft it without' })
}

/** That the checked reply was sent. Throws `absent`; `conflict` where it is not checked; `input` for a day that is still to come. */
export async function sendReply(db: Db, scope: Scope, { id, reply, sentOn, letter }: ReplySent): Promise<CaseAlong> {
  if (sentOn > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'sentOn' } })
  const entry = { actor: scope.actor, kind: 'case.reply-sent', subject: subjectOf(id), reason: REASON, body: { reply, day: sentOn } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { checked_by } = await findReply(trx, id, reply)
    if (checked_by === null)
      throw new LiemError('conflict', 'nobody has checked this reply', { hint: 'have a second person read it first' })
    await sql`update cases.reply set sent_by = ${scope.actor.id}, sent_on = ${sentOn}, letter = ${letter} where id = ${reply}`.execute(trx)
  })
  return showAlong(db, scope, { id })
}

/** Withdraws a reply that was not sent. Throws `absent`, `conflict`. */
export async function withdrawReply(
  db: Db,
  scope: Scope,
  { id, reply, reason }: { id: string; reply: string; reason: string },
): Promise<CaseAlong> {
  const entry = { actor: scope.actor, kind: 'case.reply-withdrawn', subject: subjectOf(id), reason, body: { reply } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    await findReply(trx, id, reply)
    await sql`update cases.reply set withdrawn_by = ${scope.actor.id}, withdrawn_at = clock_timestamp() where id = ${reply}`.execute(trx)
  })
  return showAlong(db, scope, { id })
}

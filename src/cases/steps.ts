import { sql } from 'kysely'
import { LiemError, localDay, ZONE, type Db, type Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { write } from '../ledger/index.ts'
import { wasHeard } from './heard.ts'
import { STEP_STATES } from './pure.ts'
import { settleReviews } from './reviews.ts'
import type { CaseShown, StepGiven } from './schema.ts'
import { lockCase, moveCase, requireConcerned, subjectOf } from './scope.ts'
import { showCaseFile } from './show.ts'

const REASON = 'Ghi một bước của vụ việc / A step of the case'

/**
 * Enters a step, which may move the case. Notice, explanation, self-review and opinion are of one person each. Throws `absent`; `conflict` where the case is not so far,
 * the person has not had notice, or was not heard before his self-review; `input` for a day that is still to come, and for what a step of that kind lacks.
 */
export async function addStep(db: Db, scope: Scope, given: StepGiven): Promise<CaseShown> {
  const { id, kind, day, officer } = given
  requireWhole(given)
  // What was said is not on the record, only that it was.
  const entry = { actor: scope.actor, kind: `case.${kind}`, subject: subjectOf(id), reason: REASON, body: { day } }
  await write(db, entry, async (trx) => {
    const { state } = await lockCase(trx, scope, id, STEP_STATES[kind])
    if (officer !== null) await requireConcerned(trx, id, officer)
    if (kind === 'notice') await giveNotice(trx, given)
    if (kind === 'explanation') await requireNotice(trx, given)
    if (kind === 'self-review') await requireHeard(trx, given)
    await insertStep(trx, scope.actor.id, given)
    // Provisional as soon as somebody is under verification, for whoever was in charge up to that day.
    if (kind === 'verification') await settleReviews(trx, id)
    await moveCase(trx, { id, state }, kind)
  })
  return showCaseFile(db, scope, { id })
}

const OF_ONE: readonly StepGiven['kind'][] = ['notice', 'explanation', 'self-review', 'opinion']
/** What a person gives, declines, or stays away from. */
const ANSWERED: readonly StepGiven['kind'][] = ['explanation', 'self-review']
const NEEDS_WORDS: readonly StepGiven['kind'][] = ['opinion', 'note']

function requireWhole({ kind, day, officer, words, heard, proposes }: StepGiven): void {
  if (day > localDay(ZONE)) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  if (OF_ONE.includes(kind) && officer === null)
    throw new LiemError('input', 'this step is about one person', { place: { file: 'officer' }, hint: 'say about whom' })
  if (NEEDS_WORDS.includes(kind) && words === '')
    throw new LiemError('input', 'this step is nothing without its words', { place: { file: 'words' } })
  if (ANSWERED.includes(kind) && heard === null)
    throw new LiemError('input', 'say whether the person answered', { place: { file: 'heard' }, hint: 'given, declined or absent' })
  if (kind === 'explanation' && heard === 'given' && words === '')
    throw new LiemError('input', 'this step is nothing without its words', { place: { file: 'words' } })
  if (kind === 'opinion' && proposes === null)
    throw new LiemError('input', 'an opinion names the form that it finds lawful', { place: { file: 'proposes' } })
}

async function giveNotice(trx: Trx, { id, officer, day }: StepGiven): Promise<void> {
  const { rows } =
    await sql`update cases.party set notified_on = ${day} where case_id = ${id} and officer = ${officer} and role = 'concerned'
    and notified_on is null returning officer`.execute(trx)
  if (rows.length === 0) throw new LiemError('conflict', 'this person has notice already')
}

async function requireNotice(trx: Trx, { id, officer, day }: StepGiven): Promise<void> {
  const { rows } = await sql`select from cases.party where case_id = ${id} and officer = ${officer} and role = 'concerned'
    and notified_on <= ${day}`.execute(trx)
  if (rows.length === 0) throw new LiemError('conflict', 'this person had no notice by that day', { hint: 'enter the notice first' })
}

async function requireHeard(trx: Trx, given: StepGiven): Promise<void> {
  if (!(await wasHeard(trx, given)))
    throw new LiemError('conflict', 'this person was not heard by that day', {
      hint: 'enter the explanation first, or that there was none',
    })
}

async function insertStep(trx: Trx, by: string, { id, kind, officer, day, words, heard, proposes }: StepGiven): Promise<void> {
  const told = { heard, proposes }
  const body = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null))
  await sql`insert into cases.step (case_id, kind, officer, day, words, body, by)
    values (${id}, ${kind}, ${officer}, ${day}, ${words.toWellFormed()}, ${JSON.stringify(body)}, ${by})`.execute(trx)
}

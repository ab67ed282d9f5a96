import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write, type OpenEvent } from '../../ledger/index.ts'
import { applyCircumstances } from '../circumstances/apply.ts'
import { subjectOf, unveilFindings, veilFindings } from '../clear.ts'
import { scopeOf } from '../filter/scope.ts'
import { mayMove, NAMELESS } from '../pure.ts'
import type { Finding, moveFinding as contract, State } from '../schema.ts'
import { refusalOf } from '../show/moves.ts'
import { showFinding } from '../show/show.ts'
import { openFinding } from './open.ts'
import { askForPatterns } from '../recount.ts'

type MoveInput = z.output<typeof contract.input>

interface Moved {
  from: State
  duplicateOf: string | null
}

/**
 * Takes a finding up, concludes it, puts it back or opens it again. Whoever takes up what nobody has, has it. Throws `conflict`: the state does not
 * allow the move, somebody named was not heard before it is confirmed, or whoever acts is named in it.
 */
export async function moveFinding(db: Db, scope: Scope, input: MoveInput): Promise<Finding> {
  const { id, reason } = input
  const entry = { actor: scope.actor, kind: 'finding.moved', subject: subjectOf(id), reason }
  await write(db, { ...entry, body: (moved: Moved) => toldOf(input, moved) }, (trx, event) => moveWithin(trx, event, scope, input))
  return showFinding(db, scope, id)
}

/** The same within a write that is about something else, on whose event it stands, too. Throws as moving does. */
export async function moveBeside(trx: Trx, event: OpenEvent, scope: Scope, input: MoveInput): Promise<void> {
  const moved = await moveWithin(trx, event, scope, input)
  await event.also({ kind: 'finding.moved', subject: subjectOf(input.id), body: toldOf(input, moved) })
}

/** What goes on record of it. */
function toldOf({ to }: MoveInput, { from, duplicateOf }: Moved): Record<string, unknown> {
  return { from, to, ...(duplicateOf === null ? {} : { duplicateOf }) }
}

async function moveWithin(trx: Trx, event: OpenEvent, scope: Scope, { id, to, reason, duplicateOf }: MoveInput): Promise<Moved> {
  const finding = await openFinding(trx, scope, id)
  if (!mayMove(finding.state, to)) throw new LiemError('conflict', `${finding.number} is ${finding.state} and cannot become ${to}`)
  const refusal = refusalOf({ ...finding, heard: new Set(finding.heard), actor: scope.actor.id }, to)
  if (refusal !== null) throw new LiemError('conflict', refusal.en)
  const original = to === 'duplicate' ? await originalOf(trx, scope, id, duplicateOf) : null
  await setState(trx, scope, { id, to, reason, original: original?.id ?? null })
  if (NAMELESS.includes(to)) await veilFindings(trx, [id])
  else {
    await unveilFindings(trx, [id])
    await applyCircumstances(trx, event.id, [id])
  }
  if (NAMELESS.includes(to) || NAMELESS.includes(finding.state)) await askForPatterns(trx, scope.actor)
  return { from: finding.state, duplicateOf: original?.number ?? null }
}

interface NewState {
  id: string
  to: State
  reason: string
  original: string | null
}

async function setState(trx: Trx, { actor }: Scope, { id, to, reason, original }: NewState): Promise<void> {
  const concluded = to !== 'new' && to !== 'review'
  const assignee = to === 'new' ? sql`null` : to === 'review' ? sql`coalesce(assignee, ${actor.id})` : sql`assignee`
  await sql`update findings.finding set state = ${to}, assignee = ${assignee}, duplicate_of = ${original}, conclusion = ${concluded ? reason : null},
      concluded_at = ${concluded ? sql`clock_timestamp()` : sql`null`}, concluded_by = ${concluded ? actor.name : null},
      withheld_by = ${concluded ? sql`null` : sql`withheld_by`}, touched_by = ${actor.id}, updated_at = clock_timestamp() where id = ${id}`.execute(
    trx,
  )
}

interface Original {
  id: string
  number: string
  state: State
}

const UUID = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/u

/** The finding that this one repeats, by number or id. */
async function originalOf(trx: Trx, scope: Scope, id: string, given: string | undefined): Promise<Original> {
  const place = { file: 'duplicateOf' }
  if (given === undefined) throw new LiemError('input', 'say of which finding this one is a duplicate', { place })
  const wanted = given.trim().replaceAll('\u0000', '').toWellFormed().toUpperCase()
  const { rows } = await sql<Original>`select id, number, state from findings.finding f
    where (number = ${wanted} or id = ${UUID.test(wanted) ? wanted : null}::uuid) and id <> ${id} and ${scopeOf(scope)}`.execute(trx)
  if (rows[0] === undefined)
    throw new LiemError('input', 'there is no such other finding', { place, hint: 'a number such as PH-26-004817' })
  if (rows[0].state === 'duplicate') throw new LiemError('input', `${rows[0].number} is a duplicate itself`, { place })
  return rows[0]
}

import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { TIERS, type Bilingual, type Scope } from '../../base/schema.ts'
import { clearanceOf, conflictsOf } from '../../access/roles/index.ts'
import { mentions, merkleRoot, write } from '../../ledger/index.ts'
import { recordChanges, type Change } from '../change.ts'
import { veilFindings, wordsIn } from '../clear.ts'
import { foundBy } from '../filter.ts'
import { scopeOf } from '../filter/scope.ts'
import { BULK_STATES } from '../pure.ts'
import type { bulkAct as contract, State } from '../schema.ts'
import { requirePerson } from './open.ts'
import { askForPatterns } from '../recount.ts'

type BulkInput = z.output<typeof contract.input>
export type BulkResult = z.output<typeof contract.output>

/**
 * Assigns, sets a day for, takes up or dismisses many findings, with one reason and one event. Those that the act does not reach stay as they are
 * and are counted by why. Throws `conflict` where a filter finds another number than `expected`: the list has changed since it was looked at.
 */
export async function bulkAct(db: Db, scope: Scope, input: BulkInput): Promise<BulkResult> {
  const which = await whichOf(db, scope, input)
  const entry = {
    actor: scope.actor,
    kind: input.act === 'assign' || input.act === 'due' ? 'finding.assigned' : 'finding.moved',
    reason: input.reason,
  }
  const body = ({ changed }: Done): Record<string, unknown> | null => (changed.length === 0 ? null : recordOf(input, changed))
  const done = await write(db, { ...entry, body }, async (trx, event): Promise<Done> => {
    if (input.act === 'assign' && typeof input.assignee === 'string') await requirePerson(trx, scope, input.assignee)
    const result = await change(trx, scope, input, which)
    if (input.expected !== undefined && result.found !== input.expected)
      throw new LiemError('conflict', `the list has changed: it has ${result.found} findings now`, { hint: 'look at it again' })
    await refuseNames(trx, input.reason, result.changed)
    if (input.act === 'dismiss') {
      await veilFindings(
        trx,
        result.changed.map(({ id }) => id),
      )
      await askForPatterns(trx, scope.actor)
    }
    await recordChanges(
      trx,
      event.id,
      result.changed.map((one) => changeOf(input, one)),
    )
    return result
  })
  return { changed: done.changed.length, left: leftOf(done) }
}

interface Done {
  found: number
  /** Left because of their state, because somebody is named in them, and because the reviewer is not cleared for them. */
  byState: number
  byNamed: number
  byTier: number
  changed: { id: string; was: State }[]
}

async function whichOf(db: Db, scope: Scope, { ids, filter, expected, act, assignee, due }: BulkInput): Promise<RawBuilder<unknown>> {
  const refuse = (file: string, message: string): never => {
    throw new LiemError('input', message, { place: { file } })
  }
  if ((ids === undefined) === (filter === undefined)) refuse('ids', 'say which findings: either ids or a filter')
  if (filter !== undefined && expected === undefined) refuse('expected', 'say how many findings the filter found when you looked')
  if (act === 'assign' && assignee === undefined) refuse('assignee', 'say who, or null for nobody')
  if (act === 'due' && due === undefined) refuse('due', 'say which day, or null for none')
  if (filter !== undefined) return (await foundBy(db, scope, filter)).condition
  return sql`f.id = any(${ids}::uuid[]) and ${scopeOf(scope)}`
}

/** One statement: whatever it finds is locked, and what it reaches is changed. */
async function change(trx: Trx, { actor, hidden }: Scope, input: BulkInput, which: RawBuilder<unknown>): Promise<Done> {
  await sql`set local statement_timeout = 0`.execute(trx)
  const states = sql.join(BULK_STATES[input.act].map((state) => sql.lit(state)))
  const reviewer = input.act === 'assign' && typeof input.assignee === 'string' ? input.assignee : null
  const people = [actor.id, ...hidden, ...(reviewer === null ? [] : await conflictsOf(trx, reviewer))]
  const highest = reviewer === null || reviewer === actor.id ? TIERS.length : TIERS.indexOf(await clearanceOf(trx, reviewer))
  const { rows } =
    await sql<Done>`with found as materialized (select f.id, f.state as was, f.tier <= ${highest} as cleared from findings.finding f
      where ${which} for update of f),
    sorted as materialized (select id, was, cleared, was in (${states}) as reached,
      exists (select from findings.named where finding = found.id and officer = any(${people}::text[])) as named from found),
    changed as (update findings.finding f set ${assignments(actor, input)}, touched_by = ${actor.id}, updated_at = clock_timestamp() from sorted
      where f.id = sorted.id and reached and cleared and not named returning f.id, was)
    select (select count(*) from sorted) as found, (select count(*) from sorted where not reached) as "byState",
      (select count(*) from sorted where reached and named) as "byNamed",
      (select count(*) from sorted where reached and not named and not cleared) as "byTier",
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'was', was)) from changed), '[]') as changed`.execute(trx)
  return rows[0]!
}

function assignments({ id, name }: Scope['actor'], { act, assignee, due, reason }: BulkInput): RawBuilder<unknown> {
  switch (act) {
    case 'assign':
      return sql`assignee = ${assignee}`
    case 'due':
      return sql`due = ${due}::date`
    case 'review':
      return sql`state = 'review', assignee = coalesce(assignee, ${id})`
    case 'dismiss':
      return sql`state = 'dismissed', conclusion = ${reason}, concluded_at = clock_timestamp(), concluded_by = ${name}, withheld_by = null`
  }
}

/** One reason stands in the histories of all, and on the record for all: it must not speak of somebody whom one of them may clear. */
async function refuseNames(trx: Trx, reason: string, changed: Done['changed']): Promise<void> {
  const words = await wordsIn(
    trx,
    changed.map(({ id }) => id),
  )
  if (mentions(reason, words))
    throw new LiemError('input', 'the reason speaks of somebody who is named in one of the findings', {
      place: { file: 'reason' },
      hint: 'a reason for many findings names nobody; act on that finding by itself',
    })
}

function changeOf({ act, assignee, due }: BulkInput, { id, was }: Done['changed'][number]): Change {
  if (act === 'assign') return { finding: id, kind: 'finding.assigned', body: { assignee } }
  if (act === 'due') return { finding: id, kind: 'finding.assigned', body: { due } }
  return { finding: id, kind: 'finding.moved', body: { from: was, to: act === 'review' ? 'review' : 'dismissed' } }
}

function recordOf({ act, ids, filter, assignee, due }: BulkInput, changed: Done['changed']): Record<string, unknown> {
  const given = { ...(assignee === undefined ? {} : { assignee }), ...(due === undefined ? {} : { due }) }
  const root = merkleRoot(changed.map(({ id }) => id).toSorted())
  return { act, ...given, n: changed.length, root, ...(filter === undefined ? { chosen: ids?.length } : { filter }) }
}

function leftOf({ byState, byNamed, byTier }: Done): BulkResult['left'] {
  const all: { why: Bilingual; n: number }[] = [
    { why: { en: 'Their state does not allow it.', vi: 'Trạng thái không cho phép.' }, n: byState },
    {
      why: { en: 'The reviewer, or you, are named in the trace.', vi: 'Người xem hoặc bạn có tên trong dấu vết.' },
      n: byNamed,
    },
    { why: { en: 'The reviewer is not cleared for their tier.', vi: 'Người xem không được xem mức bảo mật này.' }, n: byTier },
  ]
  return all.filter(({ n }) => n > 0)
}

import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import { seesCase, subjectOf } from '../scope.ts'
import type { Submission, SubmissionKind, SubmissionState } from './schema.ts'

/**
 * SQL: whether a submission `s` may be seen: one of a case by whoever sees the case, another one by whoever sees cases of its unit; never by whom it is about,
 * or who is related to him. In a request the policies say the same and are asked alone.
 */
export function seesSubmission(scope: Scope): RawBuilder<boolean> {
  const { units, hidden } = scope
  const reached = units === 'all' ? sql`true` : sql`s.unit = any(${units}::text[])`
  return sql<boolean>`((select access.is_request()) or (s.officer is null or s.officer <> all(${hidden}::text[]))
    and case when s.case_id is null then ${reached} else exists (select from cases.case c where c.id = s.case_id and ${seesCase(scope)}) end)`
}

/** SQL: how far a submission `s` is. */
export const STATE = sql<SubmissionState>`case when s.withdrawn_at is not null then 'withdrawn' when s.answer is not null then 'answered'
  when s.received_at is not null then 'received' when s.submitted_at is not null then 'submitted' else 'draft' end`

/** A submission that is being changed; its row is locked until the change is done. */
export interface OpenSubmission {
  id: string
  caseId: string | null
  kind: SubmissionKind
  state: SubmissionState
  unit: string
  to: string | null
  officer: string | null
  toldOn: string | null
  heard: string | null
  draftedBy: string
  submittedBy: string | null
  tasks: number
}

/** SQL: what is asked of a submission `s` before it is changed. */
export const OPEN = sql`s.id, s.case_id as "caseId", s.kind, ${STATE} as state, s.unit, s.to_unit as to, s.officer, s.told_on::text as "toldOn", s.heard,
  s.drafted_by as "draftedBy", s.submitted_by as "submittedBy", (select count(*)::int from cases.submission_task t where t.submission = s.id) as tasks`

/** Throws `absent` where there is none, or it may not be seen; `conflict` where it is in another state than these. */
export async function lockSubmission(trx: Trx, scope: Scope, id: string, states: readonly SubmissionState[]): Promise<OpenSubmission> {
  const { rows } = await sql<OpenSubmission>`select ${OPEN} from cases.submission s where s.id = ${id} and ${seesSubmission(scope)}
    for update of s`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw absent()
  if (!states.includes(found.state))
    throw new LiemError('conflict', 'this cannot be done as the submission stands', { hint: 'look at what became of it' })
  return found
}

export const absent = (): LiemError => new LiemError('absent', 'there is no such submission')

/** What the record calls it: of a case it stands with the case. */
export async function subjectOfSubmission(db: Db | Trx, id: string): Promise<string> {
  const { rows } = await sql<{ caseId: string | null }>`select case_id as "caseId" from cases.submission where id = ${id}`.execute(db)
  const found = rows[0]?.caseId ?? null
  return found === null ? `submission:${id}` : subjectOf(found)
}

/** Whether somebody works for the superior unit, or for the unit that submits; both for the one person of an installation without accounts. */
export function sidesOf({ actor, units }: Scope, { unit, to }: Pick<OpenSubmission, 'unit' | 'to'>): { above: boolean; below: boolean } {
  if (actor.id === LOCAL.id) return { above: true, below: true }
  const reaches = (one: string): boolean => units === 'all' || units.includes(one)
  const above = to !== null && reaches(to)
  return { above, below: !above && reaches(unit) }
}

/** The superior unit of a unit on a day. */
export async function superiorOf(db: Db | Trx, unit: string, on: string): Promise<string | null> {
  const { rows } = await sql<{
    parent: string | null
  }>`select parent from organisation.unit_state where code = ${unit} and during @> ${on}::date`.execute(db)
  return rows[0]?.parent ?? null
}

/** What may be done with a submission as it stands, by whoever may change and decide so much. */
export function offersOf(found: OpenSubmission, scopes: { change: Scope | null; decide: Scope | null }): Submission['may'] {
  const { kind, state, toldOn, heard, officer, draftedBy, submittedBy, tasks } = found
  const { change, decide } = scopes
  const transfer = kind === 'transfer'
  const isOpen = state === 'draft' || state === 'submitted' || state === 'received'
  const isOther = (...others: (string | null)[]): boolean =>
    decide !== null && (decide.actor.id === LOCAL.id || !others.includes(decide.actor.id))
  const offers: [Submission['may'][number], boolean][] = [
    ['task', change !== null && transfer && state === 'draft' && toldOn === null],
    ['tell', change !== null && transfer && isOpen && toldOn === null && tasks > 0],
    ['hear', change !== null && transfer && isOpen && toldOn !== null && heard === null],
    ['submit', decide !== null && state === 'draft' && (!transfer || tasks > 0) && sidesOf(decide, found).below && isOther(officer)],
    ['receive', change !== null && state === 'submitted' && sidesOf(change, found).above],
    [
      'answer',
      decide !== null &&
        state === 'received' &&
        (!transfer || heard !== null) &&
        sidesOf(decide, found).above &&
        isOther(officer, draftedBy, submittedBy),
    ],
    ['withdraw', change !== null && isOpen && sidesOf(change, found).below],
  ]
  return offers.filter(([, is]) => is).map(([name]) => name)
}

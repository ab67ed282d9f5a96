import { sql } from 'kysely'
import { seesSubmission } from '../../cases/submissions/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { Asker } from './asker.ts'
import { DUE, type Kind, type Sql } from './kind.ts'

type Does = 'case.change' | 'case.decide'

/** SQL: submissions that are neither answered nor withdrawn, as far as whoever asks sees them. */
const open = (asker: Asker, action: Does, { since, where }: { since: Sql; where: Sql }): Sql =>
  sql`select s.id::text as id, s.id::text as record, s.number, null::uuid as case_id, null as officer, coalesce(s.due, ${DUE.none}) as due, ${since} as since
    from cases.submission s where s.answer is null and s.withdrawn_at is null and ${seesSubmission(asker.scopeFor(action))} and ${where}`

/** SQL: that whoever asks works for a unit; null: for none. */
const reaches = ({ actor, units }: Scope, unit: Sql): Sql =>
  actor.id === LOCAL.id || units === 'all' ? sql`(${unit} is not null)` : sql`coalesce(${unit} = any (${units}::text[]), false)`

const isNot = ({ actor }: Asker, column: Sql): Sql => (actor.id === LOCAL.id ? sql`true` : sql`${column} is distinct from ${actor.id}`)
const byMe = ({ actor }: Asker): Sql => (actor.id === LOCAL.id ? sql`false` : sql`${actor.id} in (s.drafted_by, s.submitted_by)`)
const SUPERIOR = sql`(select u.parent from organisation.unit_state u where u.code = s.unit and u.during @> current_date)`
const TASKS = sql`exists (select from cases.submission_task t where t.submission = s.id)`

/** SQL: that a head of the unit may submit it: whoever answers for the superior unit does not. */
const submits = (asker: Asker): Sql => {
  const scope = asker.scopeFor('case.decide')
  if (asker.actor.id === LOCAL.id) return sql`${SUPERIOR} is not null`
  return sql`(${SUPERIOR} is not null and not ${reaches(scope, SUPERIOR)} and ${reaches(scope, sql`s.unit`)})`
}

/** What waits of submissions to the superior unit. By which day an answer is asked for, whoever submits says; no text of law does. */
export const SUBMITTED_KINDS: readonly Kind[] = [
  {
    kind: 'submission-submit',
    needs: 'case.decide',
    waits: (asker) =>
      open(asker, 'case.decide', {
        since: sql`s.drafted_at`,
        where: sql`s.submitted_at is null and (s.kind <> 'transfer' or ${TASKS}) and ${submits(asker)} and ${isNot(asker, sql`s.officer`)}`,
      }),
  },
  {
    kind: 'submission-receive',
    needs: 'case.change',
    waits: (asker) =>
      open(asker, 'case.change', {
        since: sql`s.submitted_at`,
        where: sql`s.submitted_at is not null and s.received_at is null and ${reaches(asker.scopeFor('case.change'), sql`s.to_unit`)}`,
      }),
  },
  {
    kind: 'submission-hear',
    needs: 'case.change',
    waits: (asker) => open(asker, 'case.change', { since: sql`s.told_on`, where: sql`s.told_on is not null and s.heard is null` }),
  },
  {
    kind: 'submission-answer',
    needs: 'case.decide',
    waits: (asker) =>
      open(asker, 'case.decide', {
        since: sql`s.received_at`,
        where: sql`s.received_at is not null and (s.kind <> 'transfer' or s.heard is not null) and ${reaches(asker.scopeFor('case.decide'), sql`s.to_unit`)}
          and ${isNot(asker, sql`s.officer`)} and ${isNot(asker, sql`s.drafted_by`)} and ${isNot(asker, sql`s.submitted_by`)}`,
      }),
    followed: 'case.change',
    follows: (asker) =>
      open(asker, 'case.change', { since: sql`s.submitted_at`, where: sql`s.submitted_at is not null and ${byMe(asker)}` }),
  },
  {
    // Whom it would replace or transfer answers before it is decided.
    kind: 'submission-own',
    needs: 'self.change',
    waits: ({ actor }) =>
      sql`select s.id::text as id, s.id::text as record, s.number, null::uuid as case_id, null as officer, s.due, s.since::timestamptz as since
        from cases.own_submissions_waiting(${actor.id}) as s`,
  },
  {
    // Whose responsibility is reviewed answers for himself, from notice on.
    kind: 'review-own',
    needs: 'self.change',
    waits: ({ actor }) =>
      sql`select r.id::text as id, r.id::text as record, '' as number, null::uuid as case_id, null as officer, ${DUE.none} as due, r.since
        from cases.own_reviews_waiting(${actor.id}) as r`,
  },
]

/** SQL: what is asked for once for all three. */
export const sharedRereadings = ({ actor }: Asker): Sql => sql`rereadings as (select * from cases.rereadings_waiting(${actor.id}))`

const reread = (kind: 'reread-take' | 'reread' | 'reread-settle', needs: Does): Kind => ({
  kind,
  needs,
  waits: () =>
    sql`select w.id, w.id as record, to_char(w.quarter, '"Q"Q/YYYY') as number, null::uuid as case_id, null as officer, ${DUE.none} as due, w.since
      from rereadings as w where w.what = ${kind}`,
})

/** What ended without consequence and is read again, blind. Which record it is, no row says. */
export const REREAD_KINDS: readonly Kind[] = [
  reread('reread-take', 'case.change'),
  reread('reread', 'case.change'),
  reread('reread-settle', 'case.decide'),
]

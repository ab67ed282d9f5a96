import { sql } from 'kysely'
import { COUNT_LIMIT } from '../../base/schema.ts'
import { exoneratedIn, seesCase } from '../../cases/index.ts'
import { DECIDING_STATES, STEP_STATES } from '../../cases/pure.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { Asker } from './asker.ts'
import { DUE, type Kind, type Sql } from './kind.ts'

/** Whose case it is: of whoever handles it, or, where nobody does, of whoever may change cases of its unit. */
const own = ({ actor }: Asker): Sql => sql`(c.handler = ${actor.id} or c.handler is null)`

/** The same, or of whoever decides: the one who handles it may be the one whose responsibility it is. */
export const handlesOrDecides = ({ actor, may }: Asker, handler: Sql): Sql =>
  may('case.decide') ? sql`true` : sql`(${handler} = ${actor.id} or ${handler} is null)`

/** When somebody of a case last took a step towards what is to be done. */
const SINCE = sql`coalesce((select max(s.at) from cases.step s where s.case_id = c.id and (s.officer is null or s.officer = p.officer)),
  uuid_extract_timestamp(c.id))`

/** SQL: everybody concerned in cases of one's own in one of these states, with what else must hold. */
const ofPeople =
  (states: readonly string[], where: Sql) =>
  (asker: Asker): Sql =>
    sql`select md5(c.id::text || p.officer) as id, c.id::text as record, c.number, c.id as case_id, p.officer, k.due, ${SINCE} as since
      from cases.case c join cases.party p on p.case_id = c.id and p.role = 'concerned'
      join cases.clocked k on k.case_id = c.id and k.officer = p.officer
      where p.officer not in (${exoneratedIn(sql`c.id`)}) and ${own(asker)} and c.state = any(${states}::text[]) and ${seesCase(asker.scopeFor('case.change'))} and ${where}`

const HEARD = sql`exists (select from cases.step s where s.case_id = c.id and s.officer = p.officer and s.kind = 'explanation'
  and s.day >= p.notified_on)`
/** A decision that stands, or a draft that was not withdrawn. */
const BEGUN = sql`exists (select from cases.decision d where d.case_id = c.id and d.officer = p.officer and d.withdrawn_by is null and d.reversed_on is null)`

/** SQL: what is asked for once, however many kinds of work stand in it. */
export const SHARED_DRAFTS = sql`drafts as (select * from cases.drafts_waiting(${DECIDING_STATES}::text[]))`

/** SQL: drafts of decisions in cases in which it may still be decided. */
const drafts = (asker: Asker, action: 'case.change' | 'case.decide', { since, where }: { since: Sql; where: Sql }): Sql =>
  sql`select d.decision::text as id, d.id::text as record, d.number, d.id as case_id, d.officer, d.due, ${since} as since from drafts as d
    where ${seesCase(asker.scopeFor(action), 'd')} and ${where}`

const isNot = ({ actor }: Asker, column: Sql): Sql => (actor.id === LOCAL.id ? sql`true` : sql`${column} is distinct from ${actor.id}`)
const OPINION_BY = sql`d.opinion_by`

/** What waits in cases. Nobody is shown what two-person rules keep from him. */
export const CASE_KINDS: readonly Kind[] = [
  {
    kind: 'verify',
    needs: 'case.change',
    waits: (asker) => sql`select c.id::text as id, c.id::text as record, c.number, c.id as case_id, null as officer,
        coalesce((select min(k.due) from cases.clocked k where k.case_id = c.id), ${DUE.none}) as due, uuid_extract_timestamp(c.id) as since
      from cases.case c where ${own(asker)} and c.state = 'open' and ${seesCase(asker.scopeFor('case.change'))}`,
  },
  { kind: 'notify', needs: 'case.change', waits: ofPeople(STEP_STATES.notice, sql`p.notified_on is null`) },
  { kind: 'hear', needs: 'case.change', waits: ofPeople(STEP_STATES.explanation, sql`p.notified_on is not null and not ${HEARD}`) },
  { kind: 'decide', needs: 'case.change', waits: ofPeople(DECIDING_STATES, sql`${HEARD} and not ${BEGUN}`) },
  {
    kind: 'check',
    needs: 'case.change',
    waits: (asker) =>
      drafts(asker, 'case.change', { since: sql`d.drafted_at`, where: sql`d.checked_by is null and ${isNot(asker, sql`d.drafted_by`)}` }),
    follows: (asker) =>
      drafts(asker, 'case.change', {
        since: sql`d.drafted_at`,
        where: sql`d.checked_by is null and d.drafted_by = ${asker.actor.id} and not ${isNot(asker, sql`d.drafted_by`)}`,
      }),
  },
  {
    kind: 'sign',
    needs: 'case.decide',
    waits: (asker) =>
      drafts(asker, 'case.decide', {
        since: sql`d.checked_at`,
        where: sql`d.checked_by is not null and ${isNot(asker, sql`d.checked_by`)} and ${isNot(asker, OPINION_BY)}`,
      }),
    followed: 'case.change',
    follows: (asker) =>
      drafts(asker, 'case.change', {
        since: sql`d.checked_at`,
        where: sql`d.checked_by is not null and (d.checked_by = ${asker.actor.id} or d.drafted_by = ${asker.actor.id})
          and not (${asker.may('case.decide')} and ${isNot(asker, sql`d.checked_by`)} and ${isNot(asker, OPINION_BY)})`,
      }),
  },
  {
    kind: 'conclude',
    needs: 'case.change',
    // Of one case at once: they are drafted side by side.
    waits: (
      asker,
    ) => sql`select r.id::text as id, r.id::text as record, r.number, r.id as case_id, null as officer, ${DUE.none} as due, r.since
      from cases.reviews_waiting(${COUNT_LIMIT + 1}) as r where ${handlesOrDecides(asker, sql`r.handler`)} and ${seesCase(asker.scopeFor('case.change'), 'r')}`,
  },
]

import { sql } from 'kysely'
import { seesCase } from '../../cases/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { Asker } from './asker.ts'
import { DUE, type Kind, type Sql } from './kind.ts'

/** Whoever had a hand in a decision judges nothing of it; the one person of an installation without accounts may be all. */
const hadNoHand = ({ actor }: Asker, decision: Sql, complaint: Sql): Sql =>
  actor.id === LOCAL.id ? sql`true` : sql`not cases.is_part_of(${decision}, ${complaint}, array[${actor.id}])`

const OPEN_RULING = sql`exists (select from cases.ruling r where r.decision = k.decision and r.signed_by is null and r.withdrawn_by is null)`
const SETTLED = sql`exists (select from cases.ruling r where r.complaint = k.id and r.signed_by is not null)`

/** SQL: complaints against decisions that stand, as far as whoever asks may judge them. */
const complaints = (asker: Asker, where: Sql): Sql =>
  sql`select k.id::text as id, c.id::text as record, c.number, c.id as case_id, null as officer, ${DUE.unknown} as due, k.at as since
    from cases.complaint k join cases.case c on c.id = k.case_id join cases.decision d on d.id = k.decision
    where d.reversed_on is null and ${seesCase(asker.scopeFor('case.change'))} and ${hadNoHand(asker, sql`k.decision`, sql`k.id`)} and ${where}`

/** SQL: rulings that were drafted and wait to be signed. */
const rulings = (asker: Asker, action: 'case.change' | 'case.decide', where: Sql): Sql =>
  sql`select r.id::text as id, c.id::text as record, c.number, c.id as case_id, null as officer,
      case when r.complaint is null then ${DUE.none} else ${DUE.unknown} end as due, r.drafted_at as since
    from cases.ruling r join cases.case c on c.id = r.case_id join cases.decision d on d.id = r.decision
    where r.signed_by is null and r.withdrawn_by is null and d.reversed_on is null and ${seesCase(asker.scopeFor(action))} and ${where}`

/** What waits in cases after a decision. Of a complaint the periods stand on the page of its case. */
export const AFTER_KINDS: readonly Kind[] = [
  { kind: 'complaint', needs: 'case.change', waits: (asker) => complaints(asker, sql`k.admitted is null`) },
  { kind: 'settle', needs: 'case.change', waits: (asker) => complaints(asker, sql`k.admitted and not ${SETTLED} and not ${OPEN_RULING}`) },
  {
    kind: 'ruling',
    needs: 'case.decide',
    waits: (asker) =>
      rulings(
        asker,
        'case.decide',
        asker.actor.id === LOCAL.id
          ? sql`true`
          : sql`r.drafted_by <> ${asker.actor.id} and (r.kind = 'corrected' or ${hadNoHand(asker, sql`r.decision`, sql`r.complaint`)})`,
      ),
    followed: 'case.change',
    follows: (asker) => rulings(asker, 'case.change', asker.actor.id === LOCAL.id ? sql`false` : sql`r.drafted_by = ${asker.actor.id}`),
  },
]

import { sql } from 'kysely'
import { complaintDays } from '../../cases/after/index.ts'
import { seesCase } from '../../cases/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { packOf, type Asker } from './asker.ts'
import { DUE, type Kind, type Sql } from './kind.ts'

/** Whoever had a hand in a decision judges nothing of it; the one person of an installation without accounts may be all. */
const hadNoHand = ({ actor }: Asker, decision: Sql, complaint: Sql): Sql =>
  actor.id === LOCAL.id ? sql`true` : sql`not cases.is_part_of(${decision}, ${complaint}, array[${actor.id}])`

const OPEN_RULING = sql`exists (select from cases.ruling r where r.decision = k.decision and r.signed_by is null and r.withdrawn_by is null)`
const SETTLED = sql`exists (select from cases.ruling r where r.complaint = k.id and r.signed_by is not null)`

/** SQL: of which class whoever complains is, as the register has him last. */
const CLASS = sql`(select s.class from organisation.service s where s.officer = d.officer and lower(s.during) <= current_date order by s.during desc limit 1)`

/** SQL: by when a first complaint is to be taken up or settled; not known where the law leaves it open. */
async function dueOf(asker: Asker): Promise<Sql> {
  const days = JSON.stringify(complaintDays(await packOf(asker), asker.today))
  return sql`coalesce((select case t.clock when 'accept' then k.received else k.admitted_on end + t.days
    from jsonb_to_recordset(${days}::jsonb) as t (class text, complex boolean, clock text, days int)
    where k.round = 1 and t.class = ${CLASS} and t.complex = k.complex and t.clock = case when k.admitted is null then 'accept' else 'settle' end), ${DUE.unknown})`
}

/** SQL: complaints against decisions that stand, as far as whoever asks may judge them. */
const complaints = async (asker: Asker, where: Sql): Promise<Sql> =>
  sql`select k.id::text as id, c.id::text as record, c.number, c.id as case_id, null as officer, ${await dueOf(asker)} as due, k.at as since
    from cases.complaint k join cases.case c on c.id = k.case_id join cases.decision d on d.id = k.decision
    where d.reversed_on is null and ${seesCase(asker.scopeFor('case.change'))} and ${hadNoHand(asker, sql`k.decision`, sql`k.id`)} and ${where}`

/** SQL: rulings that were drafted and wait to be signed; of a complaint by its period. */
const rulings = async (asker: Asker, action: 'case.change' | 'case.decide', where: Sql): Promise<Sql> =>
  sql`select r.id::text as id, c.id::text as record, c.number, c.id as case_id, null as officer,
      case when k.id is null then ${DUE.none} else ${await dueOf(asker)} end as due, r.drafted_at as since
    from cases.ruling r join cases.case c on c.id = r.case_id join cases.decision d on d.id = r.decision left join cases.complaint k on k.id = r.complaint
    where r.signed_by is null and r.withdrawn_by is null and d.reversed_on is null and ${seesCase(asker.scopeFor(action))} and ${where}`

/** What waits in cases after a decision. */
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

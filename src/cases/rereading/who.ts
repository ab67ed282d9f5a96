import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { seesFinding } from '../../findings/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { listOf, seesCase } from '../scope.ts'

/** The level at which somebody reads: that of the highest of his units; where he has all of them, the first. */
export async function levelOf(db: Db | Trx, { units }: Scope): Promise<number> {
  if (units === 'all') return 1
  const { rows } = await sql<{ level: number | null }>`select min(level)::int as level from organisation.unit_state
    where code = any(${units}::text[]) and during @> current_date`.execute(db)
  return rows[0]?.level ?? 0
}

/** Throws `absent` for whoever may read no cases but by a seat in a council: what is read again is none of that case. */
export function requireReader({ units }: Scope): void {
  if (units.length === 0) throw new LiemError('absent', 'it is not there, or it may not be seen')
}

/** SQL: what the record calls that which `r` reads again, with the findings of a case. */
const SUBJECTS = sql`array(select 'finding:' || r.finding where r.finding is not null union all select 'case:' || r.case_id where r.case_id is not null
  union all select 'finding:' || s.finding from cases.source s where s.case_id = r.case_id)`

/** SQL: whether somebody had to do with that which `r` reads again, or has opened it: he is not blind. */
export const knows = (who: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from ledger.event e where e.subject = any (${SUBJECTS}) and e.actor = ${who})
    or exists (select from findings.change n join ledger.event e on e.id = n.event where e.actor = ${who}
      and (n.finding = r.finding or n.finding in (select s.finding from cases.source s where s.case_id = r.case_id)))
    or exists (select from access.read a where a.subject = any (${SUBJECTS}) and a.actor = ${who}))`

/**
 * SQL: whether whoever asks may read `r` again: at another level, with no conflict of interest, and not knowing it. Whoever sits alone at the machine is held
 * to none of it.
 */
export function mayRead({ actor, hidden, cleared }: Scope, level: number): RawBuilder<boolean> {
  if (actor.id === LOCAL.id) return sql<boolean>`true`
  const [restricted, secret] = [listOf(cleared.restricted), listOf(cleared.secret)]
  return sql<boolean>`(r.level <> ${level} and not ${knows(sql`${actor.id}`)}
    and coalesce(r.finding not in (select findings.kept_from_any(${hidden}::text[], ${restricted}, ${secret}, ${actor.id}, '{}')), true)
    and coalesce(r.case_id not in (select cases.kept_from_any(${hidden}::text[], ${restricted}, ${secret}, ${actor.id})), true))`
}

/** SQL: whether `r` is free to be taken: nobody has it, or whoever has it is not blind any more. */
export const FREE = sql<boolean>`(r.verdict is null and (r.reader is null or r.reader <> ${LOCAL.id} and ${knows(sql`r.reader`)}))`

/** SQL: whether whoever asks sees that which `r` reads again, as a case or as a finding. */
export const seesOriginal = (scope: Scope, found: Scope): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from cases.case c where c.id = r.case_id and ${seesCase(scope)}) or ${seesFinding(found, sql`r.finding`)})`

/** SQL: whether it was whoever asks who ended it. */
export const ended = ({ actor }: Scope): RawBuilder<boolean> =>
  actor.id === LOCAL.id
    ? sql<boolean>`false`
    : sql<boolean>`(exists (select from cases.decision d where d.case_id = r.case_id and ${actor.id} in (d.drafted_by, d.checked_by, d.signed_by))
      or exists (select from ledger.event e where e.subject = 'finding:' || r.finding and e.actor = ${actor.id} and e.kind = 'finding.moved'
        and e.body ->> 'to' = 'dismissed'))`

import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { today } from '../law.ts'
import { namesOf, personOf } from '../list.ts'
import { requireCase } from '../scope.ts'
import { mayAnswer, mayPlan } from './find.ts'
import type { CasePlan, PlanTask } from './schema.ts'

type Turn = Omit<PlanTask['before'][number], 'officer' | 'by'> & { officer: string | null; by: string; barred: boolean }
type Result = Omit<NonNullable<PlanTask['result']>, 'by'> & { by: string }
type Dropped = Omit<NonNullable<PlanTask['dropped']>, 'by'> & { by: string }
type Row = Pick<PlanTask, 'id' | 'what' | 'way' | 'act'> & {
  about: string | null
  by: string
  turns: Turn[]
  result: Result | null
  dropped: Dropped | null
}

/** The plan of a case: what runs out first before what is later, whatever came of it. Throws `absent`. */
export async function showPlan(db: Db, scope: Scope, { id }: { id: string }): Promise<CasePlan> {
  await requireCase(db, scope, id)
  const { rows } = await sql<Row>`select t.id, t.what, t.way, t.act, t.officer as about, t.by, turns.all as turns,
      case when t.outcome is not null then jsonb_build_object('outcome', t.outcome, 'words', t.said, 'day', t.done_on, 'by', t.done_by,
        'evidence', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'what', e.what, 'withdrawn', e.withdrawn_at is not null)
          order by e.received_on, e.id) from cases.evidence e where e.case_id = ${id} and e.id = any(t.evidence)), '[]')) end as result,
      case when t.dropped_by is not null then jsonb_build_object('why', t.dropped_why, 'by', t.dropped_by, 'at', ${instant(sql`t.dropped_at`)}) end as dropped
    from cases.plan_task t cross join lateral (select jsonb_agg(jsonb_build_object('officer', u.officer, 'due', u.due, 'why', u.reason, 'by', u.by,
        'at', ${instant(sql`u.at`)}, 'barred', exists (select from cases.party p where p.case_id = ${id} and p.officer = u.officer
          and p.role in ('concerned', 'witness'))) order by u.id) as all
      from cases.plan_turn u where u.task = t.id) as turns
    where t.case_id = ${id} order by turns.all -> -1 ->> 'due', t.id`.execute(db)
  const { rows: of } = await sql<{ handler: string | null }>`select handler from cases.case where id = ${id}`.execute(db)
  return planOf(db, scope, id, of[0]!.handler, rows)
}

/** SQL: an instant as the contract says it. */
const instant = (column: ReturnType<typeof sql>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

async function planOf(db: Db, { actor }: Scope, id: string, handler: string | null, rows: readonly Row[]): Promise<CasePlan> {
  const named = rows.flatMap(({ about, by, turns, result, dropped }) =>
    [about, by, result?.by, dropped?.by, ...turns.flatMap((one) => [one.officer, one.by])].filter((one) => typeof one === 'string'),
  )
  const names = await namesOf(db, [id], named)
  const person = (one: string) => personOf(names, one)
  const orNone = (one: string | null) => (one === null ? null : person(one))
  const on = today()
  const tasks = rows.map(({ about, by, turns, result, dropped, ...row }): PlanTask => {
    const { officer, due, why, barred } = turns.at(-1)!
    const state = result !== null ? 'done' : dropped !== null ? 'dropped' : 'open'
    return {
      ...row,
      ...{
        about: orNone(about),
        officer: orNone(officer),
        due,
        why,
        late: state === 'open' && due < on,
        barred: state === 'open' && barred,
      },
      before: turns.slice(0, -1).map(({ barred: _, ...one }) => ({ ...one, officer: orNone(one.officer), by: person(one.by) })),
      ...{ by: person(by), state, result: result && { ...result, by: person(result.by) } },
      dropped: dropped && { ...dropped, by: person(dropped.by) },
      answers: state === 'open' && mayAnswer({ officer, handler }, actor.id),
    }
  })
  return { id, tasks, plans: mayPlan(handler, actor.id) }
}

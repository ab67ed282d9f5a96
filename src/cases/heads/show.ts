import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { unitNames } from '../../organisation/index.ts'
import { namesOf, personOf } from '../list.ts'
import { requireCase } from '../scope.ts'
import { minorActs } from './minor.ts'
import type { CaseHeads, Collective, LeaderFacts } from './schema.ts'

/** What is known of heads and deputies in a case, and what the unit answers for as a whole. Throws `absent`. */
export async function showCaseHeads(db: Db, scope: Scope, { id }: { id: string }): Promise<CaseHeads> {
  await requireCase(db, scope, id)
  const [facts, collective, minor] = await Promise.all([
    sql<LeaderFacts>`select distinct on (officer, unit, role) officer, unit, role, answers, known, document, by, at from cases.leader_fact
      where case_id = ${id} and ((select access.is_request()) or officer <> all(${scope.hidden}::text[])) order by officer, unit, role, at desc, id desc`.execute(
      db,
    ),
    sql<Omit<Collective, 'unit'> & { unit: string }>`select id, unit, grounds, document, concluded_by as "concludedBy",
      concluded_on::text as "concludedOn" from cases.collective where case_id = ${id} order by id`.execute(db),
    minorActs(db, id),
  ])
  const [names, units] = await Promise.all([
    namesOf(db, [id], [...facts.rows.map(({ by }) => by), ...collective.rows.map(({ concludedBy }) => concludedBy)]),
    unitNames(
      db,
      collective.rows.map(({ unit }) => unit),
    ),
  ])
  return {
    id,
    facts: facts.rows.map((one) => ({ ...one, by: personOf(names, one.by).name })),
    minor,
    collective: collective.rows.map((one) => ({ ...one, unit: units.get(one.unit)!, concludedBy: personOf(names, one.concludedBy).name })),
  }
}

import { sql } from 'kysely'
import type { Scope, Units } from '../../base/schema.ts'
import { textsIn, type Sql } from './sql.ts'

/** What of a scope keeps findings from somebody, of whatever units. */
export type Keeping = Omit<Scope, 'units'>

/**
 * SQL: whether a row of findings, by its alias, may be seen at all: it is of a unit of the scope, or was given or opened to whoever asks, and neither a
 * conflict nor its tier keeps it from him. What may not is in no list, count, file or act.
 */
export function scopeOf(scope: Scope, alias = 'f'): Sql {
  const reached = scope.units === 'all' ? [] : [reachedBy(scope, alias)]
  // Where the policies keep the same, it is asked once, and not of every row.
  const kept = keepsNothing(scope)
    ? []
    : [sql`((select findings.is_asker(${keptArguments(scope)})) or ${sql.ref(`${alias}.id`)} not in (${keptFindings(scope)}))`]
  const parts = [...reached, ...kept]
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` and `)})`
}

/** SQL: the same, whatever keeps it from him. */
export function reachedBy({ actor, units, opened }: Scope, alias = 'f'): Sql {
  if (units === 'all') return sql`true`
  const column = (name: string): Sql => sql.ref(`${alias}.${name}`)
  const ways = [
    textsIn(column('by_unit'), units)[0]!,
    sql`${column('assignee')} = ${actor.id}`,
    ...(opened.length === 0 ? [] : [sql`${column('id')} = any(${opened}::uuid[])`]),
  ]
  return sql`(${sql.join(ways, sql` or `)})`
}

/** SQL: whether the finding of which a column has the id may be seen. */
export function seesFinding(scope: Scope, column: Sql): Sql {
  return sql`exists (select from findings.finding f where f.id = ${column} and ${scopeOf(scope)})`
}

/** Whether neither a conflict nor a tier can keep anything from him. */
export function keepsNothing({ hidden, cleared }: Pick<Keeping, 'hidden' | 'cleared'>): boolean {
  return hidden.length === 0 && cleared.restricted === 'all' && cleared.secret === 'all'
}

/** SQL: ids of findings that a conflict or their tier keeps from him, in one column `finding`. */
export function keptFindings(keeping: Keeping): Sql {
  return sql`select finding from findings.kept_from(${keptArguments(keeping)}) as finding`
}

/** SQL: what functions of the database are given that see what is kept from him, to leave it out. */
export function keptArguments({ actor, hidden, cleared, opened }: Keeping): Sql {
  const of = (units: Units): Sql => (units === 'all' ? sql`null::text[]` : sql`${units}::text[]`)
  return sql`${hidden}::text[], ${of(cleared.restricted)}, ${of(cleared.secret)}, ${actor.id}, ${opened}::uuid[]`
}

/** SQL: what the record calls those that are kept from him. */
export function keptSubjects(scope: Scope): Sql | undefined {
  return keepsNothing(scope) ? undefined : sql`select 'finding:' || finding from (${keptFindings(scope)}) as kept`
}

/**
 * SQL: a table `(rule, rule_number, unit, month, kept)` of how many cases the sums of a run must leave out, since nothing in them but what is kept from
 * the reader is against the rule.
 */
export function keptCases(keeping: Keeping): Sql {
  if (keepsNothing(keeping)) return sql`(select '' as rule, 0 as rule_number, '' as unit, null::date as month, 0 as kept where false)`
  return sql`(select * from findings.kept_cases(${keptArguments(keeping)}))`
}

/** SQL: detect.tally with what must be left out of each row, `kept`. */
export function talliesSeen(keeping: Keeping): Sql {
  return sql`(select tally.*, least(coalesce(found.kept, 0), tally.violated)::int as kept from detect.tally left join (
      select rule, unit, month, sum(kept) as kept from ${keptCases(keeping)} as cases group by rule, unit, month) as found using (rule, unit, month)) as tally`
}

import { sql } from 'kysely'
import type { Scope } from '../../base/schema.ts'
import { textsIn, type Sql } from './sql.ts'

/**
 * SQL: whether a row of findings, by its alias, may be seen at all: it is of a unit of the scope, or was given to whoever asks, and no conflict keeps it
 * from him. What may not is in no list, count, file or act.
 */
export function scopeOf({ actor, units, hidden }: Scope, alias = 'f'): Sql {
  const column = (name: string): Sql => sql.ref(`${alias}.${name}`)
  const parts = [
    ...(units === 'all' ? [] : [sql`(${textsIn(column('by_unit'), units)[0]!} or ${column('assignee')} = ${actor.id})`]),
    ...(hidden.length === 0 ? [] : [sql`${column('id')} not in (${hiddenFindings(hidden)})`]),
  ]
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` and `)})`
}

/** SQL: ids of findings in whose act one of these officers had a part, in one column `finding`. */
export function hiddenFindings(hidden: readonly string[]): Sql {
  return sql`select finding from findings.hidden_from(${hidden}::text[]) as finding`
}

/** SQL: what the record calls them. */
export function hiddenSubjects({ hidden }: Scope): Sql | undefined {
  return hidden.length === 0 ? undefined : sql`select 'finding:' || finding from (${hiddenFindings(hidden)}) as kept`
}

/**
 * SQL: a table `(rule, rule_number, unit, month, kept)` of how many cases the sums of a run must leave out, since nothing in them but what is kept from
 * the reader is against the rule.
 */
export function hiddenCases({ hidden }: Pick<Scope, 'hidden'>): Sql {
  if (hidden.length === 0) return sql`(select '' as rule, 0 as rule_number, '' as unit, null::date as month, 0 as kept where false)`
  const ids = hiddenFindings(hidden)
  return sql`(with ids as materialized (${ids})
    select f.rule, f.rule_number, coalesce(f.unit, '') as unit, f.month, count(distinct f.case_id)::int as kept from findings.finding f
    where f.id in (select finding from ids) and ${COUNTED} and not exists (select from findings.finding other
      where other.case_id = f.case_id and other.rule = f.rule and other.state in ('new', 'review', 'confirmed') and other.withheld_by is null
        and other.id not in (select finding from ids))
    group by f.rule, f.rule_number, coalesce(f.unit, ''), f.month)`
}

/** Runs count it as against a rule. */
const COUNTED = sql`f.state in ('new', 'review', 'confirmed') and f.withheld_by is null`

/** SQL: detect.tally with what must be left out of each row, `kept`. */
export function talliesSeen(scope: Pick<Scope, 'hidden'>): Sql {
  return sql`(select tally.*, least(coalesce(found.kept, 0), tally.violated)::int as kept from detect.tally left join (
      select rule, unit, month, sum(kept) as kept from ${hiddenCases(scope)} as cases group by rule, unit, month) as found using (rule, unit, month)) as tally`
}

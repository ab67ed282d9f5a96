import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db } from '../../base/index.ts'
import { SEVERITIES } from '../../law/index.ts'
import type { FindingFilter } from '../schema.ts'
import { oneOf, plainText, textsIn, type Sql } from './sql.ts'

interface Seen {
  rule: string
  severity: number
  area: number | null
  stage: string | null
}

/** Conditions on rules; `only`: they are nothing but these rules (null: any). */
interface OfRules {
  conditions: Sql[]
  only: readonly string[] | null | undefined
}

const theseRules = (only: readonly string[] | null): OfRules => ({ conditions: textsIn(sql`f.rule`, only ?? undefined), only })

/**
 * Rule, severity, area and stage as a condition on the rule: the findings of a rule are nearly always alike in the others, and there is an index by
 * rule. Where they are not (the rule was changed meanwhile), the finding itself is asked, too.
 */
export async function ruleConditions(db: Db, { rule, severity, area, stage }: FindingFilter): Promise<OfRules> {
  if (severity === undefined && area === undefined && stage === undefined) return theseRules(rule?.map(plainText) ?? null)
  const { rows } = await sql<Seen>`${sql.raw(PLANNED_ONCE)} select rule, severity, area, stage from findings.rule_seen`.execute(db)
  const severities = severity?.map((one) => SEVERITIES.indexOf(one) + 1)
  const holds = (seen: Seen): boolean =>
    (severities?.includes(seen.severity) ?? true) &&
    (area?.includes(seen.area ?? Number.NaN) ?? true) &&
    (stage?.includes(seen.stage ?? '') ?? true)
  const known = [...Map.groupBy(rows, (seen) => seen.rule)].filter(([id]) => rule?.includes(id) ?? true)
  const whole = known.filter(([, seen]) => seen.every(holds)).map(([id]) => id)
  const partly = known.filter(([, seen]) => seen.some(holds) && !seen.every(holds)).map(([id]) => id)
  if (partly.length === 0) return theseRules(whole.length === known.length && rule === undefined ? null : whole)
  const own = [
    ...textsIn(sql`f.rule`, partly),
    ...oneOf(
      sql`f.by_severity`,
      severities?.map((one) => sql`${sql.lit(-one)}`),
    ),
    ...oneOf(
      sql`f.area`,
      area?.map((one) => sql`${one}::int`),
    ),
    ...textsIn(sql`f.stage`, stage),
  ]
  const either = [...(whole.length > 0 ? textsIn(sql`f.rule`, whole) : []), sql`(${sql.join(own, sql` and `)})`]
  return { conditions: [sql`(${sql.join(either, sql` or `)})`], only: undefined }
}

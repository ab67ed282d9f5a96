import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { LogReport } from '../../detect/store/index.ts'
import { keepsNothing, keptFindings } from '../../findings/index.ts'
import type { Reach } from '../parts/scope.ts'

interface Hidden {
  caseId: string
  rule: string
  variant: number
  /** Nothing else was found in the case that the reader may see. */
  alone: boolean
}

/** The report without what is kept from the reader: variants of few cases would tell which of them is against which rule. */
export async function withoutHidden(db: Db, reach: Reach, log: LogReport): Promise<LogReport> {
  const hidden = await readHidden(db, reach)
  if (hidden.length === 0) return log
  const byVariant = Map.groupBy(hidden, ({ variant }) => variant)
  const byRule = new Map([...Map.groupBy(hidden, ({ rule }) => rule)].map(([rule, all]) => [rule, countCases(all)]))
  return {
    ...log,
    variants: log.variants.map((variant) => variantWithout(variant, byVariant.get(variant.id) ?? [])),
    deviations: log.deviations
      .map((deviation) => ({ ...deviation, cases: deviation.cases - (byRule.get(deviation.rule) ?? 0) }))
      .filter(({ cases }) => cases > 0),
  }
}

type Variant = LogReport['variants'][number]

/** Marks are of rules that at least half of the cases are against. */
function variantWithout(variant: Variant, hidden: readonly Hidden[]): Variant {
  if (hidden.length === 0) return variant
  const violating = Math.max(0, variant.violating - countCases(hidden.filter(({ alone }) => alone)))
  if (violating * 2 >= variant.cases) return { ...variant, violating }
  const steps = variant.steps.filter(({ missing }) => !missing).map((step) => ({ ...step, off: false }))
  return { ...variant, violating, steps, rules: [] }
}

const countCases = (hidden: readonly Hidden[]): number => new Set(hidden.map(({ caseId }) => caseId)).size

async function readHidden(db: Db, reach: Reach): Promise<Hidden[]> {
  if (keepsNothing(reach)) return []
  const { rows } = await sql<Hidden>`with kept as materialized (${keptFindings(reach)}),
      live as (select f.id, f.case_id, f.rule, f.id in (select finding from kept) as kept from findings.finding f
        where f.case_id in (select case_id from findings.finding where id in (select finding from kept))
          and f.withheld_by is null and f.state in ('new', 'review', 'confirmed'))
    select distinct live.case_id as "caseId", live.rule, c.variant,
      not exists (select from live other where other.case_id = live.case_id and not other.kept) as alone
    from live join detect.case c on c.case_id = live.case_id collate "C" where live.kept
      and not exists (select from live other where other.case_id = live.case_id and other.rule = live.rule and not other.kept)`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { LogReport } from '../../detect/store/index.ts'
import { keepsNothing, keptArguments } from '../../findings/index.ts'
import type { Reach } from '../parts/scope.ts'

interface Hidden {
  /** Cases by a number that says which are one. */
  place: number
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

const countCases = (hidden: readonly Hidden[]): number => new Set(hidden.map(({ place }) => place)).size

async function readHidden(db: Db, reach: Reach): Promise<Hidden[]> {
  if (keepsNothing(reach)) return []
  const { rows } = await sql<Hidden>`select * from desk.kept_hits(${keptArguments(reach)})`.execute(db)
  return rows
}

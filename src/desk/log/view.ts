import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { newestReport, newestRun } from '../../detect/store/index.ts'
import { ruleTitles, titleOf } from '../parts/rules.ts'
import { reachOf } from '../parts/scope.ts'
import { withoutHidden } from './conflict.ts'
import type { LogView } from './schema.ts'

/** Variants and process map of the newest run; empty before the first. They are sums over all units and name nobody. */
export async function showLog(db: Db, scope: Scope): Promise<LogView> {
  const [run, report, titles] = await Promise.all([newestRun(db), newestReport(db), ruleTitles(db)])
  if (run === null || report === null) return EMPTY
  const { deviations, ...log } = await withoutHidden(db, await reachOf(db, scope), report.log)
  return {
    runAt: run.at,
    cases: run.cases,
    events: run.events,
    from: run.from,
    until: run.until,
    ...log,
    rules: [...new Set(log.variants.flatMap(({ rules }) => rules))].map((rule) => ({ rule, title: titleOf(titles, rule).title })),
    deviations: deviations.map(({ missing, rule, ...rest }) => ({
      ...rest,
      rule,
      title: titleOf(titles, rule).title,
      kind: missing ? 'missing' : 'order',
    })),
  }
}

const EMPTY: LogView = {
  runAt: null,
  cases: 0,
  events: 0,
  from: null,
  until: null,
  variantCount: 0,
  activities: [],
  variants: [],
  rules: [],
  otherVariants: { variants: 0, cases: 0 },
  nodes: [],
  edges: [],
  deviations: [],
}

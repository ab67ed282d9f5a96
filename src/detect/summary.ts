import type { CodedColumn, LogRequest } from '../lake/schema.ts'
import type { Rulebook } from '../law/schema.ts'
import type { CaseCounts, Evaluation } from './schema.ts'

/** What `liem check --format json` prints but for its timing (rules.md). */
export interface CheckSummary {
  log: {
    files: readonly { name: string; sha256: string }[]
    cases: number
    events: number
    activities: number
    resources: number
    rejectedRows: number
    unfinishedCases: number
  }
  rules: readonly { id: string; version: string; template: string; cases: CaseCounts }[]
  cases: { violating: number }
}

export function summarise(evaluation: Evaluation): CheckSummary {
  const { log } = evaluation
  return {
    log: {
      files: log.files,
      cases: log.caseCount,
      events: log.eventCount,
      activities: distinct(log.activity),
      resources: distinct(log.resource),
      rejectedRows: log.rejected.length,
      unfinishedCases: evaluation.unfinishedCases,
    },
    rules: evaluation.rules.map(({ rule, cases }) => ({ id: rule.id, version: rule.version, template: rule.template, cases })),
    cases: { violating: evaluation.violatingCases },
  }
}

/** How many texts of a column occur at an event (the dictionary also holds those of rejected rows). */
function distinct({ codes, dictionary }: CodedColumn): number {
  const seen = new Uint8Array(dictionary.texts.length + 1)
  for (const code of codes) seen[code] = 1
  return seen.reduce((sum, one) => sum + one, 0) - seen[0]!
}

/** What must be read of a log for a rulebook: its columns, and the attributes that its conditions name. */
export function requestFor(rulebook: Rulebook, options: { objectType?: string; units?: boolean } = {}): LogRequest {
  const atCase = rulebook.rules.flatMap((rule) => rule.when?.refs ?? [])
  const atEvent = rulebook.rules.flatMap((rule) =>
    [rule.a.when, rule.b?.when, rule.correlate].flatMap((condition) => condition?.refs ?? []),
  )
  return {
    columns: rulebook.columns,
    caseAttributes: [...new Set(atCase.map((ref) => ref.name))],
    eventAttributes: [...new Set(atEvent.map((ref) => ref.name))],
    ...options,
  }
}

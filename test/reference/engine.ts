/** The engine as the references see it: files in, verdicts and witnesses out, by its public doors only. */
import { evaluate, witnesses } from '../../src/detect/index.ts'
import type { Evaluation } from '../../src/detect/schema.ts'
import { readLog } from '../../src/lake/index.ts'
import type { LogRequest } from '../../src/lake/schema.ts'
import { readRulebooks } from '../../src/law/index.ts'
import type { Condition, Rulebook } from '../../src/law/schema.ts'
import type { Judgement, Verdict } from './model.ts'

const VERDICTS: readonly Verdict[] = ['vacuous', 'satisfied', 'unknown', 'violated']

export interface EngineAnswer {
  evaluation: Evaluation
  caseIds: readonly string[]
  /** By rule, then by case. */
  judgements: Judgement[][]
}

export async function askEngine(files: string[], rulebooks: string[]): Promise<EngineAnswer> {
  const rulebook = await readRulebooks(rulebooks)
  const log = await readLog(files, requestOf(rulebook))
  const evaluation = evaluate(log, rulebook)
  const judgements = evaluation.rules.map(({ verdicts }, rule) =>
    log.caseIds.map((_, at): Judgement => {
      const verdict = VERDICTS[verdicts[at]!]!
      return { verdict, events: verdict === 'violated' ? witnesses(evaluation, rule, at) : [] }
    }),
  )
  return { evaluation, caseIds: log.caseIds, judgements }
}

function requestOf({ columns, rules }: Rulebook): LogRequest {
  const names = (conditions: readonly (Condition | undefined)[]): string[] => [
    ...new Set(conditions.flatMap((condition) => condition?.refs.map(({ name }) => name) ?? [])),
  ]
  return {
    columns,
    eventAttributes: names(rules.flatMap(({ a, b, correlate }) => [a.when, b?.when, correlate])),
    caseAttributes: names(rules.map(({ when }) => when)),
  }
}

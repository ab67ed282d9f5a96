/** The engine as the references see it: files in, verdicts and witnesses out, by its public doors only. */
import { evaluate, requestFor, witnesses } from '../../src/detect/index.ts'
import type { Evaluation } from '../../src/detect/schema.ts'
import { readLog } from '../../src/lake/index.ts'
import { readRulebooks } from '../../src/law/index.ts'
import type { Judgement, Verdict } from './model.ts'

const VERDICTS: readonly Verdict[] = ['vacuous', 'satisfied', 'unknown', 'violated']

export interface EngineAnswer {
  evaluation: Evaluation
  caseIds: readonly string[]
  /** By rule, then by case. */
  judgements: Judgement[][]
}

export async function askEngine(files: string[], rulebooks: string[], objectType?: string): Promise<EngineAnswer> {
  const rulebook = await readRulebooks(rulebooks)
  const log = await readLog(files, requestFor(rulebook, objectType === undefined ? {} : { objectType }))
  const evaluation = evaluate(log, rulebook)
  const judgements = evaluation.rules.map(({ verdicts }, rule) =>
    log.caseIds.map((_, at): Judgement => {
      const verdict = VERDICTS[verdicts[at]!]!
      return { verdict, events: verdict === 'violated' ? witnesses(evaluation, rule, at) : [] }
    }),
  )
  return { evaluation, caseIds: log.caseIds, judgements }
}

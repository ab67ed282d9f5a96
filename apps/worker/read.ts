import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { patternRequest } from '../../src/detect/behaviour/index.ts'
import { evaluateWithPauses, requestFor, traceRequest, type Evaluation } from '../../src/detect/index.ts'
import type { Running } from '../../src/jobs/index.ts'
import { readLog } from '../../src/lake/index.ts'
import { readVocabulary, type Vocabulary } from '../../src/law/index.ts'
import { usedRulebooks, type UsedRulebooks } from '../../src/law/versions/index.ts'
import type { Ground } from './ground.ts'

/** All data, compared with the rulebooks in use. */
export interface Compared {
  used: UsedRulebooks
  vocabulary: Vocabulary
  evaluation: Evaluation
}

/** Reads the lake and compares every case with every rule; null where nothing was imported yet. */
export async function compare({ db, home }: Ground, job: Running): Promise<Compared | null> {
  if (!existsSync(join(home.lake, 'manifest.json'))) return null
  const [used, vocabulary] = await Promise.all([usedRulebooks(db), readVocabulary()])
  const request = patternRequest(traceRequest(requestFor(used.rulebook, { units: true }), vocabulary))
  job.tell({ stage: 'read' })
  const log = await readLog([home.lake], request, ({ rows }) => {
    job.tell({ stage: 'read', done: rows })
    job.check()
  })
  job.check()
  const evaluation = await evaluateWithPauses(log, used.rulebook, (done, of) => {
    job.tell({ stage: 'detect', done, of })
    return job.pause()
  })
  return { used, vocabulary, evaluation }
}

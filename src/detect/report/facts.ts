import { SEVERITIES } from '../../law/schema.ts'
import { UNKNOWN, VIOLATED, type Evaluation } from '../schema.ts'

/** What several sections of a report need of each case; one entry per case. */
export interface CaseFacts {
  /** Rules violated and rules that cannot be checked. */
  violated: Uint16Array
  unknown: Uint16Array
  /** 1 to 3: the gravest severity among the violated rules; 0 where there is none. */
  severity: Uint8Array
  /** Instant of the first dated event; NaN where there is none. */
  first: Float64Array
  /** Code of the first unit named at an event; 0 where there is none. */
  unit: Uint32Array
  /** By dictionary code: 1 where an event of the log has the activity (the dictionary also holds those of rejected rows). */
  activities: Uint8Array
}

export function collectFacts(evaluation: Evaluation): CaseFacts {
  const { log } = evaluation
  const facts: CaseFacts = {
    violated: new Uint16Array(log.caseCount),
    unknown: new Uint16Array(log.caseCount),
    severity: new Uint8Array(log.caseCount),
    first: new Float64Array(log.caseCount).fill(Number.NaN),
    unit: new Uint32Array(log.caseCount),
    activities: new Uint8Array(log.activity.dictionary.texts.length + 1),
  }
  for (const code of log.activity.codes) facts.activities[code] = 1
  for (const { rule, verdicts } of evaluation.rules) tallyRule(facts, verdicts, SEVERITIES.indexOf(rule.severity) + 1)
  for (let index = 0; index < log.caseCount; index++) {
    const end = log.start[index + 1]
    for (let event = log.start[index]; event < end; event++) {
      if (Number.isNaN(facts.first[index])) facts.first[index] = log.time[event]
      if (facts.unit[index] === 0) facts.unit[index] = log.unit.codes[event]
      if (facts.unit[index] !== 0 && !Number.isNaN(facts.first[index])) break
    }
  }
  return facts
}

function tallyRule(facts: CaseFacts, verdicts: Uint8Array, severity: number): void {
  for (let index = 0; index < verdicts.length; index++) {
    const verdict = verdicts[index]
    if (verdict === VIOLATED) {
      facts.violated[index]++
      if (severity > facts.severity[index]) facts.severity[index] = severity
    } else if (verdict === UNKNOWN) {
      facts.unknown[index]++
    }
  }
}

import type { Db } from '../../base/index.ts'
import { everything } from '../../base/schema.ts'
import { WORKER } from '../../jobs/index.ts'
import { SEVERITIES } from '../../law/index.ts'
import { readRuleVersion } from '../../law/versions/index.ts'
import { veiled } from '../../ledger/index.ts'
import type { BlindFinding } from '../blind/schema.ts'
import { accountsIn, veiledEvents } from './accounts.ts'
import { doubtsOf } from './doubts.ts'
import { exceptionsHere } from './exceptions.ts'
import { readWhole } from './read.ts'
import { factsOf, knownWords, timelineOf } from './timeline.ts'

/**
 * A finding as it is read again: the same whatever became of it, to the byte. Everybody named is veiled, as in one that was dismissed. It is read in the
 * rights of the system: whoever calls it has asked whether it may be shown. Throws `absent`.
 */
export async function blindFinding(db: Db, id: string): Promise<BlindFinding> {
  const whole = { ...(await readWhole(db, everything(WORKER), id)), state: 'dismissed' as const }
  const [words, version] = await Promise.all([knownWords(), readRuleVersion(db, whole.rulebook, whole.rule, whole.rule_number)])
  const people = whole.named.flatMap(({ account, officer, name }) => [account, officer, name]).filter((word) => word !== null)
  const hidden = [...new Set([...accountsIn(whole.trace.events), ...people])]
  const title = { en: whole.title_en ?? whole.rule, vi: whole.title_vi ?? whole.rule }
  const timeline = timelineOf(words, whole)
  return {
    severity: SEVERITIES[whole.severity - 1]!,
    rule: { title, words: version?.words ?? title, basis: version?.basis ?? [] },
    why: veiled(whole.why, hidden),
    doubts: doubtsOf(whole, version).map(({ kind, text }) => ({ kind, text: veiled(text, hidden) })),
    exceptions: exceptionsHere(words, whole, version?.exceptions ?? null),
    facts: factsOf(words, whole),
    timeline: { ...timeline, events: veiledEvents(timeline.events, hidden) },
    answers: whole.hearings.map(({ outcome, said, on }) => ({ outcome, said: veiled(said, hidden), on })),
  }
}

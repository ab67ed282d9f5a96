import type { PackedLog } from '../lake/schema.ts'
import type { Finished } from '../law/schema.ts'

/** 1 where a case is finished (rules.md, `finished`); all are, where the rulebook does not say. */
export function findFinished(log: PackedLog, finished: Finished | undefined): Uint8Array {
  const out = new Uint8Array(log.caseCount)
  if (finished === undefined) return out.fill(1)
  const test = 'activities' in finished ? hasActivity(log, finished.activities) : isIdle(log, finished.idleMilliseconds * 1000)
  for (let index = 0; index < log.caseCount; index++) out[index] = test(index) ? 1 : 0
  return out
}

function hasActivity(log: PackedLog, activities: readonly string[]): (index: number) => boolean {
  const wanted = new Uint8Array(log.activity.dictionary.texts.length + 1)
  for (const [index, text] of log.activity.dictionary.texts.entries()) if (activities.includes(text)) wanted[index + 1] = 1
  const byVariant = Uint8Array.from(log.variants.case, (index) => {
    for (let event = log.start[index]!; event < log.start[index + 1]!; event++) if (wanted[log.activity.codes[event]!] === 1) return 1
    return 0
  })
  return (index) => byVariant[log.variantOf[index]!] === 1
}

/** Idle at the end of the log: nothing happened in the case for so long. A case without a date is not. */
function isIdle(log: PackedLog, idle: number): (index: number) => boolean {
  const { last } = log.span
  return (index) => {
    let latest = -Infinity
    for (let event = log.start[index]!; event < log.start[index + 1]!; event++) if (log.time[event]! > latest) latest = log.time[event]!
    return latest > -Infinity && last - latest >= idle
  }
}

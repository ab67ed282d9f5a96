import type { Lane } from '../../law/schema.ts'
import { nameActivity, type ActivityNames } from '../explain/words.ts'
import { localClock } from '../local-time.ts'
import { collectWorst } from './cases.ts'
import { collectChecked, collectLimits } from './checked.ts'
import { collectFacts } from './facts.ts'
import { collectMap } from './map.ts'
import { collectRules } from './rules.ts'
import type { ReportData } from './schema.ts'
import { collectTrend } from './trend.ts'
import { collectUnits } from './units.ts'
import { collectVariants, type WitnessSource } from './variants.ts'
import type { Evaluation } from '../schema.ts'

export interface ReportOptions {
  /** Vietnamese names of activities, and who acts at them. */
  names?: ActivityNames
  lanes?: ReadonlyMap<string, Lane>
  /** How many cases are shown one by one; 20 when not given. */
  worstCases?: number
}

/**
 * Everything that a report shows, from one evaluation. Works on the packed columns in a few passes; what it keeps grows
 * with cases, units and pairs of activities, not with events. `witnesses` gives positions in the case, sorted.
 */
export function collectReport(evaluation: Evaluation, witnesses: WitnessSource, options: ReportOptions = {}): ReportData {
  const { log } = evaluation
  const clock = localClock(log.timezone)
  const facts = collectFacts(evaluation)
  const checked = collectChecked(evaluation, facts, clock)
  return {
    liem: 'report/1',
    title: evaluation.rulebook.title,
    activities: log.activity.dictionary.texts.map((text) => nameActivity(text, options.names)),
    checked,
    limits: collectLimits(evaluation, checked),
    rules: collectRules(evaluation, facts, options.names),
    trend: collectTrend(evaluation, facts, clock),
    units: collectUnits(evaluation, facts),
    variants: collectVariants(evaluation, facts, witnesses, options.names),
    map: collectMap(evaluation, witnesses),
    worst: collectWorst(evaluation, facts, clock, witnesses, {
      names: options.names,
      lanes: options.lanes,
      worstCases: options.worstCases ?? 20,
    }),
  }
}

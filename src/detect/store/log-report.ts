import type { Bilingual } from '../../base/schema.ts'
import type { ActivityNames } from '../../law/index.ts'
import { nameActivity } from '../explain/words.ts'
import type { CaseFacts } from '../report/facts.ts'
import { collectMap } from '../report/map.ts'
import type { MapData, VariantStep } from '../report/schema.ts'
import { collectVariants, type WitnessSource } from '../report/variants.ts'
import type { Evaluation } from '../schema.ts'
import type { LogReport, LogStep } from './schema.ts'

/** A variant that thousands follow is not shown as wrong because twenty of them were. */
const VARIANTS = { common: 40, violating: 20, steps: 40, share: 0.5 }
const MAP = { nodes: 30, edges: 80, deviatingRules: 12 }
/** Waiting times are taken of so many pairs of events of an edge at most, evenly spread. */
const MOST_TIMES = 5_000

/** Variants and process map of an evaluation, larger than in the printed report. */
export function collectLog(
  evaluation: Evaluation,
  facts: CaseFacts,
  witnesses: WitnessSource,
  names: ActivityNames | undefined,
): LogReport {
  const variants = collectVariants(evaluation, facts, witnesses, names, VARIANTS)
  const map = collectMap(evaluation, witnesses, MAP)
  const ids = evaluation.rules.map(({ rule }) => rule.id)
  const activities = evaluation.log.activity.dictionary.texts.map((text) => nameActivity(text, names))
  return {
    activities,
    variantCount: variants.total,
    variants: variants.rows.map(({ variant, steps, cases, violating, rules }) => ({
      id: variant,
      cases,
      violating,
      steps: stepsOf(steps, activities),
      rules: rules.map(({ rule }) => ids[rule]!),
    })),
    otherVariants: variants.rest,
    nodes: map.nodes.map(({ activity, count }) => ({ activity, cases: count })),
    edges: edgesOf(evaluation, map.edges),
    deviations: [
      ...map.deviations.flatMap(({ from, to, rules }) => rules.map(({ rule, ...rest }) => ({ rule: ids[rule]!, from, to, ...rest }))),
      ...map.nodes.flatMap(({ activity, rules }) =>
        rules.map(({ rule, ...rest }) => ({ rule: ids[rule]!, from: activity, to: null, ...rest })),
      ),
    ],
  }
}

/** A missing step may be one that the log has nowhere: then its name is added to `activities`. */
function stepsOf(steps: readonly VariantStep[], activities: Bilingual[]): LogStep[] {
  const told: LogStep[] = []
  let skipped = 0
  for (const step of steps) {
    if (step.kind === 'more') {
      skipped = step.count
      continue
    }
    const activity = step.kind === 'step' ? step.activity : indexOf(activities, step.activity)
    told.push({ activity, off: step.rules.length > 0, missing: step.kind === 'missing', skipped })
    skipped = 0
  }
  return told
}

function indexOf(activities: Bilingual[], name: Bilingual): number {
  const known = activities.findIndex(({ en }) => en === name.en)
  return known >= 0 ? known : activities.push(name) - 1
}

function edgesOf({ log }: Evaluation, edges: MapData['edges']): LogReport['edges'] {
  const slots = new Map(edges.map(({ from, to }, slot) => [from * PAIR + to, slot]))
  const strides = edges.map(({ count }) => Math.max(1, Math.ceil(count / MOST_TIMES)))
  const seen = edges.map(() => 0)
  const times: number[][] = edges.map(() => [])
  const { codes } = log.activity
  for (let index = 0; index < log.caseCount; index++) {
    for (let event = log.start[index]! + 1; event < log.start[index + 1]!; event++) {
      const slot = slots.get((codes[event - 1]! - 1) * PAIR + codes[event]! - 1)
      if (slot === undefined || seen[slot]!++ % strides[slot]! !== 0) continue
      const time = log.time[event]! - log.time[event - 1]!
      if (!Number.isNaN(time)) times[slot]!.push(time / 60_000_000)
    }
  }
  return edges.map(({ from, to, count }, slot) => ({ from, to, cases: count, medianMinutes: median(times[slot]!) }))
}

/** Larger than any code of an activity. */
const PAIR = 2 ** 26

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const value = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return Math.round(value * 10) / 10
}

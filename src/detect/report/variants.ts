import { describeViolation } from '../explain.ts'
import { nameActivity, type ActivityNames } from '../explain/words.ts'
import { isDrawable } from './doubts.ts'
import type { CaseFacts } from './facts.ts'
import type { VariantRow, VariantsData, VariantStep } from './schema.ts'
import { VIOLATED, type Evaluation } from '../schema.ts'

/** How many variants are shown, and how many steps of one. */
export interface VariantLimits {
  common: number
  violating: number
  steps: number
  /** Least share of a variant's cases that is against rules, for it to be shown as such and for its steps to be marked. */
  share: number
}

const FEW: VariantLimits = { common: 8, violating: 6, steps: 24, share: 0 }
const AROUND = 2

export type WitnessSource = (ruleIndex: number, caseIndex: number) => readonly number[]

/** The most frequent variants, then the most frequent ones with cases against a rule; their steps marked by one such case. */
export function collectVariants(
  evaluation: Evaluation,
  facts: CaseFacts,
  witnesses: WitnessSource,
  names: ActivityNames | undefined,
  limits: VariantLimits = FEW,
): VariantsData {
  const { variants, variantOf, caseCount } = evaluation.log
  const violating = new Float64Array(variants.count.length)
  for (let index = 0; index < caseCount; index++) if (facts.violated[index] > 0) violating[variantOf[index]]++
  const common = topOf(variants.count, limits.common, new Set())
  const mostly = violating.map((cases, variant) => (cases >= limits.share * variants.count[variant] ? cases : 0))
  const shown = [...common, ...topOf(mostly, limits.violating, new Set(common))]
  const hits = violationsOf(evaluation, shown)
  const rows = shown.map((variant, slot) => {
    const { steps, ...row } = variantRow(evaluation, variant, violating[variant], hits[slot], witnesses, limits.share, names)
    return { ...row, steps: shorten(steps, limits.steps) }
  })
  const covered = rows.reduce((sum, row) => sum + row.cases, 0)
  return { total: variants.count.length, rows, rest: { variants: variants.count.length - rows.length, cases: caseCount - covered } }
}

/** Indexes of the largest positive values, the largest first. */
export function topOf(values: Uint32Array | Float64Array, most: number, without: ReadonlySet<number>): number[] {
  const top: number[] = []
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    if (value === 0 || without.has(index)) continue
    if (top.length === most && value <= values[top[most - 1]]) continue
    let place = top.length
    while (place > 0 && values[top[place - 1]] < value) place--
    top.splice(place, 0, index)
    if (top.length > most) top.pop()
  }
  return top
}

interface VariantHit {
  rule: number
  cases: number
  sample: number
}

function violationsOf(evaluation: Evaluation, shown: readonly number[]): VariantHit[][] {
  const { variantOf, variants } = evaluation.log
  const slotOf = new Int32Array(variants.count.length).fill(-1)
  for (const [slot, variant] of shown.entries()) slotOf[variant] = slot
  const hits: VariantHit[][] = shown.map(() => [])
  for (const [rule, { verdicts, cases }] of evaluation.rules.entries()) {
    if (cases.violated === 0) continue
    const counts = shown.map(() => 0)
    const samples = shown.map(() => -1)
    for (let index = 0; index < verdicts.length; index++) {
      if (verdicts[index] !== VIOLATED) continue
      const slot = slotOf[variantOf[index]]
      if (slot < 0) continue
      counts[slot]++
      if (samples[slot] < 0) samples[slot] = index
    }
    for (const [slot, count] of counts.entries()) if (count > 0) hits[slot].push({ rule, cases: count, sample: samples[slot] })
  }
  return hits
}

function variantRow(
  evaluation: Evaluation,
  variant: number,
  violating: number,
  hits: readonly VariantHit[],
  witnesses: WitnessSource,
  share: number,
  names: ActivityNames | undefined,
): VariantRow {
  const { log } = evaluation
  const first = log.start[log.variants.case[variant]]
  const length = log.start[log.variants.case[variant] + 1] - first
  const marks = new Map<number, number[]>()
  const missing: { before: number; step: VariantStep }[] = []
  for (const hit of hits) {
    if (hit.cases < share * log.variants.count[variant]) continue
    const events = witnesses(hit.rule, hit.sample)
    for (const position of events) marks.set(position, [...(marks.get(position) ?? []), hit.rule])
    const told = describeViolation(evaluation, hit.rule, hit.sample, events, { names })
    const activity = told.missing?.activities[0]
    if (told.missing !== undefined && activity !== undefined && isDrawable(evaluation, hit.rule, hit.sample, told)) {
      missing.push({ before: told.missing.before, step: { kind: 'missing', activity: nameActivity(activity, names), rules: [hit.rule] } })
    }
  }
  const steps: VariantStep[] = []
  for (let position = 0; position <= length; position++) {
    for (const gap of missing) if (gap.before === position) addMissing(steps, gap.step)
    if (position < length)
      steps.push({ kind: 'step', activity: log.activity.codes[first + position] - 1, rules: marks.get(position) ?? [] })
  }
  const rules = hits.map(({ rule, cases }) => ({ rule, cases })).toSorted((a, b) => b.cases - a.cases)
  return { variant, steps, cases: log.variants.count[variant], violating, rules }
}

/** Two rules that miss the same step at the same place are one dashed step. */
function addMissing(steps: VariantStep[], step: VariantStep): void {
  const last = steps.at(-1)
  if (step.kind === 'missing' && last?.kind === 'missing' && last.activity.en === step.activity.en) last.rules.push(...step.rules)
  else steps.push(step)
}

/** Keeps the beginning, the end and the neighbourhood of every marked step of a long variant. */
export function shorten(steps: readonly VariantStep[], most: number = FEW.steps): VariantStep[] {
  if (steps.length <= most) return [...steps]
  const marked = steps.flatMap((step, index) => (step.kind === 'missing' || (step.kind === 'step' && step.rules.length > 0) ? [index] : []))
  const keep = new Set<number>()
  for (let index = 0; index < 6; index++) keep.add(index).add(steps.length - 1 - index)
  for (const index of marked.slice(0, 6)) for (let near = index - AROUND; near <= index + AROUND; near++) keep.add(near)
  const short: VariantStep[] = []
  for (const [index, step] of steps.entries()) {
    const last = short.at(-1)
    if (keep.has(index)) short.push(step)
    else if (last?.kind === 'more') last.count++
    else short.push({ kind: 'more', count: 1 })
  }
  return short
}

import type { PackedLog } from '../../lake/schema.ts'
import { describeViolation } from '../explain.ts'
import type { Explanation } from '../explain/scene.ts'
import type { DeviatingRule, MapData } from './schema.ts'
import type { WitnessSource } from './variants.ts'
import { VIOLATED, type Evaluation } from '../schema.ts'

/** How much of the graph is shown. */
export interface MapLimits {
  nodes: number
  edges: number
  deviatingRules: number
}

const FEW: MapLimits = { nodes: 20, edges: 28, deviatingRules: 8 }
const SAMPLES = 200
const LARGEST_MATRIX = 1024

/** How often one activity directly follows another, by dictionary code less one. */
export interface Follows {
  nodes: Float64Array
  pairs: { from: number; to: number; count: number }[]
}

/** Counts directly-follows pairs once per variant. */
export function countFollows(log: PackedLog): Follows {
  const size = log.activity.dictionary.texts.length
  const nodes = new Float64Array(size)
  const add = size <= LARGEST_MATRIX ? matrixCounter(size) : mapCounter(size)
  for (let variant = 0; variant < log.variants.count.length; variant++) {
    const count = log.variants.count[variant]
    const index = log.variants.case[variant]
    let before = -1
    for (let event = log.start[index]; event < log.start[index + 1]; event++) {
      const activity = log.activity.codes[event] - 1
      if (activity < 0) continue
      nodes[activity] += count
      if (before >= 0) add.pair(before, activity, count)
      before = activity
    }
  }
  return { nodes, pairs: add.pairs() }
}

interface PairCounter {
  pair: (from: number, to: number, count: number) => void
  pairs: () => Follows['pairs']
}

function matrixCounter(size: number): PairCounter {
  const matrix = new Float64Array(size * size)
  return {
    pair: (from, to, count) => {
      matrix[from * size + to] += count
    },
    pairs: () => {
      const pairs: Follows['pairs'] = []
      for (const [key, count] of matrix.entries()) if (count > 0) pairs.push({ from: Math.floor(key / size), to: key % size, count })
      return pairs
    },
  }
}

function mapCounter(size: number): PairCounter {
  const counts = new Map<number, number>()
  return {
    pair: (from, to, count) => {
      const key = from * size + to
      counts.set(key, (counts.get(key) ?? 0) + count)
    },
    pairs: () => [...counts].map(([key, count]) => ({ from: Math.floor(key / size), to: key % size, count })),
  }
}

/** The directly-follows graph, cut to what can be read, with the places where cases leave the path of a rule. */
export function collectMap(evaluation: Evaluation, witnesses: WitnessSource, limits: MapLimits = FEW): MapData {
  const follows = countFollows(evaluation.log)
  const marks = collectDeviations(evaluation, witnesses, limits.deviatingRules)
  const shown = chooseNodes(follows, marks.edges, limits.nodes)
  const inside = follows.pairs.filter((pair) => shown.has(pair.from) && shown.has(pair.to)).toSorted((a, b) => b.count - a.count)
  const edges = chooseEdges(inside, limits.edges)
  const kept = new Set(edges)
  const left = inside.filter((pair) => !kept.has(pair))
  return {
    nodes: [...shown]
      .toSorted((a, b) => follows.nodes[b] - follows.nodes[a])
      .map((activity) => ({
        activity,
        count: follows.nodes[activity],
        rules: marks.nodes.get(activity) ?? [],
      })),
    edges,
    deviations: marks.edges,
    hidden: {
      activities: follows.nodes.filter((count) => count > 0).length - shown.size,
      edges: left.length,
      largest: left[0]?.count ?? 0,
    },
  }
}

function chooseNodes(follows: Follows, deviations: MapData['deviations'], most: number): Set<number> {
  const shown = new Set(deviations.flatMap(({ from, to }) => [from, to]))
  const byCount = [...follows.nodes.keys()]
    .filter((node) => follows.nodes[node] > 0)
    .toSorted((a, b) => follows.nodes[b] - follows.nodes[a])
  for (const node of byCount) {
    if (shown.size >= most) break
    shown.add(node)
  }
  return shown
}

/** The strongest way into and out of every step, then the strongest of all. `pairs` are sorted, the strongest first. */
function chooseEdges(pairs: Follows['pairs'], most: number): Follows['pairs'] {
  const entered = new Set<number>()
  const left = new Set<number>()
  const chosen = new Set<Follows['pairs'][number]>()
  for (const pair of pairs) {
    if (pair.from === pair.to || (entered.has(pair.to) && left.has(pair.from))) continue
    chosen.add(pair)
    entered.add(pair.to)
    left.add(pair.from)
  }
  const floor = (pairs[0]?.count ?? 0) / 200
  for (const pair of pairs) {
    if (chosen.size >= most || pair.count < floor) break
    chosen.add(pair)
  }
  return pairs.filter((pair) => chosen.has(pair))
}

interface Deviations {
  edges: MapData['deviations']
  nodes: Map<number, DeviatingRule[]>
}

function collectDeviations(evaluation: Evaluation, witnesses: WitnessSource, most: number): Deviations {
  const edges = new Map<string, MapData['deviations'][number]>()
  const nodes: Deviations['nodes'] = new Map()
  const worst = [...evaluation.rules.keys()]
    .filter((rule) => evaluation.rules[rule].cases.violated > 0)
    .toSorted((a, b) => evaluation.rules[b].cases.violated - evaluation.rules[a].cases.violated)
  for (const rule of worst.slice(0, most)) {
    const cases = evaluation.rules[rule].cases.violated
    const found = commonPlace(evaluation, rule, witnesses)
    if (found === undefined) continue
    const { from, to, missing } = found
    if (to === undefined) {
      nodes.set(from, [...(nodes.get(from) ?? []), { rule, cases, missing }])
      continue
    }
    const key = `${from}>${to}`
    const edge = edges.get(key) ?? { from, to, rules: [] }
    edge.rules.push({ rule, cases, missing })
    edges.set(key, edge)
  }
  return { edges: [...edges.values()], nodes }
}

/** A pair of activities, or one activity; `missing`: because a step is not seen there. */
interface Leaving {
  from: number
  to?: number
  missing: boolean
}

/** Where the cases against a rule most often leave its path. */
function commonPlace(evaluation: Evaluation, rule: number, witnesses: WitnessSource): Leaving | undefined {
  const { log } = evaluation
  const places = new Map<string, { place: Leaving; count: number }>()
  for (const index of sampleViolations(evaluation, rule)) {
    const events = witnesses(rule, index)
    const start = log.start[index]
    const at = (position: number): number => log.activity.codes[start + position] - 1
    const place = placeOf(describeViolation(evaluation, rule, index, events), events, log.start[index + 1] - start, at)
    if (place === undefined) continue
    const key = `${place.from}>${place.to ?? ''}`
    const known = places.get(key)
    if (known === undefined) places.set(key, { place, count: 1 })
    else known.count++
  }
  return [...places.values()].toSorted((a, b) => b.count - a.count)[0]?.place
}

function placeOf(told: Explanation, events: readonly number[], length: number, at: (position: number) => number): Leaving | undefined {
  if (told.missing !== undefined) {
    const { before } = told.missing
    if (before > 0 && before < length) return between(at(before - 1), at(before), true)
    return length > 0 ? { from: at(before === 0 ? 0 : length - 1), missing: true } : undefined
  }
  if (told.span !== undefined && at(told.span[0]) !== at(told.span[1])) return between(at(told.span[0]), at(told.span[1]), false)
  return events.length > 0 ? { from: at(events[0]), missing: false } : undefined
}

function between(from: number, to: number, missing: boolean): Leaving {
  return from === to ? { from, missing } : { from, to, missing }
}

function sampleViolations(evaluation: Evaluation, rule: number): number[] {
  const { verdicts, cases } = evaluation.rules[rule]
  const stride = Math.max(1, Math.floor(cases.violated / SAMPLES))
  const chosen: number[] = []
  let seen = 0
  for (let index = 0; index < verdicts.length && chosen.length < SAMPLES; index++) {
    if (verdicts[index] !== VIOLATED) continue
    if (seen % stride === 0) chosen.push(index)
    seen++
  }
  return chosen
}

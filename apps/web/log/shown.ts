/** What of the log is shown, as it stands in the address. */
export const DEFAULTS = { case: '', variant: '', unit: '', text: '', cursor: '', measure: 'cases', only: 'all' }

/** Usual lines that fit a page before they are too many to follow. */
const READABLE = 18
const STEPS = 24

interface Edge {
  from: number
  to: number
  cases: number
}

/** Thresholds that the slider stops at, from *all lines* to the strongest: numbers at which the picture changes, round where they can be. */
export function stopsOf(edges: readonly Edge[]): number[] {
  const counts = [...new Set(edges.filter(({ from, to }) => from !== to).map(({ cases }) => cases))].toSorted((one, other) => one - other)
  if (counts.length === 0) return [0]
  const wanted = Array.from(
    { length: Math.min(STEPS, counts.length) },
    (_, index) => counts[Math.round((index * (counts.length - 1)) / Math.max(1, Math.min(STEPS, counts.length) - 1))]!,
  )
  return [...new Set([0, ...wanted])]
}

/** Where the slider stands at first: as many lines as one can follow. */
export function firstStop(edges: readonly Edge[], stops: readonly number[]): number {
  const found = stops.findIndex((stop) => drawn(edges, stop) <= READABLE)
  return found === -1 ? stops.length - 1 : found
}

interface Deviation {
  from: number | null
  to: number | null
}

/** The lines from a threshold on; and where a step of a deviation would stand alone, its strongest line in and out, so that it has its place. */
export function linesFrom<E extends Edge>(edges: readonly E[], deviations: readonly Deviation[], least: number): E[] {
  const others = edges.filter(({ from, to }) => from !== to)
  const kept = new Set(others.filter(({ cases }) => cases >= least))
  const placed = new Set([...kept].flatMap(({ from, to }) => [from, to]))
  const lone = new Set(deviations.flatMap(({ from, to }) => [from, to]).filter((step) => step !== null && !placed.has(step)))
  for (const step of lone) {
    for (const end of ['from', 'to'] as const) {
      const [strongest] = others.filter((edge) => edge[end] === step).toSorted((one, other) => other.cases - one.cases)
      if (strongest !== undefined) kept.add(strongest)
    }
  }
  return edges.filter((edge) => kept.has(edge) || edge.from === edge.to)
}

/** Steps that stand on one of the lines, or where cases leave a rule's path. */
export function standing<N extends { activity: number }>(
  nodes: readonly N[],
  lines: readonly Edge[],
  deviations: readonly Deviation[],
): N[] {
  const ends = new Set([...lines.filter(({ from, to }) => from !== to), ...deviations].flatMap(({ from, to }) => [from, to]))
  return nodes.filter(({ activity }) => ends.has(activity))
}

/** How many usual lines are drawn from a threshold on. */
export function drawn(edges: readonly Edge[], least: number): number {
  return edges.filter(({ from, to, cases }) => from !== to && cases >= least).length
}

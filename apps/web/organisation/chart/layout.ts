import type { Succession, UnitNode } from '../../../../src/organisation/schema.ts'
import type { Column } from './branch.ts'

export const BOX = 46
export const SMALL = 34
const PITCH = 56
const SMALL_PITCH = 42
/** Room for the names of the columns. */
export const HEAD = 30
const GAP = 52
const STEP_GAP = 104
const FOOT = 26

/** A unit of the chart as it is drawn. */
export interface Placed {
  node: UnitNode
  x: number
  y: number
  width: number
  open: boolean
}

/** What came before the units of the last column, or comes after them. */
export interface PlacedStep {
  step: Succession
  y: number
  /** Units of the last column that it leads to. */
  to: readonly Placed[]
}

export interface Steps {
  kind: 'before' | 'after'
  x: number
  width: number
  placed: readonly PlacedStep[]
  /** Where all steps are of one day. */
  day: string | null
  cut: number
}

export interface Layout {
  columns: readonly (readonly Placed[])[]
  steps: Steps | null
  height: number
}

/** Columns of boxes one beside the other; at the right the predecessors of the last column, or on an earlier day what comes after. */
export function layoutChart(columns: readonly Column[], on: string, width: number): Layout {
  const found = stepsOf(columns.at(-1)?.nodes ?? [], on)
  const gaps = GAP * (columns.length - 1) + (found === null ? 0 : STEP_GAP)
  const each = Math.min(290, Math.floor((width - gaps) / (columns.length + (found === null ? 0 : 1))))
  const placed = columns.map(({ nodes, open }, at) =>
    nodes.map((node, row): Placed => ({ node, x: at * (each + GAP), y: HEAD + row * PITCH, width: each, open: node === open })),
  )
  const x = columns.length * each + gaps
  const steps = found === null ? null : placeSteps(found, placed.at(-1) ?? [], x, each)
  const longest = Math.max(...placed.map((column) => column.length * PITCH), (steps?.placed.length ?? 0) * SMALL_PITCH)
  return { columns: placed, steps, height: HEAD + longest + (steps?.day === null ? 0 : FOOT) }
}

/** Before the step is shown what comes after; once it is done, what was before. */
function stepsOf(nodes: readonly UnitNode[], on: string): { kind: Steps['kind']; all: readonly Succession[] } | null {
  const after = nodes.flatMap(({ successors }) => successors.filter(({ day }) => day > on))
  const before = nodes.flatMap(({ predecessors }) => predecessors.filter(({ day }) => day <= on))
  if (before.length > 0) return { kind: 'before', all: distinct(before) }
  return after.length > 0 ? { kind: 'after', all: distinct(after) } : null
}

const distinct = (steps: readonly Succession[]): Succession[] => [
  ...new Map(steps.map((step) => [`${step.unit.code} ${step.day}`, step])).values(),
]

function placeSteps(
  { kind, all }: { kind: Steps['kind']; all: readonly Succession[] },
  last: readonly Placed[],
  x: number,
  width: number,
): Steps {
  const placed = all.map((step, row): PlacedStep => {
    const to = last.filter(({ node }) =>
      (kind === 'before' ? node.predecessors : node.successors).some(({ unit }) => unit.code === step.unit.code),
    )
    return { step, y: HEAD + row * SMALL_PITCH, to }
  })
  const days = new Set(all.map(({ day }) => day))
  return { kind, x, width, placed, day: days.size === 1 ? [...days][0]! : null, cut: x - STEP_GAP / 2 + 14 }
}

/** From the side of one box to that of another. */
export function elbow(from: Placed, to: Placed): string {
  const [x, y] = [from.x + from.width, from.y + BOX / 2]
  return `M${x} ${y}H${x + GAP / 2}V${to.y + BOX / 2}H${to.x}`
}

export function curve(from: Placed, step: PlacedStep, x: number): string {
  const [x0, y0, y1] = [from.x + from.width, from.y + BOX / 2, step.y + SMALL / 2]
  const middle = (x0 + x) / 2
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x} ${y1}`
}

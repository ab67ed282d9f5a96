import { textWidth } from '../measure.ts'
import type { MapData, MapLayout, MapLine, MapNode } from './shape.ts'

const LINE = 16
/** From the map to the first curve, and from one curve to the next outside of it. */
const OUT = 26
const LANE = 20
const STEP = 14
/** Rules that are named at one curve; of more their number is said. */
const NAMED = 3

interface Route {
  from: MapNode
  to: MapNode
  lines: string[]
  width: number
}

/**
 * Deviations as curves beside the map, the shorter ones nearer to it, by turns on the side where they are nearer to the edge.
 * Everything between their two steps lies inside of the curve, so that they cross no label; their own stand on them, at different
 * heights, and name the rule: its words stand beneath the map.
 */
export function routeDeviations(map: MapLayout, data: MapData, write: (count: number) => string): MapLayout {
  const routes = routesOf(map, data, write).toSorted((a, b) => Math.abs(a.to.y - a.from.y) - Math.abs(b.to.y - b.from.y))
  const middle = map.width / 2
  const sides: Record<'left' | 'right', Route[]> = { left: [], right: [] }
  for (const route of routes) {
    const lean = (route.from.x + route.to.x) / 2 < middle ? 'left' : 'right'
    const other = lean === 'left' ? 'right' : 'left'
    sides[sides[lean].length > sides[other].length ? other : lean].push(route)
  }
  const placed = [...placeSide(map, sides.left, -1), ...placeSide(map, sides.right, 1)]
  const reaches = [
    ...map.nodes.flatMap(({ x, width }) => [x - width / 2, x + width / 2]),
    ...[...map.lines, ...placed].flatMap(({ points, label }) => [
      ...points.map(({ x }) => x),
      label.at.x - label.width / 2,
      label.at.x + label.width / 2,
    ]),
  ]
  const shift = 8 - Math.min(...reaches)
  const move = (line: MapLine): MapLine => ({
    ...line,
    points: line.points.map(({ x, y }) => ({ x: x + shift, y })),
    label: { ...line.label, at: { x: line.label.at.x + shift, y: line.label.at.y } },
  })
  return {
    width: Math.ceil(Math.max(...reaches) + shift + 8),
    height: map.height,
    nodes: map.nodes.map((node) => ({ ...node, x: node.x + shift })),
    lines: [...map.lines, ...placed].map(move),
  }
}

/** Deviations between the same two steps share one curve. */
function routesOf(map: MapLayout, data: MapData, write: (count: number) => string): Route[] {
  const nodeOf = (activity: number | null): MapNode | undefined => map.nodes.find((node) => node.activity === activity)
  const pairs = Map.groupBy(data.deviations, ({ from, to }) => `${from} ${to}`)
  return [...pairs.values()].flatMap((same) => {
    const [from, to] = [nodeOf(same[0].from), nodeOf(same[0].to)]
    if (from === undefined || to === undefined || from === to) return []
    const named = same.slice(0, NAMED).map(({ rule, cases }) => `${rule}: ${write(cases)}`)
    const lines = same.length > NAMED ? [...named, `+${same.length - NAMED}`] : named
    return [{ from, to, lines, width: Math.max(...lines.map((line) => textWidth(line, 12))) + 4 }]
  })
}

/** How far the map reaches to one side between two heights: nodes, lines, labels. */
function reachOf(map: MapLayout, side: 1 | -1, top: number, bottom: number): number {
  const beside = (y: number, half: number): boolean => y + half > top && y - half < bottom
  const nodes = map.nodes.filter(({ y, height }) => beside(y, height / 2)).map(({ x, width }) => x + (side * width) / 2)
  const points = map.lines.flatMap((line) => line.points.filter(({ y }) => beside(y, 20)).map(({ x }) => x + side * line.width))
  const labels = map.lines.filter(({ label }) => beside(label.at.y, 8)).map(({ label }) => label.at.x + (side * label.width) / 2)
  return side === 1 ? Math.max(...nodes, ...points, ...labels) : Math.min(...nodes, ...points, ...labels)
}

interface Taken {
  top: number
  bottom: number
  edge: number
}

function placeSide(map: MapLayout, routes: readonly Route[], side: 1 | -1): MapLine[] {
  const taken: Taken[] = []
  const labels: MapLine['label'][] = []
  const ports = new Map<number, number>()
  // Several curves at one step leave and reach it at their own heights.
  const port = (node: MapNode): number => {
    const used = ports.get(node.activity) ?? 0
    ports.set(node.activity, used + 1)
    return node.y + [0, -12, 12, -6, 6][used % 5]
  }
  return routes.map(({ from, to, lines, width }) => {
    const [start, end] = [port(from), port(to)]
    const [top, bottom] = [Math.min(from.y, to.y) - STEP, Math.max(from.y, to.y) + STEP]
    const inner = taken.filter((one) => one.bottom > top && one.top < bottom).map(({ edge }) => edge + side * (LANE - OUT))
    const reach = reachOf(map, side, top, bottom)
    const edge = (side === 1 ? Math.max(reach, ...inner) : Math.min(reach, ...inner)) + side * OUT
    taken.push({ top, bottom, edge })
    const label = freePlace(
      labels,
      { lines, at: { x: edge, y: (start + end) / 2 }, width, height: lines.length * LINE },
      start,
      end,
      reach,
      side,
    )
    labels.push(label)
    const points = [
      { x: from.x + (side * from.width) / 2, y: start },
      { x: edge, y: start },
      { x: edge, y: end },
      { x: to.x + (side * to.width) / 2, y: end },
    ]
    return { from: from.activity, to: to.activity, deviates: true, width: 1.6, points, label }
  })
}

/** The label on its curve, clear of the map, as near to the middle as the labels before it leave room. */
function freePlace(
  others: readonly MapLine['label'][],
  label: MapLine['label'],
  start: number,
  end: number,
  reach: number,
  side: 1 | -1,
): MapLine['label'] {
  const clear = reach + side * (label.width / 2 + 4)
  const x = side === 1 ? Math.max(label.at.x, clear) : Math.min(label.at.x, clear)
  const half = Math.abs(end - start) / 2
  const offsets = Array.from({ length: Math.max(1, Math.floor(half / 8)) }, (_, step) => [step * 8, -step * 8]).flat()
  const places = offsets.map((offset) => ({ ...label, at: { x, y: label.at.y + offset } }))
  return places.find((place) => others.every((other) => !touches(place, other))) ?? places[0]!
}

function touches(one: MapLine['label'], other: MapLine['label']): boolean {
  return (
    Math.abs(one.at.x - other.at.x) < (one.width + other.width) / 2 && Math.abs(one.at.y - other.at.y) < (one.height + other.height) / 2 + 4
  )
}

import { cut, textWidth } from '../measure.ts'
import type { MapData, MapLayout, MapLine, MapNode } from './shape.ts'

const LABEL = 26
const LINE = 16
const OUT = 26
const STEP = 14

interface Route {
  from: MapNode
  to: MapNode
  lines: string[]
  width: number
}

/**
 * Deviations as curves beside the map, the shorter ones nearer to it, by turns on the side where they are nearer to the edge.
 * Everything between their two steps lies inside of the curve, so that they cross no label; the map grows for their own.
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
  const left = placeSide(map, sides.left, -1)
  const right = placeSide(map, sides.right, 1)
  const placed = [...left, ...right]
  const shift = Math.max(0, ...placed.map(({ label }) => label.width / 2 - label.at.x)) + 4
  const reach = Math.max(map.width, ...placed.map(({ label }) => label.at.x + label.width / 2))
  const move = (line: MapLine): MapLine => ({
    ...line,
    points: line.points.map(({ x, y }) => ({ x: x + shift, y })),
    label: { ...line.label, at: { x: line.label.at.x + shift, y: line.label.at.y } },
  })
  return {
    width: Math.ceil(reach + shift + 4),
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
    const lines = same.slice(0, 2).flatMap(({ cases, label }) => [write(cases), cut(label, LABEL)])
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
    const inner = taken.filter((one) => one.bottom > top && one.top < bottom).map(({ edge }) => edge)
    const reach = reachOf(map, side, top, bottom)
    const edge = (side === 1 ? Math.max(reach, ...inner) : Math.min(reach, ...inner)) + side * OUT
    const height = lines.length * LINE
    const at = { x: edge + side * (8 + width / 2), y: (start + end) / 2 }
    taken.push({ top, bottom, edge: edge + side * (width + 8) })
    const points = [
      { x: from.x + (side * from.width) / 2, y: start },
      { x: edge, y: start },
      { x: edge, y: end },
      { x: to.x + (side * to.width) / 2, y: end },
    ]
    return { from: from.activity, to: to.activity, deviates: true, width: 1.6, points, label: { lines, at, width, height } }
  })
}

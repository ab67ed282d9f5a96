import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre'
import { textWidth, twoLines } from '../measure.ts'
import { routeDeviations } from './deviations.ts'
import { clutter, labelPlaces } from '../../../../src/detect/report/pure.ts'
import type { MapData, MapLayout, MapLine, MapNode, Point } from './shape.ts'

const NAME = 24
const WIDEST_LINE = 10

type Line = Omit<MapLine, 'points'> & { weight: number }

const RANKERS = ['network-simplex', 'tight-tree', 'longest-path'] as const

/**
 * The layered layout of the usual ways that reads easiest of those that the library offers; deviations run outside of it, so that
 * they neither bend it nor hide in it. Labels are moved clear of lines as far as possible.
 */
export function layoutMap(data: MapData, least: number, write: (count: number) => string): MapLayout {
  const nodes = data.nodes.map((node) => measureNode(data, node, write))
  const lines = usualLines(data, least, write)
  const layouts = RANKERS.map((ranker) => clearLabels(layoutWith(ranker, nodes, lines)))
  const best = layouts.reduce((one, other) => (clutter(other) < clutter(one) ? other : one))
  return clearLabels(routeDeviations(best, data, write))
}

function usualLines({ edges, nodes }: MapData, least: number, write: (count: number) => string): Line[] {
  const most = Math.max(1, ...edges.map((edge) => edge.cases))
  const drawn = new Set(nodes.map(({ activity }) => activity))
  return edges
    .filter(({ from, to, cases }) => from !== to && cases >= least && drawn.has(from) && drawn.has(to))
    .map(({ from, to, cases, label }) => {
      const share = Math.sqrt(cases / most)
      const words = label ?? write(cases)
      return {
        from,
        to,
        deviates: false,
        width: Math.max(1, share * WIDEST_LINE),
        label: { lines: [words], at: { x: 0, y: 0 }, width: textWidth(words, 12) + 4, height: 16 },
        weight: 1 + Math.round(9 * share),
      }
    })
}

function layoutWith(ranker: (typeof RANKERS)[number], nodes: readonly MapNode[], lines: readonly Line[]): MapLayout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', ranker, nodesep: 56, edgesep: 28, ranksep: 44, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(String(node.activity), { width: node.width, height: node.height })
  for (const [index, { from, to, weight, width }] of lines.entries()) {
    graph.setEdge(String(from), String(to), { width: width + 8, height: 0, labelpos: 'c', weight, minlen: 1 }, String(index))
  }
  layout(graph)
  const size = graph.graph()
  return {
    width: Math.ceil(size.width ?? 0) + 60,
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((node) => ({ ...node, ...pointOf(graph.node(String(node.activity))) })),
    lines: lines.map((line, index) => {
      const placed = graph.edge({ v: String(line.from), w: String(line.to), name: String(index) })
      const points = (placed.points ?? []).map(pointOf)
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
      return { ...line, points, label: { ...line.label, at: { x: middle.x + line.label.width / 2 + line.width / 2 + 5, y: middle.y } } }
    }),
  }
}

function pointOf(place: { x?: number | undefined; y?: number | undefined }): Point {
  return { x: place.x ?? 0, y: place.y ?? 0 }
}

function measureNode(data: MapData, { activity, cases }: MapData['nodes'][number], write: (count: number) => string): MapNode {
  const lines = twoLines(data.activities[activity] ?? '?', NAME)
  const again = data.edges.find(({ from, to }) => from === activity && to === activity)
  const count = again === undefined ? write(cases) : `${write(cases)} ↻ ${write(again.cases)}`
  const marks = data.deviations
    .filter(({ from, to }) => (from ?? to) === activity && (from === null || to === null || from === to))
    .slice(0, 2)
    .map((mark) => `${mark.rule}: ${write(mark.cases)}`)
  const width = Math.max(
    96,
    ...lines.map((line) => textWidth(line, 13) + 24),
    ...marks.map((mark) => textWidth(mark, 12) + 32),
    textWidth(count, 12) + 24,
  )
  return { activity, count, x: 0, y: 0, width, height: 12 + lines.length * 17 + 16 + marks.length * 16, lines, marks }
}

/** The map with the labels of its usual lines where they touch least; those of deviations have their place. */
function clearLabels(map: MapLayout): MapLayout {
  const places = labelPlaces(map)
  return {
    ...map,
    lines: map.lines.map((line, index) => (line.deviates ? line : { ...line, label: { ...line.label, at: places[index] } })),
  }
}

import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre'
import { cut, textWidth, twoLines } from '../measure.ts'
import { clearLabels, clutter } from './labels.ts'
import type { MapData, MapLayout, MapLine, MapNode, Point } from './shape.ts'

const NAME = 24
const LABEL = 26
const WIDEST_LINE = 10

type Line = Omit<MapLine, 'points' | 'label'> & { labels: string[]; weight: number }

const RANKERS = ['network-simplex', 'tight-tree', 'longest-path'] as const

/** The layered layout that reads easiest of those that the library offers, with its labels clear of lines as far as possible. */
export function layoutMap(data: MapData, least: number, write: (count: number) => string): MapLayout {
  const nodes = data.nodes.map((node) => measureNode(data, node, write))
  const lines = [...usualLines(data, least, write), ...deviations(data, write)]
  const layouts = RANKERS.map((ranker) => clearLabels(layoutWith(ranker, nodes, lines)))
  return layouts.reduce((best, one) => (clutter(one) < clutter(best) ? one : best))
}

function usualLines({ edges }: MapData, least: number, write: (count: number) => string): Line[] {
  const most = Math.max(1, ...edges.map((edge) => edge.cases))
  return edges
    .filter(({ from, to, cases }) => from !== to && cases >= least)
    .map(({ from, to, cases, label }) => {
      const share = Math.sqrt(cases / most)
      return {
        from,
        to,
        deviates: false,
        width: Math.max(1, share * WIDEST_LINE),
        labels: [label ?? write(cases)],
        weight: 1 + Math.round(9 * share),
      }
    })
}

/** Deviations between the same two steps share one line. */
function deviations(data: MapData, write: (count: number) => string): Line[] {
  const both = data.deviations.filter((one): one is typeof one & { from: number; to: number } => one.from !== null && one.to !== null)
  const drawn = new Set(data.nodes.map(({ activity }) => activity))
  const pairs = Map.groupBy(
    both.filter(({ from, to }) => drawn.has(from) && drawn.has(to) && from !== to),
    ({ from, to }) => `${from} ${to}`,
  )
  return [...pairs.values()].map((same) => ({
    from: same[0].from,
    to: same[0].to,
    deviates: true,
    width: 1.6,
    labels: same.slice(0, 2).flatMap(({ cases, label }) => [write(cases), cut(label, LABEL)]),
    weight: 0,
  }))
}

function layoutWith(ranker: (typeof RANKERS)[number], nodes: readonly MapNode[], lines: readonly Line[]): MapLayout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', ranker, nodesep: 30, edgesep: 20, ranksep: 30, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(String(node.activity), { width: node.width, height: node.height })
  for (const [index, line] of lines.entries()) {
    const size = { ...labelSize(line), labelpos: 'r' as const, labeloffset: 4 + line.width / 2, weight: line.weight, minlen: 1 }
    graph.setEdge(String(line.from), String(line.to), size, String(index))
  }
  layout(graph)
  const size = graph.graph()
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((node) => ({ ...node, ...pointOf(graph.node(String(node.activity))) })),
    lines: lines.map((line, index) => {
      const placed = graph.edge({ v: String(line.from), w: String(line.to), name: String(index) })
      return { ...line, points: (placed.points ?? []).map(pointOf), label: { lines: line.labels, at: pointOf(placed), ...labelSize(line) } }
    }),
  }
}

function labelSize({ labels }: Line): { width: number; height: number } {
  return { width: Math.max(...labels.map((label) => textWidth(label, 12))) + 4, height: labels.length * 16 }
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

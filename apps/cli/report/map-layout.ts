import { Graph, layout } from '@dagrejs/dagre'
import type { Bilingual } from '../../../src/base/schema.ts'
import type { ReportData } from '../../../src/detect/report/schema.ts'
import { clutter, labelPlaces } from '../../../src/detect/report/pure.ts'
import type { MapLayout, MapLine, MapNode, Point } from './map-shape.ts'
import { textWidth, twoLines, widest } from './measure.ts'
import { formatNumber } from './text.ts'

const NAME = 24
const WIDEST_LINE = 10

type Line = Omit<MapLine, 'points' | 'label'> & { labels: Bilingual[]; weight: number }

const RANKERS = ['network-simplex', 'tight-tree', 'longest-path'] as const

/** The layered layout that reads easiest of those that the library offers, with its labels clear of lines as far as possible. */
export function layoutMap(data: ReportData): MapLayout {
  const nodes = data.map.nodes.map((node) => measureNode(data, node))
  const lines = measureLines(data)
  const layouts = RANKERS.map((ranker) => clearLabels(layoutWith(ranker, nodes, lines)))
  return layouts.reduce((best, one) => (clutter(one) < clutter(best) ? one : best))
}

function measureLines(data: ReportData): Line[] {
  const most = Math.max(1, ...data.map.edges.map((edge) => edge.count))
  const usual = data.map.edges
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, count }) => {
      const share = Math.sqrt(count / most)
      return {
        from,
        to,
        deviates: false,
        width: Math.max(1, share * WIDEST_LINE),
        labels: [formatNumber(count)],
        weight: 1 + Math.round(9 * share),
      }
    })
  const deviating = data.map.deviations.map(({ from, to, rules }) => {
    const labels = rules.slice(0, 3).map(({ rule, cases }) => labelOf(data, rule, cases))
    return { from, to, deviates: true, width: 1.6, labels, weight: 0 }
  })
  return [...usual, ...deviating]
}

function layoutWith(ranker: (typeof RANKERS)[number], nodes: readonly MapNode[], lines: readonly Line[]): MapLayout {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', ranker, nodesep: 30, edgesep: 20, ranksep: 30, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) graph.setNode(String(node.activity), { width: node.width, height: node.height })
  for (const [index, line] of lines.entries()) {
    const size = { ...labelSize(line), labelpos: 'r', labeloffset: 4 + line.width / 2, weight: line.weight, minlen: 1 }
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

function labelSize(line: Line): { width: number; height: number } {
  return { width: Math.max(...line.labels.map((label) => widest(label, 12))) + 4, height: line.labels.length * 16 }
}

function pointOf(place: { x?: number | undefined; y?: number | undefined }): Point {
  return { x: place.x ?? 0, y: place.y ?? 0 }
}

function labelOf(data: ReportData, rule: number, cases: number): Bilingual {
  const number = formatNumber(cases)
  const id = data.rules[rule].id
  return { vi: `${id}: ${number.vi}`, en: `${id}: ${number.en}` }
}

function countOf(data: ReportData, { activity, count }: ReportData['map']['nodes'][number]): Bilingual {
  const repeats = data.map.edges.find(({ from, to }) => from === activity && to === activity)
  const [all, again] = [formatNumber(count), repeats === undefined ? undefined : formatNumber(repeats.count)]
  return again === undefined ? all : { vi: `${all.vi} ↻ ${again.vi}`, en: `${all.en} ↻ ${again.en}` }
}

function measureNode(data: ReportData, node: ReportData['map']['nodes'][number]): MapNode {
  const name = data.activities[node.activity] ?? { vi: '?', en: '?' }
  const lines = { vi: twoLines(name.vi, NAME), en: twoLines(name.en, NAME) }
  const rows = Math.max(lines.vi.length, lines.en.length)
  const count = countOf(data, node)
  const marks = node.rules.slice(0, 2).map(({ rule, cases }) => ({ rule, text: labelOf(data, rule, cases) }))
  const width = Math.max(
    96,
    ...[...lines.vi, ...lines.en].map((line) => textWidth(line, 13) + 24),
    ...marks.map(({ text }) => widest(text, 12) + 32),
    widest(count, 12) + 24,
  )
  return { activity: node.activity, count, x: 0, y: 0, width, height: 12 + rows * 17 + 16 + marks.length * 16, lines, marks }
}

/** The map with its labels where they touch least. */
function clearLabels(map: MapLayout): MapLayout {
  const places = labelPlaces(map)
  return { ...map, lines: map.lines.map((line, index) => ({ ...line, label: { ...line.label, at: places[index] } })) }
}

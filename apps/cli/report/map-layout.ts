import { Graph, layout } from '@dagrejs/dagre'
import type { Bilingual } from '../../../src/base/schema.ts'
import type { ReportData } from '../../../src/detect/report/schema.ts'
import { textWidth, twoLines, widest } from './measure.ts'
import { formatNumber } from './text.ts'

export interface Point {
  x: number
  y: number
}

export interface MapNode extends Point {
  activity: number
  width: number
  height: number
  lines: { vi: string[]; en: string[] }
  count: number
  marks: { rule: number; text: Bilingual }[]
}

export interface MapLine {
  from: number
  to: number
  points: Point[]
  width: number
  deviates: boolean
  /** Lines of text, and the middle of the place that was kept free for them. */
  label: { lines: Bilingual[]; at: Point }
}

export interface MapLayout {
  width: number
  height: number
  nodes: MapNode[]
  lines: MapLine[]
}

const NAME = 20
const WIDEST_LINE = 10

/** A layered layout in which every label has room of its own. */
export function layoutMap(data: ReportData): MapLayout {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 34, edgesep: 22, ranksep: 30, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  const nodes = data.map.nodes.map((node) => measureNode(data, node))
  for (const node of nodes) graph.setNode(String(node.activity), { width: node.width, height: node.height })
  const most = Math.max(1, ...data.map.edges.map((edge) => edge.count))
  const lines = [
    ...data.map.edges.map((edge) => ({
      ...edge,
      deviates: false,
      width: Math.max(1, Math.sqrt(edge.count / most) * WIDEST_LINE),
      labels: [formatNumber(edge.count)],
      weight: 1 + Math.round(9 * Math.sqrt(edge.count / most)),
    })),
    ...data.map.deviations.map((edge) => ({
      ...edge,
      deviates: true,
      width: 1.6,
      labels: edge.rules.slice(0, 3).map(({ rule, cases }) => labelOf(data, rule, cases)),
      weight: 0,
    })),
  ]
  for (const [index, line] of lines.entries()) {
    const width = Math.max(...line.labels.map((label) => widest(label, 12))) + 8
    graph.setEdge(String(line.from), String(line.to), { width, height: line.labels.length * 16 + 2, labelpos: 'r', labeloffset: 4 + line.width / 2, weight: line.weight, minlen: 1 }, String(index))
  }
  layout(graph)
  const size = graph.graph()
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((node) => ({ ...node, ...pointOf(graph.node(String(node.activity))) })),
    lines: lines.map((line, index) => {
      const placed = graph.edge({ v: String(line.from), w: String(line.to), name: String(index) })
      return { ...line, points: (placed.points ?? []).map(pointOf), label: { lines: line.labels, at: pointOf(placed) } }
    }),
  }
}

function pointOf(place: { x?: number | undefined; y?: number | undefined }): Point {
  return { x: place.x ?? 0, y: place.y ?? 0 }
}

function labelOf(data: ReportData, rule: number, cases: number): Bilingual {
  const number = formatNumber(cases)
  const id = data.rules[rule].id
  return { vi: `${id}: ${number.vi}`, en: `${id}: ${number.en}` }
}

function measureNode(data: ReportData, node: ReportData['map']['nodes'][number]): MapNode {
  const name = data.activities[node.activity] ?? { vi: '?', en: '?' }
  const lines = { vi: twoLines(name.vi, NAME), en: twoLines(name.en, NAME) }
  const rows = Math.max(lines.vi.length, lines.en.length)
  const marks = node.rules.slice(0, 2).map(({ rule, cases }) => ({ rule, text: labelOf(data, rule, cases) }))
  const width = Math.max(96, ...[...lines.vi, ...lines.en].map((line) => textWidth(line, 13) + 24), ...marks.map(({ text }) => widest(text, 12) + 32))
  return { activity: node.activity, count: node.count, x: 0, y: 0, width, height: 12 + rows * 17 + 16 + marks.length * 16, lines, marks }
}

export interface Point {
  x: number
  y: number
}

/** What of a laid-out process map bears on its labels: boxes by their middle, lines by their points. */
export interface LabelledMap {
  width: number
  height: number
  nodes: readonly (Point & { width: number; height: number })[]
  lines: readonly LabelledLine[]
}

interface LabelledLine {
  points: readonly Point[]
  width: number
  label: { at: Point; width: number; height: number }
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

type Segment = readonly [Point, Point]

const STEP = 14
const GAP = 5

/** How many labels, nodes and lines the labels of a layout touch, and the size: smaller is easier to read. */
export function clutter(map: LabelledMap): number {
  const segments = map.lines.flatMap(segmentsOf)
  const boxes = map.lines.map((line) => labelBox(line, line.label.at))
  const covered = boxes.reduce((sum, box, index) => sum + touching(box, map, boxes, segments, index), 0)
  return covered + map.width / 150 + map.height / 600
}

/** Where the labels of the lines go: each that touches something is moved along its line to the nearest place where it touches least. */
export function labelPlaces(map: LabelledMap): Point[] {
  const segments = map.lines.flatMap(segmentsOf)
  const boxes = map.lines.map((line) => labelBox(line, line.label.at))
  return map.lines.map((line, index) => {
    let at = line.label.at
    let least = touching(boxes[index], map, boxes, segments, index)
    if (least === 0) return at
    for (const candidate of candidates(line)) {
      const box = labelBox(line, candidate)
      if (box.left < 0 || box.right > map.width || box.top < 0) continue
      const touched = touching(box, map, boxes, segments, index)
      if (touched >= least) continue
      least = touched
      at = candidate
      if (least === 0) break
    }
    boxes[index] = labelBox(line, at)
    return at
  })
}

function segmentsOf(line: LabelledLine): Segment[] {
  return line.points.slice(1).map((point, index) => [line.points[index], point] as const)
}

function labelBox(line: LabelledLine, at: Point): Box {
  const { width, height } = line.label
  return { left: at.x - width / 2, right: at.x + width / 2, top: at.y - height / 2, bottom: at.y + height / 2 }
}

function touching(box: Box, map: LabelledMap, boxes: readonly Box[], segments: readonly Segment[], self: number): number {
  const lines = segments.filter(([from, to]) => crosses(box, from, to)).length
  const labels = boxes.filter((other, index) => index !== self && overlaps(box, other)).length
  const nodes = map.nodes.filter((node) => overlaps(box, nodeBox(node))).length
  return lines + 2 * labels + 2 * nodes
}

function nodeBox({ x, y, width, height }: LabelledMap['nodes'][number]): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Whether a straight line passes through a box (Liang and Barsky's clipping). */
function crosses(box: Box, from: Point, to: Point): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  let [enter, leave] = [0, 1]
  for (const [p, q] of [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ]) {
    if (p === 0) {
      if (q < 0) return false
      continue
    }
    const at = q / p
    if (p < 0) enter = Math.max(enter, at)
    else leave = Math.min(leave, at)
    if (enter > leave) return false
  }
  return true
}

/** Places beside the line, on both sides, from its middle outwards. */
function candidates(line: LabelledLine): Point[] {
  const along = segmentsOf(line).flatMap(([from, to]) => {
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const steps = Math.max(1, Math.floor(length / STEP))
    return Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * (step + 0.5)) / steps,
      y: from.y + ((to.y - from.y) * (step + 0.5)) / steps,
    }))
  })
  const middle = (along.length - 1) / 2
  const ordered = along.map((point, index) => ({ point, far: Math.abs(index - middle) })).toSorted((a, b) => a.far - b.far)
  const { width, height } = line.label
  const aside = width / 2 + GAP + line.width / 2
  const above = height / 2 + GAP + line.width / 2
  return ordered.flatMap(({ point: { x, y } }) => [
    { x: x + aside, y },
    { x: x - aside, y },
    { x, y: y - above },
    { x, y: y + above },
  ])
}

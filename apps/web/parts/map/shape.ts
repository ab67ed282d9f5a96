/** A process as plain data, in words already. Activities are named by their place in `activities`. */
export interface MapData {
  activities: readonly string[]
  nodes: readonly { activity: number; cases: number }[]
  /** `label` instead of the number of cases: a time, for instance. */
  edges: readonly { from: number; to: number; cases: number; label?: string }[]
  /** Where cases leave a rule's path; without an end, a mark at the step. */
  deviations: readonly { from: number | null; to: number | null; cases: number; rule: string; label: string }[]
}

export interface Point {
  x: number
  y: number
}

export interface MapNode extends Point {
  activity: number
  width: number
  height: number
  lines: string[]
  /** How often the step occurs and, after ↻, how often it directly follows itself. */
  count: string
  marks: string[]
}

export interface MapLine {
  from: number
  to: number
  points: Point[]
  width: number
  deviates: boolean
  /** Lines of text, and the middle of the place that was kept free for them. */
  label: { lines: string[]; at: Point; width: number; height: number }
}

export interface MapLayout {
  width: number
  height: number
  nodes: MapNode[]
  lines: MapLine[]
}

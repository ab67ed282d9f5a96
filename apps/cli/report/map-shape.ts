import type { Bilingual } from '../../../src/base/schema.ts'

export interface Point {
  x: number
  y: number
}

export interface MapNode extends Point {
  activity: number
  width: number
  height: number
  lines: { vi: string[]; en: string[] }
  /** How often the step occurs and, after ↻, how often it directly follows itself. */
  count: Bilingual
  marks: { rule: number; text: Bilingual }[]
}

export interface MapLine {
  from: number
  to: number
  points: Point[]
  width: number
  deviates: boolean
  /** Lines of text, and the middle of the place that was kept free for them. */
  label: { lines: Bilingual[]; at: Point; width: number; height: number }
}

export interface MapLayout {
  width: number
  height: number
  nodes: MapNode[]
  lines: MapLine[]
}

import type { Bilingual } from '../../../src/base/schema.ts'

/** One thing on a lane: an event, or a step that is expected and not seen. */
export interface Item {
  position: number
  lane: number
  day: number
  minute: number
  kind: 'event' | 'witness' | 'missing'
  witness: number | null
  time: string
  name: Bilingual
  detail: string
  /** Of a missing step: the case has it elsewhere. */
  elsewhere: boolean
  width: number
}

/** A stretch of hours of one day, or days that are not drawn. Coordinates in pixels. */
export interface Segment {
  day: number
  lastDay: number
  fromHour: number
  toHour: number
  items: Item[]
  /** Events of days that are left out. */
  skipped: number
  x: number
  width: number
}

export interface Band {
  segments: Segment[]
  /** Lanes with something on them in this band, by their index in the case. */
  lanes: { lane: number; top: number; height: number; placed: Placed[] }[]
  height: number
}

/** An item with its dot, and where its label stands: row 0 beside the dot, further rows beneath, -1 nowhere. */
export interface Placed {
  item: Item
  x: number
  row: number
  anchor: 'start' | 'end'
}

/** An item at its place, and the ends of its day. */
export interface Dot {
  item: Item
  x: number
  left: number
  right: number
}

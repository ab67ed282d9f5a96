import type { Bilingual } from '../../../../src/base/schema.ts'
import { LANES, type Lane } from '../../../../src/law/schema.ts'

export { LANES, type Lane }

/** The life of a shipment as plain data; events in their order. Places are positions in `events`. */
export interface TimelineData {
  events: readonly {
    at: string | null
    activity: Bilingual
    lane: Lane
    account: string | null
    /** Number of the witness disc. */
    witness?: number | null
    /** Under the name, where there is no account: a detail in words. */
    detail?: string
  }[]
  /** Steps that a rule expects and nobody sees. */
  missing?: readonly { activity: Bilingual; lane: Lane; after: number | null; before: number | null }[]
  /** The interval that matters. */
  span?: readonly [number, number] | null
  /** Times without data; without a lane, on all. */
  dark?: readonly { from: string; until: string; lane: Lane | null; label: string }[]
}

/** One thing on a lane. Days are ISO days of the local calendar, minutes since their midnight. */
export interface Item {
  kind: 'event' | 'witness' | 'missing' | 'dark' | 'group'
  position: number
  lane: number
  day: string
  minute: number
  /** Of a time without data: the minute at which it begins. */
  fromMinute: number
  witness: number | null
  time: string
  name: string
  detail: string
  width: number
}

/** A stretch of hours of one day, or days that are not drawn. Coordinates in pixels. */
export interface Segment {
  day: string
  lastDay: string
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
  lanes: { lane: number; top: number; height: number; placed: Placed[] }[]
  height: number
}

/** An item at its place, and the ends of its day; `from` is where a time without data begins. */
export interface Dot {
  item: Item
  x: number
  from: number
  left: number
  right: number
}

/** Where a label stands: row 0 beside the dot, further rows beneath, -1 nowhere. */
export interface Placed {
  item: Item
  x: number
  from: number
  row: number
  anchor: 'start' | 'end'
}

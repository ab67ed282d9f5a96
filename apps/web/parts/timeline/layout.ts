import { daysBetween } from '../../i18n/format.ts'
import { placeLabels, radius } from './labels.ts'
import { LANES, type Band, type Dot, type Item, type Segment } from './shape.ts'

export const LANE_NAMES = 112
export const HEAD = 42
export const LANE = 54
export const MIDDLE = 27
const CUT = 20
const PAD = 16
const ROW = 30

/** Lays items out in bands of days; linear hours inside a day. */
export function layoutTimeline(items: readonly Item[], width: number): Band[] {
  const room = width - LANE_NAMES
  let segments = splitDays(items)
  if (sum(segments.map((segment) => naturalWidth(segment, room))) > 3 * room) segments = skipQuietDays(segments)
  const bands = flow(segments, room)
  return bands.map((band) => finishBand(band, room, bands.length > 1))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** A day begins and ends with its events; a time without data is cut to where they stand, but for an hour. */
function splitDays(items: readonly Item[]): Segment[] {
  const days = Map.groupBy(
    items.toSorted((a, b) => a.day.localeCompare(b.day)),
    ({ day }) => day,
  )
  return [...days].map(([day, own]) => {
    const minutes = own.filter(({ kind }) => kind !== 'dark').map(({ minute }) => minute)
    const fromHour = Math.floor(Math.min(...minutes) / 60)
    const toHour = Math.max(fromHour + 1, Math.ceil((Math.max(...minutes) + 1) / 60))
    return { day, lastDay: day, fromHour, toHour, items: own, skipped: 0, x: 0, width: 0 }
  })
}

/** Days with nothing to point at, between the first and the last, become one narrow gap each run. */
function skipQuietDays(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = []
  for (const [index, segment] of segments.entries()) {
    const quiet = index > 0 && index < segments.length - 1 && segment.items.every(({ kind }) => kind === 'event' || kind === 'group')
    const last = kept.at(-1)
    if (!quiet) kept.push(segment)
    else if (last !== undefined && last.skipped > 0) {
      last.skipped += segment.items.length
      last.lastDay = segment.day
    } else kept.push({ ...segment, items: [], skipped: segment.items.length })
  }
  return kept
}

/** How wide a day would like to be: its hours, and half of the longest lane of labels (they may stand in two rows). */
function naturalWidth(segment: Segment, room: number): number {
  if (segment.skipped > 0) return 96
  const perLane = LANES.map((_, lane) => sum(segment.items.filter((item) => item.lane === lane).map((item) => item.width + 30)))
  const widestLabel = Math.max(...segment.items.map((item) => item.width))
  return Math.min(room, Math.max(150, widestLabel + 50, Math.max(...perLane) * 0.6, (segment.toHour - segment.fromHour) * 34))
}

function flow(segments: readonly Segment[], room: number): Segment[][] {
  const bands: Segment[][] = []
  let used = 0
  for (const segment of segments) {
    const width = naturalWidth(segment, room)
    const last = bands.at(-1)
    if (last === undefined || used + CUT + width > room) {
      bands.push([segment])
      used = width
    } else {
      last.push(segment)
      used += CUT + width
    }
  }
  return bands
}

/** Gives the days of a band their places, wide enough to fill it, and sets the labels of each lane. */
function finishBand(segments: readonly Segment[], room: number, many: boolean): Band {
  const natural = segments.map((segment) => naturalWidth(segment, room))
  const free = room - CUT * (segments.length - 1) - sum(natural)
  const all = sum(segments.map(({ items }) => items.length))
  let x = LANE_NAMES
  const placed = segments.map((segment, index) => {
    // Days with more to say get more of what is left.
    const more = (free * segment.items.length) / Math.max(1, all)
    const width = natural[index] + (many ? Math.min(more, natural[index] / 2) : more)
    const at = { ...segment, x, width }
    x += width + CUT
    return at
  })
  const lanes: Band['lanes'] = []
  let top = HEAD
  for (const lane of LANES.keys()) {
    const dots = placed.flatMap((segment) => dotsOf(segment, lane))
    if (many && dots.length === 0) continue
    const labels = placeLabels(spread(dots), LANE_NAMES, LANE_NAMES + room)
    const height = LANE + ROW * Math.max(0, ...labels.map((label) => label.row))
    lanes.push({ lane, top, height, placed: labels })
    top += height
  }
  return { segments: placed, lanes, height: top + 6 }
}

/** Dots of one lane that would cover each other move a little to the right; their order stays. */
function spread(dots: readonly Dot[]): Dot[] {
  let taken = -Infinity
  return dots.map((dot) => {
    if (dot.item.kind === 'dark') return dot
    const at = Math.max(dot.x, taken + radius(dot.item) + 1)
    taken = at + radius(dot.item)
    return { ...dot, x: at, from: at }
  })
}

function dotsOf(segment: Segment, lane: number): Dot[] {
  const ends = { left: segment.x, right: segment.x + segment.width }
  const inside = (minute: number): number => Math.min(segment.toHour * 60, Math.max(segment.fromHour * 60, minute))
  return segment.items
    .filter((item) => item.lane === lane)
    .toSorted((a, b) => a.minute - b.minute || a.position - b.position)
    .map((item) => ({ item, x: xOf(segment, inside(item.minute)), from: xOf(segment, inside(item.fromMinute)), ...ends }))
    .filter(({ item, x, from }) => item.kind !== 'dark' || x - from > 1)
}

export function xOf(segment: Segment, minute: number): number {
  const share = (minute - segment.fromHour * 60) / ((segment.toHour - segment.fromHour) * 60)
  return segment.x + PAD + share * hoursWidth(segment)
}

/** The hours leave room at the right for the labels of the last events. */
function hoursWidth({ width, fromHour, toHour, items }: Segment): number {
  const needs = items.map((item) => {
    const rest = Math.min(0.95, Math.max(0, 1 - (item.minute / 60 - fromHour) / (toHour - fromHour)))
    return (item.width + 28 - rest * (width - PAD)) / (1 - rest)
  })
  return width - PAD - Math.min(Math.max(PAD, ...needs), Math.max(PAD, width - 56))
}

/** The full hours that get a line, as many as have room. */
export function hoursOf(segment: Segment): number[] {
  const perHour = hoursWidth(segment) / (segment.toHour - segment.fromHour)
  const step = [1, 2, 3, 4, 6, 12].find((hours) => hours * perHour >= 46) ?? 24
  const all = Array.from({ length: segment.toHour - segment.fromHour + 1 }, (_, index) => segment.fromHour + index)
  return all.filter((hour) => hour % step === 0)
}

/** Days between the first and the last of a gap. */
export function isOneDay({ day, lastDay }: Segment): boolean {
  return daysBetween(day, lastDay) === 0
}

/** The ends of the interval that matters, where both stand in this band and far enough apart. */
export function bracketOf(band: Band, span: readonly [number, number] | null | undefined) {
  if (span === null || span === undefined) return null
  const dots = band.lanes.flatMap((lane) => lane.placed.map(({ item, x }) => ({ position: item.position, x, y: lane.top + MIDDLE })))
  const from = dots.find(({ position }) => position === span[0])
  const to = dots.find(({ position }) => position === span[1])
  return from === undefined || to === undefined || to.x - from.x < 24 ? null : { from, to }
}

import type { Bilingual } from '../../../src/base/schema.ts'
import type { TimelineEvent, WorstCase } from '../../../src/detect/report/schema.ts'
import { cutBoth, textWidth, widest } from './measure.ts'
import { formatMinute } from './text.ts'
import { placeLabels, radius } from './timeline-labels.ts'
import type { Band, Dot, Item, Segment } from './timeline-shape.ts'

export const WIDTH = 1160
export const LANE_NAMES = 112
const CUT = 20
const PAD = 16
const ROOM = WIDTH - LANE_NAMES
const LONGEST_NAME = 30

export const HEAD = 42

/** Lays a case out in bands of days; linear hours inside a day. Null where no event is dated. */
export function layoutTimeline(one: WorstCase, names: readonly Bilingual[]): Band[] | null {
  const items = collectItems(one, names)
  if (items.length === 0) return null
  let segments = splitDays(items)
  if (sum(segments.map(naturalWidth)) > 3 * ROOM) segments = skipQuietDays(segments)
  const bands = flow(segments)
  return bands.map((band) => finishBand(band, one.lanes.length, bands.length > 1))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function collectItems(one: WorstCase, names: readonly Bilingual[]): Item[] {
  const firstDated = one.events.find((event) => event.moment !== null)?.moment
  if (firstDated === null || firstDated === undefined) return []
  let moment = firstDated
  const items: Item[] = one.events.map((event) => {
    moment = event.moment ?? moment
    return eventItem(event, moment, names[event.activity] ?? { vi: '?', en: '?' })
  })
  return [...items, ...missingItems(one, items)].toSorted((a, b) => a.position - b.position)
}

function eventItem(event: TimelineEvent, moment: { day: number; minute: number }, activity: Bilingual): Item {
  const name = cutBoth(activity, LONGEST_NAME)
  const time = event.moment === null ? '--:--' : formatMinute(event.moment.minute)
  const detail = event.account ?? ''
  const width = Math.max(textWidth(`${time} `, 13) + widest(name, 13), textWidth(detail, 12))
  return {
    position: event.position,
    lane: event.lane,
    ...moment,
    kind: event.witness === null ? 'event' : 'witness',
    witness: event.witness,
    time,
    name,
    detail,
    elsewhere: false,
    width,
  }
}

/** A ring half-way between the events around the place where the step would stand. */
function missingItems(one: WorstCase, items: readonly Item[]): Item[] {
  const seen = new Set<string>()
  return one.findings.flatMap(({ missing }) => {
    if (missing === null || seen.has(`${missing.before} ${missing.activity.en}`)) return []
    seen.add(`${missing.before} ${missing.activity.en}`)
    const after = items.find((item) => item.position >= missing.before)
    const before = items.findLast((item) => item.position < missing.before)
    const beside = before ?? after
    if (beside === undefined) return []
    const name = cutBoth(missing.activity, LONGEST_NAME)
    const minute =
      after !== undefined && before !== undefined && after.day === before.day
        ? (before.minute + after.minute) / 2
        : beside.minute + (before === undefined ? -20 : 20)
    return [
      {
        position: missing.before - 0.5,
        lane: missing.lane,
        day: beside.day,
        minute: Math.min(1439, Math.max(0, minute)),
        kind: 'missing' as const,
        witness: null,
        time: '',
        name,
        detail: '',
        elsewhere: missing.elsewhere,
        width: Math.max(widest(name, 13), 150),
      },
    ]
  })
}

function splitDays(items: readonly Item[]): Segment[] {
  const segments: Segment[] = []
  for (const item of items) {
    const last = segments.at(-1)
    if (last !== undefined && last.day === item.day) last.items.push(item)
    else segments.push({ day: item.day, lastDay: item.day, fromHour: 0, toHour: 24, items: [item], skipped: 0, x: 0, width: 0 })
  }
  return segments.map((segment) => {
    const minutes = segment.items.map((item) => item.minute)
    const fromHour = Math.floor(Math.min(...minutes) / 60)
    return { ...segment, fromHour, toHour: Math.max(fromHour + 1, Math.ceil((Math.max(...minutes) + 1) / 60)) }
  })
}

/** Days with nothing to point at, between the first and the last, become one narrow gap each run. */
function skipQuietDays(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = []
  for (const [index, segment] of segments.entries()) {
    const quiet = index > 0 && index < segments.length - 1 && segment.items.every((item) => item.kind === 'event')
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
function naturalWidth(segment: Segment): number {
  if (segment.skipped > 0) return 96
  const perLane = new Map<number, number>()
  for (const item of segment.items) perLane.set(item.lane, (perLane.get(item.lane) ?? 0) + item.width + 30)
  const widestLabel = Math.max(...segment.items.map((item) => item.width))
  const labels = Math.max(...perLane.values())
  return Math.min(ROOM, Math.max(150, widestLabel + 50, labels * 0.6, (segment.toHour - segment.fromHour) * 34))
}

function flow(segments: readonly Segment[]): Segment[][] {
  const bands: Segment[][] = []
  let used = 0
  for (const segment of segments) {
    const width = naturalWidth(segment)
    const last = bands.at(-1)
    if (last === undefined || used + CUT + width > ROOM) {
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
function finishBand(segments: readonly Segment[], laneCount: number, many: boolean): Band {
  const natural = segments.map(naturalWidth)
  const stretch = (ROOM - CUT * (segments.length - 1)) / sum(natural)
  let x = LANE_NAMES
  const placed = segments.map((segment, index) => {
    const width = natural[index] * (many ? Math.min(stretch, 1.5) : stretch)
    const at = { ...segment, x, width }
    x += width + CUT
    return at
  })
  const lanes: Band['lanes'] = []
  let top = HEAD
  for (let lane = 0; lane < laneCount; lane++) {
    const dots = placed.flatMap((segment) => dotsOf(segment, lane))
    if (many && dots.length === 0) continue
    const labels = placeLabels(spread(dots), LANE_NAMES, WIDTH)
    const height = 50 + 30 * Math.max(0, ...labels.map((label) => label.row))
    lanes.push({ lane, top, height, placed: labels })
    top += height
  }
  return { segments: placed, lanes, height: top + 6 }
}

/** Dots of one lane that would cover each other move a little to the right; their order stays. */
function spread(dots: readonly Dot[]): Dot[] {
  let taken = -Infinity
  return dots.map((dot) => {
    const at = Math.max(dot.x, taken + radius(dot.item) + 1)
    taken = at + radius(dot.item)
    return { ...dot, x: at }
  })
}

function dotsOf(segment: Segment, lane: number): Dot[] {
  const ends = { left: segment.x, right: segment.x + segment.width }
  return segment.items.filter((item) => item.lane === lane).map((item) => ({ item, x: xOf(segment, item.minute), ...ends }))
}

export function xOf(segment: Segment, minute: number): number {
  const share = (minute - segment.fromHour * 60) / ((segment.toHour - segment.fromHour) * 60)
  return segment.x + PAD + share * (segment.width - 2 * PAD)
}

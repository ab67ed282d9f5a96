import type { Lane, Span, Tenure } from '../../../../src/organisation/schema.ts'
import { daysBetween } from '../../i18n/format.ts'
import { daysAfter } from '../../units/links.ts'

export const NAMES = 192
export const HEAD = 34
const BAR = 30
const LANE = 50
const ROW = 34
export const FOOT = 30

/** Days that the picture is of, both included. */
export interface Period {
  from: string
  until: string
}

export interface Bar {
  tenure: Tenure
  x: number
  y: number
  width: number
  height: number
  /** With another in the same role on the same days. */
  twice: boolean
}

export interface Gap {
  span: Span
  x: number
  y: number
  width: number
  height: number
}

export interface PlacedLane {
  lane: Lane
  top: number
  height: number
  bars: readonly Bar[]
  gaps: readonly Gap[]
}

export interface Tick {
  x: number
  /** A year begins; else a quarter. */
  year: string | null
}

export interface Layout {
  lanes: readonly PlacedLane[]
  ticks: readonly Tick[]
  height: number
  xOf: (day: string) => number
}

/** Everything that has a day, and today; whole years. */
export function wholePeriod(lanes: readonly Lane[], today: string): Period {
  const days = lanes.flatMap(({ bars, gaps }) => [...bars, ...gaps].flatMap(({ from, until }) => [from ?? [], until ?? []].flat()))
  const sorted = [...days, today].toSorted()
  return yearsOf(sorted[0]!, sorted.at(-1)!)
}

const THREE = 3

/** The year of a day with one before and one after; or with two before, where the one after is still to come. */
export function threeYears(on: string, today: string): Period {
  const year = Number(on.slice(0, 4))
  const last = Math.max(year, Math.min(year + 1, Number(today.slice(0, 4))))
  return yearsOf(String(last - 2), String(last))
}

export function isLong({ from, until }: Period): boolean {
  return Number(until.slice(0, 4)) - Number(from.slice(0, 4)) >= THREE
}

function yearsOf(first: string, last: string): Period {
  return { from: `${first.slice(0, 4)}-01-01`, until: `${last.slice(0, 4)}-12-31` }
}

/** Lanes one under the other over a period; what lies on the days of another in its lane stands in a second row. */
export function layoutLine(lanes: readonly Lane[], period: Period, width: number): Layout {
  const perDay = (width - NAMES) / (daysBetween(period.from, period.until) + 1)
  const xOf = (day: string): number => NAMES + daysBetween(period.from, day) * perDay
  const placed: PlacedLane[] = []
  let top = HEAD
  for (const lane of lanes) {
    const one = placeLane(lane, period, xOf, top)
    if (one === null) continue
    placed.push(one)
    top += one.height
  }
  return { lanes: placed, ticks: ticksOf(period, xOf, perDay), height: top + FOOT, xOf }
}

type XOf = (day: string) => number

function placeLane(lane: Lane, period: Period, xOf: XOf, top: number): PlacedLane | null {
  const bars = lane.bars.filter((bar) => touches(bar, period))
  const gaps = lane.gaps.filter((gap) => touches(gap, period))
  if (bars.length === 0 && gaps.length === 0) return null
  const rows = rowsOf(bars)
  const y = top + (LANE - BAR) / 2
  const box = (days: { from: string | null; until: string | null }, row: number) => ({
    ...spread(days, period, xOf),
    y: y + row * ROW,
    height: BAR,
  })
  const twice = (one: Tenure): boolean => bars.some((other) => other !== one && other.role === one.role && overlap(one, other))
  return {
    lane,
    top,
    height: LANE + Math.max(0, ...rows) * ROW,
    bars: bars.map((tenure, at) => ({ tenure, ...box(tenure, rows[at]!), twice: twice(tenure) })),
    gaps: gaps.map((span) => ({ span, ...box(span, 0) })),
  }
}

interface Days {
  from: string | null
  until: string | null
}

const FIRST = '0000-01-01'
const LAST = '9999-12-31'

function overlap(one: Days, other: Days): boolean {
  return (one.from ?? FIRST) <= (other.until ?? LAST) && (other.from ?? FIRST) <= (one.until ?? LAST)
}

function touches(days: Days, period: Period): boolean {
  return overlap(days, period)
}

/** The first row in which each one is alone on its days. */
function rowsOf(bars: readonly Days[]): number[] {
  const rows: Days[][] = []
  return bars.map((bar) => {
    const free = rows.findIndex((row) => !row.some((other) => overlap(bar, other)))
    const row = free === -1 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), bar]
    return row
  })
}

function spread({ from, until }: Days, period: Period, xOf: XOf): { x: number; width: number } {
  const start = from === null || from < period.from ? period.from : from
  const end = until === null || until > period.until ? period.until : until
  const x = xOf(start)
  return { x, width: Math.max(2, xOf(daysAfter(end, 1)) - x) }
}

const QUARTERS = ['01-01', '04-01', '07-01', '10-01'] as const
const LEAST = 34

function ticksOf({ from, until }: Period, xOf: XOf, perDay: number): Tick[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
  const quarters = perDay * 91 >= LEAST ? QUARTERS : QUARTERS.slice(0, 1)
  // So many years that their numbers would touch: every second, fifth or tenth has one.
  const each = [1, 2, 5, 10].find((step) => step * perDay * 365 >= LEAST + 8) ?? 20
  return years.flatMap((year) =>
    quarters.map((quarter, at) => ({ x: xOf(`${year}-${quarter}`), year: at === 0 && Number(year) % each === 0 ? year : null })),
  )
}

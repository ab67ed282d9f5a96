import { isoDay } from '../base/index.ts'
import type { Calendar } from '../law/schema.ts'

/** Vietnam has kept UTC+7 without summer time since 1975; times here are seconds of the local clock since 1970. */
export const LOCAL_OFFSET = 7 * 3600
export const DAY = 86_400
export const HOUR = 3_600
export const MINUTE = 60

/** Opening stretches of a calendar over a range of days, so that working time is found by look-up. */
export interface WorkClock {
  firstDay: number
  lastDay: number
  /** Start, end and working seconds before each stretch. */
  opens: Float64Array
  closes: Float64Array
  before: Float64Array
  /** Per day: the first stretch of that day or after it. */
  firstOfDay: Int32Array
}

/** Day number of a local time. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY)
}

/** 0 = Sunday … 6 = Saturday. 1970-01-01 was a Thursday. */
export function weekday(day: number): number {
  return (day + 4) % 7
}

function hoursOf(calendar: Calendar, day: number): readonly { from: number; to: number }[] {
  const iso = isoDay(day)
  return calendar.workdays.get(iso) ?? (calendar.holidays.has(iso) ? [] : calendar.week[weekday(day)])
}

export function buildWorkClock(calendar: Calendar, firstDay: number, lastDay: number): WorkClock {
  const opens: number[] = []
  const closes: number[] = []
  const before: number[] = []
  const firstOfDay = new Int32Array(lastDay - firstDay + 2)
  let total = 0
  for (let day = firstDay; day <= lastDay; day++) {
    firstOfDay[day - firstDay] = opens.length
    for (const { from, to } of hoursOf(calendar, day)) {
      opens.push(day * DAY + from * MINUTE)
      closes.push(day * DAY + to * MINUTE)
      before.push(total)
      total += (to - from) * MINUTE
    }
  }
  firstOfDay[lastDay - firstDay + 1] = opens.length
  return {
    firstDay,
    lastDay,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    before: Float64Array.from(before),
    firstOfDay,
  }
}

export function isWorkingDay(clock: WorkClock, day: number): boolean {
  const at = day - clock.firstDay
  return clock.firstOfDay[at + 1] > clock.firstOfDay[at]
}

/** The first stretch that ends after `time`. */
function stretchAt(clock: WorkClock, time: number): number {
  let stretch = clock.firstOfDay[Math.floor(time / DAY) - clock.firstDay]
  while (clock.closes[stretch] <= time) stretch++
  return stretch
}

/** `time` itself while offices are open, else the next opening. */
export function whenOpen(clock: WorkClock, time: number): number {
  const opens = clock.opens[stretchAt(clock, time)]
  return opens > time ? opens : time
}

/** The instant by which `seconds` of opening time have gone by since `time`. */
export function afterWork(clock: WorkClock, time: number, seconds: number): number {
  let stretch = stretchAt(clock, time)
  let start = Math.max(time, clock.opens[stretch])
  let left = seconds
  while (start + left > clock.closes[stretch]) {
    left -= clock.closes[stretch] - start
    stretch++
    start = clock.opens[stretch]
  }
  return start + left
}

/** Start of the `count`-th working day after the day of `time`. */
export function workingDaysAfter(clock: WorkClock, time: number, count: number): number {
  let day = dayOf(time)
  for (let left = count; left > 0;) {
    day++
    if (isWorkingDay(clock, day)) left--
  }
  return day * DAY
}

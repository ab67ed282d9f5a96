const DAY = 86_400_000
const AROUND = 75
/** A label of a month takes so much. */
const ROOM = 56

export interface RibbonBar {
  instrument: string
  x: number
  wide: number
  lane: number
}

interface Ribbon {
  bars: RibbonBar[]
  ticks: { x: number; label: string }[]
  lanes: number
  xOf: (day: string) => number
}

/** Where instruments, months and days stand on a ribbon of a width, from somewhat before the first of the days to somewhat after the last. */
export function ribbonOf(
  law: readonly { instrument: string; from: string; until: string | null }[],
  days: readonly string[],
  width: number,
): Ribbon {
  const times = days.filter((day) => day !== '').map((day) => Date.parse(day))
  const [first, last] = [Math.min(...times) - AROUND * DAY, Math.max(...times) + AROUND * DAY]
  const scale = width / Math.max(last - first, DAY)
  const xOf = (day: string): number => Math.round((Date.parse(day) - first) * scale)
  const ends: number[] = []
  const bars = law
    .map(({ instrument, from, until }) => ({
      instrument,
      x: Math.max(0, xOf(from)),
      end: until === null ? width : Math.min(width, xOf(until)),
    }))
    .filter(({ x, end }) => end > 0 && x < width)
    .map(({ instrument, x, end }) => {
      const free = ends.findIndex((taken) => taken <= x)
      const lane = free === -1 ? ends.length : free
      ends[lane] = end
      return { instrument, x, wide: Math.max(2, end - x), lane }
    })
  return { bars, ticks: times.length === 0 ? [] : monthsOf(first, last, scale), lanes: ends.length, xOf }
}

function monthsOf(first: number, last: number, scale: number): Ribbon['ticks'] {
  const step = Math.max(1, Math.ceil(ROOM / (30 * DAY * scale)))
  const start = new Date(first)
  const ticks: Ribbon['ticks'] = []
  for (let month = 1; ticks.length < 200; month++) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1)
    if (at > last) break
    const date = new Date(at)
    if ((date.getUTCFullYear() * 12 + date.getUTCMonth()) % step === 0)
      ticks.push({ x: Math.round((at - first) * scale), label: `${date.getUTCMonth() + 1}/${date.getUTCFullYear()}` })
  }
  return ticks
}

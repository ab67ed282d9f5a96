/** First day of the month in which a stretch of so many months up to a day begins. */
export function beginning(until: string, months: number): string {
  const [year, month, day] = until.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const start = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, lastDay) + 1))
  return `${start.toISOString().slice(0, 7)}-01`
}

const DAY = 86_400_000

/** Days from one day to another. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY)
}

/** First days of the weeks (Mondays) or months from one day to another. */
export function starts(grain: 'week' | 'month', from: string, until: string): string[] {
  const found: string[] = []
  const last = Date.parse(until)
  let date = new Date(from)
  if (grain === 'week') date = new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY)
  else date.setUTCDate(1)
  while (date.getTime() <= last) {
    found.push(date.toISOString().slice(0, 10))
    date = grain === 'week' ? new Date(date.getTime() + 7 * DAY) : new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
  }
  return found
}

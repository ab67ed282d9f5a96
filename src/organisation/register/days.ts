import { cell, daysOf, keyOf, placeOf, type Mistakes, type Row } from './rows.ts'
import type { Wrong } from './words.ts'

/** Over which days each code holds: its rows joined where they touch. */
export interface Cover {
  knows: (code: string) => boolean
  /** Whether all the days of a row are among them. */
  covers: (code: string, row: Row) => boolean
}

export function coverOf(rows: readonly Row[], key: string): Cover {
  const spans = new Map([...Map.groupBy(rows, (row) => cell(row, key))].map(([code, of]) => [code, joined(of.map(daysOf))]))
  return {
    knows: (code) => spans.has(code),
    covers: (code, row) => {
      const { from, until } = daysOf(row)
      return spans.get(code)?.some((span) => span.from <= from && until <= span.until) ?? false
    },
  }
}

interface Span {
  from: string
  until: string
}

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const span of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = whole.at(-1)
    if (last === undefined || span.from > nextDay(last.until)) whole.push({ ...span })
    else if (span.until > last.until) last.until = span.until
  }
  return whole
}

const NEVER = '9999-99-99'

function nextDay(day: string): string {
  if (day === NEVER) return day
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * Refuses rows of one group whose days overlap, naming both. Where only one of the two is the file's it is told there; where neither is, the register
 * has been so before and nothing is said; nor of one row that stands there twice, which is told as that.
 */
export function refuseOverlaps(rows: readonly Row[], groupOf: (row: Row) => string, wrong: Wrong, mistakes: Mistakes): void {
  const sound = rows.filter((row) => row.broken !== true)
  for (const [, group] of Map.groupBy(sound, groupOf)) {
    const ordered = group.toSorted((one, other) => (daysOf(one).from < daysOf(other).from ? -1 : 1))
    let last: Row | undefined
    for (const row of ordered) {
      if (last !== undefined && daysOf(row).from <= daysOf(last).until) refusePair(last, row, wrong, mistakes)
      if (last === undefined || daysOf(row).until > daysOf(last).until) last = row
    }
  }
}

function refusePair(one: Row, other: Row, wrong: Wrong, mistakes: Mistakes): void {
  const [told, against] = other.at === null ? [one, other] : [other, one]
  if (told.at === null || keyOf(told) === keyOf(against)) return
  const unit = cell(told, 'unit')
  mistakes.add(told, 'from', wrong, ...(wrong === 'overlap' ? [] : [unit]), placeOf(against))
}

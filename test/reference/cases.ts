import { DAY, HOUR } from './clock.ts'
import type { Case, Event, Row, Rulebook } from './model.ts'

/** The cases of a log, in the order of their first appearance, events in order, rejected rows apart. */
export function casesOf(rows: readonly Row[], rulebook: Rulebook): Case[] {
  const ids = [...new Set(rows.map((row) => row.case))].filter((id) => id !== '')
  const end = Math.max(...rows.filter((row) => row.activity !== '').map((row) => (typeof row.time === 'number' ? row.time : -Infinity)))
  return ids.map((id) => caseOf(id, rows, rulebook, end)).filter((kase) => kase.events.length > 0)
}

function caseOf(id: string, rows: readonly Row[], rulebook: Rulebook, end: number): Case {
  const mine = rows.map((row, at) => eventOf(row, at, rulebook)).filter((_, at) => rows[at]!.case === id)
  const usable = (event: Event): boolean => rows[event.id]!.time !== 'unreadable' && event.activity !== null
  const events = sorted(mine.filter(usable))
  const rejected = mine.filter((event) => !usable(event))
  return { id, events, rejected, finished: isFinished(events, rulebook, end) }
}

function eventOf(row: Row, id: number, rulebook: Rulebook): Event {
  const text = (value: string): string | null => (value === '' ? null : value)
  return {
    id,
    position: null,
    activity: text(row.activity),
    time: typeof row.time === 'number' ? row.time : null,
    resource: rulebook.notAPerson.includes(row.resource) ? null : text(row.resource),
    attributes: { channel: text(row.channel), lot: text(row.lot), amount: text(row.amount) },
  }
}

/** By instant; equal ones by row; one without a date goes with the dated row before it, a leading one first. */
function sorted(events: Event[]): Event[] {
  let before = -Infinity
  const placed = events.map((event) => {
    before = event.time ?? before
    return { event, at: before }
  })
  placed.sort((x, y) => (x.at === y.at ? x.event.id - y.event.id : x.at - y.at))
  return placed.map(({ event }, position) => ({ ...event, position }))
}

function isFinished(events: Event[], rulebook: Rulebook, end: number): boolean {
  const { finished } = rulebook
  if (finished === undefined) return true
  if (Array.isArray(finished)) return events.some((event) => finished.includes(event.activity ?? ''))
  const [, amount, unit] = /^(\d+)([hd])$/.exec(finished.idle) ?? []
  const last = Math.max(...events.map((event) => event.time ?? -Infinity))
  return Number.isFinite(last) && end - last >= Number(amount) * (unit === 'h' ? HOUR : DAY)
}

import { DAYS, overlapping, parseHours } from '../hours.ts'
import type { Hours } from '../hours.ts'
import type { Calendar } from '../schema.ts'
import { noteAt } from './document.ts'
import type { YamlFile } from './document.ts'
import { choiceOf, fieldsOf, integerOf, itemsOf, shorten, textOf, wordOf } from './fields.ts'
import type { Fields } from './fields.ts'
import { bilingualOf, dayOf, yesOrNo, zoneOf } from './values.ts'

type Week = Calendar['week']
type Workdays = Map<string, Hours>
interface Years {
  holidays: Set<string>
  workdays: Workdays
  known?: { from: string; until: string }
}

/** Reads a file `liem: calendar/1`. */
export function calendarFileOf(yaml: YamlFile): Calendar | undefined {
  const allowed = ['liem', 'id', 'title', 'timezone', 'days', 'hours', 'years']
  const fields = fieldsOf(yaml, yaml.root, 'a calendar', allowed)
  if (fields === undefined) return undefined
  required(
    yaml,
    fields,
    allowed.filter((key) => key !== 'title'),
  )
  if (fields.values.has('liem')) choiceOf(yaml, fields.values.get('liem'), 'format', ['calendar/1'])
  if (fields.values.has('title')) bilingualOf(yaml, fields.values.get('title'), 'title')
  const id = fields.values.has('id') ? wordOf(yaml, fields.values.get('id'), 'id') : undefined
  const timezone = fields.values.has('timezone') ? zoneOf(yaml, fields.values.get('timezone')) : undefined
  const { week, hours } = weekOf(yaml, fields)
  const years = fields.values.has('years') ? yearsOf(yaml, fields.values.get('years'), week, hours) : undefined
  if (id === undefined || timezone === undefined || years === undefined) return undefined
  return { id, timezone, week, ...years }
}

/** Reads a calendar that stands in a rulebook: { timezone, days, hours, holidays }. */
export function inlineCalendarOf(yaml: YamlFile, given: unknown): Calendar | undefined {
  const fields = fieldsOf(yaml, given, 'the calendar', ['timezone', 'days', 'hours', 'holidays'])
  if (fields === undefined) return undefined
  required(yaml, fields, ['timezone', 'days', 'hours'])
  const timezone = fields.values.has('timezone') ? zoneOf(yaml, fields.values.get('timezone')) : undefined
  const { week } = weekOf(yaml, fields)
  const holidays = new Set<string>()
  const listed = fields.values.get('holidays')
  for (const item of listed === undefined ? [] : (itemsOf(yaml, listed, 'the list', 0) ?? [])) {
    const day = dayOf(yaml, item, 'holiday')
    if (day !== undefined) once(yaml, item, holidays, day)
  }
  return timezone === undefined ? undefined : { id: 'inline', timezone, week, holidays, workdays: new Map() }
}

function required(yaml: YamlFile, fields: Fields, keys: readonly string[]): void {
  for (const key of keys) if (!fields.keys.has(key)) noteAt(yaml, fields.node, `the calendar lacks ${key}`)
}

function weekOf(yaml: YamlFile, fields: Fields): { week: Week; hours: Hours } {
  const days = new Set<string>()
  for (const item of fields.values.has('days') ? (itemsOf(yaml, fields.values.get('days'), 'days') ?? []) : []) {
    const day = choiceOf(yaml, item, 'day', DAYS)
    if (day !== undefined) once(yaml, item, days, day)
  }
  const hours = fields.values.has('hours') ? hoursOf(yaml, fields.values.get('hours')) : []
  return { week: DAYS.map((day) => (days.has(day) ? hours : [])), hours }
}

function hoursOf(yaml: YamlFile, given: unknown): Hours {
  const slots: { from: number; to: number }[] = []
  for (const item of itemsOf(yaml, given, 'hours') ?? []) {
    const text = wordOf(yaml, item, 'hours')
    const slot = text === undefined ? undefined : parseHours(text)
    if (typeof slot === 'string') noteAt(yaml, item, `"${shorten(text ?? '')}": ${slot}`)
    else if (slot !== undefined) slots.push(slot)
  }
  slots.sort((x, y) => x.from - y.from)
  if (overlapping(slots)) noteAt(yaml, given, 'opening hours overlap')
  return slots
}

function yearsOf(yaml: YamlFile, given: unknown, week: Week, hours: Hours): Years | undefined {
  const result: Years = { holidays: new Set(), workdays: new Map() }
  const numbers: number[] = []
  for (const item of itemsOf(yaml, given, 'years') ?? []) {
    const year = yearOf(yaml, item, result, hours)
    if (year === undefined) continue
    if (numbers.includes(year)) noteAt(yaml, item, `the year ${year} is given twice`)
    numbers.push(year)
  }
  if (numbers.length === 0) return undefined
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  if (last - first >= numbers.length) noteAt(yaml, given, `a year between ${first} and ${last} is missing`)
  checkWorkdays(yaml, given, result, week)
  return { ...result, known: { from: `${first}-01-01`, until: `${last}-12-31` } }
}

function checkWorkdays(yaml: YamlFile, given: unknown, { holidays, workdays }: Years, week: Week): void {
  for (const day of workdays.keys()) {
    const usual = week[new Date(`${day}T00:00:00Z`).getUTCDay()].length > 0
    if (holidays.has(day) || usual)
      noteAt(yaml, given, `${day} is to be worked in place of another day, but it is ${usual ? 'a working day anyway' : 'a holiday'}`)
  }
}

function yearOf(yaml: YamlFile, item: unknown, into: Years, hours: Hours): number | undefined {
  const fields = fieldsOf(yaml, item, 'a year', ['year', 'source', 'holidays', 'swapped'])
  if (fields === undefined) return undefined
  if (!fields.keys.has('year')) return noteAt(yaml, fields.node, 'the year is missing')
  const year = fields.values.has('year') ? integerOf(yaml, fields.values.get('year'), 'year', 1900) : undefined
  if (fields.values.has('source')) checkSource(yaml, fields.values.get('source'))
  const holidays = fields.values.get('holidays')
  for (const holiday of holidays === undefined ? [] : (itemsOf(yaml, holidays, 'the list', 0) ?? [])) {
    const day = holidayOf(yaml, holiday)
    if (day === undefined) continue
    if (year !== undefined && !day.startsWith(`${year}-`)) noteAt(yaml, holiday, `${day} is not in ${year}`)
    once(yaml, holiday, into.holidays, day)
  }
  const swapped = fields.values.get('swapped')
  for (const swap of swapped === undefined ? [] : (itemsOf(yaml, swapped, 'the list', 0) ?? [])) readSwap(yaml, swap, into, hours)
  return year
}

function holidayOf(yaml: YamlFile, item: unknown): string | undefined {
  if (typeof item === 'object' && item !== null && 'value' in item) return dayOf(yaml, item, 'holiday')
  const fields = fieldsOf(yaml, item, 'a holiday', ['day', 'en', 'vi'])
  if (fields === undefined) return undefined
  for (const language of ['en', 'vi']) {
    const name = fields.values.get(language)
    if (name !== undefined) textOf(yaml, name, `name of the holiday (${language})`)
  }
  if (!fields.keys.has('day')) return noteAt(yaml, fields.node, 'the holiday lacks its day')
  return fields.values.has('day') ? dayOf(yaml, fields.values.get('day'), 'holiday') : undefined
}

function readSwap(yaml: YamlFile, item: unknown, into: Years, hours: Hours): void {
  const fields = fieldsOf(yaml, item, 'a swap', ['off', 'worked'])
  if (fields === undefined) return
  const [off, worked] = ['off', 'worked'].map((key) => {
    if (!fields.keys.has(key)) return noteAt(yaml, fields.node, `the swap lacks ${key}`, 'write { off: 2026-01-02, worked: 2026-01-10 }')
    return fields.values.has(key) ? dayOf(yaml, fields.values.get(key), key) : undefined
  })
  if (off !== undefined) once(yaml, fields.values.get('off'), into.holidays, off)
  if (worked === undefined) return
  if (into.workdays.has(worked)) noteAt(yaml, fields.values.get('worked'), `${worked} is given twice`)
  into.workdays.set(worked, hours)
}

function checkSource(yaml: YamlFile, given: unknown): void {
  const fields = fieldsOf(yaml, given, 'source', ['cite', 'confirmed', 'note'])
  if (fields === undefined) return
  if (!fields.keys.has('cite')) noteAt(yaml, fields.node, 'the source lacks cite')
  for (const key of ['cite', 'note']) if (fields.values.has(key)) textOf(yaml, fields.values.get(key), key)
  if (fields.values.has('confirmed')) yesOrNo(yaml, fields.values.get('confirmed'), 'confirmed')
}

function once(yaml: YamlFile, node: unknown, days: Set<string>, day: string): void {
  if (days.has(day)) noteAt(yaml, node, `${day} is given twice`)
  days.add(day)
}

import { bufferFor, type ColumnBuffer, type WrittenColumn } from '../lake/index.ts'
import type { CaseEvents } from './case-events.ts'
import { ACTIVITIES, BOOLEANS, CHANNEL_NAMES, FALSE, LEVELS, REASONS, REGIMES, RESULTS, SHIFTS, TRUE, WITNESSES } from './vocabulary.ts'
import { accountNames, type Walk } from './walk.ts'
import { LOCAL_OFFSET } from './work-clock.ts'
import type { World } from './world.ts'

/** Marks on an event, set by noise. */
export const NO_RESOURCE = 1
export const UNDATED = 2
export const REPEATED = 4
export const LATE = 8

/** Marks on a case: attributes that are missing in all its rows. */
export const NO_ORIGIN = 1
export const NO_CHAPTER = 2
export const NO_IMPORTER = 4
export const NO_VALUE = 8

const text = (name: string, texts: readonly string[]): WrittenColumn => ({ name, kind: 'text', texts })

/** Columns of the event table; those from `regime` to `sealable` are constant over a case. */
export function eventColumns(world: World): WrittenColumn[] {
  const accounts = accountNames(world)
  return [
    { name: 'case_id', kind: 'digits' },
    text('activity', ACTIVITIES),
    { name: 'ts', kind: 'instant' },
    text('resource', accounts),
    text(
      'unit',
      world.organisation.offices.map(({ code }) => code),
    ),
    text('regime', REGIMES),
    text('hsChapter', world.chapters.names),
    text('origin', world.origins.names),
    { name: 'value', kind: 'digits' },
    text('transport', world.transports.names),
    text(
      'broker',
      world.trade.brokers.map(({ code }) => code),
    ),
    text(
      'importer',
      world.trade.importers.map(({ code }) => code),
    ),
    text('priority', BOOLEANS),
    { name: 'taxDue', kind: 'digits' },
    text('deferred', BOOLEANS),
    text('exempt', BOOLEANS),
    text('specialised', BOOLEANS),
    text('outOfHours', BOOLEANS),
    text('inspectionLevel', LEVELS),
    text('outage', BOOLEANS),
    text('scan', BOOLEANS),
    text('transitExtended', BOOLEANS),
    text('sealable', BOOLEANS),
    text('channel', CHANNEL_NAMES),
    text('reason', REASONS),
    text('approver', accounts),
    text('assignee', accounts),
    text('shift', SHIFTS),
    { name: 'document', kind: 'digits', prefix: 'VB-' },
    text('samples', ['1', '2']),
    text('lot', ['L1', 'L2', 'L3', 'L4']),
    text('result', RESULTS),
    text('witness', WITNESSES),
  ]
}

/** Columns in memory, filled case by case and handed to the writer when full. */
export interface Rows {
  capacity: number
  count: number
  buffers: ColumnBuffer[]
  /** Rows of the last case that come late: positions, ascending. */
  late: number[]
}

export function newRows(columns: readonly WrittenColumn[], capacity: number): Rows {
  return { capacity, count: 0, buffers: columns.map((column) => bufferFor(column, capacity)), late: [] }
}

const flag = (value: boolean): number => (value ? TRUE : FALSE)

/** Values of the columns from `unit` on that are the same in every row of the case. */
function caseValues(walk: Walk, missing: number): number[] {
  const { facts } = walk
  return [
    facts.office + 1,
    facts.regime,
    missing & NO_CHAPTER ? 0 : facts.chapter + 1,
    missing & NO_ORIGIN ? 0 : facts.origin + 1,
    missing & NO_VALUE ? Number.NaN : facts.value,
    facts.transport + 1,
    facts.broker + 1,
    missing & NO_IMPORTER ? 0 : facts.importer + 1,
    flag(facts.priority),
    facts.taxDue,
    flag(facts.deferred),
    flag(facts.exempt),
    flag(facts.specialised),
    flag(facts.outOfHours),
    facts.level,
    flag(facts.outage !== undefined),
    flag(facts.scan),
    flag(facts.transitExtended),
    flag(facts.sealable),
  ]
}

/**
 * Writes the events of the case up to the end of the extract, in order. `marks` are those of the events, by position.
 * Gives the number of rows written.
 */
export function writeCase(rows: Rows, walk: Walk, marks: Uint8Array, missing: number): number {
  const { events, facts } = walk
  const [cases, activity, time, resource] = rows.buffers
  const first = rows.count
  let row = first
  rows.late.length = 0
  for (let place = 0; place < events.count; place++) {
    const at = events.order[place]
    if (events.time[at] >= walk.world.until) break
    for (let copies = marks[at] & REPEATED ? 2 : 1; copies > 0; copies--) {
      cases[row] = facts.caseId
      activity[row] = events.activity[at]
      time[row] = marks[at] & UNDATED ? Number.NaN : (events.time[at] - LOCAL_OFFSET) * 1e6
      resource[row] = marks[at] & NO_RESOURCE ? 0 : events.resource[at]
      writeAttributes(rows.buffers, row, events, at)
      row++
    }
    if (marks[at] & LATE) rows.late.push(row - 1)
  }
  const values = caseValues(walk, missing)
  for (let column = 0; column < values.length; column++) rows.buffers[4 + column].fill(values[column], first, row)
  rows.count = row
  return row - first
}

const FIRST_EVENT_ATTRIBUTE = 23

function writeAttributes(buffers: ColumnBuffer[], row: number, events: CaseEvents, at: number): void {
  const column = FIRST_EVENT_ATTRIBUTE
  buffers[column][row] = events.channel[at]
  buffers[column + 1][row] = events.reason[at]
  buffers[column + 2][row] = events.approver[at]
  buffers[column + 3][row] = events.assignee[at]
  buffers[column + 4][row] = events.shift[at]
  buffers[column + 5][row] = events.document[at] === 0 ? Number.NaN : events.document[at]
  buffers[column + 6][row] = events.samples[at]
  buffers[column + 7][row] = events.lot[at]
  buffers[column + 8][row] = events.result[at]
  buffers[column + 9][row] = events.witness[at]
}

/** Takes one row out of the columns (later rows of the batch move up), to be written later. */
export function takeRow(rows: Rows, row: number): Float64Array {
  const values = Float64Array.from(rows.buffers, (buffer) => buffer[row])
  for (const buffer of rows.buffers) buffer.copyWithin(row, row + 1, rows.count)
  rows.count--
  return values
}

export function putRow(rows: Rows, values: Float64Array): void {
  rows.buffers.forEach((buffer, column) => {
    buffer[rows.count] = values[column]
  })
  rows.count++
}

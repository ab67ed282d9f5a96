import type { LogRequest, RejectedRow, RowSink, SinkRow } from './schema.ts'
import type { TimeReader } from './xes-time.ts'

/** The parts of an event that the engine itself reads, with the key that XES gives each. */
const PARTS = [
  { part: 'activity', key: 'concept:name' },
  { part: 'timestamp', key: 'time:timestamp' },
  { part: 'resource', key: 'org:resource' },
  { part: 'unit', key: 'org:group' },
  { part: 'lifecycle', key: 'lifecycle:transition' },
] as const
const [ACTIVITY, TIMESTAMP, RESOURCE, UNIT, LIFECYCLE] = [0, 1, 2, 3, 4] as const
const COUNT = PARTS.length

const NONE = Object.freeze(Object.create(null) as Record<string, string>)

/**
 * How the keys of events are read. A key that the request names for a part counts from the first event
 * on that has it; until then the key of XES does.
 */
export interface EventReader {
  /** Slot of a key: part, or part + COUNT for the key that the request names. */
  slots: ReadonlyMap<string, number>
  named: boolean[]
  values: (string | null)[]
  /** The part that was given twice, with different values. */
  conflict: number
  wanted: ReadonlySet<string> | null
  attributes: Record<string, string>
  /** Attributes that were given twice with different values: they have none. */
  ambiguous: Set<string>
  keep: (text: string) => string
  time: TimeReader
}

export function eventReader(request: LogRequest, sink: RowSink, time: TimeReader, keep: (text: string) => string): EventReader {
  const slots = new Map<string, number>()
  for (const [index, { key }] of PARTS.entries()) slots.set(key, index)
  const { activity, timestamp, resource, unit } = request.columns
  for (const [index, key] of [activity, timestamp, resource, unit].entries()) {
    if (key !== undefined && key !== PARTS[index]!.key) slots.set(key, index + COUNT)
  }
  const values = Array.from({ length: 2 * COUNT }, () => null)
  return {
    slots,
    named: PARTS.map(() => false),
    values,
    conflict: -1,
    wanted: sink.wantedEvent,
    attributes: {},
    ambiguous: new Set(),
    keep,
    time,
  }
}

export function beginEvent(reader: EventReader): void {
  reader.values.fill(null)
  reader.conflict = -1
  reader.attributes = NONE
  if (reader.ambiguous.size > 0) reader.ambiguous.clear()
}

/** An attribute of the event by its key; nested ones as `outer/inner`. */
export function eventAttribute(reader: EventReader, key: string, value: string, inList: boolean): void {
  if (value === '') return
  const slot = reader.slots.get(key)
  if (slot !== undefined) {
    const before = reader.values[slot]!
    if (before !== null && before !== value) reader.conflict = slot % COUNT
    reader.values[slot] = value
    if (slot >= COUNT) reader.named[slot - COUNT] = true
  }
  if (reader.wanted === null ? slot === undefined : reader.wanted.has(key)) setAttribute(reader, key, value, inList)
}

function setAttribute(reader: EventReader, key: string, value: string, inList: boolean): void {
  const { ambiguous, keep } = reader
  if (reader.attributes === NONE) reader.attributes = Object.create(null) as Record<string, string>
  const { attributes } = reader
  const before = attributes[key]
  if (before === undefined && !ambiguous.has(key)) attributes[keep(key)] = keep(value)
  else if (inList && before !== undefined) attributes[key] = keep(`${before}, ${value}`)
  else if (before !== value) {
    delete attributes[key]
    ambiguous.add(keep(key))
  }
}

/** What an event comes to: a row, or the reason why there is none. Its case is set when it is known. */
export type EventOutcome = SinkRow | (RejectedRow & { caseId: string | null })

export function endEvent(reader: EventReader, file: string, row: number): EventOutcome {
  const activity = kept(reader, ACTIVITY)
  const reject = (part: number, reason: string): EventOutcome => {
    const value = reader.keep((valueOf(reader, part) ?? '').slice(0, 200))
    return { file, row, field: PARTS[part]!.part, reason, value, caseId: null, activity }
  }
  if (reader.conflict >= 0) return reject(reader.conflict, 'given twice in one event, with different values')
  if (activity === null) return reject(ACTIVITY, 'the event has no activity')
  const text = valueOf(reader, TIMESTAMP)
  const time = text === null ? Number.NaN : reader.time(text)
  if (time === null) return reject(TIMESTAMP, 'not a date and time (as 2026-02-14T08:30:00+07:00)')
  const { attributes } = reader
  return {
    caseId: '',
    activity,
    time,
    resource: kept(reader, RESOURCE),
    unit: kept(reader, UNIT),
    lifecycle: kept(reader, LIFECYCLE),
    attributes,
    row,
  }
}

function kept(reader: EventReader, part: number): string | null {
  const value = valueOf(reader, part)
  return value === null ? null : reader.keep(value)
}

function valueOf(reader: EventReader, part: number): string | null {
  return reader.named[part]! ? reader.values[part + COUNT]! : reader.values[part]!
}

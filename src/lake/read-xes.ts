import { basename } from 'node:path'
import type { LogRequest, Progress, RowSink } from './schema.ts'
import { beginEvent, endEvent, eventAttribute, eventReader, type EventReader } from './xes-event.ts'
import { timeReader } from './xes-time.ts'
import { beginTrace, endTrace, traceAttribute, traceEvent, traceReader, type TraceReader } from './xes-trace.ts'
import { keeper, readXml, type XmlReading } from './xml-read.ts'
import type { XmlAttributes } from './xml-fast.ts'
import type { XmlHandler } from './xml-scan.ts'

const ATTRIBUTES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container'])
const STRUCTURE = new Set(['log', 'trace', 'event'])
const OCEL = new Set(['objects', 'events', 'object-types', 'event-types'])

/**
 * Reads an XES log (IEEE 1849, and 1.0 and 2.0 before it; gzip or not) row by row, in memory bounded by its
 * longest trace that is named only after its events.
 *
 * An attribute without value or with an empty one is missing. `<global>` values are placeholders, not
 * defaults: an attribute that an event lacks is missing. Classifiers and extensions name nothing that is
 * read here. Of lists, the values under `list/key`, joined by `, `. An attribute that an event gives twice
 * with different values has none; activity, time, resource, unit and lifecycle given so reject the event.
 * A trace without `concept:name` is the case `file#17` (its number in the file), one without events no case. An event outside all traces,
 * which IEEE 1849 allows, has no case and is rejected. Elements and namespaces that are not of XES are passed over.
 *
 * Throws LiemError('input') with line, column and element (see `readXml`), also for traces and events in the
 * wrong place, attributes without key, and files that are not XES.
 */
export async function readXes(file: string, request: LogRequest, sink: RowSink, onProgress?: Progress): Promise<void> {
  const keep = keeper()
  const event = eventReader(request, sink, timeReader(request.columns.timezone), keep)
  const trace = traceReader(request, sink, keep)
  const walk: Walk = { file, sink, event, trace, level: 'file', prefix: '', skipped: 0, path: [], lists: 0, rows: 0, traces: 0 }
  await readXml(
    file,
    (reading) => handlerOf(walk, reading),
    onProgress && ((bytes, ofBytes) => onProgress({ file, rows: walk.rows, bytes, ofBytes })),
  )
}

interface Walk {
  readonly file: string
  readonly sink: RowSink
  readonly event: EventReader
  readonly trace: TraceReader
  level: 'file' | 'log' | 'trace' | 'event'
  /** Prefix of the elements of XES, with its colon: that of the root. */
  prefix: string
  /** Open elements inside one that is passed over, itself included. */
  skipped: number
  /** Names of the open attributes, whole (`outer/inner`); that of `<values>` is that of its list. */
  path: string[]
  /** Open lists. */
  lists: number
  /** Events and traces so far. */
  rows: number
  traces: number
}

function handlerOf(walk: Walk, reading: XmlReading): XmlHandler {
  return {
    open: (name, attributes) => {
      if (walk.level === 'file') return root(walk, name, reading)
      if (walk.prefix !== '' && !name.startsWith(walk.prefix)) return void walk.skipped++
      const local = walk.prefix === '' ? name : name.slice(walk.prefix.length)
      if (walk.skipped > 0) return passOver(walk, local, reading)
      if (ATTRIBUTES.has(local)) return openAttribute(walk, local, attributes, reading)
      if (STRUCTURE.has(local)) return openStructure(walk, local, reading)
      if (local === 'values' && walk.lists > 0) return void walk.path.push(walk.path.at(-1)!)
      passOver(walk, local, reading)
    },
    close: (name) => {
      if (walk.skipped > 0) return void walk.skipped--
      if (walk.path.length > 0) return closeAttribute(walk, name)
      closeStructure(walk)
    },
  }
}

function root(walk: Walk, name: string, reading: XmlReading): void {
  const colon = name.indexOf(':')
  if (name.slice(colon + 1) !== 'log') reading.refuse(`the file is not XES: its first element is <${name}>, not <log>`)
  walk.prefix = name.slice(0, colon + 1)
  walk.level = 'log'
}

function passOver(walk: Walk, local: string, reading: XmlReading): void {
  if (STRUCTURE.has(local)) reading.refuse(`<${local}> may not stand here`)
  if (walk.level === 'log' && OCEL.has(local))
    reading.refuse('the file is an object-centric log (OCEL), not XES', 'give it the ending .xmlocel')
  walk.skipped++
}

function openStructure(walk: Walk, local: string, reading: XmlReading): void {
  if (walk.path.length > 0) reading.refuse(`<${local}> inside an attribute`)
  if (walk.level === 'log' && local === 'trace') {
    walk.level = 'trace'
    walk.traces++
    beginTrace(walk.trace)
  } else if (walk.level === 'trace' && local === 'event') {
    walk.level = 'event'
    walk.rows++
    beginEvent(walk.event)
  } else if (walk.level === 'log' && local === 'event') {
    walk.skipped++
    walk.sink.reject({
      file: walk.file,
      row: ++walk.rows,
      field: 'case',
      reason: 'the event stands outside all traces',
      value: '',
      caseId: null,
      activity: null,
    })
  } else reading.refuse(`<${local}> may not stand inside <${walk.level}>`)
}

function closeStructure(walk: Walk): void {
  if (walk.level === 'event') {
    walk.level = 'trace'
    traceEvent(walk.trace, endEvent(walk.event, walk.file, walk.rows))
  } else if (walk.level === 'trace') {
    walk.level = 'log'
    endTrace(walk.trace, `${basename(walk.file)}#${walk.traces}`)
  }
}

function openAttribute(walk: Walk, local: string, attributes: XmlAttributes, reading: XmlReading): void {
  const at = attributes.names[0] === 'key' && attributes.count > 0 ? 0 : indexOf(attributes, 'key')
  if (at < 0) reading.refuse(`<${local}> without key`)
  const key = attributes.values[at]!
  const depth = walk.path.length
  const name = depth === 0 ? key : `${walk.path[depth - 1]!}/${key}`
  const valueAt = attributes.names[1] === 'value' && attributes.count > 1 ? 1 : indexOf(attributes, 'value')
  if (valueAt >= 0 && walk.level !== 'log') {
    const value = local === 'boolean' ? truth(attributes.values[valueAt]!) : attributes.values[valueAt]!
    if (walk.level === 'event') eventAttribute(walk.event, name, value, walk.lists > 0)
    else traceAttribute(walk.trace, name, value)
  }
  if (local === 'list') walk.lists++
  walk.path.push(name)
}

function closeAttribute(walk: Walk, name: string): void {
  if (walk.lists > 0 && name.endsWith('list') && name.length === walk.prefix.length + 4) walk.lists--
  walk.path.pop()
}

function indexOf(attributes: XmlAttributes, name: string): number {
  for (let index = 0; index < attributes.count; index++) if (attributes.names[index] === name) return index
  return -1
}

/** xs:boolean has four ways to write two values. */
function truth(value: string): string {
  const text = value.trim().toLowerCase()
  return text === '1' ? 'true' : text === '0' ? 'false' : text
}

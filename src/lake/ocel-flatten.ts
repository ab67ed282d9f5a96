import { LiemError } from '../base/index.ts'
import type { OcelEvent, OcelVisitor, OcelWalk } from './ocel-model.ts'
import type { LogRequest, Progress, RowSink, SinkRow } from './schema.ts'
import { timeReader, type TimeReader } from './xes-time.ts'

/** What is known of the objects of a log after the first walk. */
interface Objects {
  /** Number of the type by object id; -1 for an id that only events name. */
  types: Map<string, number>
  typeNames: string[]
  /** Objects that an event names. */
  named: Set<string>
}

/**
 * Turns an object-centric log into cases: every object of one type is a case, and an event occurs in the
 * case of each object of that type that it names, once. Attributes of objects become attributes of the
 * case, once per distinct value that they ever had (two make it vary). Further event attributes:
 * `ocel:eid`, `ocel:qualifier` (several joined by `, `). Objects that no event names are no cases.
 *
 * Rejected, once for every case that is concerned: events without id or with one that was used before, without
 * activity, or with an unreadable time; and references to objects that the log does not have. Walks
 * through the file two or three times. Throws LiemError('usage') where the type must be chosen.
 */
export async function flatten(file: string, walk: OcelWalk, request: LogRequest, sink: RowSink, onProgress?: Progress): Promise<void> {
  const objects = await survey(file, walk)
  const type = chooseType(file, objects, request.objectType)
  const time = timeReader(request.columns.timezone)
  let rows = 0
  const seen = new Set<string>()
  const visitor: OcelVisitor = {
    event: (event) => {
      rows++
      occur({ file, row: rows, event, objects, type, time, sink, request, repeated: seen.has(event.id) })
      if (event.id !== '') seen.add(event.id)
    },
    ...(onProgress === undefined ? {} : { progress: (bytes: number, ofBytes: number) => onProgress({ file, rows, bytes, ofBytes }) }),
  }
  await walk(file, visitor)
  if (sink.wantedCase === null || sink.wantedCase.size > 0) await walk(file, { objectAttribute: caseAttributes(objects, type, sink) })
}

async function survey(file: string, walk: OcelWalk): Promise<Objects> {
  const objects: Objects = { types: new Map(), typeNames: [], named: new Set() }
  const numbers = new Map<string, number>()
  await walk(file, {
    object: (id, type) => {
      let number = numbers.get(type)
      if (number === undefined) {
        number = objects.typeNames.push(type) - 1
        numbers.set(type, number)
      }
      const before = objects.types.get(id)
      if (before !== undefined && before !== number)
        throw new LiemError('input', `the object ${JSON.stringify(id)} has two types, ${objects.typeNames[before]!} and ${type}`, {
          place: { file },
        })
      objects.types.set(id, number)
    },
    event: (event) => {
      for (const { id } of event.objects) objects.named.add(id)
    },
  })
  return objects
}

function chooseType(file: string, objects: Objects, asked: string | undefined): number {
  const { typeNames } = objects
  if (typeNames.length === 0) throw new LiemError('input', 'the log has no objects, so it has no cases', { place: { file } })
  if (asked === undefined && typeNames.length === 1) return 0
  const index = asked === undefined ? -1 : typeNames.indexOf(asked)
  if (index >= 0) return index
  const counts = typeNames.map(() => 0)
  for (const type of objects.types.values()) counts[type]!++
  const list = typeNames.map((name, number) => `${name} (${counts[number]!})`).join(', ')
  const message =
    asked === undefined ? 'an object-centric log: which objects are the cases?' : `the log has no objects of type ${JSON.stringify(asked)}`
  throw new LiemError('usage', message, { place: { file }, hint: `choose with --object-type one of: ${list}` })
}

interface Occurrence {
  file: string
  row: number
  event: OcelEvent
  objects: Objects
  type: number
  time: TimeReader
  sink: RowSink
  request: LogRequest
  repeated: boolean
}

function occur(at: Occurrence): void {
  const { file, row, event, objects, type, sink } = at
  const activity = event.activity === '' ? null : event.activity
  const cases = new Map<string, string[]>()
  for (const { id, qualifier } of event.objects) {
    const known = objects.types.get(id)
    if (known === undefined)
      sink.reject({
        file,
        row,
        field: 'object',
        reason: 'the event names an object that the log does not have',
        value: id,
        caseId: null,
        activity,
      })
    else if (known === type) cases.set(id, [...(cases.get(id) ?? []), ...(qualifier === '' ? [] : [qualifier])])
  }
  if (cases.size === 0) return
  const time = event.time === '' ? Number.NaN : at.time(event.time)
  const fault = faultOf(at, time)
  if (fault !== null) {
    for (const caseId of cases.keys()) sink.reject({ file, row, ...fault, caseId, activity })
    return
  }
  const common = commonOf(at, time!)
  const wantsQualifier = wants(sink, 'ocel:qualifier')
  for (const [caseId, qualifiers] of cases) {
    const attributes = wantsQualifier && qualifiers.length > 0 ? withQualifier(common.attributes, qualifiers) : common.attributes
    sink.event({ ...common, caseId, attributes })
  }
}

function withQualifier(attributes: Readonly<Record<string, string>>, qualifiers: readonly string[]): Record<string, string> {
  const all = Object.create(null) as Record<string, string>
  return Object.assign(all, attributes, { 'ocel:qualifier': qualifiers.join(', ') })
}

function faultOf(at: Occurrence, time: number | null): { field: string; reason: string; value: string } | null {
  const { event } = at
  if (event.id === '') return { field: 'event id', reason: 'the event has no id', value: '' }
  if (at.repeated) return { field: 'event id', reason: 'the id was used for an event before', value: event.id }
  if (event.activity === '') return { field: 'activity', reason: 'the event has no activity (type)', value: '' }
  if (time === null)
    return { field: 'timestamp', reason: 'not a date and time (as 2026-02-14T08:30:00+07:00)', value: event.time.slice(0, 200) }
  return null
}

function commonOf(at: Occurrence, time: number): Omit<SinkRow, 'caseId'> {
  const { event, sink, request, row } = at
  const all = new Map<string, string | null>()
  for (const { name, value } of event.attributes) {
    if (value !== '') all.set(name, all.has(name) && all.get(name) !== value ? null : value)
  }
  const first = (names: readonly (string | undefined)[]): string | null => {
    for (const name of names) if (name !== undefined && all.has(name)) return all.get(name)!
    return null
  }
  const attributes = Object.create(null) as Record<string, string>
  for (const [name, value] of all) if (value !== null && wants(sink, name)) attributes[name] = value
  if (wants(sink, 'ocel:eid')) attributes['ocel:eid'] = event.id
  const { resource, unit } = request.columns
  return {
    activity: event.activity,
    time,
    resource: first([resource, 'org:resource', 'resource']),
    unit: first([unit, 'org:group', 'unit', 'office']),
    lifecycle: first(['lifecycle:transition', 'lifecycle']),
    attributes,
    row,
  }
}

function wants(sink: RowSink, name: string): boolean {
  return sink.wantedEvent === null || sink.wantedEvent.has(name)
}

function caseAttributes(objects: Objects, type: number, sink: RowSink): (id: string, name: string, value: string) => void {
  return (id, name, value) => {
    if (value === '' || objects.types.get(id) !== type || !objects.named.has(id)) return
    if (sink.wantedCase === null || sink.wantedCase.has(name)) sink.caseAttribute(id, name, value)
  }
}

import { codesFor, countCodes, placesOf, rowsByPlace, scatterCodes, scatterTimes, type Codes } from './blocks.ts'
import type { CaseColumn, GrowingColumn, PackBuilder } from './builder.ts'
import type { CodedColumn, PackedLog } from './schema.ts'
import { findVariants } from './variants.ts'

/**
 * Turns rows in order of arrival into packed cases: a stable counting sort by case, then each case
 * in order of its instants. Linear in the events but for cases whose rows came out of order.
 */
export function finishPack(builder: PackBuilder, files: PackedLog['files']): PackedLog {
  const known = builder.cases.interner.texts.length
  const { present, start, place } = groupByCase(builder, known)
  const { time, undated, span } = orderCases(builder, start, place)
  const activity = placed(builder.activity, place)
  const log = {
    files,
    timezone: builder.request.columns.timezone,
    caseCount: start.length - 1,
    eventCount: place.length,
    caseIds: present === null ? builder.cases.interner.texts : Array.from(present, (code) => builder.cases.interner.texts[code]!),
    start,
    activity,
    time,
    resource: placed(builder.resource, place),
    unit: placed(builder.unit, place),
    eventAttributes: new Map(builder.attributes.map((column) => [column.name, placed(column, place)])),
    caseAttributes: new Map([...builder.caseAttributes].map(([name, column]) => [name, packCaseColumn(column, present, start.length - 1)])),
    span,
    ...findVariants(activity.codes, start),
    uncertain: undated,
    rejected: builder.rejected,
    absentAttributes: builder.attributes.map((column) => column.name).filter((name) => !builder.seenAttributes.has(name)),
    notes: builder.notes,
  }
  return markRejected(log)
}

/** The place of each row when events of a case are together, in order of arrival. Cases that are only named (no event) fall out: then `present` lists the others. */
function groupByCase(builder: PackBuilder, known: number): { present: Uint32Array | null; start: Uint32Array; place: Uint32Array } {
  const counts = new Uint32Array(known)
  countCodes(builder.cases.blocks, counts)
  const empty = counts.includes(0)
  const present = empty ? Uint32Array.from(counts.keys().filter((index) => counts[index]! > 0)) : null
  const start = new Uint32Array((present?.length ?? known) + 1)
  const next = new Uint32Array(known)
  for (let index = 0; index < start.length - 1; index++) {
    const code = present === null ? index : present[index]!
    next[code] = start[index]!
    start[index + 1] = start[index]! + counts[code]!
  }
  const place = placesOf(builder.cases.blocks, next)
  builder.cases.blocks.blocks = []
  return { present, start, place }
}

/** Times in place; puts the events of a case in order of their instants, which changes their places. */
function orderCases(
  builder: PackBuilder,
  start: Uint32Array,
  place: Uint32Array,
): { time: Float64Array; undated: Uint8Array; span: PackedLog['span'] } {
  const time = scatterTimes(builder.times, place)
  const undated = new Uint8Array(start.length - 1)
  let rows: Uint32Array | undefined
  let first = Infinity
  let last = -Infinity
  for (let index = 0; index < start.length - 1; index++) {
    const from = start[index]!
    const to = start[index + 1]!
    let sorted = true
    let latest = -Infinity
    for (let at = from; at < to; at++) {
      const instant = time[at]!
      if (Number.isNaN(instant)) undated[index] = 1
      else if (instant < latest) sorted = false
      else latest = instant
      if (instant < first) first = instant
      if (instant > last) last = instant
    }
    if (!sorted) sortCase(time, (rows ??= rowsByPlace(place)), place, from, to)
  }
  return { time, undated, span: first <= last ? { first, last } : { first: NaN, last: NaN } }
}

/** Stable; an undated event goes with the dated one before it in the file, a leading one comes first. */
function sortCase(time: Float64Array, rows: Uint32Array, place: Uint32Array, from: number, to: number): void {
  const length = to - from
  const keys = new Float64Array(length)
  let latest = -Infinity
  for (let at = 0; at < length; at++) {
    const instant = time[from + at]!
    if (!Number.isNaN(instant)) latest = instant
    keys[at] = latest
  }
  const order = Array.from({ length }, (_, at) => at).toSorted((x, y) => (keys[x]! < keys[y]! ? -1 : keys[x]! > keys[y]! ? 1 : x - y))
  const times = time.slice(from, to)
  for (let at = 0; at < length; at++) {
    time[from + at] = times[order[at]!]!
    place[rows[from + order[at]!]!] = from + at
  }
}

function placed(column: GrowingColumn, place: Uint32Array): CodedColumn {
  return { codes: scatterCodes(column.blocks, place), dictionary: { texts: column.interner.texts } }
}

function packCaseColumn(column: CaseColumn, present: Uint32Array | null, caseCount: number): CodedColumn {
  const largest = column.codes.reduce((most, code) => Math.max(most, code ?? 0), 0)
  const codes: Codes = codesFor(largest, caseCount)
  for (let index = 0; index < caseCount; index++) codes[index] = column.codes[present === null ? index : present[index]!] ?? 0
  return { codes, dictionary: { texts: column.interner.texts } }
}

/** Marks the cases that have a rejected row as uncertain. */
function markRejected(log: PackedLog): PackedLog {
  if (log.rejected.length === 0) return log
  const named = new Set(log.rejected.map((row) => row.caseId?.normalize('NFC')))
  for (let index = 0; index < log.caseCount; index++) if (named.has(log.caseIds[index]!)) log.uncertain[index] = 2
  return log
}

import { codeBlocks, pushCodes, pushTimes, timeBlocks, type CodeBlocks, type TimeBlocks } from './blocks.ts'
import { codeOf, interner, type Interner } from './intern.ts'
import { VARIES, type LogRequest, type RejectedRow, type RowSink, type SinkRow } from './schema.ts'

/** A column that is being read: its codes, and the texts behind them. */
export interface GrowingColumn {
  name: string
  interner: Interner
  blocks: CodeBlocks
}

/** One text per case; `VARIES` where a case was given two. */
export interface CaseColumn {
  interner: Interner
  codes: number[]
}

/** What readers fill and `finishPack` turns into a packed log. Rows are in order of arrival. */
export interface PackBuilder {
  request: LogRequest
  lifecycle: ReadonlySet<string> | null
  cases: GrowingColumn
  activity: GrowingColumn
  resource: GrowingColumn
  unit: GrowingColumn
  times: TimeBlocks
  attributes: GrowingColumn[]
  caseAttributes: Map<string, CaseColumn>
  seenAttributes: Set<string>
  rejected: RejectedRow[]
  notes: string[]
}

const BATCH = 2048

export function packBuilder(request: LogRequest): PackBuilder {
  const column = (name: string, missing: readonly string[] = []): GrowingColumn => ({
    name,
    interner: interner(missing),
    blocks: codeBlocks(),
  })
  const names = new Set([...request.eventAttributes, ...request.caseAttributes])
  return {
    request,
    lifecycle: request.columns.lifecycle === undefined ? null : new Set(request.columns.lifecycle),
    cases: column('case'),
    activity: column('activity'),
    resource: column('resource', request.columns.notAPerson),
    unit: column('unit'),
    times: timeBlocks(),
    attributes: [...names].map((name) => column(name)),
    caseAttributes: new Map(),
    seenAttributes: new Set(),
    rejected: [],
    notes: [],
  }
}

/** Whether an event with this lifecycle transition counts. One without a transition is complete (IEEE 1849). */
export function lifecycleCounts(builder: PackBuilder, transition: string | null): boolean {
  return (
    builder.lifecycle === null || builder.lifecycle.has((transition === null || transition === '' ? 'complete' : transition).toLowerCase())
  )
}

interface Staged {
  column: GrowingColumn
  codes: Uint32Array
}

/** A sink for readers that work row by row. Call `flush` at the end of the file. */
export function rowSink(builder: PackBuilder): RowSink & { flush: () => void } {
  const times = new Float64Array(BATCH)
  const stage = (column: GrowingColumn): Staged => ({ column, codes: new Uint32Array(BATCH) })
  const fixed = [builder.cases, builder.activity, builder.resource, builder.unit].map(stage)
  const attributes = builder.attributes.map(stage)
  let count = 0

  const flush = (): void => {
    for (const { column, codes } of [...fixed, ...attributes]) pushCodes(column.blocks, codes, count, column.interner.texts.length)
    pushTimes(builder.times, times, count)
    count = 0
  }
  const event = (row: SinkRow): void => {
    if (!lifecycleCounts(builder, row.lifecycle)) return
    const texts = [row.caseId, row.activity, row.resource, row.unit]
    for (const [index, { column, codes }] of fixed.entries()) codes[count] = codeOf(column.interner, texts[index]!)
    for (const { column, codes } of attributes) {
      const value = row.attributes[column.name]
      if (value !== undefined) builder.seenAttributes.add(column.name)
      codes[count] = codeOf(column.interner, value ?? null)
    }
    times[count] = row.time
    if (++count === BATCH) flush()
  }
  return {
    wantedEvent: new Set(builder.attributes.map((column) => column.name)),
    wantedCase: new Set(builder.request.caseAttributes),
    event,
    caseAttribute: (caseId, name, value) => setCaseAttribute(builder, caseId, name, value),
    reject: (row) => {
      codeOf(builder.cases.interner, row.caseId)
      builder.rejected.push(row)
    },
    flush,
  }
}

function setCaseAttribute(builder: PackBuilder, caseId: string, name: string, value: string): void {
  let column = builder.caseAttributes.get(name)
  if (column === undefined) {
    column = { interner: interner(), codes: [] }
    builder.caseAttributes.set(name, column)
  }
  builder.seenAttributes.add(name)
  const index = codeOf(builder.cases.interner, caseId) - 1
  const code = codeOf(column.interner, value)
  const present = column.codes[index] ?? 0
  column.codes[index] = present === 0 || present === code || code === 0 ? present || code : VARIES
}

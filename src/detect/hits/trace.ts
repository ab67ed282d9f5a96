import { clean } from '../../base/index.ts'
import type { Lane, Vocabulary } from '../../law/index.ts'
import { VARIES, type CodedColumn, type LogRequest, type PackedLog } from '../../lake/schema.ts'
import { isoInstant } from '../local-time.ts'
import type { Evaluation, Trace, TraceEvent } from '../schema.ts'

/** Who acts at an activity; of one that the vocabulary does not have: officers, where an account stands at it. */
export function laneOf({ lanes }: Pick<Vocabulary, 'lanes'>, activity: string, hasAccount: boolean): Lane {
  return lanes.get(activity) ?? (hasAccount ? 'officers' : 'system')
}

/** What has to be read of a log besides what the rules need, so that whoever looks at a hit sees the whole case. */
export function traceRequest(request: LogRequest, { attributes }: Vocabulary): LogRequest {
  const all = [...attributes.keys()]
  return {
    ...request,
    units: true,
    eventAttributes: [...new Set([...request.eventAttributes, ...all])],
    caseAttributes: [...new Set([...request.caseAttributes, ...all])],
  }
}

/** Reads cases of a log as they are kept with findings. Every attribute that was read of the log is in it, of the case or of its events. */
export function traceReader({ log, finished }: Evaluation, { attributes }: Vocabulary): (index: number) => Trace {
  const ofCase = (name: string): boolean => attributes.get(name)?.scope === 'case'
  const columns = [...log.eventAttributes]
  const factColumns = columns.filter(([name]) => ofCase(name))
  const valueColumns = columns.filter(([name]) => !ofCase(name))
  return (index) => {
    const [from, until] = [log.start[index]!, log.start[index + 1]!]
    const events = Array.from({ length: until - from }, (_, position) => eventAt(log, from + position, valueColumns))
    return { events, facts: { ...firstValues(factColumns, from, until), ...ownFacts(log, index) }, finished: finished[index] === 1 }
  }
}

function eventAt(log: PackedLog, event: number, columns: readonly (readonly [string, CodedColumn])[]): TraceEvent {
  const time = log.time[event]!
  const values: Record<string, string> = {}
  for (const [name, column] of columns) {
    const value = textAt(column, event)
    if (value !== null) values[name] = value
  }
  return {
    at: isoInstant(time),
    activity: textAt(log.activity, event) ?? '',
    account: textAt(log.resource, event),
    unit: textAt(log.unit, event),
    values,
  }
}

function firstValues(columns: readonly (readonly [string, CodedColumn])[], from: number, until: number): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const [name, column] of columns) {
    for (let event = from; event < until && facts[name] === undefined; event++) {
      const value = textAt(column, event)
      if (value !== null) facts[name] = value
    }
  }
  return facts
}

function ownFacts(log: PackedLog, index: number): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const [name, column] of log.caseAttributes) {
    const value = column.codes[index] === VARIES ? null : textAt(column, index)
    if (value !== null) facts[name] = value
  }
  return facts
}

function textAt(column: CodedColumn, at: number): string | null {
  const code = column.codes[at] ?? 0
  return code === 0 ? null : clean(column.dictionary.texts[code - 1] ?? '') || null
}

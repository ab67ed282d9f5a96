import type { LogRequest, RowSink } from './schema.ts'
import type { EventOutcome } from './xes-event.ts'

/** Gathers a trace: its events go to the sink as soon as the id of its case is known. */
export interface TraceReader {
  sink: RowSink
  /** The key that the request names for the id, where it is another than `concept:name`. */
  idKey: string | null
  /** `concept:name` of the trace, and what `idKey` says. */
  name: string | null
  namedId: string | null
  /** The id of the case, once it is certain. */
  id: string | null
  /** Events that wait for it. */
  waiting: EventOutcome[]
  events: number
  attributes: { name: string; value: string }[]
  keep: (text: string) => string
}

const NAME = 'concept:name'

export function traceReader(request: LogRequest, sink: RowSink, keep: (text: string) => string): TraceReader {
  const key = request.columns.case
  return {
    sink,
    idKey: key === undefined || key === NAME ? null : key,
    name: null,
    namedId: null,
    id: null,
    waiting: [],
    events: 0,
    attributes: [],
    keep,
  }
}

export function beginTrace(trace: TraceReader): void {
  trace.name = null
  trace.namedId = null
  trace.id = null
  trace.events = 0
  trace.attributes = []
}

/** An attribute of the trace by its key; nested ones as `outer/inner`. */
export function traceAttribute(trace: TraceReader, key: string, value: string): void {
  if (value === '') return
  if (key === NAME) trace.name ??= trace.keep(value)
  if (key === trace.idKey) trace.namedId ??= trace.keep(value)
  const { wantedCase } = trace.sink
  if (wantedCase === null ? key !== NAME && key !== trace.idKey : wantedCase.has(key))
    trace.attributes.push({ name: trace.keep(key), value: trace.keep(value) })
}

export function traceEvent(trace: TraceReader, outcome: EventOutcome): void {
  trace.events++
  trace.id ??= trace.idKey === null ? trace.name : trace.namedId
  if (trace.id === null) trace.waiting.push(outcome)
  else deliver(trace.sink, trace.id, outcome)
}

/**
 * The end of a trace. Without a name its case is called `fallback`. A trace without events is no case:
 * nothing of it reaches the sink.
 */
export function endTrace(trace: TraceReader, fallback: string): void {
  if (trace.events === 0) return
  const id = trace.id ?? trace.namedId ?? trace.name ?? fallback
  for (const outcome of trace.waiting) deliver(trace.sink, id, outcome)
  trace.waiting = []
  for (const { name, value } of trace.attributes) trace.sink.caseAttribute(id, name, value)
}

function deliver(sink: RowSink, caseId: string, outcome: EventOutcome): void {
  outcome.caseId = caseId
  if ('time' in outcome) sink.event(outcome)
  else sink.reject(outcome)
}

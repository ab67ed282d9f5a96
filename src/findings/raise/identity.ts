import { createHash } from 'node:crypto'
import type { Hit, Trace, TraceEvent } from '../../detect/schema.ts'

/**
 * What makes a finding this one: the rule, the case and the witness events by what they say. Not where they stand, not the title, not the version of
 * the rule; the same event twice is one.
 */
export function identityOf({
  rule,
  caseId,
  witnesses,
  trace,
}: Pick<Hit, 'caseId' | 'witnesses' | 'trace'> & { rule: { id: string } }): Buffer {
  const events = new Set(witnesses.map((position) => JSON.stringify(contentOf(trace.events[position]!))))
  return digest([rule.id, caseId, [...events].toSorted()])
}

function contentOf({ activity, at, account }: TraceEvent): unknown[] {
  return [activity, at, account]
}

export function traceContent({ events, facts, finished }: Trace): Buffer {
  return digest([
    events.map(({ at, activity, account, unit, values }) => [at, activity, account, unit, sorted(values)]),
    sorted(facts),
    finished,
  ])
}

function sorted(values: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** SHA-256 of a value as JSON. */
export function digest(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest()
}

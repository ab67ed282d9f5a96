/** Room for the longest life cycle, repeated rows included. */
const ROOM = 120

/**
 * The events of the declaration that is being written, column by column and reused, so that a million declarations
 * leave no garbage. Codes are those of `vocabulary.ts`; 0 is missing. Times are seconds of the local clock.
 */
export interface CaseEvents {
  count: number
  activity: Uint8Array
  time: Float64Array
  resource: Uint16Array
  channel: Uint8Array
  reason: Uint8Array
  approver: Uint16Array
  assignee: Uint16Array
  shift: Uint8Array
  document: Float64Array
  samples: Uint8Array
  lot: Uint8Array
  result: Uint8Array
  witness: Uint8Array
  /** After `inOrder`: positions by time, equal times in the order of adding. */
  order: Uint8Array
}

export function newCaseEvents(): CaseEvents {
  return {
    count: 0,
    activity: new Uint8Array(ROOM),
    time: new Float64Array(ROOM),
    resource: new Uint16Array(ROOM),
    channel: new Uint8Array(ROOM),
    reason: new Uint8Array(ROOM),
    approver: new Uint16Array(ROOM),
    assignee: new Uint16Array(ROOM),
    shift: new Uint8Array(ROOM),
    document: new Float64Array(ROOM),
    samples: new Uint8Array(ROOM),
    lot: new Uint8Array(ROOM),
    result: new Uint8Array(ROOM),
    witness: new Uint8Array(ROOM),
    order: new Uint8Array(ROOM),
  }
}

/** Adds an event and returns its position. */
export function add(events: CaseEvents, activity: number, time: number, resource: number, shift = 0): number {
  const at = events.count++
  events.activity[at] = activity
  events.time[at] = time
  events.resource[at] = resource
  events.shift[at] = shift
  events.channel[at] = 0
  events.reason[at] = 0
  events.approver[at] = 0
  events.assignee[at] = 0
  events.document[at] = 0
  events.samples[at] = 0
  events.lot[at] = 0
  events.result[at] = 0
  events.witness[at] = 0
  return at
}

/** Sorts positions by time, stably; life cycles are written nearly in order, so insertion is quick. */
export function inOrder(events: CaseEvents): void {
  const { time, order, count } = events
  for (let i = 0; i < count; i++) {
    let at = i
    while (at > 0 && time[order[at - 1]] > time[i]) {
      order[at] = order[at - 1]
      at--
    }
    order[at] = i
  }
}

/** Position of the first event of an activity, or -1. */
export function find(events: CaseEvents, activity: number): number {
  for (let at = 0; at < events.count; at++) if (events.activity[at] === activity) return at
  return -1
}

export function has(events: CaseEvents, activity: number): boolean {
  return find(events, activity) >= 0
}

/** Removes every event of an activity; the rest keep their order. */
export function remove(events: CaseEvents, activity: number): void {
  let kept = 0
  for (let at = 0; at < events.count; at++) {
    if (events.activity[at] === activity) continue
    if (kept !== at) copyEvent(events, at, kept)
    kept++
  }
  events.count = kept
}

/** Copies the event at `from` over the one at `to` (which may be the next free position). */
export function copyEvent(events: CaseEvents, from: number, to: number): void {
  events.activity[to] = events.activity[from]
  events.time[to] = events.time[from]
  events.resource[to] = events.resource[from]
  events.channel[to] = events.channel[from]
  events.reason[to] = events.reason[from]
  events.approver[to] = events.approver[from]
  events.assignee[to] = events.assignee[from]
  events.shift[to] = events.shift[from]
  events.document[to] = events.document[from]
  events.samples[to] = events.samples[from]
  events.lot[to] = events.lot[from]
  events.result[to] = events.result[from]
  events.witness[to] = events.witness[from]
}

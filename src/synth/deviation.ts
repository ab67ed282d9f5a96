import { add, find, has, remove } from './case-events.ts'
import type { Random } from './random.ts'
import { CODE, SHIFT_IN, type Activity } from './vocabulary.ts'
import { accountOf, type Delay, type Walk } from './walk.ts'
import type { Officer } from './organisation.ts'

/**
 * One kind of procedural departure. It breaks every rule of `rules` in the case, and no other.
 * Either `delay` changes the life cycle as it is drawn, or `alter` changes the finished one.
 */
export interface Deviation {
  kind: string
  /** In plain words, for the truth file. */
  what: string
  rules: readonly string[]
  /** Share of the cases that fit, at `--deviations 1`. */
  rate: number
  fits: (walk: Walk) => boolean
  /** Cases that are open to it: ordinary ones, those with registered overtime, or cancelled ones. */
  among?: 'overtime' | 'cancelled'
  delay?: Exclude<Delay, 'none'>
  /** The event on which the departure shows, for `delay`. */
  at?: Activity
  /** Alters the events; gives the position of the event on which it shows, or -1 where it cannot be done. */
  alter?: (walk: Walk, random: Random) => number
}

export function holds(walk: Walk, ...activities: Activity[]): boolean {
  return activities.every((activity) => has(walk.events, CODE[activity]))
}

export function lacks(walk: Walk, ...activities: Activity[]): boolean {
  return activities.every((activity) => !has(walk.events, CODE[activity]))
}

export function at(walk: Walk, activity: Activity): number {
  return find(walk.events, CODE[activity])
}

/** Local seconds of the first event of an activity. */
export function timeOf(walk: Walk, activity: Activity): number {
  return walk.events.time[at(walk, activity)]
}

/** Takes out every event of these activities, and shows the departure on `shownOn`. */
export function without(shownOn: Activity, ...activities: Activity[]): (walk: Walk) => number {
  return (walk) => {
    for (const activity of activities) remove(walk.events, CODE[activity])
    return at(walk, shownOn)
  }
}

/** Empties one attribute of the event. */
export function emptied(
  activity: Activity,
  ...attributes: ('reason' | 'approver' | 'document' | 'witness')[]
): (walk: Walk, random: Random) => number {
  return (walk) => {
    const position = at(walk, activity)
    for (const attribute of attributes) walk.events[attribute][position] = 0
    return position
  }
}

/** Gives the account of `from` to the event of `to`. */
export function underOneAccount(from: Activity, to: Activity): (walk: Walk) => number {
  return (walk) => {
    const position = at(walk, to)
    walk.events.resource[position] = walk.events.resource[at(walk, from)]
    walk.events.shift[position] = SHIFT_IN
    return position
  }
}

/** Moves every event of an activity to a point between two others: `share` of the way. */
export function moved(activity: Activity, from: Activity, to: Activity, share: number): (walk: Walk) => number {
  return (walk) => {
    const start = timeOf(walk, from)
    const time = Math.floor(start + share * (timeOf(walk, to) - start))
    const { events } = walk
    for (let position = 0; position < events.count; position++)
      if (events.activity[position] === CODE[activity]) events.time[position] = time
    return at(walk, activity)
  }
}

/** Adds an officer's event without moving the hand of the clock. */
export function insert(walk: Walk, activity: Activity, time: number, by: Officer): number {
  return add(walk.events, CODE[activity], Math.floor(time), accountOf(by), SHIFT_IN)
}

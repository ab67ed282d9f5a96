import type { Action, Actor, Fact, Scope } from '../../src/base/schema.ts'
import { LOCAL } from '../../src/jobs/index.ts'

/** The server can be reached from this machine only. */
export function whoActs(): Actor {
  return LOCAL
}

/** What lists may show to an actor. */
export function scopeOf(who: Actor): Scope {
  return { actor: who, units: 'all' }
}

/** Whether an actor may do something, given the facts about the record. The one place that decides; it is asked before every route runs. */
export function mayAct(who: Actor, _action: Action, _facts: readonly Fact[]): boolean {
  return who.kind === 'person'
}

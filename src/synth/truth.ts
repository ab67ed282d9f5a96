import type { Planted } from './deviations.ts'
import { ACTIVITIES } from './vocabulary.ts'
import { accountNames, PORT, type Walk } from './walk.ts'
import type { World } from './world.ts'

/** One line of `truth.jsonl`: what was planted in a case, and every rule of law/rulebooks/clearance.yaml that it breaks. */
export interface TruthLine {
  case: string
  kind: string
  rules: readonly string[]
  unit: string
  /** Officers' accounts on the event on which it shows. */
  accounts: string[]
  activity: string
  /** Local time of that event. */
  at: string
  what: string
}

const namesOf = new WeakMap<World, string[]>()

function accountName(world: World, code: number): string {
  const names = namesOf.get(world) ?? accountNames(world)
  namesOf.set(world, names)
  return names[code - 1]
}

export function describePlanted(walk: Walk, { deviation, position }: Planted): TruthLine {
  const { events, facts, world } = walk
  const codes = [events.resource[position], events.approver[position], events.assignee[position]].filter((code) => code > PORT)
  const accounts = [...new Set(codes)].map((code) => accountName(world, code)).filter((name) => !name.startsWith('NKH-'))
  return {
    case: String(facts.caseId),
    kind: deviation.kind,
    rules: deviation.rules,
    unit: world.organisation.offices[facts.office].code,
    accounts,
    activity: ACTIVITIES[events.activity[position] - 1],
    at: new Date(events.time[position] * 1000).toISOString().slice(0, 19),
    what: deviation.what,
  }
}

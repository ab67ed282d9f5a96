import { add, newCaseEvents, type CaseEvents } from './case-events.ts'
import { newFacts, type Facts } from './facts.ts'
import { DESK, officerOf, type Desk, type Officer } from './organisation.ts'
import { newRandom, type Random } from './random.ts'
import { SHIFT_IN, SHIFT_OUT } from './vocabulary.ts'
import { afterWork, dayOf, whenOpen } from './work-clock.ts'
import type { World } from './world.ts'

/** Codes of the accounts that are nobody's; officers' accounts follow, then the shared ones, then the traders'. */
export const SYSTEM = 1
export const BANK = 2
export const PORT = 3
const FIRST_OFFICER = 4

/** A departure that is decided before the life cycle, because what follows must follow from it. */
export type Delay =
  | 'none'
  | 'document-check'
  | 'inspection'
  | 'specialised-inspection'
  | 'extended-inspection'
  | 'extension'
  | 'green-clearance'
  | 'transit'
  | 'unordered-inspection'

/** One declaration on its way: facts, events so far, the clock's hand, and who deals with it. Reused. */
export interface Walk {
  world: World
  facts: Facts
  events: CaseEvents
  random: Random
  /** Local seconds: nothing that is next happens before. */
  time: number
  /** Number of papers written so far, for their numbers. */
  papers: number
  documents: Officer | undefined
  inspector: Officer | undefined
  control: Officer | undefined
  /** The delay that is planted, and whether it has come to pass. */
  delay: Delay
  delayed: boolean
  sampled: boolean
  consulted: boolean
  gone: boolean
  ended: boolean
}

export function newWalk(world: World): Walk {
  return {
    world,
    facts: newFacts(),
    events: newCaseEvents(),
    random: newRandom(world.seed, 0),
    time: 0,
    papers: 0,
    documents: undefined,
    inspector: undefined,
    control: undefined,
    delay: 'none',
    delayed: false,
    sampled: false,
    consulted: false,
    gone: false,
    ended: false,
  }
}

export function startWalk(walk: Walk, delay: Delay): void {
  walk.events.count = 0
  walk.time = walk.facts.registered
  walk.papers = 0
  walk.documents = undefined
  walk.inspector = undefined
  walk.control = undefined
  walk.delay = delay
  walk.delayed = false
  walk.sampled = false
  walk.consulted = false
  walk.gone = false
  walk.ended = false
}

export function accountOf(officer: Officer): number {
  return FIRST_OFFICER + officer.index
}

export function sharedAccountOf(world: World, office: number): number {
  return FIRST_OFFICER + world.organisation.officers.length + office
}

export function traderOf(walk: Walk): number {
  return FIRST_OFFICER + walk.world.organisation.officers.length + walk.world.organisation.offices.length + walk.facts.broker
}

/** All accounts in the order of their codes (code = position + 1). */
export function accountNames(world: World): string[] {
  const { officers, offices } = world.organisation
  return [
    'SYSTEM',
    'BANK',
    'PORT',
    ...officers.map(({ account }) => account),
    ...offices.map(({ code }) => `${code}-CHUNG`),
    ...world.trade.brokers.map(({ account }) => account),
  ]
}

/** The next moment at which officers work on this case: opening hours, or at once where overtime is registered. */
export function atWork(walk: Walk, time: number): number {
  return walk.facts.outOfHours ? time : whenOpen(walk.world.clock, time)
}

/** When `seconds` of work are done: opening time, or elapsed where overtime is registered. */
export function afterWorking(walk: Walk, time: number, seconds: number): number {
  return walk.facts.outOfHours ? time + seconds : afterWork(walk.world.clock, time, seconds)
}

/** An officer of a desk of the registering office who is on duty when `time` comes. */
export function officer(walk: Walk, desk: Desk, time: number, except?: Officer): Officer {
  const { world, facts, random } = walk
  const chapter = desk === 'documents' ? world.chapters.names[facts.chapter] : ''
  return officerOf(random, world.organisation, facts.office, DESK[desk], dayOf(time), chapter, except?.index)
}

/** The officer at the control desk, who registers decisions on this case. */
export function controlOf(walk: Walk, time: number): Officer {
  walk.control ??= officer(walk, 'control', time)
  return walk.control
}

export function headOf(walk: Walk): Officer {
  return walk.world.organisation.pools[walk.facts.office][DESK.head].members[0]
}

/** Off the ordinary duty, as the roster has it: outside opening hours, which only registered overtime allows. */
function shiftAt(walk: Walk, time: number): number {
  return walk.facts.outOfHours && whenOpen(walk.world.clock, time) !== time ? SHIFT_OUT : SHIFT_IN
}

/** Adds an officer's event and moves the hand there. */
export function act(walk: Walk, activity: number, time: number, by: Officer): number {
  walk.time = Math.max(walk.time, time)
  return add(walk.events, activity, time, accountOf(by), shiftAt(walk, time))
}

/** Adds an event of the system, the bank, the port or a trader, and moves the hand there. */
export function note(walk: Walk, activity: number, time: number, account: number): number {
  walk.time = Math.max(walk.time, time)
  return add(walk.events, activity, time, account)
}

/** The number of a new paper: unique in the log. */
export function paper(walk: Walk): number {
  return walk.facts.index * 16 + ++walk.papers
}

import { between, chance, unit } from './random.ts'
import {
  BY_DECLARANT,
  BY_WITNESSES,
  CODE,
  GREEN,
  IMPORT,
  MISMATCH,
  OK,
  PARTIAL,
  REASON,
  RED,
  SUSPICIOUS,
  TRANSIT,
  WHOLE,
  YELLOW,
} from './vocabulary.ts'
import { act, accountOf, afterWorking, atWork, controlOf, headOf, note, officer, paper, PORT, SYSTEM, traderOf, type Walk } from './walk.ts'
import { assignOfficer } from './steps-declaration.ts'
import { DAY, HOUR, MINUTE, workingDaysAfter } from './work-clock.ts'

/** A delay for which nothing in the record accounts: two and a half to nine working hours, beyond the lawful time. */
function tooLong(walk: Walk, wanted: Walk['delay'], lawful: number): number {
  if (walk.delay !== wanted) return 0
  walk.delayed = true
  return lawful + between(walk.random, 30, 400) * MINUTE
}

/** Yellow and red: the dossier is presented and checked within two working hours (in an outage, on paper, longer). */
export function checkDocuments(walk: Walk): void {
  const { facts, random } = walk
  if (facts.finalChannel === GREEN) return
  const soon = facts.outOfHours || chance(random, 0.8)
  const presented = walk.time + between(random, 12 * MINUTE, soon ? 5 * HOUR : 2 * DAY)
  const begins = afterWorking(walk, presented, between(random, 1, 25) * MINUTE)
  assignOfficer(walk, begins)
  const checker = walk.documents!
  note(walk, CODE['Full documents presented'], presented, traderOf(walk))
  act(walk, CODE['Document check started'], begins, checker)
  const paperwork = facts.outage === undefined ? 1 : 4
  const seconds = Math.min(85 * MINUTE, between(random, 8, 42) * MINUTE * checker.pace) * paperwork
  act(walk, CODE['Document check completed'], afterWorking(walk, begins, tooLong(walk, 'document-check', 2 * HOUR) || seconds), checker)
}

/** Declared values in doubt are discussed with the declarant. */
export function consultOnValue(walk: Walk): void {
  const { facts, random, documents } = walk
  if (facts.regime !== IMPORT || documents === undefined || !chance(random, 0.03 * documents.strictness)) return
  act(walk, CODE['Value consultation opened'], afterWorking(walk, walk.time, between(random, 10, 90) * MINUTE), documents)
  walk.consulted = true
}

function scanGoods(walk: Walk): number {
  const { random, events } = walk
  const ordered = atWork(walk, walk.time + between(random, 5, 60) * MINUTE)
  act(walk, CODE['Scan ordered'], ordered, controlOf(walk, ordered))
  const done = note(walk, CODE['Scan completed'], walk.time + between(random, 30, 400) * MINUTE, PORT)
  events.lot[done] = 1
  const reviewed = afterWorking(walk, walk.time, between(random, 5, 60) * MINUTE)
  const at = act(walk, CODE['Scan image reviewed'], reviewed, officer(walk, 'scan', reviewed))
  const result = chance(random, 0.065) ? SUSPICIOUS : OK
  events.result[done] = result
  events.result[at] = result
  events.lot[at] = 1
  return result
}

function waive(walk: Walk, reason: number): void {
  const { events } = walk
  const time = afterWorking(walk, walk.time, between(walk.random, 10, 90) * MINUTE)
  const at = act(walk, CODE['Inspection waived'], time, officer(walk, 'deputy', time))
  events.reason[at] = reason
  events.approver[at] = accountOf(headOf(walk))
}

/** The order names the inspector; some offices let the system assign him besides. */
function orderInspection(walk: Walk, reason: number): void {
  const { random, events } = walk
  const time = afterWorking(walk, walk.time, between(random, 5, 45) * MINUTE)
  const at = act(walk, CODE['Inspection ordered'], time, officer(walk, 'deputy', time))
  events.reason[at] = reason
}

function nameInspector(walk: Walk, begins: number): void {
  const { random, events } = walk
  walk.inspector = officer(walk, 'inspection', begins)
  if (walk.delay !== 'unordered-inspection' && chance(random, 0.7)) {
    for (let at = events.count - 1; at >= 0; at--) {
      if (events.activity[at] !== CODE['Inspection ordered']) continue
      events.assignee[at] = accountOf(walk.inspector)
      return
    }
  }
  const at = note(walk, CODE['Officer assigned'], walk.time, SYSTEM)
  events.assignee[at] = accountOf(walk.inspector)
}

/** The head extends large and complex lots, before the eight hours are over; by two days at most. */
function extend(walk: Walk, presented: number): void {
  const { random, events } = walk
  const late = tooLong(walk, 'extension', 8 * HOUR)
  const time = afterWorking(walk, presented, late || between(random, 240, 440) * MINUTE)
  const at = act(walk, CODE['Inspection extended'], time, officer(walk, 'deputy', time))
  events.reason[at] = REASON.large
  events.approver[at] = accountOf(headOf(walk))
}

function endOfInspection(walk: Walk, presented: number, started: number, whole: boolean): number {
  const { facts, random, world } = walk
  const inspector = walk.inspector!
  const extended = walk.delay === 'extension' || walk.delay === 'extended-inspection' || (whole && chance(random, 0.2))
  if (extended && !facts.outOfHours) {
    extend(walk, presented)
    if (walk.delay !== 'extended-inspection') return afterWorking(walk, walk.time, between(random, 1, 13) * HOUR)
    walk.delayed = true
    return workingDaysAfter(world.clock, walk.time, between(random, 4, 6)) + between(random, 8, 16) * HOUR
  }
  const late = facts.specialised ? tooLong(walk, 'specialised-inspection', 8 * HOUR) : tooLong(walk, 'inspection', 8 * HOUR)
  const minutes = whole ? between(random, 60, 240) : between(random, 20, 120)
  return afterWorking(walk, started, late || Math.min(330, minutes * inspector.pace) * MINUTE)
}

function openGoods(walk: Walk): void {
  const { facts, random, events } = walk
  const presented = walk.time + between(random, 20 * MINUTE, facts.outOfHours ? HOUR : 30 * HOUR)
  const started = afterWorking(walk, presented, between(random, 8, 90) * MINUTE)
  nameInspector(walk, started)
  note(walk, CODE['Goods presented'], presented, traderOf(walk))
  const whole = chance(random, 0.25 * walk.inspector!.strictness)
  facts.level = whole ? WHOLE : PARTIAL
  act(walk, CODE['Physical inspection started'], started, walk.inspector!)
  const at = act(walk, CODE['Physical inspection completed'], endOfInspection(walk, presented, started, whole), walk.inspector!)
  events.result[at] = chance(random, 0.06) ? MISMATCH : OK
}

/** Red: ordered and carried out, or waived for a reason. Elsewhere only on signs, by order. */
export function inspectGoods(walk: Walk): void {
  const { facts, random } = walk
  const image = facts.scan ? scanGoods(walk) : 0
  if (walk.delay === 'unordered-inspection') {
    walk.delayed = true
    openGoods(walk)
    return
  }
  if (facts.finalChannel === RED) {
    if (image === OK && walk.delay === 'none' && chance(random, 0.7)) return waive(walk, REASON.scanned)
    if (facts.priority && walk.delay === 'none' && chance(random, 0.3)) return waive(walk, REASON.priority)
    orderInspection(walk, REASON.red)
  } else if (image === SUSPICIOUS || chance(random, facts.finalChannel === YELLOW ? 0.008 : 0.002)) {
    orderInspection(walk, image === SUSPICIOUS ? REASON.risk : between(random, REASON.weight, REASON.unclear))
  } else return
  openGoods(walk)
}

/** Two specimens, before the declarant or witnesses, sealed by who took them, handed over the next working day. */
export function takeSample(walk: Walk): void {
  const { facts, random, events, inspector, world } = walk
  if (inspector === undefined || facts.regime === TRANSIT || !chance(random, 0.15 * inspector.strictness)) return
  const decided = afterWorking(walk, walk.time, between(random, 5, 40) * MINUTE)
  const decision = act(walk, CODE['Sample decided'], decided, officer(walk, 'deputy', decided))
  events.reason[decision] = REASON.composition
  events.approver[decision] = accountOf(headOf(walk))
  const taken = act(walk, CODE['Sample taken'], afterWorking(walk, decided, between(random, 10, 60) * MINUTE), inspector)
  const single = chance(random, 0.06)
  events.samples[taken] = single ? 1 : 2
  if (single) events.document[taken] = paper(walk)
  events.witness[taken] = chance(random, 0.85) ? BY_DECLARANT : BY_WITNESSES
  act(walk, CODE['Sample sealed'], walk.time + between(random, 10, 40) * MINUTE, inspector)
  const next = workingDaysAfter(world.clock, walk.time, 1) + 8 * HOUR + Math.floor(unit(random) * 3 * HOUR)
  const handed = act(walk, CODE['Sample handed over'], next, inspector)
  events.document[handed] = paper(walk)
  walk.sampled = true
}

/** What was waited for: the laboratory, the end of the consultation, the other ministry. */
export function awaitResults(walk: Walk): void {
  const { facts, random, events, world } = walk
  if (walk.consulted) {
    const time =
      workingDaysAfter(world.clock, walk.time, between(random, 1, 4)) + between(random, 8, 11) * HOUR + between(random, 0, 29) * MINUTE
    act(walk, CODE['Value consultation closed'], time, walk.documents!)
  }
  if (facts.specialised) note(walk, CODE['Specialised inspection result'], walk.time + between(random, 4 * HOUR, 5 * DAY), traderOf(walk))
  if (!walk.sampled) return
  const time = workingDaysAfter(world.clock, walk.time, between(random, 2, 6)) + between(random, 8, 16) * HOUR
  const at = act(walk, CODE['Analysis result'], atWork(walk, time), officer(walk, 'laboratory', time))
  events.result[at] = chance(random, 0.08) ? MISMATCH : OK
}

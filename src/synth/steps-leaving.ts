import { add } from './case-events.ts'
import { DESK, officerOf } from './organisation.ts'
import { between, chance } from './random.ts'
import { CODE, GREEN, IMPORT, TRANSIT } from './vocabulary.ts'
import { act, accountOf, afterWorking, atWork, BANK, controlOf, note, officer, paper, PORT, SYSTEM, type Walk } from './walk.ts'
import { DAY, HOUR, isWorkingDay, MINUTE } from './work-clock.ts'

export function assessTax(walk: Walk): void {
  const { facts, random, documents } = walk
  if (facts.regime === TRANSIT) return
  if (documents === undefined) note(walk, CODE['Tax assessed'], walk.time + 2, SYSTEM)
  else act(walk, CODE['Tax assessed'], afterWorking(walk, walk.time, between(random, 2, 40) * MINUTE), documents)
}

/** Duty paid, guaranteed or exempt, before the goods are let go; priority traders and deferred duties come later. */
export function secureDuty(walk: Walk): void {
  const { facts, random, events, world } = walk
  if (facts.taxDue === 0 || facts.deferred) return
  if (facts.priority && !facts.exempt && (facts.finalChannel !== GREEN || chance(random, 0.4))) return
  if (facts.exempt) {
    const time = afterWorking(walk, walk.time, between(random, 5, 90) * MINUTE)
    const at = act(walk, CODE['Exemption recorded'], time, controlOf(walk, time))
    events.document[at] = paper(walk)
  } else if (chance(random, world.guarantees)) {
    const time = afterWorking(walk, walk.time, between(random, 10, 120) * MINUTE)
    const at = act(walk, CODE['Guarantee accepted'], time, controlOf(walk, time))
    events.document[at] = paper(walk)
  } else if (facts.finalChannel !== GREEN && chance(random, 0.3)) {
    add(events, CODE.Payment, facts.registered + between(random, 1, 11) * MINUTE, BANK)
  } else {
    note(walk, CODE.Payment, walk.time + between(random, 3 * MINUTE, chance(random, 0.7) ? 6 * HOUR : 3 * DAY), BANK)
  }
}

/** What is owed is paid later: by priority traders, on deferred duties, on guarantees. */
export function settleLater(walk: Walk): void {
  const { facts, random } = walk
  const owes = facts.taxDue > 0 && !facts.exempt && facts.finalChannel !== GREEN && (facts.deferred || facts.priority)
  if (owes && chance(random, 0.7)) note(walk, CODE.Payment, walk.time + between(random, DAY, 9 * DAY), BANK)
}

function leaveByLots(walk: Walk): void {
  const { facts, random, events } = walk
  let from = walk.time
  for (let at = 0; at < events.count; at++) if (events.activity[at] === CODE['Gate in']) from = Math.max(from, events.time[at])
  walk.time = from
  const late = facts.regime === TRANSIT && (walk.delay === 'transit' || facts.transitExtended)
  if (walk.delay === 'transit') walk.delayed = true
  for (let lot = 1; lot <= facts.lots; lot++) {
    const least = late && lot === 1 ? between(random, 33, 45) * DAY : 20 * MINUTE
    const at = note(walk, CODE['Gate out'], walk.time + least + between(random, 0, lot === 1 ? 2 * DAY : 5 * HOUR), PORT)
    events.lot[at] = lot
  }
  walk.gone = true
}

/** The system tells the gate; transit goods go under seal, taken off at another office; the lots leave one by one. */
export function leave(walk: Walk): void {
  const { facts, random, world } = walk
  note(walk, CODE['Gate eligible'], walk.time + between(random, 5, 120), SYSTEM)
  if (facts.regime === TRANSIT && facts.sealable) {
    const time = atWork(walk, walk.time + between(random, 10, 90) * MINUTE)
    act(walk, CODE['Seal attached'], time, controlOf(walk, time))
    let removed = walk.time + between(random, 5 * HOUR, 3 * DAY)
    while (!isWorkingDay(world.clock, Math.floor(removed / DAY))) removed += DAY
    const elsewhere = (facts.office + between(random, 1, world.organisation.offices.length - 1)) % world.organisation.offices.length
    act(walk, CODE['Seal removed'], removed, officerOf(random, world.organisation, elsewhere, DESK.control, Math.floor(removed / DAY)))
  }
  leaveByLots(walk)
}

/** Goods taken to the trader's store while the other ministry is awaited. */
export function carryToStorage(walk: Walk): void {
  const { facts, random, events } = walk
  if (!facts.specialised || facts.regime !== IMPORT || !chance(random, 0.4)) return
  const time = afterWorking(walk, walk.time, between(random, 10, 200) * MINUTE)
  const at = act(walk, CODE['Carriage to storage approved'], time, controlOf(walk, time))
  events.document[at] = paper(walk)
  leave(walk)
  const ended = atWork(walk, walk.time + between(random, 1, 30) * HOUR)
  act(walk, CODE['Carriage to storage ended'], ended, officer(walk, 'control', ended))
}

/** Goods go, the decision comes later: while the laboratory or a consultation is awaited, duty paid or guaranteed. */
export function release(walk: Walk): void {
  const { facts, random } = walk
  if (facts.finalChannel === GREEN || walk.gone || facts.specialised || !(walk.sampled || walk.consulted) || !chance(random, 0.6)) return
  const time = afterWorking(walk, walk.time, between(random, 10, 120) * MINUTE)
  act(walk, CODE.Release, time, controlOf(walk, time))
  leave(walk)
}

/** The decision, and in the same second its issue. Green is cleared by the system at any hour. */
export function clear(walk: Walk): void {
  const { facts, random, events } = walk
  if (facts.finalChannel === GREEN) {
    const held = walk.delay === 'green-clearance'
    if (held) walk.delayed = true
    const pause = held ? afterWorking(walk, walk.time, between(random, 9, 30) * HOUR) - walk.time : between(random, 2, 90)
    note(walk, CODE.Clearance, walk.time + pause, SYSTEM)
  } else {
    const time = afterWorking(walk, walk.time, between(random, 5, 60) * MINUTE)
    const alone = facts.outOfHours && walk.documents !== undefined && chance(random, 0.3)
    const at = act(walk, CODE.Clearance, time, controlOf(walk, time))
    if (alone) events.resource[at] = accountOf(walk.documents!)
  }
  note(walk, CODE['Clearance issued'], walk.time, SYSTEM)
}

export function closeRecord(walk: Walk): void {
  const { random, events } = walk
  for (let at = 0; at < events.count; at++) walk.time = Math.max(walk.time, events.time[at])
  note(walk, CODE['Record closed'], walk.time + between(random, DAY, 6 * DAY), SYSTEM)
  walk.ended = true
}

import { add } from './case-events.ts'
import { between, chance, unit } from './random.ts'
import { CODE, EXPORT, IMPORT, REASON, TRANSIT } from './vocabulary.ts'
import { act, accountOf, afterWorking, atWork, controlOf, headOf, note, officer, paper, PORT, SYSTEM, traderOf, type Walk } from './walk.ts'
import { DAY, HOUR, MINUTE } from './work-clock.ts'

/** Goods that are there before the declaration (imports by sea), or come in after it (exports, transit). */
export function bringIn(walk: Walk): void {
  const { facts, random, events } = walk
  if (facts.regime === IMPORT && !chance(random, 0.3)) return
  if (facts.regime === EXPORT && !chance(random, 0.7)) return
  const before = facts.regime === IMPORT
  for (let lot = 1; lot <= facts.lots; lot++) {
    const time = before ? facts.registered - between(random, DAY, 3 * DAY) : facts.registered + between(random, 5 * MINUTE, 3 * HOUR)
    const at = add(events, CODE['Gate in'], time, PORT)
    events.lot[at] = lot
  }
}

/** Declaration, overtime, registration and channel. In an outage the channel comes when the system is back. */
export function declare(walk: Walk): void {
  const { facts, random, events } = walk
  const trader = traderOf(walk)
  if (chance(random, 0.55)) add(events, CODE['Provisional declaration'], facts.registered - between(random, 5 * MINUTE, 28 * HOUR), trader)
  if (facts.outage !== undefined) add(events, CODE['System outage recorded'], facts.outage.from, SYSTEM)
  note(walk, CODE['Declaration registered'], facts.registered, trader)
  const assigned = facts.outage === undefined ? facts.registered : facts.outage.until + between(random, 1, 30) * MINUTE
  const byHand = facts.outage !== undefined && chance(random, 0.5)
  const at = byHand
    ? act(walk, CODE['Channel assigned'], atWork(walk, assigned), officer(walk, 'control', atWork(walk, assigned)))
    : note(walk, CODE['Channel assigned'], assigned, SYSTEM)
  events.channel[at] = facts.channel
}

export function registerOvertime(walk: Walk): void {
  const { facts, random } = walk
  if (!facts.outOfHours) return
  note(walk, CODE['Overtime requested'], walk.time + between(random, 1, 10) * MINUTE, traderOf(walk))
  const time = walk.time + between(random, 3, 30) * MINUTE
  act(walk, CODE['Overtime approved'], time, officer(walk, 'deputy', time))
}

/** The head changes a channel on signs or information, for a reason; lowers it by a numbered decision. */
export function changeChannel(walk: Walk): void {
  const { facts, random, events } = walk
  if (facts.finalChannel === facts.channel) return
  const time = afterWorking(walk, walk.time + between(random, 2, 40) * MINUTE, between(random, 5, 30) * MINUTE)
  const at = act(walk, CODE['Channel changed'], time, controlOf(walk, time))
  events.channel[at] = facts.finalChannel
  const lowered = facts.finalChannel < facts.channel
  events.reason[at] = lowered ? REASON.reviewed : between(random, REASON.weight, REASON.unclear)
  if (lowered) events.document[at] = paper(walk)
  events.approver[at] = accountOf(headOf(walk))
}

/** The system assigns an officer to the dossier; now and then the deputy head gives it to another. */
export function assignOfficer(walk: Walk, begins: number): void {
  const { random, events } = walk
  walk.documents = officer(walk, 'documents', begins)
  const at = note(walk, CODE['Officer assigned'], walk.time, SYSTEM)
  events.assignee[at] = accountOf(walk.documents)
  if (!chance(random, 0.03)) return
  const time = atWork(walk, walk.time + between(random, 1, 8) * MINUTE)
  if (time >= begins) return
  walk.documents = officer(walk, 'documents', begins, walk.documents)
  const again = act(walk, CODE['Officer reassigned'], time, officer(walk, 'deputy', time))
  events.assignee[again] = accountOf(walk.documents)
  events.reason[again] = chance(random, 0.5) ? REASON.leave : REASON.workload
  events.approver[again] = accountOf(headOf(walk))
}

/** A declarant corrects what he declared, and customs agrees. */
export function amend(walk: Walk, probability: number): void {
  const { random, events } = walk
  if (!chance(random, probability)) return
  note(walk, CODE['Amendment requested'], walk.time + between(random, 5, 200) * MINUTE, traderOf(walk))
  const time = afterWorking(walk, walk.time, between(random, 10, 180) * MINUTE)
  const at = act(walk, CODE['Amendment approved'], time, controlOf(walk, time))
  events.reason[at] = chance(random, 0.6) ? REASON.typing : REASON.quantity
}

/** Some declarations are cancelled, some are never followed up. True when the walk is at its end. */
export function giveUp(walk: Walk): boolean {
  const { facts, random, events } = walk
  const fate = unit(random)
  if (fate > 0.011 || facts.regime === TRANSIT) return false
  if (fate < 0.003) return true
  const asked = chance(random, 0.85)
  if (asked) note(walk, CODE['Cancellation requested'], walk.time + between(random, 4 * HOUR, 2 * DAY), traderOf(walk))
  const time = afterWorking(walk, asked ? walk.time : walk.time + 15 * DAY, between(random, 1, 10) * HOUR)
  const at = act(walk, CODE.Cancelled, time, officer(walk, 'deputy', time))
  if (!asked || chance(random, 0.7)) events.reason[at] = asked ? REASON.typing : REASON.late
  if (!asked) events.document[at] = paper(walk)
  return true
}

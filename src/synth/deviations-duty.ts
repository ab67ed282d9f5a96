import { add, copyEvent, remove } from './case-events.ts'
import { at, emptied, holds, insert, lacks, moved, timeOf, underOneAccount, without, type Deviation } from './deviation.ts'
import { openAtRegistration } from './deviations-channel.ts'
import { mustPay } from './deviations-clearance.ts'
import type { Desk, Officer } from './organisation.ts'
import { between, type Random } from './random.ts'
import { CODE, EXPORT, GREEN, IMPORT, REASON, SHIFT_IN, SHIFT_OUT, TRANSIT, type Activity } from './vocabulary.ts'
import { accountOf, headOf, officer, SYSTEM, traderOf, type Walk } from './walk.ts'
import { DAY, HOUR, MINUTE, whenOpen } from './work-clock.ts'

const transit = (walk: Walk): boolean => walk.facts.regime === TRANSIT
const checked = (walk: Walk): boolean => walk.facts.finalChannel !== GREEN
const byRoad = (walk: Walk): boolean => walk.facts.transport === walk.world.road

/** An officer takes the payment's place with an exemption that nothing supports. */
function exemptInstead(walk: Walk): number {
  const position = at(walk, 'Payment')
  const time = walk.events.time[position]
  if (whenOpen(walk.world.clock, time) !== time) return -1
  walk.events.activity[position] = CODE['Exemption recorded']
  walk.events.resource[position] = accountOf(officer(walk, 'control', time))
  walk.events.shift[position] = SHIFT_IN
  return position
}

/** Rules PAY and STO. */
export const DUTY_DEVIATIONS: readonly Deviation[] = [
  {
    kind: 'exemption-missing',
    what: 'exempt goods cleared, exemption not recorded',
    rules: ['PAY-002'],
    rate: 0.01,
    fits: (walk) => walk.facts.exempt && holds(walk, 'Exemption recorded'),
    alter: without('Clearance', 'Exemption recorded'),
  },
  {
    kind: 'exemption-unfounded',
    what: 'exemption recorded for goods that are not exempt',
    rules: ['PAY-003'],
    rate: 0.005,
    fits: (walk) => mustPay(walk) && checked(walk) && holds(walk, 'Payment'),
    alter: exemptInstead,
  },
  {
    kind: 'consultation-unclosed',
    what: 'value consultation never closed',
    rules: ['PAY-005'],
    rate: 0.02,
    fits: (walk) => holds(walk, 'Value consultation closed'),
    alter: without('Value consultation opened', 'Value consultation closed'),
  },
  {
    kind: 'cleared-in-consultation',
    what: 'cleared while the value was in consultation',
    rules: ['PAY-006'],
    rate: 0.02,
    fits: (walk) => holds(walk, 'Value consultation closed'),
    alter: moved('Value consultation closed', 'Clearance', 'Record closed', 0.2),
  },
  {
    kind: 'guarantee-unnumbered',
    what: 'guarantee without number',
    rules: ['PAY-007'],
    rate: 0.01,
    fits: (walk) => holds(walk, 'Guarantee accepted'),
    alter: emptied('Guarantee accepted', 'document'),
  },
  {
    kind: 'storage-unended',
    what: 'carriage to storage never ended',
    rules: ['STO-001'],
    rate: 0.01,
    fits: (walk) => holds(walk, 'Carriage to storage ended'),
    alter: without('Carriage to storage approved', 'Carriage to storage ended'),
  },
]

/** Leaves one lot behind: its way out is taken from the record. */
function leaveLot(walk: Walk): number {
  const { events } = walk
  for (let position = events.count - 1; position >= 0; position--) {
    if (events.activity[position] !== CODE['Gate out'] || events.lot[position] !== walk.facts.lots) continue
    for (let next = position + 1; next < events.count; next++) copyEvent(events, next, next - 1)
    events.count--
    break
  }
  for (let position = 0; position < events.count; position++)
    if (events.activity[position] === CODE['Gate in'] && events.lot[position] === walk.facts.lots) return position
  return -1
}

function eligibleEarly(walk: Walk, random: Random): number {
  const position = at(walk, 'Gate eligible')
  walk.events.time[position] = timeOf(walk, 'Clearance') - between(random, 30, 280)
  return position
}

/** Rules GAT and SEA. */
export const GATE_DEVIATIONS: readonly Deviation[] = [
  {
    kind: 'out-ineligible',
    what: 'goods went out, the gate was never told',
    rules: ['GAT-001'],
    rate: 0.0002,
    fits: (walk) => holds(walk, 'Gate out'),
    alter: without('Gate out', 'Gate eligible'),
  },
  {
    kind: 'out-before-eligible',
    what: 'goods went out before the gate was told',
    rules: ['GAT-001'],
    rate: 0.0002,
    fits: (walk) => holds(walk, 'Gate out') && lacks(walk, 'Carriage to storage approved', 'Release'),
    alter: moved('Gate eligible', 'Gate out', 'Record closed', 0.5),
  },
  {
    kind: 'eligible-early',
    what: 'the gate was told before clearance',
    rules: ['GAT-002'],
    rate: 0.001,
    fits: (walk) => checked(walk) && lacks(walk, 'Release', 'Carriage to storage approved'),
    alter: eligibleEarly,
  },
  {
    kind: 'transit-late',
    what: 'transit longer than thirty days without extension',
    rules: ['GAT-003'],
    rate: 0.01,
    fits: (walk) => transit(walk) && !walk.facts.transitExtended,
    delay: 'transit',
    at: 'Gate out',
  },
  {
    kind: 'lot-left',
    what: 'a lot in transit came in and never went out',
    rules: ['GAT-004'],
    rate: 0.03,
    fits: (walk) => transit(walk) && walk.facts.lots > 1,
    alter: leaveLot,
  },
  {
    kind: 'transit-unsealed',
    what: 'transit by road without a seal',
    rules: ['SEA-001'],
    rate: 0.01,
    fits: (walk) => transit(walk) && byRoad(walk) && holds(walk, 'Seal attached'),
    alter: without('Gate out', 'Seal attached', 'Seal removed'),
  },
  {
    kind: 'seal-from-nowhere',
    what: 'a seal removed that was never attached',
    rules: ['SEA-002'],
    rate: 0.03,
    fits: (walk) => transit(walk) && !byRoad(walk) && holds(walk, 'Seal attached'),
    alter: without('Seal removed', 'Seal attached'),
  },
  {
    kind: 'seal-left',
    what: 'a seal never taken off',
    rules: ['SEA-003'],
    rate: 0.01,
    fits: (walk) => transit(walk) && holds(walk, 'Seal attached'),
    alter: without('Seal attached', 'Seal removed'),
  },
  {
    kind: 'seal-one-account',
    what: 'seal attached and removed under one account',
    rules: ['SEA-004'],
    rate: 0.01,
    fits: (walk) => transit(walk) && holds(walk, 'Seal attached'),
    alter: underOneAccount('Seal attached', 'Seal removed'),
  },
]

function cancelAfterGate(walk: Walk, random: Random): number {
  const { events } = walk
  const position = at(walk, 'Record closed')
  const time = events.time[position]
  add(events, CODE['Cancellation requested'], time - between(random, 1, 20) * HOUR, traderOf(walk))
  events.activity[position] = CODE.Cancelled
  events.resource[position] = accountOf(officer(walk, 'deputy', time))
  events.shift[position] = SHIFT_IN
  events.reason[position] = REASON.typing
  return position
}

function clearCancelled(walk: Walk, random: Random): number {
  const { events } = walk
  const time = timeOf(walk, 'Cancelled') + between(random, 1, 40) * HOUR
  const position = add(events, CODE.Clearance, time, SYSTEM)
  add(events, CODE['Clearance issued'], time, SYSTEM)
  add(events, CODE['Record closed'], time + 2 * DAY, SYSTEM)
  return position
}

/** Another officer stands in the assignment than the one who does the work. */
function assignAnother(desk: Desk, work: Activity): (walk: Walk) => number {
  return (walk) => {
    const { events } = walk
    const position = at(walk, work)
    const worker = events.resource[position]
    const self = { index: worker - accountOf({ index: 0 } as Officer) } as Officer
    const other = accountOf(officer(walk, desk, events.time[position], self))
    for (let each = 0; each < events.count; each++) {
      const silent = events.activity[each] === CODE['Inspection ordered'] && events.assignee[each] === 0
      if (silent || events.assignee[each] === worker) events.assignee[each] = other
    }
    return other === worker ? -1 : position
  }
}

function reassignOften(walk: Walk, random: Random): number {
  const { events, facts } = walk
  let position = -1
  let time = facts.registered
  for (let count = 0; count < 3; count++) {
    time += between(random, 1, 3) * MINUTE
    position = insert(walk, 'Officer reassigned', time, officer(walk, 'deputy', time))
    events.assignee[position] = count === 2 ? accountOf(walk.documents!) : accountOf(officer(walk, 'documents', time))
    events.reason[position] = REASON.workload
    events.approver[position] = accountOf(headOf(walk))
  }
  return position
}

function offDuty(activity: Activity): (walk: Walk) => number {
  return (walk) => {
    const position = at(walk, activity)
    walk.events.shift[position] = SHIFT_OUT
    return position
  }
}

function unfounded(walk: Walk): number {
  remove(walk.events, CODE['Cancellation requested'])
  walk.events.reason[at(walk, 'Cancelled')] = 0
  return at(walk, 'Cancelled')
}

/** Rules AMD, CAN, OVT and DUT. */
export const OFFICE_DEVIATIONS: readonly Deviation[] = [
  {
    kind: 'amendment-unrequested',
    what: 'amendment approved that nobody asked for',
    rules: ['AMD-001'],
    rate: 0.01,
    fits: (walk) => holds(walk, 'Amendment approved'),
    alter: without('Amendment approved', 'Amendment requested'),
  },
  {
    kind: 'amendment-unreasoned',
    what: 'amendment approved without reason',
    rules: ['AMD-002'],
    rate: 0.01,
    fits: (walk) => holds(walk, 'Amendment approved'),
    alter: emptied('Amendment approved', 'reason'),
  },
  {
    kind: 'cancelled-unfounded',
    what: 'cancelled with neither request nor reason',
    rules: ['CAN-001'],
    rate: 0.03,
    among: 'cancelled',
    fits: () => true,
    alter: unfounded,
  },
  {
    kind: 'cleared-after-cancellation',
    what: 'cleared after cancellation',
    rules: ['CAN-002'],
    rate: 0.05,
    among: 'cancelled',
    fits: ({ facts }) => facts.regime === EXPORT && facts.channel === GREEN && !facts.specialised,
    alter: clearCancelled,
  },
  {
    kind: 'cancelled-after-gate',
    what: 'import cancelled after the goods had gone',
    rules: ['CAN-003'],
    rate: 0.0005,
    fits: (walk) => walk.facts.regime === IMPORT && holds(walk, 'Gate out'),
    alter: cancelAfterGate,
  },
  {
    kind: 'overtime-unrequested',
    what: 'overtime approved that nobody asked for',
    rules: ['OVT-001'],
    rate: 0.02,
    among: 'overtime',
    fits: (walk) => holds(walk, 'Overtime approved'),
    alter: without('Overtime approved', 'Overtime requested'),
  },
  {
    kind: 'checked-off-duty',
    what: 'document check begun off duty without overtime',
    rules: ['OVT-002'],
    rate: 0.001,
    fits: (walk) => holds(walk, 'Document check started'),
    alter: offDuty('Document check started'),
  },
  {
    kind: 'checked-unassigned',
    what: 'document check by an officer to whom it was not assigned',
    rules: ['DUT-001'],
    rate: 0.001,
    fits: (walk) => holds(walk, 'Document check started'),
    alter: assignAnother('documents', 'Document check started'),
  },
  {
    kind: 'inspected-unassigned',
    what: 'inspection by an officer to whom it was not assigned',
    rules: ['DUT-002'],
    rate: 0.01,
    fits: (walk) => holds(walk, 'Physical inspection started'),
    alter: assignAnother('inspection', 'Physical inspection started'),
  },
  {
    kind: 'reassigned-unsigned',
    what: 'officer reassigned without reason or head',
    rules: ['DUT-003'],
    rate: 0.02,
    fits: (walk) => holds(walk, 'Officer reassigned'),
    alter: emptied('Officer reassigned', 'reason'),
  },
  {
    kind: 'cleared-off-duty',
    what: 'clearance while the holder of the account was off duty',
    rules: ['DUT-004'],
    rate: 0.001,
    fits: checked,
    alter: offDuty('Clearance'),
  },
  {
    kind: 'reassigned-often',
    what: 'officer reassigned three times',
    rules: ['DUT-005'],
    rate: 0.001,
    fits: (walk) =>
      checked(walk) && openAtRegistration(walk) && walk.facts.channel === walk.facts.finalChannel && lacks(walk, 'Officer reassigned'),
    alter: reassignOften,
  },
]

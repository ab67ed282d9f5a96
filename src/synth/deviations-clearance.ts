import { add, copyEvent } from './case-events.ts'
import { at, emptied, holds, lacks, moved, timeOf, underOneAccount, without, type Deviation } from './deviation.ts'
import { between } from './random.ts'
import { CODE, GREEN, RED, TRANSIT } from './vocabulary.ts'
import { traderOf, type Walk } from './walk.ts'
import { DAY, HOUR } from './work-clock.ts'

const checked = (walk: Walk): boolean => walk.facts.finalChannel !== GREEN
const red = (walk: Walk): boolean => walk.facts.finalChannel === RED
/** Duty is due and neither the trader nor the goods are excused from paying before clearance. */
export const mustPay = ({ facts }: Walk): boolean => facts.taxDue > 0 && !facts.deferred && !facts.priority && !facts.exempt

/** So soon after registration that without the payment nothing looks held back. */
function clearedAtOnce(walk: Walk): boolean {
  return timeOf(walk, 'Clearance') - timeOf(walk, 'Declaration registered') <= 8 * HOUR
}

/** Rules CLR and the payments that go with release and clearance. */
export const CLEARANCE_DEVIATIONS: readonly Deviation[] = [
  {
    kind: 'document-check-late',
    what: 'document check completed more than two working hours after the dossier',
    rules: ['CLR-001'],
    rate: 0.002,
    fits: checked,
    delay: 'document-check',
    at: 'Document check completed',
  },
  {
    kind: 'inspection-late',
    what: 'inspection completed more than eight working hours after the goods were presented',
    rules: ['CLR-002'],
    rate: 0.02,
    fits: (walk) => red(walk) && !walk.facts.specialised,
    delay: 'inspection',
    at: 'Physical inspection completed',
  },
  {
    kind: 'specialised-inspection-late',
    what: 'inspection of goods under specialised inspection took more than eight working hours',
    rules: ['CLR-003'],
    rate: 0.1,
    fits: (walk) => red(walk) && walk.facts.specialised,
    delay: 'specialised-inspection',
    at: 'Physical inspection completed',
  },
  {
    kind: 'extension-overrun',
    what: 'extended inspection completed after the third working day',
    rules: ['CLR-004'],
    rate: 0.005,
    fits: red,
    delay: 'extended-inspection',
    at: 'Physical inspection completed',
  },
  {
    kind: 'extension-too-late',
    what: 'extension given when the eight working hours were over',
    rules: ['CLR-002', 'CLR-005'],
    rate: 0.005,
    fits: (walk) => red(walk) && !walk.facts.specialised,
    delay: 'extension',
    at: 'Inspection extended',
  },
  {
    kind: 'extension-unsigned',
    what: 'extension without reason or head',
    rules: ['CLR-006'],
    rate: 0.05,
    fits: (walk) => holds(walk, 'Inspection extended'),
    alter: emptied('Inspection extended', 'approver'),
  },
  {
    kind: 'released-unpaid',
    what: 'goods released before the duty was paid',
    rules: ['CLR-007'],
    rate: 0.05,
    fits: (walk) => mustPay(walk) && holds(walk, 'Release', 'Payment', 'Clearance'),
    alter: (walk) => {
      moved('Payment', 'Release', 'Clearance', 0.5)(walk)
      return at(walk, 'Release')
    },
  },
  {
    kind: 'cleared-unpaid',
    what: 'cleared and closed, duty neither paid, guaranteed nor exempt',
    rules: ['PAY-001', 'PAY-004'],
    rate: 0.002,
    fits: (walk) => mustPay(walk) && lacks(walk, 'Release') && (walk.facts.finalChannel !== GREEN || clearedAtOnce(walk)),
    alter: without('Clearance', 'Payment', 'Guarantee accepted'),
  },
  {
    kind: 'paid-after-clearance',
    what: 'duty paid after clearance',
    rules: ['PAY-001'],
    rate: 0.005,
    fits: (walk) => mustPay(walk) && checked(walk) && lacks(walk, 'Release') && holds(walk, 'Payment'),
    alter: (walk) => {
      moved('Payment', 'Clearance', 'Record closed', 0.3)(walk)
      return at(walk, 'Clearance')
    },
  },
  {
    kind: 'dossier-never-seen',
    what: 'cleared with no dossier presented or checked',
    rules: ['CLR-008'],
    rate: 0.002,
    fits: (walk) => checked(walk) && lacks(walk, 'Physical inspection completed'),
    alter: without('Clearance', 'Full documents presented', 'Document check started', 'Document check completed'),
  },
  {
    kind: 'dossier-unchecked',
    what: 'dossier presented, cleared without a check',
    rules: ['CLR-001', 'CLR-008'],
    rate: 0.001,
    fits: (walk) => checked(walk) && lacks(walk, 'Physical inspection completed'),
    alter: without('Clearance', 'Document check started', 'Document check completed'),
  },
  {
    kind: 'channel-late',
    what: 'tax assessed between registration and channel',
    rules: ['CLR-009'],
    rate: 0.0005,
    fits: (walk) =>
      walk.facts.finalChannel === GREEN && holds(walk, 'Tax assessed') && timeOf(walk, 'Tax assessed') - walk.facts.registered < 10,
    alter: (walk) => {
      walk.events.time[at(walk, 'Channel assigned')] = timeOf(walk, 'Tax assessed') + 1
      return at(walk, 'Channel assigned')
    },
  },
  {
    kind: 'clearance-unissued',
    what: 'clearance decided and not issued',
    rules: ['CLR-010'],
    rate: 0.0002,
    fits: () => true,
    alter: without('Clearance', 'Clearance issued'),
  },
  {
    kind: 'issue-late',
    what: 'clearance issued after the gate was told',
    rules: ['CLR-010'],
    rate: 0.0002,
    fits: (walk) => holds(walk, 'Gate eligible') && timeOf(walk, 'Gate eligible') > timeOf(walk, 'Clearance'),
    alter: (walk) => {
      walk.events.time[at(walk, 'Clearance issued')] = timeOf(walk, 'Gate eligible') + 60
      return at(walk, 'Clearance issued')
    },
  },
  {
    kind: 'begins-midway',
    what: 'record without registration',
    rules: ['CLR-011'],
    rate: 0.0002,
    fits: (walk) => walk.facts.regime !== TRANSIT,
    alter: without('Channel assigned', 'Gate in', 'Provisional declaration', 'Declaration registered'),
  },
  {
    kind: 'after-closing',
    what: 'something recorded after closing',
    rules: ['CLR-012'],
    rate: 0.0003,
    fits: () => true,
    alter: (walk, random) =>
      add(walk.events, CODE['Amendment requested'], timeOf(walk, 'Record closed') + between(random, HOUR, 2 * DAY), traderOf(walk)),
  },
  {
    kind: 'registered-twice',
    what: 'registered twice',
    rules: ['CLR-013'],
    rate: 0.0003,
    fits: () => true,
    alter: (walk) => {
      const { events } = walk
      for (const activity of ['Declaration registered', 'Channel assigned'] as const) {
        copyEvent(events, at(walk, activity), events.count)
        events.time[events.count++] += 5
      }
      return events.count - 2
    },
  },
  {
    kind: 'closed-uncleared',
    what: 'record closed with neither clearance nor cancellation',
    rules: ['CLR-014'],
    rate: 0.001,
    fits: (walk) => checked(walk) && walk.facts.regime !== TRANSIT && lacks(walk, 'Release', 'Carriage to storage approved'),
    alter: without('Record closed', 'Clearance', 'Clearance issued', 'Gate eligible', 'Gate out'),
  },
  {
    kind: 'released-uncleared',
    what: 'released and closed, never cleared',
    rules: ['CLR-014', 'CLR-015'],
    rate: 0.05,
    fits: (walk) => holds(walk, 'Release'),
    alter: without('Release', 'Clearance', 'Clearance issued'),
  },
  {
    kind: 'green-held',
    what: 'green, paid, cleared more than eight working hours later',
    rules: ['CLR-016'],
    rate: 0.002,
    fits: (walk) => walk.facts.finalChannel === GREEN && mustPay(walk) && !walk.facts.specialised,
    delay: 'green-clearance',
    at: 'Payment',
  },
  {
    kind: 'checked-and-cleared-by-one',
    what: 'document check and clearance under one account',
    rules: ['CLR-017'],
    rate: 0.002,
    fits: checked,
    alter: underOneAccount('Document check completed', 'Clearance'),
  },
  {
    kind: 'specialised-result-missing',
    what: 'cleared without the result of the specialised inspection',
    rules: ['CLR-018'],
    rate: 0.01,
    fits: (walk) => holds(walk, 'Specialised inspection result'),
    alter: without('Clearance', 'Specialised inspection result'),
  },
]

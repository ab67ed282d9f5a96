import { at, emptied, holds, insert, lacks, timeOf, underOneAccount, without, type Deviation } from './deviation.ts'
import { plainlyInspected, uninspected } from './deviations-channel.ts'
import { between, type Random } from './random.ts'
import { GREEN, PARTIAL, REASON, RED, SUSPICIOUS, WHOLE, YELLOW } from './vocabulary.ts'
import { accountOf, officer, type Walk } from './walk.ts'
import { MINUTE } from './work-clock.ts'

const sampled = (walk: Walk): boolean => holds(walk, 'Sample taken')
const inspected = (walk: Walk): boolean => holds(walk, 'Physical inspection completed', 'Physical inspection started')

function inspectAfterClearance(walk: Walk, random: Random): number {
  const ordered = timeOf(walk, 'Clearance issued') + between(random, 3, 10) * MINUTE
  const inspector = officer(walk, 'inspection', ordered)
  const order = insert(walk, 'Inspection ordered', ordered, officer(walk, 'deputy', ordered))
  walk.events.reason[order] = REASON.weight
  walk.events.assignee[order] = accountOf(inspector)
  const position = insert(walk, 'Physical inspection started', ordered + between(random, 2, 6) * MINUTE, inspector)
  const result = insert(walk, 'Physical inspection completed', walk.events.time[position] + between(random, 20, 90) * MINUTE, inspector)
  walk.events.result[result] = 1
  walk.facts.level = PARTIAL
  return position
}

/** The result two or three minutes after the start: nobody can have opened a whole lot. */
function hurry(walk: Walk, random: Random): number {
  const position = at(walk, 'Physical inspection completed')
  const started = timeOf(walk, 'Physical inspection started')
  const time = started + between(random, 70, 270)
  const { events } = walk
  for (let other = 0; other < events.count; other++) if (events.time[other] > started && events.time[other] <= time) return -1
  events.time[position] = time
  return position
}

/** Rules INS and SCN: goods are opened by order, by another than who orders, and with a result. */
export const INSPECTION_DEVIATIONS: readonly Deviation[] = [
  {
    kind: 'red-uninspected',
    what: 'red, cleared without an inspection result',
    rules: ['INS-001'],
    rate: 0.01,
    fits: plainlyInspected,
    alter: (walk) => {
      uninspected(walk)
      return at(walk, 'Clearance')
    },
  },
  {
    kind: 'inspected-unordered',
    what: 'yellow, goods opened without an order',
    rules: ['INS-002'],
    rate: 0.001,
    fits: (walk) => walk.facts.finalChannel === YELLOW && !walk.facts.scan,
    delay: 'unordered-inspection',
    at: 'Physical inspection started',
  },
  {
    kind: 'waiver-unsigned',
    what: 'inspection waived without reason or head',
    rules: ['INS-003'],
    rate: 0.03,
    fits: (walk) => holds(walk, 'Inspection waived'),
    alter: emptied('Inspection waived', 'reason', 'approver'),
  },
  {
    kind: 'inspected-and-cleared-by-one',
    what: 'inspection and clearance under one account',
    rules: ['INS-004'],
    rate: 0.01,
    fits: (walk) => walk.facts.finalChannel === RED && inspected(walk),
    alter: underOneAccount('Physical inspection completed', 'Clearance'),
  },
  {
    kind: 'ordered-and-inspected-by-one',
    what: 'inspection ordered and carried out under one account',
    rules: ['INS-005'],
    rate: 0.01,
    fits: (walk) => inspected(walk) && holds(walk, 'Inspection ordered'),
    alter: underOneAccount('Physical inspection completed', 'Inspection ordered'),
  },
  {
    kind: 'inspected-after-clearance',
    what: 'goods opened after clearance',
    rules: ['INS-006'],
    rate: 0.001,
    fits: (walk) => walk.facts.finalChannel === YELLOW && lacks(walk, 'Inspection ordered', 'Physical inspection completed'),
    alter: inspectAfterClearance,
  },
  {
    kind: 'inspected-unchecked',
    what: 'goods opened, dossier never seen',
    rules: ['CLR-008', 'INS-007'],
    rate: 0.01,
    fits: (walk) => walk.facts.finalChannel !== GREEN && inspected(walk),
    alter: without('Physical inspection completed', 'Full documents presented', 'Document check started', 'Document check completed'),
  },
  {
    kind: 'ghost-inspection',
    what: 'whole lot by sea inspected within five minutes',
    rules: ['INS-008'],
    rate: 0.1,
    fits: (walk) =>
      walk.facts.level === WHOLE &&
      walk.world.transports.names[walk.facts.transport] === 'sea' &&
      inspected(walk) &&
      lacks(walk, 'Inspection extended'),
    alter: hurry,
  },
  {
    kind: 'result-without-start',
    what: 'inspection result without a start',
    rules: ['INS-009'],
    rate: 0.01,
    fits: inspected,
    alter: without('Physical inspection completed', 'Physical inspection started'),
  },
  {
    kind: 'order-unreasoned',
    what: 'inspection outside red ordered without reason',
    rules: ['INS-010'],
    rate: 0.05,
    fits: (walk) => walk.facts.finalChannel !== RED && holds(walk, 'Inspection ordered'),
    alter: emptied('Inspection ordered', 'reason'),
  },
  {
    kind: 'scan-unread',
    what: 'scanned and cleared, image never read',
    rules: ['SCN-001', 'SCN-002'],
    rate: 0.01,
    fits: (walk) => walk.facts.finalChannel !== RED && holds(walk, 'Scan image reviewed') && lacks(walk, 'Physical inspection completed'),
    alter: without('Clearance', 'Scan image reviewed'),
  },
  {
    kind: 'suspicious-unopened',
    what: 'suspicious image, goods not opened',
    rules: ['SCN-003'],
    rate: 0.01,
    fits: (walk) => holds(walk, 'Scan image reviewed') && lacks(walk, 'Physical inspection completed', 'Inspection waived'),
    alter: (walk) => {
      const position = at(walk, 'Scan image reviewed')
      walk.events.result[position] = SUSPICIOUS
      walk.events.result[at(walk, 'Scan completed')] = SUSPICIOUS
      return position
    },
  },
]

/** Rules SMP: samples are decided, taken, sealed, handed over and analysed. */
export const SAMPLE_DEVIATIONS: readonly Deviation[] = [
  {
    kind: 'sample-undecided',
    what: 'sample taken without decision',
    rules: ['SMP-001'],
    rate: 0.02,
    fits: sampled,
    alter: without('Sample taken', 'Sample decided'),
  },
  {
    kind: 'sample-unsigned',
    what: 'sampling decided without reason or head',
    rules: ['SMP-002'],
    rate: 0.02,
    fits: sampled,
    alter: emptied('Sample decided', 'reason'),
  },
  {
    kind: 'sample-by-decider',
    what: 'sampling decided and done under one account',
    rules: ['SMP-003'],
    rate: 0.02,
    fits: sampled,
    alter: underOneAccount('Sample taken', 'Sample decided'),
  },
  {
    kind: 'sample-sealed-late',
    what: 'sample sealed more than four hours after it was taken',
    rules: ['SMP-004'],
    rate: 0.02,
    fits: sampled,
    alter: (walk, random) => {
      walk.events.time[at(walk, 'Sample sealed')] = timeOf(walk, 'Sample taken') + between(random, 250, 370) * MINUTE
      return at(walk, 'Sample sealed')
    },
  },
  {
    kind: 'sample-unsealed',
    what: 'sample handed over unsealed',
    rules: ['SMP-004', 'SMP-005'],
    rate: 0.02,
    fits: sampled,
    alter: without('Sample handed over', 'Sample sealed'),
  },
  {
    kind: 'sample-single',
    what: 'one specimen only, without decision',
    rules: ['SMP-006'],
    rate: 0.02,
    fits: sampled,
    alter: (walk) => {
      const position = at(walk, 'Sample taken')
      walk.events.samples[position] = 1
      walk.events.document[position] = 0
      return position
    },
  },
  {
    kind: 'sample-unwitnessed',
    what: 'sample taken before nobody',
    rules: ['SMP-007'],
    rate: 0.02,
    fits: sampled,
    alter: emptied('Sample taken', 'witness'),
  },
  {
    kind: 'sample-kept',
    what: 'sample never handed over',
    rules: ['SMP-008'],
    rate: 0.02,
    fits: sampled,
    alter: without('Sample taken', 'Sample handed over'),
  },
  {
    kind: 'sample-unanalysed',
    what: 'cleared without the analysis',
    rules: ['SMP-009'],
    rate: 0.02,
    fits: sampled,
    alter: without('Clearance', 'Analysis result'),
  },
  {
    kind: 'sample-sealed-by-other',
    what: 'sample taken and sealed under different accounts',
    rules: ['SMP-010'],
    rate: 0.02,
    fits: sampled,
    alter: (walk) => {
      const position = at(walk, 'Sample sealed')
      const time = walk.events.time[position]
      walk.events.resource[position] = accountOf(officer(walk, 'inspection', time, walk.inspector))
      return walk.events.resource[position] === walk.events.resource[at(walk, 'Sample taken')] ? -1 : position
    },
  },
]

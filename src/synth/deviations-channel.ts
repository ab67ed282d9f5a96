import { remove } from './case-events.ts'
import { at, emptied, holds, insert, lacks, timeOf, underOneAccount, type Deviation } from './deviation.ts'
import { between, type Random } from './random.ts'
import { CODE, GREEN, NO_INSPECTION, REASON, RED, YELLOW, type Activity } from './vocabulary.ts'
import { accountOf, controlOf, headOf, type Walk } from './walk.ts'
import { HOUR, MINUTE, whenOpen } from './work-clock.ts'

/** A change of channel with reason and head, as it should be; when it comes is what is wrong with it. */
function change(walk: Walk, time: number, channel: number): number {
  const position = insert(walk, 'Channel changed', time, controlOf(walk, walk.facts.registered))
  walk.events.channel[position] = channel
  walk.events.reason[position] = REASON.reviewed
  walk.events.approver[position] = accountOf(headOf(walk))
  return position
}

const changed = (walk: Walk): boolean => holds(walk, 'Channel changed')
export const openAtRegistration = (walk: Walk): boolean =>
  walk.facts.registered % HOUR < 50 * MINUTE && whenOpen(walk.world.clock, walk.facts.registered) === walk.facts.registered

const INSPECTION: readonly Activity[] = [
  'Goods presented',
  'Physical inspection started',
  'Physical inspection completed',
  'Inspection extended',
]

/** Takes the inspection out of a red case, order and all that follows from it excepted. */
export function uninspected(walk: Walk): void {
  for (const activity of INSPECTION) remove(walk.events, CODE[activity])
  walk.facts.level = NO_INSPECTION
}

/** Red, inspected, and nothing else hangs on the inspection. */
export const plainlyInspected = (walk: Walk): boolean =>
  walk.facts.finalChannel === RED &&
  !walk.facts.scan &&
  holds(walk, 'Physical inspection completed', 'Inspection ordered') &&
  lacks(walk, 'Sample taken')

/** To and fro before the dossier is presented, ending where it began. */
function changeOften(walk: Walk, random: Random): number {
  const { facts } = walk
  const other = facts.channel === RED ? YELLOW : RED
  let time = facts.registered
  let position = -1
  for (const channel of [other, facts.channel, other, facts.channel]) {
    time += between(random, MINUTE, 2 * MINUTE)
    position = change(walk, time, channel)
  }
  return position
}

/** Rules CHN: the channel of a declaration is changed by decision, for a reason, at its time. */
export const CHANNEL_DEVIATIONS: readonly Deviation[] = [
  {
    kind: 'change-unreasoned',
    what: 'channel changed without reason',
    rules: ['CHN-001'],
    rate: 0.03,
    fits: changed,
    alter: emptied('Channel changed', 'reason'),
  },
  {
    kind: 'change-unapproved',
    what: 'channel changed without the head',
    rules: ['CHN-002'],
    rate: 0.03,
    fits: changed,
    alter: emptied('Channel changed', 'approver'),
  },
  {
    kind: 'change-after-result',
    what: 'red lowered after the inspection result, without decision',
    rules: ['CHN-003', 'CHN-005'],
    rate: 0.01,
    fits: (walk) =>
      walk.facts.finalChannel === RED && holds(walk, 'Physical inspection completed', 'Inspection ordered') && lacks(walk, 'Release'),
    alter: (walk) => change(walk, (timeOf(walk, 'Physical inspection completed') + timeOf(walk, 'Clearance')) / 2, YELLOW),
  },
  {
    kind: 'inspector-changes-channel',
    what: 'channel changed and goods inspected under one account',
    rules: ['CHN-004'],
    rate: 0.05,
    fits: (walk) => changed(walk) && holds(walk, 'Physical inspection completed'),
    alter: underOneAccount('Physical inspection completed', 'Channel changed'),
  },
  {
    kind: 'lowered-after-order',
    what: 'channel lowered after the inspection was ordered, no inspection, no decision',
    rules: ['CHN-005'],
    rate: 0.01,
    fits: plainlyInspected,
    alter: (walk, random) => {
      uninspected(walk)
      return change(walk, timeOf(walk, 'Inspection ordered') + between(random, 30, 240), YELLOW)
    },
  },
  {
    kind: 'change-often',
    what: 'channel changed four times',
    rules: ['CHN-006'],
    rate: 0.001,
    fits: (walk) => walk.facts.channel === walk.facts.finalChannel && walk.facts.channel !== GREEN && openAtRegistration(walk),
    alter: changeOften,
  },
  {
    kind: 'change-self-approved',
    what: 'channel changed and approved under one account',
    rules: ['CHN-007'],
    rate: 0.03,
    fits: changed,
    alter: (walk) => {
      const position = at(walk, 'Channel changed')
      walk.events.approver[position] = walk.events.resource[position]
      return position
    },
  },
  {
    kind: 'change-after-clearance',
    what: 'channel changed after clearance',
    rules: ['CHN-008'],
    rate: 0.002,
    fits: (walk) =>
      walk.facts.finalChannel === YELLOW && lacks(walk, 'Payment', 'Inspection ordered', 'Physical inspection completed', 'Release'),
    alter: (walk, random) => change(walk, timeOf(walk, 'Clearance issued') + between(random, 200, 1000), GREEN),
  },
]

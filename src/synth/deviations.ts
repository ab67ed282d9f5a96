import { inOrder } from './case-events.ts'
import { at, holds, type Deviation } from './deviation.ts'
import { CHANNEL_DEVIATIONS } from './deviations-channel.ts'
import { CLEARANCE_DEVIATIONS } from './deviations-clearance.ts'
import { DUTY_DEVIATIONS, GATE_DEVIATIONS, OFFICE_DEVIATIONS } from './deviations-duty.ts'
import { INSPECTION_DEVIATIONS, SAMPLE_DEVIATIONS } from './deviations-inspection.ts'
import { drawFacts } from './facts.ts'
import { live } from './life-cycle.ts'
import { OFFICES } from './names.ts'
import { below, chance, reseed, type Random } from './random.ts'
import type { Walk } from './walk.ts'

/** Every kind that can be planted. */
export const DEVIATIONS: readonly Deviation[] = [
  ...CLEARANCE_DEVIATIONS,
  ...CHANNEL_DEVIATIONS,
  ...INSPECTION_DEVIATIONS,
  ...SAMPLE_DEVIATIONS,
  ...DUTY_DEVIATIONS,
  ...GATE_DEVIATIONS,
  ...OFFICE_DEVIATIONS,
]

interface Plant {
  deviation: Deviation
  rate: number
  /** Offices (by position) where it is another. */
  inOffices: ReadonlyMap<number, number>
}

/** Kinds that are planted in this world, with their rates. */
export interface Plants {
  before: readonly Plant[]
  after: readonly Plant[]
}

/** `multiplier` scales every kind's own rate; `rates` sets single kinds, as shares of the cases that fit, everywhere (`KIND`) or in one office (`KIND@OFFICE`). */
export function choosePlants(multiplier: number, rates: Readonly<Record<string, number>>): Plants {
  const chosen = DEVIATIONS.map((deviation) => ({
    deviation,
    rate: rates[deviation.kind] ?? deviation.rate * multiplier,
    inOffices: new Map(
      OFFICES.flatMap(({ code }, office): [number, number][] => {
        const rate = rates[`${deviation.kind}@${code}`]
        return rate === undefined ? [] : [[office, rate]]
      }),
    ),
  })).filter(({ rate, inOffices }) => rate > 0 || inOffices.size > 0)
  return {
    before: chosen.filter(({ deviation }) => deviation.delay !== undefined),
    after: chosen.filter(({ deviation }) => deviation.alter !== undefined),
  }
}

/** What was planted in a case. `position` is that of the event on which it shows. */
export interface Planted {
  deviation: Deviation
  position: number
}

const HONEST = 10
const PLANT = 11

function lastTime({ events }: Walk): number {
  let last = 0
  for (let position = 0; position < events.count; position++) last = Math.max(last, events.time[position])
  return last
}

/** Only whole cases are planted in, and none that an outage excuses: what the truth says must be seen in the log. */
function isOpenTo(walk: Walk, { among }: Deviation): boolean {
  const { facts, ended } = walk
  if (facts.outage !== undefined) return false
  if (among === 'cancelled') return !ended && !facts.outOfHours && holds(walk, 'Cancelled')
  return ended && facts.outOfHours === (among === 'overtime')
}

function liveHonestly(walk: Walk, index: number): void {
  reseed(walk.random, walk.world.seed, HONEST, index)
  drawFacts(walk.facts, walk.world, index, walk.random)
  live(walk, 'none')
}

function plantBefore(walk: Walk, index: number, plants: Plants, random: Random): Planted | undefined {
  for (const { deviation, rate } of plants.before) {
    if (!chance(random, rate)) continue
    reseed(walk.random, walk.world.seed, HONEST, index)
    drawFacts(walk.facts, walk.world, index, walk.random)
    if (walk.facts.outage !== undefined || walk.facts.outOfHours || !deviation.fits(walk)) continue
    live(walk, deviation.delay!)
    const position = at(walk, deviation.at!)
    if (walk.delayed && position >= 0 && isOpenTo(walk, deviation) && lastTime(walk) < walk.world.until) return { deviation, position }
  }
  return undefined
}

function plantAfter(walk: Walk, index: number, plants: Plants, random: Random): Planted | undefined {
  if (plants.after.length === 0) return undefined
  const start = below(random, plants.after.length)
  for (let step = 0; step < plants.after.length; step++) {
    const { deviation, rate, inOffices } = plants.after[(start + step) % plants.after.length]
    if (!chance(random, inOffices.get(walk.facts.office) ?? rate) || !isOpenTo(walk, deviation) || !deviation.fits(walk)) continue
    const position = deviation.alter!(walk, random)
    if (position >= 0 && lastTime(walk) < walk.world.until) {
      inOrder(walk.events)
      return { deviation, position }
    }
    liveHonestly(walk, index)
  }
  return undefined
}

/** Draws declaration `index` and its life, and perhaps plants one departure in it. */
export function liveOne(walk: Walk, index: number, plants: Plants, random: Random): Planted | undefined {
  reseed(random, walk.world.seed, PLANT, index)
  const planted = plantBefore(walk, index, plants, random)
  if (planted !== undefined) return planted
  liveHonestly(walk, index)
  return plantAfter(walk, index, plants, random)
}

import { below, between, chance, type Random } from './random.ts'
import { LATE, NO_CHAPTER, NO_IMPORTER, NO_ORIGIN, NO_RESOURCE, NO_VALUE, REPEATED, UNDATED } from './rows.ts'
import { ACTIVITIES } from './vocabulary.ts'
import { accountOf, sharedAccountOf, type Walk } from './walk.ts'

export const NOISE_LEVELS = ['none', 'little', 'low', 'high'] as const
export type NoiseLevel = (typeof NOISE_LEVELS)[number]

/** Chance per event, and per case, of each fault of the record. */
interface Rates {
  resource: number
  undated: number
  repeated: number
  late: number
  shared: number
  attribute: number
}

const RATES: Record<Exclude<NoiseLevel, 'none'>, Rates> = {
  little: { resource: 0.001, undated: 0.0001, repeated: 0.0001, late: 0.0003, shared: 0.001, attribute: 0.002 },
  low: { resource: 0.003, undated: 0.0005, repeated: 0.0008, late: 0.002, shared: 0.002, attribute: 0.006 },
  high: { resource: 0.015, undated: 0.003, repeated: 0.005, late: 0.01, shared: 0.01, attribute: 0.03 },
}

export const FAULTS = ['missing-resource', 'undated', 'repeated', 'late', 'shared-account', 'missing-attribute'] as const
export type Fault = (typeof FAULTS)[number]

/** One fault of one case, for the noise file. */
export interface NoiseMark {
  fault: Fault
  activity: string
}

const ATTRIBUTES = [NO_ORIGIN, NO_CHAPTER, NO_IMPORTER, NO_VALUE] as const
const ATTRIBUTE_NAMES = ['origin', 'hsChapter', 'importer', 'value'] as const

/** Everything that the officers of the case did, under the office's shared account. */
function shareAccount(walk: Walk): void {
  const { events, facts, world } = walk
  const shared = sharedAccountOf(world, facts.office)
  const officers = new Set([walk.documents, walk.inspector, walk.control].filter((officer) => officer !== undefined).map(accountOf))
  for (let at = 0; at < events.count; at++) if (officers.has(events.resource[at])) events.resource[at] = shared
}

/**
 * Marks faults of the record on the events of a case, in `marks` by position; gives which case attributes are missing.
 * Cases with a planted departure lose nothing: their rows come late or twice, no more.
 */
export function disturb(walk: Walk, level: NoiseLevel, planted: boolean, random: Random, marks: Uint8Array, found: NoiseMark[]): number {
  marks.fill(0, 0, walk.events.count)
  if (level === 'none') return 0
  const rates = RATES[level]
  const { events } = walk
  for (let place = 0; place < events.count; place++) {
    const at = events.order[place]
    if (events.time[at] >= walk.world.until) break
    const mark = (bit: number, fault: Fault): void => {
      marks[at] |= bit
      found.push({ fault, activity: ACTIVITIES[events.activity[at] - 1] })
    }
    if (!planted && chance(random, rates.resource)) mark(NO_RESOURCE, 'missing-resource')
    if (!planted && chance(random, rates.undated)) mark(UNDATED, 'undated')
    if (chance(random, rates.repeated)) mark(REPEATED, 'repeated')
    if (place > 0 && chance(random, rates.late)) mark(LATE, 'late')
  }
  if (planted) return 0
  if (walk.documents !== undefined && chance(random, rates.shared)) {
    shareAccount(walk)
    found.push({ fault: 'shared-account', activity: '' })
  }
  if (!chance(random, rates.attribute)) return 0
  const which = below(random, ATTRIBUTES.length)
  found.push({ fault: 'missing-attribute', activity: ATTRIBUTE_NAMES[which] })
  return ATTRIBUTES[which]
}

/** How many declarations later a late row comes. */
export function delayOf(random: Random): number {
  return between(random, 20, 2000)
}

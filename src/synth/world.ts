import { dayNumber } from '../base/index.ts'
import type { Calendar } from '../law/schema.ts'
import { CHANNELS, DUTY_RATES, HS_CHAPTERS, marginal, ORIGINS, TRANSPORTS, type Marginal } from './marginals.ts'
import { OFFICES, type OfficeKind } from './names.ts'
import { buildOrganisation, type Organisation } from './organisation.ts'
import { below, between, chance, newRandom, unit } from './random.ts'
import { buildTrade, type Trade } from './trade.ts'
import { buildWorkClock, DAY, HOUR, isWorkingDay, MINUTE, weekday, type WorkClock } from './work-clock.ts'

/** `year`: twelve months of ordinary work. `bad-morning`: the weeks around Tết, three hours of outage, guarantees; nobody does wrong. */
export const WORLDS = ['year', 'bad-morning'] as const
export type WorldName = (typeof WORLDS)[number]

const PERIODS: Record<WorldName, { from: string; until: string }> = {
  year: { from: '2025-11-20', until: '2026-11-19' },
  'bad-morning': { from: '2026-01-26', until: '2026-02-27' },
}

/** The bad morning: the last Thursday before Tết 2026, 07:50 to 10:50, everywhere. */
const BAD_MORNING = { day: '2026-02-12', from: 7 * HOUR + 50 * MINUTE, until: 10 * HOUR + 50 * MINUTE }

export interface Outage {
  office: number
  from: number
  until: number
}

export interface World {
  seed: number
  name: WorldName
  declarations: number
  /** Local seconds: start of the first day, end of the last (the extract ends there). */
  from: number
  until: number
  clock: WorkClock
  organisation: Organisation
  trade: Trade
  outages: readonly (readonly Outage[])[]
  /** Per day of the period: number of declarations registered up to its end. */
  registered: Int32Array
  chapters: Marginal
  origins: Marginal
  transports: Marginal
  /** Position of road in `transports.names`. */
  road: number
  rates: Marginal
  channels: Marginal
  /** Share of taxable declarations that are secured by a guarantee. */
  guarantees: number
  /** By position in `transports.names`: 64 equal chances, which office. */
  officesBy: readonly Uint8Array[]
}

/** Where goods of a mode of transport are declared: at its border gates, a quarter of them inland. */
const KINDS: Record<string, readonly { kind: OfficeKind; weight: number }[]> = {
  air: [
    { kind: 'air', weight: 4 },
    { kind: 'inland', weight: 1 },
  ],
  parcel: [{ kind: 'air', weight: 1 }],
  rail: [{ kind: 'road', weight: 1 }],
  road: [
    { kind: 'road', weight: 3 },
    { kind: 'inland', weight: 1 },
  ],
  sea: [
    { kind: 'sea', weight: 3 },
    { kind: 'inland', weight: 1 },
  ],
}

/** Share of each office in the declarations of a mode of transport. */
function sharesOf(transport: string): number[] {
  const kinds = KINDS[transport]
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0)
  return OFFICES.map((office) => {
    const peers = OFFICES.filter(({ kind }) => kind === office.kind).reduce((sum, { share }) => sum + share, 0)
    return ((kinds.find(({ kind }) => kind === office.kind)?.weight ?? 0) / total) * (office.share / peers)
  })
}

function officeLookup(transport: string): Uint8Array {
  const lookup = new Uint8Array(1024)
  let reached = 0
  let at = 0
  sharesOf(transport).forEach((share, office) => {
    reached += share
    const until = Math.round(reached * lookup.length)
    lookup.fill(office, at, until)
    at = until
  })
  return lookup
}

function workloads(transports: Marginal): number[] {
  const total = transports.lookup.length
  const counts = transports.names.map((_, index) => transports.lookup.filter((code) => code === index).length / total)
  return OFFICES.map((_, office) => transports.names.reduce((sum, name, index) => sum + counts[index] * sharesOf(name)[office], 0))
}

/** Fewer on Saturdays, Sundays and holidays; a rush in the two weeks before a long holiday; growth over the year. */
function dayWeights(clock: WorkClock, first: number, days: number): number[] {
  return Array.from({ length: days }, (_, at) => {
    const day = first + at
    if (!isWorkingDay(clock, day)) return weekday(day) === 6 ? 0.35 : 0.15
    let free = 0
    for (let ahead = 1; ahead <= 18; ahead++) if (!isWorkingDay(clock, day + ahead)) free++
    return (free >= 8 ? 1.3 : 1) * (1 + (0.1 * at) / 365)
  })
}

function schedule(weights: readonly number[], declarations: number): Int32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let reached = 0
  return Int32Array.from(weights, (weight) => {
    reached += weight
    return Math.round((reached / total) * declarations)
  })
}

function drawOutages(seed: number, name: WorldName, first: number, days: number): Outage[][] {
  const random = newRandom(seed, 3)
  return OFFICES.map((_, office) => {
    const outages: Outage[] = []
    for (let count = between(random, 1, 4); count > 0; count--) {
      const from = (first + below(random, days)) * DAY + (chance(random, 0.6) ? between(random, 0, 6) : between(random, 7, 23)) * HOUR
      outages.push({ office, from, until: from + Math.round((0.4 + 3 * unit(random) * unit(random)) * HOUR) })
    }
    if (name === 'bad-morning') {
      const start = dayNumber(BAD_MORNING.day) * DAY
      outages.push({ office, from: start + BAD_MORNING.from, until: start + BAD_MORNING.until })
    }
    return outages.sort((left, right) => left.from - right.from)
  })
}

/** Everything that stands before the first declaration is drawn. */
export function buildWorld(seed: number, declarations: number, name: WorldName, calendar: Calendar): World {
  const first = dayNumber(PERIODS[name].from)
  const last = dayNumber(PERIODS[name].until)
  const clock = buildWorkClock(calendar, first - 10, last + 400)
  const transports = marginal(TRANSPORTS)
  const yearly = (declarations * 365) / (last - first + 1)
  return {
    seed,
    name,
    declarations,
    from: first * DAY,
    until: (last + 1) * DAY,
    clock,
    organisation: buildOrganisation(seed, yearly, workloads(transports), clock),
    trade: buildTrade(seed, yearly),
    outages: drawOutages(seed, name, first, last - first + 1),
    registered: schedule(dayWeights(clock, first, last - first + 1), declarations),
    chapters: marginal(HS_CHAPTERS),
    origins: marginal(ORIGINS),
    transports,
    road: transports.names.indexOf('road'),
    rates: marginal(DUTY_RATES),
    channels: marginal(CHANNELS),
    guarantees: name === 'bad-morning' ? 0.35 : 0.06,
    officesBy: transports.names.map(officeLookup),
  }
}

/** The outage that covers a moment at an office. */
export function outageAt(world: World, office: number, time: number): Outage | undefined {
  return world.outages[office].find((outage) => outage.from <= time && time < outage.until)
}

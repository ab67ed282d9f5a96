import { drawFrom, drawValue } from './marginals.ts'
import { below, between, chance, unit, type Random } from './random.ts'
import { importerOf } from './trade.ts'
import { EXPORT, GREEN, IMPORT, NO_INSPECTION, RED, TRANSIT, YELLOW } from './vocabulary.ts'
import { DAY, HOUR, isWorkingDay } from './work-clock.ts'
import { outageAt, type Outage, type World } from './world.ts'

/** What is known of a declaration apart from its events. One object, filled anew for every declaration. */
export interface Facts {
  index: number
  /** Twelve digits. */
  caseId: number
  /** Local seconds. */
  registered: number
  office: number
  regime: number
  chapter: number
  origin: number
  transport: number
  /** VND. */
  value: number
  taxDue: number
  broker: number
  importer: number
  priority: boolean
  deferred: boolean
  exempt: boolean
  specialised: boolean
  outOfHours: boolean
  /** First channel, and the one after a lawful change. */
  channel: number
  finalChannel: number
  outage: Outage | undefined
  lots: number
  /** Selected for scanning. */
  scan: boolean
  sealable: boolean
  transitExtended: boolean
  /** Set by the life cycle: how deep the goods were inspected. */
  level: number
}

export function newFacts(): Facts {
  return {
    index: 0,
    caseId: 0,
    registered: 0,
    office: 0,
    regime: 0,
    chapter: 0,
    origin: 0,
    transport: 0,
    value: 0,
    taxDue: 0,
    broker: 0,
    importer: 0,
    priority: false,
    deferred: false,
    exempt: false,
    specialised: false,
    outOfHours: false,
    channel: 0,
    finalChannel: 0,
    outage: undefined,
    lots: 1,
    scan: false,
    sealable: true,
    transitExtended: false,
    level: 0,
  }
}

/** Registrations per hour of the day, in parts of 100: through the night too, most in office hours. */
const HOURS = [1, 1, 1, 1, 1, 1, 2, 5, 9, 10, 10, 8, 4, 7, 10, 10, 8, 5, 2, 1, 1, 1, 1, 1]
const HOURS_TOTAL = HOURS.reduce((sum, hour) => sum + hour, 0)

function secondOfDay(quantile: number): number {
  let left = quantile * HOURS_TOTAL
  let hour = 0
  while (hour < 23 && left >= HOURS[hour]) left -= HOURS[hour++]
  return Math.floor((hour + Math.min(left / HOURS[hour], 0.9999)) * HOUR)
}

/** Declarations of a day are spread over it in their order, each drawn inside its own part of the day. */
function whenRegistered(world: World, index: number, random: Random): number {
  let low = 0
  let high = world.registered.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (world.registered[middle] > index) high = middle
    else low = middle + 1
  }
  const before = low === 0 ? 0 : world.registered[low - 1]
  const quantile = (index - before + unit(random)) / (world.registered[low] - before)
  return world.from + low * DAY + secondOfDay(quantile)
}

/** Chapters whose goods another ministry inspects: food, plants, medicines, some machines. */
const SPECIALISED = new Set(['02', '03', '05', '06', '07', '08', '09', '10', '12', '16', '20', '21', '30', '31'])

function drawTrader(facts: Facts, world: World, random: Random): void {
  facts.broker = world.trade.brokerLookup[below(random, 65_536)]
  facts.importer = importerOf(random, world.trade.brokers[facts.broker])
  facts.priority = world.trade.importers[facts.importer].priority
}

function drawGoods(facts: Facts, world: World, random: Random): void {
  const regime = unit(random)
  facts.regime = regime < 0.55 ? IMPORT : regime < 0.97 ? EXPORT : TRANSIT
  facts.chapter = drawFrom(random, world.chapters)
  facts.origin = drawFrom(random, world.origins)
  facts.transport = facts.regime === TRANSIT && chance(random, 0.7) ? world.road : drawFrom(random, world.transports)
  const offices = world.officesBy[facts.transport]
  facts.office = offices[below(random, offices.length)]
  facts.value = drawValue(random)
  const rate = Number(world.rates.names[drawFrom(random, world.rates)])
  facts.taxDue = facts.regime === IMPORT ? Math.round((facts.value * rate) / 100_000) * 1000 : 0
  facts.exempt = facts.taxDue > 0 && chance(random, 0.04)
  facts.deferred = facts.taxDue > 0 && !facts.exempt && chance(random, 0.06)
  facts.specialised = chance(random, SPECIALISED.has(world.chapters.names[facts.chapter]) ? 0.3 : 0.01) && facts.regime !== TRANSIT
  facts.sealable = facts.regime !== TRANSIT || !chance(random, 0.06)
  facts.transitExtended = facts.regime === TRANSIT && chance(random, 0.04)
  facts.level = NO_INSPECTION
  facts.lots = facts.value > 300_000_000 ? between(random, 1, 4) : 1
}

/** Channel by published shares, lighter for priority traders; a few are changed afterwards, for a reason. */
function drawChannel(facts: Facts, world: World, random: Random): void {
  const channel = world.channels.names[drawFrom(random, world.channels)]
  const drawn = channel === 'green' ? GREEN : channel === 'yellow' ? YELLOW : RED
  facts.channel = facts.priority && drawn === RED ? YELLOW : drawn
  facts.finalChannel = facts.channel
  const change = unit(random)
  if (facts.channel === GREEN && change < 0.008) facts.finalChannel = change < 0.005 ? YELLOW : RED
  if (facts.channel === YELLOW && change < 0.015) facts.finalChannel = RED
  if (facts.channel === RED && change < 0.04) facts.finalChannel = YELLOW
}

/** Draws the facts of declaration `index` from its own generator. */
export function drawFacts(facts: Facts, world: World, index: number, random: Random): void {
  facts.index = index
  facts.registered = whenRegistered(world, index, random)
  drawGoods(facts, world, random)
  drawTrader(facts, world, random)
  drawChannel(facts, world, random)
  facts.scan = facts.regime === IMPORT && chance(random, facts.finalChannel === RED ? 0.25 : 0.05)
  const prefix = facts.regime === IMPORT ? 1 : facts.regime === EXPORT ? 3 : 5
  facts.caseId = prefix * 1e11 + 7_400_000_000 + index * 17 + below(random, 17)
  facts.outage = outageAt(world, facts.office, facts.registered)
  const day = Math.floor(facts.registered / DAY)
  const late = facts.registered % DAY > 15 * HOUR || !isWorkingDay(world.clock, day)
  facts.outOfHours = facts.finalChannel !== GREEN && facts.outage === undefined && late && chance(random, 0.12)
}

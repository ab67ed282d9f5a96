import { FIRM_WORDS } from './names.ts'
import { below, between, chance, newRandom, unit, type Random } from './random.ts'

export interface Importer {
  code: string
  name: string
  priority: boolean
  brokers: readonly number[]
}

export interface Broker {
  code: string
  name: string
  /** The account under which the broker's staff lodge declarations. */
  account: string
  /** Share of all declarations. */
  weight: number
  importers: number[]
}

export interface Trade {
  brokers: readonly Broker[]
  importers: readonly Importer[]
  /** 65,536 equal chances: which broker. */
  brokerLookup: Uint16Array
}

/** Pareto-distributed volumes, shape 1.2, cut at a hundred times the smallest. */
function volume(random: Random): number {
  return Math.min(100, (1 - unit(random)) ** (-1 / 1.2))
}

function firmName(random: Random, kind: string, index: number): string {
  const first = FIRM_WORDS[below(random, FIRM_WORDS.length)]
  return `${kind} ${first} ${String(index + 1).padStart(4, '0')}`
}

/** Importers, each served by one to three brokers; `declarations` in a year set how many there are. */
export function buildTrade(seed: number, declarations: number): Trade {
  const random = newRandom(seed, 2)
  const brokerCount = Math.max(40, Math.min(1200, Math.round(declarations / 500)))
  const importerCount = Math.max(200, Math.min(13_000, Math.round(declarations / 60)))
  const brokers: Broker[] = Array.from({ length: brokerCount }, (_, index) => {
    const number = String(index + 1).padStart(4, '0')
    return {
      code: `DL-${number}`,
      name: firmName(random, 'Đại lý hải quan', index),
      account: `NKH-${number}`,
      weight: volume(random),
      importers: [],
    }
  })
  const importers: Importer[] = Array.from({ length: importerCount }, (_, index) => {
    const own = new Set<number>([index % brokerCount])
    for (let more = between(random, 0, 2); more > 0; more--) own.add(below(random, brokerCount))
    for (const broker of own) brokers[broker].importers.push(index)
    return {
      code: `NK-${String(index + 1).padStart(5, '0')}`,
      name: firmName(random, 'Cty TNHH', index),
      priority: chance(random, 0.03),
      brokers: [...own],
    }
  })
  const total = brokers.reduce((sum, { weight }) => sum + weight, 0)
  const brokerLookup = new Uint16Array(65_536)
  let reached = 0
  let at = 0
  brokers.forEach(({ weight }, index) => {
    reached += weight
    const until = Math.round((reached / total) * brokerLookup.length)
    brokerLookup.fill(index, at, until)
    at = until
  })
  return { brokers, importers, brokerLookup }
}

/** One of a broker's importers; the first ones bring most. */
export function importerOf(random: Random, broker: Broker): number {
  return broker.importers[Math.floor(unit(random) * unit(random) * broker.importers.length)]
}

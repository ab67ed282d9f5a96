/** A world of cells for the tests of the systemic patterns: honest offices that differ, and departures planted in some. */
import type { Cell, Pattern } from '../src/detect/behaviour/index.ts'
import { below, newRandom, unit as uniform, type Random } from '../src/synth/random.ts'

export { newRandom, uniform }

/** Standard normal, with its tails (Box & Muller 1958). */
export function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - uniform(random))) * Math.cos(2 * Math.PI * uniform(random))
}

/** The same in another order. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = newRandom(seed, 78)
  return items
    .map((item) => ({ item, at: uniform(random) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

export interface Plant {
  rule: number
  /** Where: a unit, a broker, or a unit with all rules (`rule` −1). */
  unit?: number
  broker?: number
  ratio: number
  /** From this month on (0: always). */
  from?: number
}

export interface CellWorld {
  seed: number
  units: number
  brokers: number
  rules: number
  months: number
  /** Mean number of cases of a unit in a month. */
  cases: number
  /** Standard deviations, in log-odds, of honest offices, of an office from month to month, and of honest brokers. */
  officeSd: number
  monthSd: number
  brokerSd: number
  plants: readonly Plant[]
}

export const HONEST: CellWorld = {
  ...{ seed: 1, units: 12, brokers: 100, rules: 12, months: 12, cases: 800, officeSd: 0.2, monthSd: 0.1, brokerSd: 0.2, plants: [] },
}

const STRATA = ['green|import', 'green|export', 'yellow|import', 'yellow|export', 'red|import', 'red|export']
const SHARES = [0.3, 0.25, 0.2, 0.14, 0.07, 0.04]

export const unitName = (unit: number): string => `U${String(unit + 1).padStart(2, '0')}`
export const brokerName = (broker: number): string => `B${String(broker + 1).padStart(3, '0')}`
export const ruleName = (rule: number): string => `R-${String(rule + 1).padStart(2, '0')}`
export const monthName = (month: number): string => `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`

interface Rule {
  /** Share of cases in which it arises, log-odds of a violation, and what stratum, month, office and broker add to them. */
  share: number
  base: number
  stratum: number[]
  month: number[]
  office: number[]
  officeMonth: number[][]
  broker: number[]
}

/** The cells of a world, units' and brokers', and whom the planted departures touch (`rule|kind|subject`). */
export function cellWorld(world: CellWorld): { cells: Cell[]; truth: Set<string> } {
  const random = newRandom(world.seed, 77)
  const mixes = list(world.units, () => SHARES.map((share) => share * Math.exp(0.4 * gaussian(random))))
  const offices = list(world.brokers, () => ({
    units: [...new Set([below(random, world.units), below(random, world.units)])],
    weight: Math.min(30, (1 - uniform(random)) ** (-1 / 1.2)),
  }))
  const truth = new Set<string>()
  const cells = list(world.rules, (at) => cellsOfRule(world, random, at, mixes, offices, truth)).flat()
  return { cells, truth }
}

type Offices = { units: number[]; weight: number }[]

function cellsOfRule(world: CellWorld, random: Random, at: number, mixes: number[][], offices: Offices, truth: Set<string>): Cell[] {
  const rule = ruleOf(world, random)
  const cells = new Map<string, Cell>()
  for (let unit = 0; unit < world.units; unit++) {
    const here = offices.flatMap(({ units, weight }, broker) => (units.includes(unit) ? [{ broker, weight }] : []))
    const total = here.reduce((sum, { weight }) => sum + weight, 0)
    for (const { broker, weight } of here)
      for (let month = 0; month < world.months; month++)
        for (const [stratum, text] of STRATA.entries()) {
          const n = poisson(random, ((world.cases * rule.share * weight) / total) * mixes[unit][stratum])
          if (n === 0) continue
          const odds = Math.exp(rule.base + rule.stratum[stratum] + rule.month[month] + rule.office[unit])
          const own = odds * Math.exp(rule.officeMonth[unit][month] + rule.broker[broker])
          const ratio = ratioOf(world.plants, at, unit, broker, month)
          const violated = binomial(random, n, Math.min(0.95, (ratio * own) / (1 + own)))
          if (ratio > 1) for (const who of [`unit|${unitName(unit)}`, `broker|${brokerName(broker)}`]) truth.add(`${ruleName(at)}|${who}`)
          add(cells, at, 'unit', unitName(unit), month, text, n, violated)
          add(cells, at, 'broker', brokerName(broker), month, `${unitName(unit)}|${text}`, n, violated)
        }
  }
  return [...cells.values()]
}

function ruleOf({ units, months, brokers, officeSd, monthSd, brokerSd }: CellWorld, random: Random): Rule {
  return {
    share: Math.exp(-3.5 * uniform(random)),
    base: Math.log(0.002) + uniform(random) * Math.log(50),
    stratum: STRATA.map(() => 0.5 * gaussian(random)),
    month: list(months, () => 0.1 * gaussian(random)),
    office: list(units, () => officeSd * gaussian(random)),
    officeMonth: list(units, () => list(months, () => monthSd * gaussian(random))),
    broker: list(brokers, () => brokerSd * gaussian(random)),
  }
}

function ratioOf(plants: readonly Plant[], rule: number, unit: number, broker: number, month: number): number {
  const hit = plants.find(
    (plant) =>
      (plant.rule === rule || plant.rule < 0) &&
      (plant.unit ?? unit) === unit &&
      (plant.broker ?? broker) === broker &&
      month >= (plant.from ?? 0),
  )
  return hit?.ratio ?? 1
}

function add(
  cells: Map<string, Cell>,
  rule: number,
  subjectKind: Cell['subjectKind'],
  subject: string,
  month: number,
  stratum: string,
  n: number,
  violated: number,
): void {
  const key = `${subjectKind} ${subject} ${month} ${stratum}`
  const cell = cells.get(key) ?? {
    ...{ rule: ruleName(rule), subjectKind, subject, month: monthName(month), stratum, exposed: 0, violated: 0, unknown: 0 },
  }
  cells.set(key, { ...cell, exposed: cell.exposed + n, violated: cell.violated + violated })
}

function poisson(random: Random, mean: number): number {
  let count = 0
  for (let left = Math.exp(-mean), sum = left, at = uniform(random); at > sum && count < 10_000; sum += left) left *= mean / ++count
  return count
}

function binomial(random: Random, n: number, probability: number): number {
  let count = 0
  for (let trial = 0; trial < n; trial++) if (uniform(random) < probability) count++
  return count
}

function list<T>(length: number, make: (at: number) => T): T[] {
  return Array.from({ length }, (_, at) => make(at))
}

export const isFlagged = ({ status }: Pattern): boolean => status === 'amber' || status === 'red'

/** Flagged patterns of a world, split into those that a planted departure touches and false ones. */
export function sorted(patterns: readonly Pattern[], truth: ReadonlySet<string>): { right: Pattern[]; wrong: Pattern[] } {
  const isTrue = ({ rule, subjectKind, subject }: Pattern): boolean => truth.has(`${rule}|${subjectKind}|${subject}`)
  const flagged = patterns.filter(isFlagged)
  return { right: flagged.filter(isTrue), wrong: flagged.filter((pattern) => !isTrue(pattern)) }
}

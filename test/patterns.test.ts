/**
 * The systemic patterns on synthetic administrations, from events to flags. `LIEM_TRIALS`: a world for every 100 of them, 3 to 40;
 * `LIEM_SEED`: the first seed.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findPatterns, patternRequest, tally, tableOf, cellsOf, withCases, type Cell, type Pattern } from '../src/detect/behaviour/index.ts'
import { evaluate, requestFor, type Evaluation } from '../src/detect/index.ts'
import { readLog } from '../src/lake/index.ts'
import { readRulebooks, type Rulebook } from '../src/law/index.ts'
import { DECLARATIONS_PER_SCALE, DEVIATIONS, synthesise } from '../src/synth/index.ts'
import { buildFolder } from './build.ts'
import { isFlagged } from './patterns.ts'

const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 300)
const SEED = Number(process.env['LIEM_SEED'] ?? 1)
const WORLDS = Math.min(40, Math.max(3, Math.round(TRIALS / 100)))
/** Every kind of departure ten times as often as by itself, everywhere alike. */
const OFTEN = Object.fromEntries(DEVIATIONS.map(({ kind, rate }) => [kind, Math.min(1, rate * 10)]))

vi.setConfig({ testTimeout: 1_800_000 })

const folder = buildFolder()
let rulebook: Rulebook
beforeAll(async () => {
  rulebook = await readRulebooks([join(import.meta.dirname, '../law/rulebooks/clearance.yaml')])
})
afterAll(folder.done)

async function world(seed: number, plant: Readonly<Record<string, number>>, declarations = 12_000): Promise<Evaluation> {
  const out = folder.at(`world-${seed}`)
  await synthesise({ seed, scale: declarations / DECLARATIONS_PER_SCALE, out, noise: 'low', deviations: 0, plant })
  const parts = (await readdir(join(out, 'events'))).toSorted().map((part) => join(out, 'events', part))
  return evaluate(await readLog(parts, patternRequest(requestFor(rulebook))), rulebook)
}

const told = ({ status, rule, subject, against, n, observed, expected }: Pattern): string =>
  `${status} ${rule} ${subject} ${against}: ${observed} of ${n}, expected ${expected.toFixed(1)}`

test('worlds in which everything happens everywhere alike accuse no unit and no broker', async () => {
  let falsely = 0
  let tested = 0
  for (let at = 0; at < WORLDS; at++) {
    const patterns = findPatterns(tally(await world(SEED * 1000 + at, OFTEN)))
    const flagged = patterns.filter(isFlagged)
    if (flagged.length > 0) process.stdout.write(`${flagged.map(told).join('\n')}\n`)
    falsely += flagged.length > 0 ? 1 : 0
    tested += patterns.filter(({ q }) => q !== null).length
  }
  process.stdout.write(`${WORLDS} synthetic worlds, ${tested} tests: ${falsely} worlds with a false discovery\n`)
  expect(tested).toBeGreaterThan(500 * WORLDS)
  expect(falsely / WORLDS).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt(0.0475 / WORLDS))
})

test('one rule in one office of such a world: found, with its cases, and nothing else', async () => {
  const evaluation = await world(SEED * 1000 + 500, OFTEN)
  const cells = [...cellsOf(tally(evaluation))]
  const busiest = busiestOf(cells)
  const patterns = withCases(evaluation, findPatterns(tableOf(cells.map((cell) => worsened(cell, busiest)))))
  const flagged = patterns.filter(({ subjectKind, status }) => subjectKind === 'unit' && (status === 'red' || status === 'amber'))
  expect(flagged.map(({ rule, subject }) => ({ rule, subject }))).toContainEqual(busiest)
  expect(flagged.filter(({ rule, subject }) => rule !== busiest.rule || subject !== busiest.subject).map(told)).toEqual([])
  const [first] = flagged
  expect(first!.cases.length).toBeGreaterThan(0)
  const { log, rules } = evaluation
  const verdicts = rules.find(({ rule }) => rule.id === busiest.rule)!.verdicts
  for (const id of first!.cases) expect(verdicts[log.caseIds.indexOf(id)]).toBe(3)
})

/** The rule and unit with most violations of which most could still be added. */
function busiestOf(cells: readonly Cell[]): { rule: string; subject: string } {
  const sums = new Map<string, { rule: string; subject: string; violated: number; exposed: number }>()
  for (const { rule, subject, subjectKind, violated, exposed } of cells) {
    if (subjectKind !== 'unit') continue
    const key = `${rule} ${subject}`
    const sum = sums.get(key) ?? { rule, subject, violated: 0, exposed: 0 }
    sums.set(key, { rule, subject, violated: sum.violated + violated, exposed: sum.exposed + exposed })
  }
  const possible = [...sums.values()].filter(({ violated, exposed }) => violated * 6 < exposed)
  const [{ rule, subject }] = possible.toSorted((one, other) => other.violated - one.violated) as [(typeof possible)[number]]
  return { rule, subject }
}

/** Five times as many violations in that rule and unit, as far as its cases go. */
function worsened(cell: Cell, { rule, subject }: { rule: string; subject: string }): Cell {
  if (cell.rule !== rule || cell.subject !== subject) return cell
  return { ...cell, violated: Math.min(cell.exposed, cell.violated * 5) }
}

/**
 * The systemic patterns on synthetic administrations, from events to flags. `LIEM_TRIALS`: a world for every 100 of them, 3 to 40;
 * `LIEM_SEED`: the first seed.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findPatterns, patternRequest, tally, withCases, type Pattern } from '../src/detect/behaviour/index.ts'
import { evaluate, requestFor, VIOLATED, type Evaluation } from '../src/detect/index.ts'
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

const KIND = 'checked-and-cleared-by-one'

test('one departure, eight times as often in one office: found, with its cases, and no other office', async () => {
  const often = OFTEN[KIND]!
  const evaluation = await world(SEED * 1000 + 500, { ...OFTEN, [`${KIND}@HQVP`]: Math.min(1, 8 * often) })
  const patterns = withCases(evaluation, findPatterns(tally(evaluation)))
  const { rules } = DEVIATIONS.find(({ kind }) => kind === KIND)!
  const flagged = patterns.filter(isFlagged)
  process.stdout.write(`${flagged.map(told).join('\n')}\n`)
  // Amber means one false list in twenty; red, and any other office, would be too much.
  const others = flagged.filter(({ rule, subject }) => !rules.includes(rule) || (subject.startsWith('HQ') && subject !== 'HQVP'))
  expect(others.filter(({ status, subjectKind }) => status === 'red' || subjectKind === 'unit').map(told)).toEqual([])
  const found = flagged.find(({ subject, against }) => subject === 'HQVP' && against === 'peers')!
  expect(found.cases.length).toBe(10)
  const { verdicts } = evaluation.rules.find(({ rule }) => rule.id === found.rule)!
  for (const id of found.cases) expect(verdicts[evaluation.log.caseIds.indexOf(id)]).toBe(VIOLATED)
})

/**
 * What is planted is what is found. Small worlds, every kind of departure at rates high enough to occur often.
 * `LIEM_TRIALS`: 20 declarations each (300 is 6,000 declarations), 60,000 at most; `LIEM_SEED`: the first seed.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { evaluate, requestFor, UNKNOWN, VIOLATED, type Evaluation } from '../detect/index.ts'
import { readLog } from '../lake/index.ts'
import { readRulebooks, type Rulebook } from '../law/index.ts'
import { DECLARATIONS_PER_SCALE, DEVIATIONS, synthesise, type SynthOptions } from './index.ts'
import type { TruthLine } from './truth.ts'

const RULEBOOK = fileURLToPath(new URL('../../law/rulebooks/clearance.yaml', import.meta.url))
const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 300)
const SEED = Number(process.env['LIEM_SEED'] ?? 1)
const SCALE = Math.min(60_000, TRIALS * 20) / DECLARATIONS_PER_SCALE
/** Every kind at thirty times its own rate. */
const OFTEN = Object.fromEntries(DEVIATIONS.map(({ kind, rate }) => [kind, Math.min(1, rate * 30)]))

// A world takes a second; a machine at work may need many.
vi.setConfig({ testTimeout: 300_000 })

let folder: string
let rulebook: Rulebook

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-truth-'))
  rulebook = await readRulebooks([RULEBOOK])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function linesOf<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

const violationsOf = ({ log, rules }: Evaluation): string[] =>
  rules.flatMap(({ rule, verdicts }) =>
    [...verdicts].flatMap((verdict, index) => (verdict === VIOLATED ? [`${log.caseIds[index]} ${rule.id}`] : [])),
  )

async function judge(files: string[]): Promise<{ found: string[]; evaluation: Evaluation }> {
  const evaluation = evaluate(await readLog(files, requestFor(rulebook)), rulebook)
  return { found: violationsOf(evaluation).toSorted(), evaluation }
}

async function make(
  name: string,
  options: Omit<SynthOptions, 'out' | 'scale'>,
): Promise<{ found: string[]; truth: TruthLine[]; planted: string[]; evaluation: Evaluation; out: string }> {
  const out = join(folder, name)
  await synthesise({ scale: SCALE, out, ...options })
  const parts = (await readdir(join(out, 'events'))).toSorted().map((part) => join(out, 'events', part))
  const truth = await linesOf<TruthLine>(join(out, 'truth.jsonl'))
  const planted = truth.flatMap((line) => line.rules.map((rule) => `${line.case} ${rule}`)).toSorted()
  return { ...(await judge(parts)), truth, planted, out }
}

test('without noise, what is found is what was planted, case by case and rule by rule; from CSV too', async () => {
  const { found, planted, truth, out } = await make('planted', { seed: SEED, noise: 'none', plant: OFTEN, csv: true })
  expect(found).toEqual(planted)
  expect(new Set(truth.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(60)
  const fromCsv = await judge([join(out, 'events.csv')])
  expect(fromCsv.found).toEqual(planted)
})

test('with noise, everything planted is found, and every further hit is in a case whose record is at fault', async () => {
  const { found, planted, out } = await make('noisy', { seed: SEED + 1, noise: 'high', plant: OFTEN })
  const hits = new Set(found)
  expect(planted.filter((hit) => !hits.has(hit))).toEqual([])
  // A resource, a date or an attribute that is missing makes a verdict unknown; only rows that are late or twice, or
  // one account for several officers, can make honest work look wrong.
  const faults = await linesOf<{ case: string; fault: string }>(join(out, 'noise.jsonl'))
  const misleading = new Set(faults.filter(({ fault }) => ['late', 'repeated', 'shared-account'].includes(fault)).map((line) => line.case))
  const known = new Set(planted)
  const further = found.filter((hit) => !known.has(hit))
  expect(further.length).toBeGreaterThan(0)
  expect(further.filter((hit) => !misleading.has(hit.split(' ')[0]))).toEqual([])
})

test('every rule of the rulebook is broken by some kind of departure, and every kind breaks a rule that there is', () => {
  const broken = new Set(DEVIATIONS.flatMap(({ rules }) => rules))
  expect([...broken].toSorted()).toEqual(rulebook.rules.map(({ id }) => id).toSorted())
})

test('a clean world gives no violation, and doubts only cases that are not finished', async () => {
  const { found, planted, evaluation } = await make('clean', { seed: SEED + 2, noise: 'none', deviations: 0 })
  expect(planted).toEqual([])
  expect(found).toEqual([])
  const doubted = evaluation.rules.flatMap(({ verdicts }) =>
    [...verdicts].flatMap((verdict, index) => (verdict === UNKNOWN ? [index] : [])),
  )
  expect(doubted.filter((index) => evaluation.finished[index] === 1)).toEqual([])
  // Honest work and its lawful exceptions touch nearly every rule: it is not by silence that nothing is found.
  expect(evaluation.rules.filter(({ cases }) => cases.satisfied === 0).map(({ rule }) => rule.id)).toEqual([])
})

test('the bad morning gives no violation: outage, guarantees, unfinished cases, Tết', async () => {
  const { found, planted, evaluation, out } = await make('morning', { seed: SEED + 3, world: 'bad-morning' })
  expect(planted).toEqual([])
  expect(found).toEqual([])
  const { log } = evaluation
  const count = (activity: string): number => {
    const code = log.activity.dictionary.texts.indexOf(activity) + 1
    return code === 0 ? 0 : log.activity.codes.filter((each) => each === code).length
  }
  expect(count('System outage recorded')).toBeGreaterThan(0)
  expect(count('Guarantee accepted')).toBeGreaterThan(count('Payment') / 10)
  expect(count('Record closed') + count('Cancelled')).toBeLessThan(log.caseCount)
  expect(await readFile(join(out, 'circumstances.csv'), 'utf8')).toContain('tet,')
})

/** What findings would be raised from in made-up worlds: what was planted and nothing else; in an honest one nothing, also of cases that go on. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { evaluate, hitsOf, requestFor, traceRequest, VIOLATED, type Evaluation } from '../src/detect/index.ts'
import { readLog } from '../src/lake/index.ts'
import { readRulebooks, readVocabulary, type Rulebook, type Vocabulary } from '../src/law/index.ts'
import { DECLARATIONS_PER_SCALE, DEVIATIONS, synthesise, type SynthOptions } from '../src/synth/index.ts'

vi.setConfig({ testTimeout: 300_000 })

const SCALE = 4_000 / DECLARATIONS_PER_SCALE
const OFTEN = Object.fromEntries(DEVIATIONS.map(({ kind, rate }) => [kind, Math.min(1, rate * 30)]))
let folder: string
let rulebook: Rulebook
let vocabulary: Vocabulary

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-hits-'))
  rulebook = await readRulebooks([join(import.meta.dirname, '../law/rulebooks/clearance.yaml')])
  vocabulary = await readVocabulary()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The hits of a world, `case rule`; and those that are none by its verdicts: time limits that had passed. */
async function hitsOfWorld(
  name: string,
  options: Omit<SynthOptions, 'out' | 'scale'>,
): Promise<{ hits: string[]; overdue: string[]; evaluation: Evaluation; out: string }> {
  const out = join(folder, name)
  await synthesise({ scale: SCALE, out, ...options })
  const parts = (await readdir(join(out, 'events'))).toSorted().map((part) => join(out, 'events', part))
  const evaluation = evaluate(await readLog(parts, traceRequest(requestFor(rulebook), vocabulary)), rulebook)
  const caseOf = new Map(evaluation.log.caseIds.map((id, index) => [id, index]))
  const found = [...hitsOf(evaluation, { vocabulary, until: Infinity })]
  const isViolated = ({ rule, caseId }: (typeof found)[number]): boolean =>
    evaluation.rules.find((result) => result.rule.id === rule.id)!.verdicts[caseOf.get(caseId)!] === VIOLATED
  const text = ({ rule, caseId }: (typeof found)[number]): string => `${caseId} ${rule.id}`
  return { hits: found.map(text).toSorted(), overdue: found.filter((hit) => !isViolated(hit)).map(text), evaluation, out }
}

test('hits are what was planted, as far as nothing later can change it', async () => {
  const { hits, overdue, out } = await hitsOfWorld('planted', { seed: 1, noise: 'none', plant: OFTEN })
  const lines = (await readFile(join(out, 'truth.jsonl'), 'utf8')).split('\n').filter((line) => line !== '')
  const planted = lines
    .map((line) => JSON.parse(line) as { case: string; rules: string[] })
    .flatMap((line) => line.rules.map((rule) => `${line.case} ${rule}`))
  expect(planted.length).toBeGreaterThan(100)
  expect(hits.filter((hit) => !overdue.includes(hit))).toEqual(planted.toSorted())
})

test.each([
  ['a clean world', { seed: 3, noise: 'none', deviations: 0 } as const],
  ['the bad morning', { seed: 4, world: 'bad-morning' } as const],
])('%s gives no hit', async (name, options) => {
  const { hits, evaluation } = await hitsOfWorld(name.replaceAll(' ', '-'), options)
  expect(evaluation.unfinishedCases).toBeGreaterThan(0)
  expect(hits).toEqual([])
})

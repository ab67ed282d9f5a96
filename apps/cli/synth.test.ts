import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-synth-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function liem(...given: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...given], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

test('liem synth makes a world and says what is in it; liem check finds what was planted', async () => {
  const made = await liem(
    'synth',
    '--seed',
    '5',
    '--scale',
    '0.005',
    '--out',
    'world',
    '--deviations',
    '0',
    '--plant',
    'cleared-unpaid=0.5',
    '--noise',
    'none',
  )
  expect(made).toMatchObject({ code: 0, stderr: '' })
  expect(made.stdout).toMatch(/^world: 1,000 declarations, [\d,]+ events, [\d,]+ departures planted, 0 faults of the record\n$/)
  expect(await readdir(join(folder, 'world'))).toContain('truth.jsonl')
  const rulebook = fileURLToPath(new URL('../../law/rulebooks/clearance.yaml', import.meta.url))
  const checked = await liem(
    'check',
    'world/events/part-000.parquet',
    '--rules',
    rulebook,
    '--violations',
    'found.jsonl',
    '--format',
    'json',
  )
  expect(checked.code).toBe(0)
  const cases = async (file: string): Promise<string[]> =>
    (await readFile(join(folder, file), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { case: string }).case)
  expect([...new Set(await cases('found.jsonl'))].toSorted()).toEqual((await cases('world/truth.jsonl')).toSorted())
})

test.each([
  [['synth'], 'where should it go?'],
  [['synth', '--out', 'a', '--scale', 'much'], 'not a number'],
  [['synth', '--out', 'a', '--scale', '-1'], 'the scale must be more than 0'],
  [['synth', '--out', 'a', '--plant', 'nothing=0.1'], 'no deviation is called nothing'],
  [['synth', '--out', 'a', '--plant', 'cleared-unpaid'], 'KIND=RATE'],
  [['synth', '--out', 'a', '--clean', '--deviations', '1'], '--clean plants nothing'],
  [['synth', '--out', 'a', '--world', 'elsewhere'], 'Allowed choices are year, bad-morning'],
])('%j is refused with a reason, and makes nothing', async (given, reason) => {
  const { code, stderr } = await liem(...given)
  expect(code).toBe(2)
  expect(stderr).toContain(reason)
  expect(await readdir(folder)).not.toContain('a')
})

test('help has examples, and every kind is listed with its rules', async () => {
  expect((await liem('synth', '--help')).stdout).toContain('liem synth --seed 1 --scale 0.05 --out demo')
  const { stdout } = await liem('synth', '--kinds')
  expect(stdout.split('\n').length).toBeGreaterThan(60)
  expect(stdout).toMatch(/^cleared-unpaid +PAY-001 PAY-004 /m)
})

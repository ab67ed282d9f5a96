import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildLakeBench, day, first, small, snapshot, type LakeBench } from '../../test/lake.ts'
import { LiemError } from '../base/index.ts'
import { importFiles, type ImportStep } from './import.ts'
import { readManifest, verifyLake } from './manifest.ts'

let bench: LakeBench
beforeAll(async () => {
  bench = await buildLakeBench()
})
afterAll(() => bench.close())

const importModule = fileURLToPath(new URL('./import.ts', import.meta.url))

/** A process of its own that imports, and kills itself at a step. */
async function importAndDie(lake: string, file: string, step: ImportStep): Promise<NodeJS.Signals | null> {
  const script = `const { importFiles } = await import(${JSON.stringify(importModule)}); await importFiles(${JSON.stringify(lake)}, [${JSON.stringify(file)}], { engine: { threads: 1 }, onStep: (step) => { if (step === ${JSON.stringify(step)}) process.kill(process.pid, 'SIGKILL') } })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return signal
}

test.each(['locked', 'staged', 'moved'] as const)('when %s, leaves what was there, and the next one succeeds', async (step) => {
  const lake = bench.newLake()
  await importFiles(lake, [await bench.csv('before.csv', first)], small)
  const before = await bench.rowsOf(lake)
  const file = await bench.csv('more.csv', [['D', 'x', day(7), '', ''], ['D', 'y', 'soon', '', ''], first[0]])
  expect(await importAndDie(lake, file, step)).toBe('SIGKILL')
  expect((await readManifest(lake)).imports).toHaveLength(1)
  expect(await bench.rowsOf(lake)).toEqual(before)
  const [result] = await importFiles(lake, [file], small)
  expect(result).toMatchObject({ known: false, import: { number: 2, rows: 3, rejectedRows: 1, repeatedRows: 1 } })
  expect(await bench.rowsOf(lake)).toHaveLength(4)
  expect(await verifyLake(lake)).toEqual([])
  expect((await readdir(lake)).toSorted()).toEqual(['events', 'manifest.json', 'rejected', 'repeated'])
})

test('once committed, stays', async () => {
  const lake = bench.newLake()
  expect(await importAndDie(lake, await bench.csv('done.csv', first), 'committed')).toBe('SIGKILL')
  expect(await bench.rowsOf(lake)).toHaveLength(3)
  const [result] = await importFiles(lake, [await bench.csv('done.csv', first)], small)
  expect(result!.known).toBe(true)
})

test.each(['locked', 'staged', 'moved'] as const)('of a full disk when %s, leaves nothing', async (step) => {
  const lake = bench.newLake()
  await importFiles(lake, [await bench.csv('before.csv', first)], small)
  const before = await snapshot(lake)
  const full = (at: ImportStep): void => {
    if (at === step) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  await expect(importFiles(lake, [await bench.csv('full.csv', [['E', 'x', day(8), '', '']])], { ...small, onStep: full })).rejects.toThrow(
    /no room left/u,
  )
  expect(await snapshot(lake)).toEqual(before)
})

test('where the system cuts a file short, leaves nothing', async () => {
  const lake = bench.newLake()
  const file = await bench.csv(
    'large.csv',
    Array.from({ length: 20_000 }, (_, i) => [
      `C${i}`,
      `activity ${(i * 7919) % 10_007}`,
      day(1 + (i % 28)),
      `u${(i * 104_729) % 9973}`,
      '',
    ]),
  )
  const script = `const { importFiles } = await import(${JSON.stringify(importModule)}); await importFiles(${JSON.stringify(lake)}, [${JSON.stringify(file)}], { engine: { threads: 1 } }).catch((error) => { process.stdout.write(error.message); process.exitCode = 2 })`
  const child = spawn('/bin/sh', ['-c', 'ulimit -f 100; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  expect((await once(child, 'close'))[0]).toBe(2)
  expect(said).toMatch(/no room left/u)
  expect(await snapshot(lake)).toEqual({})
})

describe('the lock', () => {
  test('keeps a second import out while the first runs', async () => {
    const lake = bench.newLake()
    const file = await bench.csv('locked.csv', first)
    let second: unknown
    await importFiles(lake, [file], {
      ...small,
      onStep: async (step) => {
        if (step === 'staged') second = await importFiles(lake, [file], small).catch((cause: unknown) => cause)
      },
    })
    expect(second).toBeInstanceOf(LiemError)
    expect((second as LiemError).message).toContain(`process ${process.pid}`)
    expect(await bench.rowsOf(lake)).toHaveLength(3)
  })

  test('is waited for by an import that may, until it is asked to stop', async () => {
    const lake = bench.newLake()
    const [file, more] = [await bench.csv('first.csv', first), await bench.csv('then.csv', [['D', 'x', day(7), '', '']])]
    const stop = new AbortController()
    const said: string[] = []
    const tell = ({ doing }: { doing: string }) => said.push(doing)
    const later: Promise<unknown>[] = []
    const onStep = async (step: ImportStep): Promise<void> => {
      if (step !== 'staged') return
      const cancelled = importFiles(lake, [more], { ...small, waits: true, signal: stop.signal }).catch((cause: unknown) => cause)
      stop.abort('enough')
      await cancelled
      later.push(cancelled, importFiles(lake, [more], { ...small, waits: true }, tell))
      while (!said.includes('waiting')) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await importFiles(lake, [file], { ...small, onStep })
    const [stopped] = await Promise.all(later)
    expect({
      stopped,
      rows: (await bench.rowsOf(lake)).length,
      imports: (await readManifest(lake)).imports.map(({ name }) => name),
    }).toEqual({
      stopped: 'enough',
      rows: 4,
      imports: ['first.csv', 'then.csv'],
    })
  })
})

describe('a lock that is left', () => {
  test('of a killed process whose parent has not looked is stale', async () => {
    const lake = bench.newLake()
    await mkdir(lake)
    // The shell becomes a process that waits for nobody, with one of its own that has ended.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
    const pid = Number(String((await once(parent.stdout, 'data'))[0]))
    while (!(await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z ')) await new Promise((resolve) => setTimeout(resolve, 20))
    await writeFile(join(lake, 'lock'), JSON.stringify({ pid, host: hostname(), began: null }))
    await importFiles(lake, [await bench.csv('zombie.csv', first)], small)
    parent.kill('SIGKILL')
    expect(await bench.rowsOf(lake)).toHaveLength(3)
  })

  test('of another machine is respected, with what to do', async () => {
    const lake = bench.newLake()
    await mkdir(lake)
    await writeFile(join(lake, 'lock'), JSON.stringify({ pid: 1, host: `not-${hostname()}`, began: null }))
    const error = (await importFiles(lake, [await bench.csv('other.csv', first)], small).catch((cause: unknown) => cause)) as LiemError
    expect(error.hint).toContain('remove')
  })

  test('of a process whose number was given again is stale', async () => {
    const lake = bench.newLake()
    await mkdir(lake)
    await writeFile(join(lake, 'lock'), JSON.stringify({ pid: process.pid, host: hostname(), began: '1' }))
    await importFiles(lake, [await bench.csv('again.csv', first)], small)
    expect(await bench.rowsOf(lake)).toHaveLength(3)
  })
})

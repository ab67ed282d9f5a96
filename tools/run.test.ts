import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './steps.ts'

// A small repository with the real runner in it, at a path with spaces and letters outside ASCII.
let place: string

const WORK = `
import { spawn } from 'node:child_process'
const inGroup = spawn('sleep', ['600'], { stdio: 'ignore' })
const apart = spawn('sleep', ['600'], { stdio: 'ignore', detached: true })
console.log(JSON.stringify([process.pid, inGroup.pid, apart.pid]))
setInterval(() => {}, 1000)
`
const MAIN = `console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), node: process.versions.node })); process.exitCode = 7`

beforeAll(() => {
  place = join(mkdtempSync(join(tmpdir(), 'liem run ')), 'kho hải quan')
  for (const folder of ['tools', 'apps/cli', 'dep']) mkdirSync(join(place, folder), { recursive: true })
  cpSync(join(root, 'tools/run.mjs'), join(place, 'tools/run.mjs'))
  cpSync(join(root, 'tools/run'), join(place, 'tools/run'), { recursive: true })
  writeFileSync(join(place, 'tools/start.ts'), WORK)
  writeFileSync(join(place, 'apps/cli/main.ts'), MAIN)
  writeFileSync(join(place, 'dep/package.json'), JSON.stringify({ name: 'dep', version: '1.0.0' }))
  writePackage('1.0.0')
})

afterAll(() => rmSync(join(place, '..'), { recursive: true, force: true }))

function writePackage(version: string): void {
  const dependencies = { dep: 'file:dep' }
  const packages = {
    '': { name: 'x', version, dependencies },
    dep: { version: '1.0.0' },
    'node_modules/dep': { resolved: 'dep', link: true },
  }
  const scripts = { start: 'exec node tools/run.mjs start', liem: 'exec node tools/run.mjs liem' }
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'x', version, type: 'module', scripts, dependencies }))
  writeFileSync(join(place, 'package-lock.json'), JSON.stringify({ name: 'x', version, lockfileVersion: 3, requires: true, packages }))
}

const plain = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'INIT_CWD'))

const runner = (args: string[], options: { cwd?: string } = {}) =>
  spawnSync(process.execPath, [join(place, 'tools/run.mjs'), ...args], { cwd: options.cwd ?? place, env: plain(), encoding: 'utf8' })

function start(program: string, args: string[]): { child: ChildProcess; pids: Promise<number[]> } {
  const child = spawn(program, args, { cwd: place, env: plain(), stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  const pids = new Promise<number[]>((resolve) => {
    child.stdout?.on('data', (part: Buffer) => {
      const line = /^\[\d.*\]$/m.exec(part.toString())?.[0]
      if (line !== undefined) resolve(JSON.parse(line) as number[])
    })
  })
  return { child, pids }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(spawnSync('cat', [`/proc/${pid}/status`], { encoding: 'utf8' }).stdout)
  } catch {
    return false
  }
}

test('installs what is missing, also when two begin at once; the second time at once; again when the lockfile has changed', async () => {
  const both = [0, 1].map(() =>
    spawn(process.execPath, [join(place, 'tools/run.mjs'), 'liem'], { cwd: place, env: plain(), stdio: ['ignore', 'ignore', 'pipe'] }),
  )
  const results = await Promise.all(
    both.map(async (child) => {
      const parts: string[] = []
      child.stderr.on('data', (part: Buffer) => parts.push(part.toString()))
      const code = await new Promise((resolve) => child.once('close', resolve))
      return { code, text: parts.join('') }
    }),
  )
  expect(results.map(({ code }) => code)).toEqual([7, 7])
  expect(results.filter(({ text }) => text.includes('npm ci'))).toHaveLength(1)
  expect(existsSync(join(place, 'node_modules/dep/package.json'))).toBe(true)
  expect(runner(['liem']).stderr).toBe('')
  writePackage('1.0.1')
  rmSync(join(place, 'node_modules/.package-lock.json'), { force: true })
  expect(runner(['liem']).stderr).toContain('npm ci')
})

test('passes arguments and the exit code through, under Node 24 or later, where the user stands', () => {
  const { status, stdout } = runner(['liem', 'check', '--out', 'a b', 'đường.csv'], { cwd: join(place, 'apps') })
  const said = JSON.parse(stdout) as { args: string[]; cwd: string; node: string }
  expect(status).toBe(7)
  expect(said.args).toEqual(['check', '--out', 'a b', 'đường.csv'])
  expect(said.cwd).toBe(join(place, 'apps'))
  expect(Number(said.node.split('.')[0])).toBeGreaterThanOrEqual(24)
  const byNpm = spawnSync('npm', ['run', '--silent', 'liem', '--', 'check', 'x'], {
    cwd: join(place, 'apps'),
    env: plain(),
    encoding: 'utf8',
  })
  expect(byNpm.status).toBe(7)
  expect(JSON.parse(byNpm.stdout)).toMatchObject({ args: ['check', 'x'], cwd: join(place, 'apps') })
})

test.each<[string, NodeJS.Signals, 'npm' | 'runner' | 'work' | 'group']>([
  ['npm', 'SIGINT', 'npm'],
  ['npm', 'SIGTERM', 'npm'],
  ['npm', 'SIGKILL', 'npm'],
  ['the runner', 'SIGTERM', 'runner'],
  ['the runner', 'SIGKILL', 'runner'],
  ['the work', 'SIGKILL', 'work'],
  ['the whole group', 'SIGKILL', 'group'],
])('%s ended by %s leaves no process behind', async (_name, signal, who) => {
  const { child, pids } = who === 'npm' ? start('npm', ['start', '--silent']) : start(process.execPath, ['tools/run.mjs', 'start'])
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const started = await pids
  process.kill(who === 'group' ? -child.pid! : who === 'work' ? started[0] : child.pid!, signal)
  await ended
  await expect.poll(() => started.filter(isAlive), { timeout: 20_000 }).toEqual([])
})

test('an old Node is refused with one sentence', () => {
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`
  const { status, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${old}`, 'tools/run.mjs', 'start'], {
    cwd: place,
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toBe('Liêm needs Node 20.19 or later to start (it brings Node 24 itself); this is Node 18.20.4.\n')
})

test('where neither the machine nor npm has Node 24, it says so', () => {
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`
  const { status, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${old}`, 'tools/run.mjs', 'liem'], {
    cwd: place,
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /^Liêm runs on Node 24; this is Node 20\.20\.2, and npm brings none for linux \w+\. Install Node 24 or later and try again\.\n$/,
  )
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Job } from '../src/jobs/index.ts'
import type { Upload } from '../src/lake/uploads/index.ts'
import { childrenOf, processesWith, startPlatform, untilAnswer, type Platform } from './running.ts'

/** How often something is killed. */
const KILLS = Number(process.env['LIEM_KILLS'] ?? 4)
/** Rows of each file: as many in all as a comparison reads and raises in a minute, so that the last ones end. */
const ROWS = Math.max(100, Math.min(2_000, Math.floor(120_000 / KILLS)))
const VICTIMS = ['worker', 'main', 'database', 'everything'] as const

const folder = mkdtempSync(join(tmpdir(), 'liem-platform-'))
const home = join(folder, 'home')
let platform: Platform | undefined
afterAll(async () => {
  platform?.child.kill('SIGTERM')
  await platform?.ended
  rmSync(folder, { recursive: true, force: true })
})

const signal = (pids: readonly number[]): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}
const workers = ({ child }: Platform): number[] =>
  childrenOf(child.pid!).filter((pid) => processesWith('apps/worker/main.ts').includes(pid))
const servers = (): number[] => processesWith(join(home, 'pg'))

/** Views that were said to be kept, and files that were said to be imported. */
const views = new Set<string>()
const files = new Map<string, string>()
let count = 0

async function post(url: string, body: unknown): Promise<Response | undefined> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return fetch(url, init).catch(() => undefined)
}

/** Keeps views until something is in its way. */
async function keepViews(url: string, until: () => boolean): Promise<void> {
  while (!until()) {
    const name = `view ${++count}`
    const answer = await post(`${url}/api/views`, { name, query: {} })
    if (answer?.ok === true) views.add(name)
    else await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const hasEnded = ({ state }: Job): boolean => state !== 'queued' && state !== 'running'
/** Of very many files a comparison takes longer than the time from one kill to the next: after 25 of them it is given up, as if it had ended its process. */
const isGivenUp = ({ kind, error }: Job): boolean => kind === 'detect' && error?.code === 'internal' && error.message.includes(' 25 ')

async function sendFile(url: string): Promise<void> {
  const rows = Array.from({ length: ROWS }, () => `K${++count},Register,2026-03-01 08:00:00,u1,HQ01\n`).join('')
  const answer = await fetch(`${url}/api/imports?name=file-${count}.csv`, {
    method: 'POST',
    body: `case,activity,ts,resource,unit\n${rows}`,
  })
  const { id } = (await answer.json()) as Upload
  await untilAnswer<Upload>(`${url}/api/imports/${id}`, ({ state }) => state === 'ready')
  const started = await post(`${url}/api/imports/${id}/start`, {})
  if (started?.ok === true) files.set(id, `K${count}`)
}

async function kill(victim: (typeof VICTIMS)[number], now: Platform): Promise<Platform> {
  if (victim === 'worker') signal(workers(now))
  if (victim === 'database') signal(servers())
  if (victim === 'worker' || victim === 'database') return now
  const others = victim === 'everything' ? [...workers(now), ...servers()] : []
  signal([now.child.pid!, ...others])
  await now.ended
  return startPlatform(home)
}

test(
  `after ${KILLS} kills nothing that was acknowledged is lost, and every job is done once`,
  { timeout: 120_000 + KILLS * 60_000 },
  async () => {
    platform = await startPlatform(home)
    for (let one = 0; one < KILLS; one++) {
      await sendFile(platform.url)
      let stop = false
      const writing = keepViews(platform.url, () => stop)
      await untilAnswer<{ rows: Job[] }>(`${platform.url}/api/jobs?limit=100`, ({ rows }) =>
        rows.some(({ state }) => state === 'running' || state === 'done'),
      )
      const before = views.size
      while (views.size < before + 10) await new Promise((resolve) => setTimeout(resolve, 5))
      platform = await kill(VICTIMS[one % VICTIMS.length]!, platform)
      await untilAnswer<{ worker: boolean }>(`${platform.url}/healthz`, ({ worker }) => worker)
      stop = true
      await writing
    }
    const { url } = platform
    for (const id of files.keys()) {
      const upload = await untilAnswer<Upload>(`${url}/api/imports/${id}`, ({ state }) => state !== 'importing')
      expect(upload).toMatchObject({ state: 'imported', error: null })
    }
    const { rows } = await untilAnswer<{ rows: Job[] }>(`${url}/api/jobs?limit=100`, ({ rows: all }) => all.every(hasEnded))
    expect(rows.filter((job) => job.state !== 'done' && !isGivenUp(job))).toEqual([])
    const again = (await (await post(`${url}/api/detect`, {}))!.json()) as Job
    await untilAnswer<Job>(`${url}/api/jobs/${again.id}`, ({ state }) => state === 'done')
    const kept = await untilAnswer<{ rows: { name: string }[] }>(`${url}/api/views`, () => true)
    expect([...views].filter((name) => !kept.rows.some((row) => row.name === name))).toEqual([])
    const { cases, events } = await untilAnswer<{ cases: number; events: number }>(`${url}/api/log`, () => true)
    expect({ cases, events }).toEqual({ cases: files.size * ROWS, events: files.size * ROWS })
    expect(views.size).toBeGreaterThanOrEqual(10 * KILLS)
  },
)

test('asked to stop, it leaves no process behind', async () => {
  platform!.child.kill('SIGTERM')
  expect(await platform!.ended).toBe(0)
  expect(servers()).toEqual([])
  expect(workers(platform!)).toEqual([])
})

import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { BackedUp } from '../apps/cli/backup-home.ts'
import type { Restored } from '../apps/cli/restore-home.ts'
import { openHome } from '../src/base/index.ts'
import { removeCluster } from '../src/base/postgres/index.ts'
import { startPlatform } from './running.ts'

const CLI = fileURLToPath(new URL('../apps/cli/main.ts', import.meta.url))
const env = { ...process.env, DATABASE_URL: '' }
const folder = mkdtempSync(join(tmpdir(), 'liem-backup-'))
// As root the database runs as another user, who must get there.
chmodSync(folder, 0o711)
const home = join(folder, 'home')
const file = join(folder, 'backup.tar.zst')
afterAll(async () => {
  if (existsSync(home)) await removeCluster(openHome(home)).catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
})

const liem = (...args: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env })
  return { code: status, out: stdout, err: stderr }
}
const viewsAt = async (url: string): Promise<unknown> => (await fetch(`${url}/api/views`)).json()

test('backed up while it serves, wiped, restored after a restore that was killed: it serves the same', { timeout: 300_000 }, async () => {
  const first = await startPlatform(home)
  const body = JSON.stringify({ name: 'Tháng mười một', query: {} })
  const kept = await fetch(`${first.url}/api/views`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(kept.status).toBe(200)
  const views = await viewsAt(first.url)
  const backup = liem('backup', '--home', home, '--out', file, '--format', 'json')
  expect(backup).toMatchObject({ code: 0, err: '' })
  const made = JSON.parse(backup.out) as BackedUp
  expect(liem('backup', '--home', home, '--out', file)).toMatchObject({
    code: 2,
    err: expect.stringContaining('is there already') as string,
  })
  first.child.kill('SIGTERM')
  await first.ended
  await removeCluster(openHome(home))
  rmSync(home, { recursive: true })

  const killed = spawn(process.execPath, [CLI, 'restore', file, '--home', home], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const gone = new Promise((resolve) => killed.once('exit', (_, signal) => resolve(signal)))
  while (!existsSync(join(home, 'pg/data/postmaster.pid')) && killed.exitCode === null) await pause(5)
  killed.kill('SIGKILL')
  expect(await gone).toBe('SIGKILL')
  expect(readdirSync(home)).not.toContain('LIEM')
  expect(liem('backup', '--home', home)).toMatchObject({ code: 2, err: expect.stringContaining('no installation here') as string })
  expect(liem('serve', '--home', home, '--port', '0')).toMatchObject({
    code: 2,
    err: expect.stringContaining('has not come to its end') as string,
  })

  const restored = liem('restore', file, '--home', home, '--format', 'json')
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(restored.out) as Restored).toMatchObject({ home, rows: made.rows, tables: made.tables, files: made.files })
  const second = await startPlatform(home)
  expect(await viewsAt(second.url)).toEqual(views)
  expect(liem('restore', file, '--home', home)).toMatchObject({ code: 2, err: expect.stringContaining('not an empty folder') as string })
  second.child.kill('SIGTERM')
  await second.ended
  expect(liem('restore', file, '--check')).toMatchObject({ code: 0, out: expect.stringContaining('every hash is right') as string })
  expect(liem('backup', '--home', home)).toMatchObject({ code: 0, out: expect.stringContaining(join(home, 'backups')) as string })
})

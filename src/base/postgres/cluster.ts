import { spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { totalmem } from 'node:os'
import { LiemError } from '../errors.ts'
import { asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'

/** Of the memory of the machine, in MB, one part in so many, within bounds. */
function share(part: number, least: number, most: number): string {
  return `${Math.round(Math.min(most, Math.max(least, totalmem() / 2 ** 20 / part)))}MB`
}

/** Of a small server: two cores, some GB. */
const SETTINGS = {
  listen_addresses: '',
  max_connections: '80',
  // What lists read of a million findings is some hundred MB of indexes.
  shared_buffers: share(8, 256, 2_048),
  effective_cache_size: share(3, 1_024, 8_192),
  // A page reads little; a second process costs it more than it saves.
  max_parallel_workers_per_gather: '0',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  // After a crash the data are synchronised by one call instead of file by file.
  recovery_init_sync_method: 'syncfs',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
  log_min_duration_statement: '2s',
}

export type Settings = Record<string, string>

/**
 * Creates the cluster where there is none, whole or not at all. Text sorts by code point and knows the letters of Unicode, by the server itself: no
 * index depends on a library of the machine. Settings stand in postgresql.conf, where whoever runs the machine may change them.
 */
export async function prepareCluster(place: Place, binaries: Binaries, more: Settings = {}): Promise<void> {
  if (existsSync(place.data)) return
  const half = `${place.data}.half`
  rmSync(half, { recursive: true, force: true })
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8']
  const auth = ['--auth-local=trust', '--auth-host=scram-sha-256', '--data-checksums', '--username=liem', '--no-instructions']
  const sync = more['fsync'] === 'off' ? ['--no-sync'] : []
  const settings = Object.entries({ ...SETTINGS, ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { code, text } = await run(binaries.initdb, ['-D', half, ...locale, ...auth, ...sync, ...settings], place, binaries)
  if (code !== 0)
    throw new LiemError('unavailable', `the database could not be created: ${text.trim().split('\n').at(-1)}`, {
      place: { file: place.data },
    })
  renameSync(half, place.data)
}

function run(program: string, args: readonly string[], place: Place, { env }: Binaries): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...asAccount(place.account), env, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, text: Buffer.concat(parts).toString() }))
  })
}

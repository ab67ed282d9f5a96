import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openHome, type Home } from '../src/base/home.ts'
import { startPostgres } from '../src/base/postgres/index.ts'

/** What a crash of the machine would lose is not missed in a test. */
const QUICK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '64MB', max_connections: '200' }

/** A PostgreSQL in a folder for temporary files, gone without a trace after `stop`, and also when this process is killed. Some settings may be given. */
export async function temporaryServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { home, remove } = temporaryHome()
  try {
    const server = await startPostgres(home, { settings: { ...QUICK, ...settings } })
    const stop = async () => {
      await server.stop()
      remove()
    }
    return { url: server.url, stop }
  } catch (error) {
    remove()
    throw error
  }
}

/** A home that is gone after `remove`, which a process that is killed cannot call: then a shell does it, and ends the server that was left. */
export function temporaryHome(parent: string = tmpdir()): { home: Home; remove: () => void } {
  const folder = mkdtempSync(join(parent, 'liem-pg-'))
  const dismiss = guard(folder)
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
    dismiss()
  }
  return { home: openHome(folder), remove }
}

/**
 * A shell that reads from a pipe which this process holds: when that ends without a word, it clears up. It does not carry the mark of the run, whose
 * supervisor would end it first: it ends by itself, and at once.
 */
function guard(folder: string): () => void {
  const script = `read -r word; [ "$word" = done ] && exit 0
    pid=$(head -n 1 "$0/pg/data/postmaster.pid") && kill -9 "$pid"
    while kill -0 "$pid"; do sleep 0.1; done
    sleep 0.5; rm -rf "$0"`
  const { LIEM_RUN: _, ...env } = process.env
  const shell = spawn('/bin/sh', ['-c', script, folder], { detached: true, env, stdio: ['pipe', 'ignore', 'ignore'] })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  return () => shell.stdin.end('done\n')
}

/** The same server, another database of it. */
export function atDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}

/** One statement on a connection of its own. */
export async function administer(url: string, sql: string): Promise<pg.QueryResult<{ name: string }>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

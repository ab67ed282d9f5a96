import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openHome } from '../src/base/home.ts'
import { startPostgres } from '../src/base/postgres/index.ts'

/** What a crash of the machine would lose is not missed in a test. */
const QUICK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '64MB', max_connections: '200' }

/** A PostgreSQL in a folder for temporary files, gone without a trace after `stop`, and also when this process is killed. */
export async function temporaryServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'liem-pg-'))
  const dismiss = guard(folder)
  try {
    const server = await startPostgres(openHome(folder), { settings: QUICK })
    const stop = async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
      dismiss()
    }
    return { url: server.url, stop }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    dismiss()
    throw error
  }
}

/** A shell that waits for the end of a pipe which this process holds: when it comes without a word, it ends the server and clears up. */
function guard(folder: string): () => void {
  const script = `read -r word; [ "$word" = done ] && exit 0
    pid=$(head -n 1 "$0/pg/data/postmaster.pid") && kill -9 "$pid"
    while kill -0 "$pid"; do sleep 0.1; done
    sleep 0.5; rm -rf "$0"`
  const shell = spawn('/bin/sh', ['-c', script, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
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

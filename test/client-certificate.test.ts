/** A PostgreSQL that lets nobody in but by a certificate: no password stands anywhere. docs/operations/database.md says how it is set up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeAuthority, makeServerCertificate, type Signed } from '../apps/cli/tls-make.ts'
import { migrate, openDatabase, openRequests, openSystem, requestsUrl } from '../src/base/db/index.ts'
import type { Db } from '../src/base/index.ts'
import { prepareQueue } from '../src/jobs/index.ts'
import { clientCertificate } from './certificates.ts'
import { administer, temporaryServer } from './temporary-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'liem-certificates-'))
// An address of this machine that nobody else listens at: the port is that of every PostgreSQL.
const host = `127.${[process.pid >> 16, process.pid >> 8, process.pid].map((part) => part & 255).join('.')}`
let server: Awaited<ReturnType<typeof temporaryServer>>
let authority: Signed

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text, { mode: 0o600 })
  return join(folder, name)
}

/** The address as somebody of the server reaches it, with the certificate of a name. */
async function as(user: string, certificate?: { authority: Signed; name: string }): Promise<string> {
  const url = new URL(`postgresql://${user}@${host}:5432/certified?sslmode=verify-full`)
  url.searchParams.set('sslrootcert', file('authority.crt', authority.certificate))
  if (certificate !== undefined) {
    const own = await clientCertificate(certificate.authority, certificate.name)
    url.searchParams.set('sslcert', file(`${certificate.name}.crt`, own.certificate))
    url.searchParams.set('sslkey', file(`${certificate.name}.key`, own.key))
  }
  return url.href
}
const certified = (name: string): Promise<string> => as(name, { authority, name })

/** A file in the folder of the data, of the server's own user. */
const place = (name: string, text: string): Promise<unknown> =>
  administer(server.url, `copy (select unnest(string_to_array($$${text}$$, e'\\n'))) to program 'umask 077; cat > ${name}'`)

beforeAll(async () => {
  authority = await makeAuthority()
  const own = await makeServerCertificate(authority, [host])
  server = await temporaryServer({ listen_addresses: host })
  await place('server.crt', own.certificate)
  await place('server.key', own.key)
  await place('authority.crt', authority.certificate)
  await place('pg_hba.conf', 'local all all trust\nhostssl all all 127.0.0.0/8 cert')
  await administer(
    server.url,
    `create role liem_wide nologin; grant liem_wide to liem_app with inherit false, set true;
    create role owner login; create role web login; grant liem_app to web with inherit false, set true;
    grant liem_app, liem_wide to owner with inherit false, set true; grant liem_system to owner with inherit true, set true`,
  )
  await administer(server.url, 'create database certified owner owner')
  for (const setting of [`ssl = 'on'`, `ssl_ca_file = 'authority.crt'`]) await administer(server.url, `alter system set ${setting}`)
  await administer(server.url, 'select pg_reload_conf()')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** As whom a connection works, and the certificate that it showed. */
async function shown(db: Db): Promise<[role: string, certificate: string]> {
  const { rows } = await sql<{ role: string; pid: number }>`select current_user as role, pg_backend_pid() as pid`.execute(db)
  const found = await administer(server.url, `select client_dn as name from pg_stat_ssl where pid = ${rows[0]!.pid}`)
  return [rows[0]!.role, found.rows[0]!.name]
}

test('everything that speaks with the database shows its certificate: migrations, the queue, the server, jobs and requests', async () => {
  const url = await certified('owner')
  vi.stubEnv('DATABASE_URL', url)
  await migrate(url)
  await prepareQueue(url)
  vi.stubEnv('DATABASE_URL_REQUESTS', await certified('web'))
  const database = await openDatabase({ url }, { connections: 1 })
  const system = openSystem(url, { connections: 1 })
  const requests = openRequests(requestsUrl(url), { connections: 1 })
  expect(await shown(database.db)).toEqual(['owner', '/CN=owner'])
  expect(await shown(system.db)).toEqual(['liem_system', '/CN=owner'])
  expect(await shown(requests.as({ wide: false, context: () => '' }))).toEqual(['liem_app', '/CN=web'])
  for (const { close } of [requests, system, database]) await close()
})

test.each([
  ['nobody without one', () => as('owner')],
  ['nobody with that of another', () => as('owner', { authority, name: 'web' })],
  ['nobody with one of another authority', async () => as('owner', { authority: await makeAuthority(), name: 'owner' })],
])('%s comes in', async (_, address) => {
  await expect(openDatabase({ url: await address() }, { connections: 1 })).rejects.toMatchObject({ code: 'unavailable' })
})

/** The key of TLS as systemd gives it: it is in no file of the installation. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { makeAuthority, makeServerCertificate } from '../apps/cli/tls-make.ts'
import { siteOf } from '../apps/server/site.ts'
import { openHome, readConfig } from '../src/base/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'liem-listen-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

const home = openHome(join(folder, 'home'))
const authority = await makeAuthority()
const [own, other] = await Promise.all([
  makeServerCertificate(authority, ['liem.example.gov.vn']),
  makeServerCertificate(authority, ['x.vn']),
])
writeFileSync(join(home.path, 'server.crt'), own.certificate)
writeFileSync(join(home.path, 'config.yaml'), 'listen: { host: 0.0.0.0, certificate: server.crt }\n')

/** Where Liêm would listen, with a key that systemd gives. */
const withKey = (key: string) => {
  vi.stubEnv('CREDENTIALS_DIRECTORY', folder)
  writeFileSync(join(folder, 'listen.key'), key)
  return siteOf(home, readConfig(home.path))
}

test('a key that systemd gives goes with the certificate of the configuration', () => {
  expect(() => siteOf(home, readConfig(home.path))).toThrow('listens only with TLS')
  expect(withKey(own.key)).toMatchObject({
    names: expect.arrayContaining(['liem.example.gov.vn']) as string[],
    tls: { key: own.key.trimEnd() },
  })
})

test('… and one of another certificate is refused', () => {
  expect(() => withKey(other.key)).toThrow('this is not the key of the certificate')
})

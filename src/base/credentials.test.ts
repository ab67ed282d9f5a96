import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from './config.ts'
import { databaseSource, databaseUrl, requestsUrl } from './db/index.ts'
import { openHome } from './home.ts'

let folder: string
let home: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liem-credentials-'))
  home = mkdtempSync(join(tmpdir(), 'liem-home-'))
  vi.stubEnv('CREDENTIALS_DIRECTORY', folder)
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('DATABASE_URL_REQUESTS', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  for (const one of [folder, home]) rmSync(one, { recursive: true })
})

const give = (name: string, text: string): void => writeFileSync(join(folder, name), text, { mode: 0o400 })
const configure = (text: string): void => writeFileSync(join(home, 'config.yaml'), text)
const PROVIDER = 'provider: { issuer: "https://sso.example.gov.vn", client: liem, name: { vi: Đăng nhập, en: Sign in } }\n'
const MAIL =
  'mail: { server: mail.example.gov.vn, from: liem@example.gov.vn, site: "https://liem.example.gov.vn", domains: [example.gov.vn] }\n'

test('secrets of the configuration come from systemd, without the line break that an editor left', () => {
  configure(PROVIDER + MAIL)
  expect(() => readConfig(home)).toThrow('the configuration cannot be used')
  give('provider.secret', 'bí mật\n')
  give('mail.password', 'p’ w\r\n')
  expect(readConfig(home)).toMatchObject({ provider: { secret: 'bí mật' }, mail: { password: 'p’ w' } })
})

test('… what is not set up is not by its secret', () => {
  give('provider.secret', 'x')
  give('mail.password', 'x')
  expect(readConfig(home)).toMatchObject({ provider: null, mail: null })
})

test('… and a secret that stands in two places is refused, since nobody would know which holds', () => {
  configure(PROVIDER.replace('client: liem', 'client: liem, secret: y'))
  give('provider.secret', 'x')
  expect(() => readConfig(home)).toThrow(
    expect.objectContaining({ code: 'input', place: { file: join(home, 'config.yaml'), part: 'provider.secret' } }),
  )
})

test('addresses of the database come from systemd; what stands in the environment goes first', () => {
  rmSync(home, { recursive: true })
  const own = openHome(home)
  expect(databaseSource(own)).toEqual({ embedded: own })
  give('DATABASE_URL', 'postgresql://liem:pw@localhost/liem\n')
  give('DATABASE_URL_REQUESTS', 'postgresql://liem_web:pw@localhost/liem\n')
  expect(databaseSource(own)).toEqual({ url: 'postgresql://liem:pw@localhost/liem' })
  expect(requestsUrl('the one')).toBe('postgresql://liem_web:pw@localhost/liem')
  vi.stubEnv('DATABASE_URL', 'postgresql://localhost/other')
  expect(databaseUrl()).toBe('postgresql://localhost/other')
})

test('a login for requests is of no use to a database that Liêm brings', () => {
  give('DATABASE_URL_REQUESTS', 'postgresql://liem_web:pw@localhost/liem')
  expect(requestsUrl('its own')).toBe('its own')
})

test('a credential that cannot be read is said, and nothing goes on without it', () => {
  vi.stubEnv('CREDENTIALS_DIRECTORY', join(folder, 'provider.secret'))
  give('provider.secret', 'a file and no folder')
  configure(PROVIDER)
  expect(() => readConfig(home)).toThrow(expect.objectContaining({ code: 'unavailable' }))
})

import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KEY_FILE, openKey, seal, unseal } from './seal.ts'

let home: string
let folder: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'liem-home-'))
  folder = mkdtempSync(join(tmpdir(), 'liem-credentials-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  for (const one of [home, folder]) rmSync(one, { recursive: true })
})

const inHome = (): string => join(home, KEY_FILE)

test('a home without a key gets one that nobody else reads, and keeps it', () => {
  const key = openKey(home)
  expect(key).toHaveLength(32)
  expect(statSync(inHome()).mode & 0o777).toBe(0o600)
  expect(openKey(home)).toEqual(key)
})

test('what is sealed opens with its key, for whom it was sealed, and unaltered', () => {
  const [key, secret] = [randomBytes(32), randomBytes(20)]
  const sealed = seal(key, 'one', secret)
  expect(unseal(key, 'one', sealed)).toEqual(secret)
  const refused = expect.objectContaining({ code: 'unavailable' }) as Error
  expect(() => unseal(randomBytes(32), 'one', sealed)).toThrow(refused)
  expect(() => unseal(key, 'another', sealed)).toThrow(refused)
  for (const at of sealed.keys()) {
    const altered = Buffer.from(sealed)
    altered[at]! ^= 1
    expect(() => unseal(key, 'one', altered)).toThrow(refused)
  }
})

test('the key that systemd gives is the key, and none is written into the home', () => {
  const key = openKey(home)
  renameSync(inHome(), join(folder, KEY_FILE))
  vi.stubEnv('CREDENTIALS_DIRECTORY', folder)
  expect(openKey(home)).toEqual(key)
  expect(existsSync(inHome())).toBe(false)
})

test('… a command that systemd did not start is refused, and makes no other key', () => {
  writeFileSync(join(folder, KEY_FILE), randomBytes(32))
  vi.stubEnv('CREDENTIALS_DIRECTORY', folder)
  const key = openKey(home)
  vi.stubEnv('CREDENTIALS_DIRECTORY', '')
  expect(() => openKey(home)).toThrow('systemd has the key of second factors, and did not start this')
  expect(existsSync(inHome())).toBe(false)
  // Brought back into the home, it is that of the home again.
  writeFileSync(inHome(), key)
  expect(openKey(home)).toEqual(key)
})

test('… and two different keys are one too many', () => {
  openKey(home)
  const before = readFileSync(inHome())
  writeFileSync(join(folder, KEY_FILE), randomBytes(32))
  vi.stubEnv('CREDENTIALS_DIRECTORY', folder)
  expect(() => openKey(home)).toThrow('systemd gives another key')
  expect(readFileSync(inHome())).toEqual(before)
})

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { credential, LiemError } from '../../base/index.ts'

/** File in the home with the key of second factors: who has only the database cannot make their codes. */
export const KEY_FILE = 'access.key'

/** Says in a home that its key is not in it: a command that systemd did not start would make another one, which opens nothing. */
const ELSEWHERE = `${KEY_FILE}.elsewhere`

/**
 * The key of a home: what systemd gave, or the file in it, which is made where there is none yet. Throws `unavailable` where it is not there, but is with
 * systemd, where there are two, and where it is no key.
 */
export function openKey(home: string): Buffer {
  const file = join(home, KEY_FILE)
  const own = readKey(file)
  const key = keyOfSystemd(home, own) ?? own ?? makeKey(file)
  if (key.length === 32) return key
  throw new LiemError('unavailable', 'this is not the key of second factors', { place: { file }, hint: 'bring it back from a backup' })
}

function keyOfSystemd(home: string, own: Buffer | undefined): Buffer | undefined {
  const [given, mark] = [credential(KEY_FILE), join(home, ELSEWHERE)]
  const refuse = (message: string): never => {
    const hint = 'docs/operations/cryptography.md says how Liêm and its commands are started with a credential'
    throw new LiemError('unavailable', message, { place: { file: mark }, hint })
  }
  if (given === undefined)
    return own === undefined && existsSync(mark) ? refuse('systemd has the key of second factors, and did not start this') : undefined
  if (own !== undefined && !own.equals(given)) return refuse('systemd gives another key of second factors than there is in the home')
  if (!existsSync(mark)) writeFileSync(mark, 'access.key: systemd (docs/operations/cryptography.md)\n', { mode: 0o600 })
  return given
}

function readKey(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all, and never over another one: of two that begin at once, both have the key of the first. */
function makeKey(file: string): Buffer {
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, randomBytes(32), { mode: 0o600 })
  try {
    linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(aside)
  }
  return readFileSync(file)
}

/** AES-256-GCM: nonce, tag, text. `whose` is bound to it, so that one row's secret does not open in another. */
export function seal(key: Buffer, whose: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(whose))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Throws `unavailable` where it was sealed with another key. */
export function unseal(key: Buffer, whose: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(whose))
    .setAuthTag(sealed.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch (cause) {
    throw new LiemError('unavailable', 'the key in the home does not open this second factor', {
      hint: `bring ${KEY_FILE} back from a backup of the home, or have the second factor set up anew: liem admin factor`,
      cause,
    })
  }
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LiemError } from '../../base/index.ts'

/** File in the home with the key of second factors: who has only the database cannot make their codes. */
export const KEY_FILE = 'access.key'

/** The key in a home, made where there is none yet. */
export function openKey(home: string): Buffer {
  const file = join(home, KEY_FILE)
  const key = readKey(file) ?? makeKey(file)
  if (key.length === 32) return key
  throw new LiemError('unavailable', 'this is not the key of second factors', { place: { file }, hint: 'bring it back from a backup' })
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

import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'
import { LiemError } from '../../base/index.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>

/** 64 MiB, three passes: about a fifth of a second. */
const COST = { memory: 65_536, passes: 3, parallelism: 1 }
const BYTES = 32

/** argon2id as a PHC string, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derive('argon2id', { message: plain(password), nonce, tagLength: BYTES, ...COST })
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(nonce)}$${bare(hash)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/u

/** No password has it: the time for a name that nobody has is spent on it. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(Buffer.alloc(16))}$${bare(Buffer.alloc(BYTES))}`

/** Whether it is the password. Without a hash it takes as long, and it is not. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, kept] = PHC.exec(hash ?? NOBODY) ?? []
  if (kept === undefined) throw new LiemError('internal', 'the hash of a password is not one of argon2id')
  const expected = Buffer.from(kept, 'base64')
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length }
  const found = await derive('argon2id', { message: plain(password), nonce: Buffer.from(salt!, 'base64'), ...parameters })
  return timingSafeEqual(found, expected) && hash !== null
}

/** Keyboards write a Vietnamese letter in more than one way. */
function plain(password: string): string {
  return password.normalize('NFC')
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** Throws `input` for a password that others guess first: one of the commonest, also with case, digits or signs around it, or one with the own name in it. */
export function refuseWeak(password: string, login: string): void {
  const lower = plain(password).toLowerCase()
  const core = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const weak =
    [...lower].length < 12 ||
    new Set(lower).size < 5 ||
    COMMON_PASSWORDS.has(lower) ||
    COMMON_PASSWORDS.has(core) ||
    (login.length >= 4 && lower.includes(login.toLowerCase()))
  if (weak)
    throw new LiemError('input', 'this password is among those that are guessed first', {
      place: { file: 'password' },
      hint: 'take at least twelve signs: three or four words that nobody expects together',
    })
}

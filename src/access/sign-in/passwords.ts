import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { LiemError } from '../../base/index.ts'
import { PLACE, VIETNAMESE } from './common-passwords.ts'

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>

/** What a hash costs: KiB, passes, lanes. */
export interface PasswordCost {
  memory: number
  passes: number
  parallelism: number
}

/** 64 MiB, three passes: about a fifth of a second. */
export const COST: PasswordCost = { memory: 65_536, passes: 3, parallelism: 1 }
const BYTES = 32

/** So many are computed at once, each with its 64 MiB; of those that wait the last is to be answered within some seconds. */
const AT_ONCE = 2
const MOST_WAITING = 48
const waiting: (() => void)[] = []
let running = 0

/** argon2id, in turn. Throws `unavailable` where too many wait already. */
async function inTurn(parameters: Argon2Parameters): Promise<Buffer> {
  if (running < AT_ONCE) running++
  else {
    if (waiting.length >= MOST_WAITING)
      throw new LiemError('unavailable', 'too many are signing in at this moment', { hint: 'try again in a moment' })
    await new Promise<void>((go) => waiting.push(go))
  }
  try {
    return await derive('argon2id', parameters)
  } finally {
    // The place goes to whoever waits longest, or is free.
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

/** argon2id as a PHC string, with a salt of its own. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const nonce = randomBytes(16)
  return phc(cost, nonce, await inTurn({ message: plain(password), nonce, tagLength: BYTES, ...cost }))
}

function phc({ memory, passes, parallelism }: PasswordCost, nonce: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(nonce)}$${bare(hash)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/u

/** Whether a hash costs less than one of today: whoever has it could guess more cheaply. */
export function isOutdated(hash: string, cost: PasswordCost): boolean {
  const [, memory, passes, parallelism] = PHC.exec(hash) ?? []
  return Number(memory) < cost.memory || Number(passes) < cost.passes || Number(parallelism) < cost.parallelism
}

/** Whether it is the password. Without a hash it takes as long as one of today, and it is not. */
export async function isPassword(password: string, hash: string | null, cost: PasswordCost): Promise<boolean> {
  // No password has it: the time for a name that nobody has is spent on it.
  const nobody = (): string => phc(cost, Buffer.alloc(16), Buffer.alloc(BYTES))
  const [, memory, passes, parallelism, salt, kept] = PHC.exec(hash ?? nobody()) ?? []
  if (kept === undefined) throw new LiemError('internal', 'the hash of a password is not one of argon2id')
  const expected = Buffer.from(kept, 'base64')
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length }
  const found = await inTurn({ message: plain(password), nonce: Buffer.from(salt!, 'base64'), ...parameters })
  return timingSafeEqual(found, expected) && hash !== null
}

/** Keyboards write a Vietnamese letter in more than one way. */
function plain(password: string): string {
  return password.normalize('NFC')
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** Whose password it is. */
interface Person {
  login: string
  name: string
}

/** So many guesses an attacker is to need who knows all lists and habits (zxcvbn): the highest of its five grades. */
const LEAST_GUESSES = 1e10
/** More signs than that add nothing to the judgement but time. */
const JUDGED = 40

/**
 * Throws `input` for a password that others guess first: under twelve signs, or made of common and breached passwords, common words, names, keys in a row,
 * dates, the own name, words of the place and `words`. Nothing is asked of the signs that it is made of.
 */
export async function refuseWeak(password: string, person: Person, words: readonly string[] = []): Promise<void> {
  const typed = plain(password).toLowerCase()
  const known = [...namesOf(person), ...PLACE, ...words.flatMap(spellings)]
  const isLong = [...typed].length >= 12 && !(person.login.length >= 4 && typed.includes(person.login.toLowerCase()))
  if (isLong && !isOf(known, typed) && (await guessesOf(plain(password).slice(0, JUDGED), known)) >= LEAST_GUESSES) return
  throw new LiemError('input', 'this password is among those that are guessed first', {
    place: { file: 'password' },
    hint: 'take at least twelve signs: three or four words that nobody expects together',
  })
}

/** So many letters must be there beside words that everybody knows of the place and the person. */
const LEAST_BESIDE = 6

function isOf(known: readonly string[], typed: string): boolean {
  const words = known.filter((word) => word.length >= 3).toSorted((one, other) => other.length - one.length)
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), typed)
  return rest !== typed && [...rest.replaceAll(/[^\p{L}]/gu, '')].length < LEAST_BESIDE
}

let judge: Promise<ZxcvbnFactory> | undefined

/** The lists are loaded when somebody chooses a password. */
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const dictionary = { ...common.dictionary, ...english.dictionary, vietnamese: [...VIETNAMESE] }
  return new core.ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs })
}

async function guessesOf(password: string, words: string[]): Promise<number> {
  judge ??= loadJudge()
  return (await judge).check(password, words).guesses
}

function namesOf({ login, name }: Person): string[] {
  const parts = name.split(/\s+/u)
  const given = parts.at(-1) ?? ''
  const together = [parts.join(''), `${given}${parts[0] ?? ''}`, `${parts[0] ?? ''}${given}`]
  return [login, ...login.split(/[._@-]/u), ...parts, ...together].filter((word) => word.length >= 2).flatMap(spellings)
}

/** As it is written, and without its diacritics. */
function spellings(word: string): string[] {
  const lower = plain(word).toLowerCase()
  return [lower, lower.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd')]
}

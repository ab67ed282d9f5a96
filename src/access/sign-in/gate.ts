import { DAY, dayNumber, localDay, readConfig, ZONE, zoneOf, type Home } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { COST, type PasswordCost } from './passwords.ts'
import { openKey } from './seal.ts'

/** What signing in stands on beside the database. */
export interface Gate {
  /** Milliseconds, as Date.now has them. */
  now: () => number
  /** Key of second factors. */
  key: Buffer
  /** Minutes without a request after which a session ends, hours after which it ends anyway, minutes for which it is fresh. */
  session: { idleMinutes: number; hours: number; freshMinutes: number }
  provider: Provider | null
  /** Words of the office that make no password. */
  words: readonly string[]
  /** What the hash of a password costs. */
  cost: PasswordCost
  /** Nobody but this machine can reach it. */
  loopback: boolean
}

/** The organisation's own sign-in (OpenID Connect). */
export interface Provider {
  issuer: string
  client: string
  secret: string
  name: { vi: string; en: string }
  /** The claim that says which account it is, by its login; only one that people cannot change themselves. */
  claim: string
  /** What the provider calls two factors (`acr`); without any, `mfa` among its `amr` is that. */
  acr: readonly string[]
  /** Who asks for the second factor. Where the provider does not say that it did, it is asked for here. */
  secondFactor: 'here' | 'provider'
}

/** Where a request came from; `origin` is the address of Liêm as the browser sees it. */
export interface Caller {
  address: string | null
  agent: string | null
  origin: string
}

interface GateOptions {
  now?: (() => number) | undefined
  loopback: boolean
  cost?: PasswordCost | undefined
}

/** What the home says about signing in. Throws `input` for a configuration that cannot be used. */
export function openGate({ path }: Home, { now = Date.now, loopback, cost = COST }: GateOptions): Gate {
  const { session, provider, password } = readConfig(path)
  return { now, loopback, cost, session, provider, words: password.words, key: openKey(path) }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The moment after so many minutes from now, for the database. */
export function inMinutes({ now }: Gate, minutes: number): string {
  return new Date(now() + minutes * MINUTE).toISOString()
}

/** Today by the clocks where the administration works. */
export function todayOf({ now }: Gate): string {
  return localDay(ZONE, now())
}

/** The first moment of the day after one, by the same clocks. */
export function endOf(day: string): number {
  return zoneOf(ZONE).toUtc((dayNumber(day) + 1) * DAY) / 1000
}

export function inHours({ now }: Gate, hours: number): string {
  return new Date(now() + hours * HOUR).toISOString()
}

/** How a person stands in the record of sign-in, as who acts and as whom it is about: by the account's id and nothing else. */
export function about(account: string): { actor: Actor; subject: string } {
  return { actor: { id: account, name: account, kind: 'person' }, subject: subjectOf(account) }
}

export function subjectOf(account: string): string {
  return `account:${account}`
}

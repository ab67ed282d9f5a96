import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { base32 } from './secrets.ts'

const SECONDS = 30

export function newTotpSecret(): Buffer {
  return randomBytes(20)
}

/** Number of the time step of a moment in milliseconds (RFC 6238). */
function stepAt(now: number): number {
  return Math.floor(now / 1000 / SECONDS)
}

/** The six digits of a moment in milliseconds: RFC 6238 with SHA-1, which is what apps do. */
export function totpAt(secret: Uint8Array, now: number): string {
  return digits(secret, stepAt(now))
}

function digits(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** The time step of a code, a step early or late allowed; null where it is none, or one of `used` or before: a code is used once. */
export function stepOfCode(secret: Uint8Array, code: string, now: number, used: number): number | null {
  const typed = code.replaceAll(/\s/gu, '')
  if (!/^\d{6}$/u.test(typed)) return null
  const steps = [-1, 0, 1].map((away) => stepAt(now) + away).filter((step) => step > used)
  return steps.find((step) => timingSafeEqual(Buffer.from(digits(secret, step)), Buffer.from(typed))) ?? null
}

/** What a person gives to an app: the secret to type, and the address that a QR code holds. */
export function enrolmentOf(secret: Uint8Array, login: string): { secret: string; uri: string } {
  const text = base32(secret)
  return { secret: text, uri: `otpauth://totp/${encodeURIComponent(`Liêm:${login}`)}?secret=${text}&issuer=${encodeURIComponent('Liêm')}` }
}

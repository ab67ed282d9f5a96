import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, for a link, a cookie, a ticket or a token. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret of enough random bits. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** RFC 4648, without 0, 1, 8 and 9, which are mistaken for letters. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += BASE32[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + BASE32[(held << (5 - bits)) & 31]
}

const CODES = 10

/** Ten codes of 120 random bits, as they are written down: six groups of four. Of so many bits a plain hash tells nothing (ASVS 6.5.2). */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, newCode)
}

/** One code of 80 random bits, to be written down or read out. */
export function newCode(): string {
  return base32(randomBytes(15)).match(/.{4}/gu)!.join('-')
}

/** A recovery code as it is compared, however it was typed. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '')
}

import { createHash, randomInt } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Sheets } from './schema.ts'

/** Without letters and figures that are taken for each other. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code that can be read out: VB-7K3M-9QXD. */
export function shortCode(): string {
  const four = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]!).join('')
  return `VB-${four()}-${four()}`
}

/** SHA-256 of what a document says (RFC 8785), in hexadecimal. */
export function hashOf(sheets: Sheets): string {
  return createHash('sha256').update(canonicalize(sheets)!).digest('hex')
}

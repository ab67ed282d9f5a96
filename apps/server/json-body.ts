import { LiemError } from '../../src/base/index.ts'

const DEEPEST = 32
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON body: UTF-8 without slips, at most 32 levels deep, no key that could reach a prototype, and only texts that the database can keep.
 * Throws `input`.
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  if (text.trim() === '') return undefined
  if (depth(text) > DEEPEST) throw new LiemError('input', `the body is more than ${DEEPEST} levels deep`)
  const value = parse(text)
  refuseStrange(value)
  return value
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new LiemError('input', 'the body is not UTF-8', { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new LiemError('input', 'the body is not JSON', { cause })
  }
}

/** Levels of brackets, those in texts left out. */
function depth(text: string): number {
  let [now, most, inText] = [0, 0, false]
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (inText) {
      if (sign === '\\') i++
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '{' || sign === '[') most = Math.max(most, ++now)
    else if (sign === '}' || sign === ']') now--
  }
  return most
}

function refuseStrange(value: unknown): void {
  if (typeof value === 'string') return refuseStrangeText(value)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype')
      throw new LiemError('input', `the body has a field that no input has: ${key}`)
    refuseStrangeText(key)
    refuseStrange(inner)
  }
}

/** A NUL or half of a pair of UTF-16: PostgreSQL keeps neither. */
export function refuseStrangeText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new LiemError('input', 'a text has a character that cannot be kept')
}

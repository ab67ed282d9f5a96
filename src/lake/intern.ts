/** From texts to dense codes, in order of first appearance. Code 0 is *missing*. Texts are kept in NFC. */

export interface Interner {
  texts: string[]
  codes: Map<string, number>
  /** Texts that read as missing (resources that are no person). */
  missing: ReadonlySet<string>
}

export function interner(missing: readonly string[] = []): Interner {
  return { texts: [], codes: new Map(), missing: new Set(missing.map((text) => text.normalize('NFC'))) }
}

/** The code of a text; a new one where it is new. */
export function codeOf(interner: Interner, text: string | null): number {
  if (text === null || text === '') return 0
  const known = interner.codes.get(text)
  if (known !== undefined) return known
  const normal = text.normalize('NFC')
  const same = interner.missing.has(normal) ? 0 : (interner.codes.get(normal) ?? interner.texts.push(normal))
  interner.codes.set(normal, same)
  if (normal !== text) interner.codes.set(text, same)
  return same
}

/**
 * A table from 64-bit hashes to codes, for columns of a few texts in many rows: the text itself is
 * read once, when its hash is new. Open addressing; a slot holds low word, high word, code + 1, length.
 */
export interface HashTable {
  slots: Uint32Array
  mask: number
  used: number
  /** Whether a text of over 12 bytes was met: only those can hide two texts behind one hash. */
  longTexts: boolean
}

export function hashTable(): HashTable {
  return { slots: new Uint32Array(4 * 1024), mask: 1023, used: 0, longTexts: false }
}

/** Doubles the table. */
export function growHashTable(table: HashTable): void {
  const old = table.slots
  const mask = table.mask * 2 + 1
  const slots = new Uint32Array(4 * (mask + 1))
  for (let from = 0; from < old.length; from += 4) {
    if (old[from + 2] === 0) continue
    let at = old[from]! & mask
    while (slots[4 * at + 2] !== 0) at = (at + 1) & mask
    slots.set(old.subarray(from, from + 4), 4 * at)
  }
  table.slots = slots
  table.mask = mask
}

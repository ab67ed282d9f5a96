/** From texts to dense codes, in order of first appearance. Code 0 is *missing*. Texts are kept in NFC. */

export interface Interner {
  texts: string[]
  /** Built when first asked for: texts that are known to be new need none. */
  codes: Map<string, number> | null
  /** Texts that read as missing (resources that are no person). */
  missing: ReadonlySet<string>
}

export function interner(missing: readonly string[] = []): Interner {
  return { texts: [], codes: null, missing: new Set(missing.map((text) => text.normalize('NFC'))) }
}

/** The code of a text; a new one where it is new. */
export function codeOf(interner: Interner, text: string | null): number {
  if (text === null || text === '') return 0
  interner.codes ??= new Map(interner.texts.map((known, index) => [known, index + 1]))
  const known = interner.codes.get(text)
  if (known !== undefined) return known
  const normal = text.normalize('NFC')
  const code = normal === text ? enter(interner, text) : codeOf(interner, normal)
  interner.codes.set(text, code)
  return code
}

/** Whether it has given no code yet. */
export function isFresh(interner: Interner): boolean {
  return interner.texts.length === 0 && interner.codes === null
}

/** The code of a text, for whoever gives each text only once to an interner that was fresh: most need not be looked up. */
export function codeOfDistinct(interner: Interner, text: string): number {
  return interner.codes !== null || text === '' || !isAscii(text) ? codeOf(interner, text) : enter(interner, text)
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

function enter(interner: Interner, text: string): number {
  return interner.missing.has(text) ? 0 : interner.texts.push(text)
}

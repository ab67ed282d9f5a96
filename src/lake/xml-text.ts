/** Characters of XML 1.0: what may stand where, and what entities stand for. */

const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}.0-9\\-\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*$`, 'u')
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** 1: may begin a name, 2: may go on in one; by ASCII code. */
const nameCodes = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  return /[:A-Z_a-z]/u.test(char) ? 3 : /[-.0-9]/u.test(char) ? 2 : 0
})

/** Whether a character may stand inside a name, as far as its code unit tells; `isName` judges the whole. */
export function inName(code: number): boolean {
  return code < 128 ? nameCodes[code] !== 0 : true
}

export function isName(text: string): boolean {
  const first = text.charCodeAt(0)
  if (!(first >= 128 || (nameCodes[first]! & 1) === 1)) return false
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 128) return NAME.test(text)
    if (nameCodes[code] === 0) return false
  }
  return first < 128 || NAME.test(text)
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13
}

/** The index of the first character that XML does not allow, or -1. */
export function illegalAt(text: string): number {
  return text.search(ILLEGAL)
}

/** What is wrong with a piece of text or an attribute, and where in it. */
export interface TextProblem {
  at: number
  message: string
}

/**
 * Replaces the five entities of XML and character references. Any other entity is a problem:
 * documents that declare their own are refused.
 */
export function decodeEntities(raw: string): string | TextProblem {
  let at = raw.indexOf('&')
  if (at < 0) return raw
  let done = 0
  let text = ''
  while (at >= 0) {
    const end = raw.indexOf(';', at)
    const name = end < 0 ? '' : raw.slice(at + 1, end)
    const value = ENTITIES[name] ?? characterOf(name)
    if (value === undefined) return { at, message: problemOf(raw, at, name) }
    text += raw.slice(done, at) + value
    done = end + 1
    at = raw.indexOf('&', done)
  }
  return text + raw.slice(done)
}

function characterOf(name: string): string | undefined {
  const digits = /^#(?:([0-9]{1,8})|x([0-9a-fA-F]{1,8}))$/u.exec(name)
  if (digits === null) return undefined
  const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 16) : Number.parseInt(digits[1], 10)
  if (code > 0x10ffff) return undefined
  const character = String.fromCodePoint(code)
  return ILLEGAL.test(character) ? undefined : character
}

function problemOf(raw: string, at: number, name: string): string {
  if (isName(name)) return `the entity &${name.slice(0, 40)}; is not defined`
  if (/^#[0-9a-fxA-F]+$/u.test(name)) return `&${name.slice(0, 40)}; is no character of XML`
  return `broken entity: ${JSON.stringify(raw.slice(at, at + 20))} (a plain & is written &amp;)`
}

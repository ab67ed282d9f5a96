/** What an attribute was declared to be; it decides whether `is 5` compares numbers or texts. */
export type AttributeKind = 'number' | 'text'

/** How a condition of a `.decl` line becomes CEL: who A and T are, and what the attributes were declared to be. */
export interface Translation {
  /** Prefix of the attribute of A, B or T in CEL; absent where the condition may not speak of it. */
  prefixes: Readonly<Partial<Record<'A' | 'B' | 'T', string>>>
  kinds: ReadonlyMap<string, AttributeKind>
}

/** A mistake in a condition; `offset` counts from its start. */
export class DeclError extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

interface Cursor {
  text: string
  at: number
  depth: number
  translation: Translation
}

/** Translates a condition of RuM or Declare4Py to CEL. Throws DeclError. */
export function translate(text: string, translation: Translation): string {
  const cursor: Cursor = { text, at: 0, depth: 0, translation }
  const cel = disjunction(cursor)
  skip(cursor)
  if (cursor.at < text.length) throw new DeclError(`"${text.slice(cursor.at, cursor.at + 40)}" is not understood`, cursor.at)
  return cel
}

const DEEPEST = 80

function disjunction(cursor: Cursor): string {
  if (++cursor.depth > DEEPEST) throw new DeclError('the condition is nested too deeply', cursor.at)
  const parts = [conjunction(cursor)]
  while (keyword(cursor, 'or')) parts.push(conjunction(cursor))
  cursor.depth--
  return parts.length === 1 ? parts[0] : parts.map((part) => `(${part})`).join(' || ')
}

function conjunction(cursor: Cursor): string {
  const parts = [negation(cursor)]
  while (keyword(cursor, 'and')) parts.push(negation(cursor))
  return parts.length === 1 ? parts[0] : parts.map((part) => `(${part})`).join(' && ')
}

function negation(cursor: Cursor): string {
  let negated = false
  while (keyword(cursor, 'not')) negated = !negated
  const part = atom(cursor)
  return negated ? `!(${part})` : part
}

function atom(cursor: Cursor): string {
  skip(cursor)
  if (take(cursor, /\(/y) !== undefined) {
    const inner = disjunction(cursor)
    if (take(cursor, /\s*\)/y) === undefined) throw new DeclError('a bracket is not closed', cursor.at)
    return inner
  }
  if (keyword(cursor, 'same')) return betweenEvents(cursor, '==')
  if (keyword(cursor, 'different')) return betweenEvents(cursor, '!=')
  if (keyword(cursor, 'true')) return 'true'
  if (keyword(cursor, 'false')) return 'false'
  return comparison(cursor)
}

function betweenEvents(cursor: Cursor, op: string): string {
  const start = cursor.at
  const name = words(cursor)
  if (name === '') throw new DeclError('the name of an attribute is missing', cursor.at)
  const { A, T } = cursor.translation.prefixes
  if (A === undefined || T === undefined) throw new DeclError('two events are compared, but this condition is about one', start)
  const key = `[${JSON.stringify(name)}]`
  return `${A}${key} ${op} ${T}${key}`
}

interface Reference {
  cel: string
  kind: AttributeKind | undefined
}

const NAME = /([ABTabt])\.((?:(?!\s*(?:[<>=!()|]|\s(?:is|in|not|and|or)(?:\s|$))).)+)/y

function reference(cursor: Cursor): Reference | undefined {
  skip(cursor)
  const start = cursor.at
  const found = take(cursor, NAME)
  if (found === undefined) return undefined
  const side = found[1].toUpperCase() as 'A' | 'B' | 'T'
  const name = found[2].trim()
  const prefix = cursor.translation.prefixes[side]
  if (prefix === undefined) throw new DeclError(`${found[1]}.${name} cannot be spoken of in this condition`, start)
  return { cel: `${prefix}[${JSON.stringify(name)}]`, kind: cursor.translation.kinds.get(name) }
}

function comparison(cursor: Cursor): string {
  const left = reference(cursor)
  if (left === undefined) throw new DeclError('a condition like A.amount > 5 is missing', cursor.at)
  if (keyword(cursor, 'is')) return equality(left, keyword(cursor, 'not') ? '!=' : '==', words(cursor), cursor)
  if (keyword(cursor, 'in')) return membership(cursor, left)
  if (keyword(cursor, 'not')) {
    if (keyword(cursor, 'in')) return `!(${membership(cursor, left)})`
    throw new DeclError('after not there must be in', cursor.at)
  }
  const op = take(cursor, /\s*(<=|>=|!=|<>|==|=|<|>)/y)?.[1]
  if (op === undefined) throw new DeclError('a comparison is missing', cursor.at)
  const celOp = op === '=' ? '==' : op === '<>' ? '!=' : op
  const right = reference(cursor)
  if (right !== undefined) return betweenReferences(left, celOp, right)
  const start = cursor.at
  const value = words(cursor)
  if (celOp === '==' || celOp === '!=') return equality(left, celOp, value, cursor)
  if (!isNumber(value)) throw new DeclError(`"${value}" is not a number`, start)
  return `${left.cel} ${celOp} ${number(value)}`
}

/** Order is that of numbers; equality that of texts, unless the attribute is declared a number. */
function betweenReferences(left: Reference, op: string, right: Reference): string {
  const numeric = (op !== '==' && op !== '!=') || left.kind === 'number' || right.kind === 'number'
  return numeric ? `${left.cel} - ${right.cel} ${op} 0` : `${left.cel} ${op} ${right.cel}`
}

function equality(left: Reference, op: string, value: string, cursor: Cursor): string {
  if (value === '') throw new DeclError('the value to compare with is missing', cursor.at)
  return `${left.cel} ${op} ${literal(value, left.kind)}`
}

function membership(cursor: Cursor, left: Reference): string {
  const list = take(cursor, /\s*\(([^()]*)\)/y)
  const values = list?.[1].split(',').map((value) => value.trim()) ?? []
  if (values.length === 0 || values.includes('')) throw new DeclError('a list like (x, y) is missing after in', cursor.at)
  const kind = left.kind ?? (values.every(isNumber) ? 'number' : 'text')
  return `${left.cel} in [${values.map((value) => literal(value, kind)).join(', ')}]`
}

function literal(value: string, kind: AttributeKind | undefined): string {
  if (kind !== 'text' && isNumber(value)) return number(value)
  const lower = value.toLowerCase()
  return lower === 'true' || lower === 'false' ? lower : JSON.stringify(value)
}

function isNumber(value: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(value)
}

/** CEL has no plus sign and no leading zeros. */
function number(value: string): string {
  return value.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1')
}

/** Words up to a closing bracket, `and`, `or` or the end. */
function words(cursor: Cursor): string {
  return take(cursor, /\s*((?:(?!\s+(?:and|or)(?:[\s(]|$))[^()|])*)/iy)?.[1].trim() ?? ''
}

function keyword(cursor: Cursor, word: string): boolean {
  return take(cursor, new RegExp(`\\s*${word}(?=[\\s()]|$)`, 'iy')) !== undefined
}

function skip(cursor: Cursor): void {
  take(cursor, /\s*/y)
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found === null) return undefined
  cursor.at = pattern.lastIndex
  return found
}

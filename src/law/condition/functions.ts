import type { ASTNode } from '@marcbachmann/cel-js'
import { RE2JS } from 're2js'
import type { Tri } from '../../base/schema.ts'
import { nearest } from '../nearest.ts'
import { ConditionError } from './expression.ts'
import type { Expression, Values } from './expression.ts'
import { asNumber, asText } from './reading.ts'

type Argument = 'text' | 'number'
type Result = boolean | number | string | undefined

/** `undefined` as a result is unknown. Positions count code points, as CEL says. */
interface TextFunction {
  result: 'boolean' | 'number' | 'text'
  takes: readonly Argument[]
  optional?: number
  run: (text: string, ...rest: (string | number)[]) => Result
}

const FUNCTIONS: Readonly<Record<string, TextFunction>> = {
  startsWith: { result: 'boolean', takes: ['text'], run: (text, other) => text.startsWith(String(other)) },
  endsWith: { result: 'boolean', takes: ['text'], run: (text, other) => text.endsWith(String(other)) },
  contains: { result: 'boolean', takes: ['text'], run: (text, other) => text.includes(String(other)) },
  size: { result: 'number', takes: [], run: (text) => Array.from(text).length },
  lowerAscii: { result: 'text', takes: [], run: (text) => text.replace(/[A-Z]+/g, (part) => part.toLowerCase()) },
  upperAscii: { result: 'text', takes: [], run: (text) => text.replace(/[a-z]+/g, (part) => part.toUpperCase()) },
  trim: { result: 'text', takes: [], run: (text) => text.trim() },
  charAt: { result: 'text', takes: ['number'], run: (text, at) => slice(text, Number(at), Number(at) + 1) },
  indexOf: { result: 'number', takes: ['text'], run: (text, other) => position(text, text.indexOf(String(other))) },
  lastIndexOf: { result: 'number', takes: ['text'], run: (text, other) => position(text, text.lastIndexOf(String(other))) },
  replace: { result: 'text', takes: ['text', 'text'], run: (text, from, to) => text.replaceAll(String(from), () => String(to)) },
  substring: { result: 'text', takes: ['number', 'number'], optional: 1, run: (text, from, to) => slice(text, Number(from), to) },
}

export const FUNCTION_NAMES: readonly string[] = [...Object.keys(FUNCTIONS), 'matches', 'has', 'first', 'last']

function position(text: string, unit: number): number {
  return unit < 0 ? -1 : Array.from(text.slice(0, unit)).length
}

function slice(text: string, from: number, to: string | number | undefined): string | undefined {
  const points = Array.from(text)
  const end = to === undefined ? points.length : Number(to)
  const valid = Number.isInteger(from) && Number.isInteger(end) && from >= 0 && from <= end && end <= points.length
  return valid ? points.slice(from, end).join('') : undefined
}

/** `receiver.name(args)`, or `size(receiver)`: a function of texts. Unknown where any of its parts is. */
export function textFunction(
  name: string,
  receiver: Expression,
  args: readonly Expression[],
  nodes: readonly ASTNode[],
  offset: number,
): Expression {
  if (name === 'matches') return matches(receiver, args, nodes, offset)
  const definition = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (definition === undefined) throw unknownFunction(name, offset)
  const { takes, optional = 0 } = definition
  if (args.length > takes.length || args.length < takes.length - optional)
    throw wrongCount(name, takes.length - optional, takes.length, offset)
  const text = asText(receiver, nodes[0].start)
  const rest = args.map((arg, i) => (takes[i] === 'text' ? asText(arg, nodes[i + 1].start) : asNumber(arg, nodes[i + 1].start)))
  const key = `[${JSON.stringify(name)},${[receiver, ...args].map((part) => part.key).join()}]`
  return wrap(definition, key, text, rest)
}

type Run = (values: Values) => string | number | null

function wrap(definition: TextFunction, key: string, text: (values: Values) => string | null, rest: readonly Run[]): Expression {
  const call = (values: Values): Result => {
    const subject = text(values)
    if (subject === null) return undefined
    const given: (string | number)[] = []
    for (const run of rest) {
      const value = run(values)
      if (value === null || Number.isNaN(value)) return undefined
      given.push(value)
    }
    return definition.run(subject, ...given)
  }
  if (definition.result === 'number') return { kind: 'number', key, run: (values) => Number(call(values) ?? NaN) }
  if (definition.result === 'boolean') return { kind: 'boolean', key, run: (values) => toTri(call(values)) }
  return { kind: 'text', key, run: (values) => textOrNull(call(values)) }
}

function toTri(result: Result): Tri {
  return result === undefined ? 2 : result === true ? 1 : 0
}

function textOrNull(result: Result): string | null {
  return result === undefined ? null : String(result)
}

const LONGEST_PATTERN = 1_000

/** RE2 patterns, as CEL says: found anywhere in the text, in time linear in its length. */
function matches(receiver: Expression, args: readonly Expression[], nodes: readonly ASTNode[], offset: number): Expression {
  const [pattern] = args
  if (args.length !== 1) throw wrongCount('matches', 1, 1, offset)
  if (pattern.kind !== 'text' || pattern.constant === undefined) {
    throw new ConditionError('matches(…) takes a pattern written out in quotes', nodes[1].start)
  }
  if (pattern.constant.length > LONGEST_PATTERN) {
    throw new ConditionError(`the pattern is longer than ${LONGEST_PATTERN} characters`, nodes[1].start)
  }
  const compiled = compilePattern(pattern.constant, nodes[1].start)
  const text = asText(receiver, nodes[0].start)
  const run = (values: Values): Tri => {
    const subject = text(values)
    return subject === null ? 2 : compiled.test(subject) ? 1 : 0
  }
  return { kind: 'boolean', key: `["matches",${receiver.key},${pattern.key}]`, run }
}

function compilePattern(pattern: string, offset: number): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConditionError(`not a pattern: ${reason}`, offset, 'patterns are RE2: no look-around and no back-references')
  }
}

function wrongCount(name: string, least: number, most: number, offset: number): ConditionError {
  return new ConditionError(`${name}(…) takes ${least === most ? least : `${least}–${most}`} argument${most === 1 ? '' : 's'} here`, offset)
}

/** The error for a function that conditions do not know. */
export function unknownFunction(name: string, offset: number): ConditionError {
  const close = nearest(name, FUNCTION_NAMES)
  const hint = close === undefined ? `there are ${FUNCTION_NAMES.join(', ')}` : `did you mean ${close}?`
  return new ConditionError(`conditions have no function ${name}(…)`, offset, hint)
}

import { Environment, ParseError } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import { ConditionError } from './expression.ts'

export const LONGEST_CONDITION = 20_000
const environment = new Environment({ unlistedVariablesAreDyn: true, limits: { maxAstNodes: 5_000, maxDepth: 100 } })

/**
 * Parses CEL. What is too long or nested too deeply is refused before it can exhaust the stack.
 * Throws ConditionError with the place of the mistake.
 */
export function parseCel(source: string): ASTNode {
  if (source.trim() === '') throw new ConditionError('the condition is empty', 0, 'leave it out, or say when it holds')
  if (source.length > LONGEST_CONDITION) {
    throw new ConditionError(`the condition is longer than ${LONGEST_CONDITION} characters`, 0)
  }
  const run = /(?:[!-]\s*){100}/.exec(source)
  if (run !== null) throw new ConditionError('too many signs in a row', run.index)
  try {
    return environment.parse(source).ast
  } catch (error) {
    throw asConditionError(error, source)
  }
}

function asConditionError(error: unknown, source: string): ConditionError {
  if (error instanceof RangeError) return new ConditionError('the condition is nested too deeply', 0)
  if (!(error instanceof ParseError)) throw error
  const offset = Math.min(error.range?.start ?? 0, source.length)
  if (error.code === 'limit_exceeded') return new ConditionError('the condition is nested too deeply or has too many parts', offset)
  return new ConditionError(`not a condition: ${plain(error.summary)}`, offset, hintFor(error.code, source, offset))
}

const TOKENS: Record<string, string> = { EOF: 'the end', RPAREN: '")"', LPAREN: '"("', RBRACKET: '"]"', COLON: '":"', ASSIGN: '"="' }

function plain(summary: string): string {
  const text = summary.replace(/\b[A-Z]{3,}\b/g, (token) => TOKENS[token] ?? token.toLowerCase())
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function hintFor(code: string, source: string, offset: number): string | undefined {
  const rest = source.slice(offset)
  if (code === 'reserved_identifier') return `write attr["${/^\w+/.exec(rest)?.[0] ?? '…'}"]`
  if (code !== 'unexpected_character') return undefined
  if (rest.startsWith('=')) return 'equality is written =='
  if (rest.startsWith('&') || rest.startsWith('|')) return 'and is written &&, or is written ||'
  if (/^[“”«»‘’]/.test(rest)) return 'put texts into "straight quotes"'
  if (/^\P{ASCII}/u.test(rest)) return 'a name outside ASCII is written attr["kênh"]'
  return undefined
}

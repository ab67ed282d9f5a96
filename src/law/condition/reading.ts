import type { Tri } from '../../base/schema.ts'
import { ConditionError, kindName } from './expression.ts'
import type { Expression, Values } from './expression.ts'

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** The number that a text says (decimal point, optional exponent), NaN where it says none. */
export function readNumber(text: string | null): number {
  if (text === null || !NUMBER.test(text)) return NaN
  const value = Number(text)
  return Number.isFinite(value) ? value : NaN
}

/** `true` or `false` in any case; anything else is unknown. */
export function readBoolean(text: string | null): Tri {
  if (text === null || text.length < 4 || text.length > 5) return 2
  const lower = text.toLowerCase()
  return lower === 'true' ? 1 : lower === 'false' ? 0 : 2
}

type Run<T> = (values: Values) => T

/** Reads an expression as a boolean. */
export function asBoolean(expression: Expression, offset: number): Run<Tri> {
  if (expression.kind === 'boolean') return expression.run
  if (expression.kind === 'null') return () => 2
  if (expression.kind === 'attribute') return (values) => readBoolean(expression.run(values))
  throw new ConditionError(`${kindName(expression)} stands where true or false is needed`, offset, 'compare it with something')
}

/** Reads an expression as a number. */
export function asNumber(expression: Expression, offset: number): Run<number> {
  if (expression.kind === 'number') return expression.run
  if (expression.kind === 'null') return () => NaN
  if (expression.kind === 'attribute') return (values) => readNumber(expression.run(values))
  throw new ConditionError(`${kindName(expression)} stands where a number is needed`, offset)
}

/** Reads an expression as a text. */
export function asText(expression: Expression, offset: number): Run<string | null> {
  if (expression.kind === 'text' || expression.kind === 'attribute') return expression.run
  if (expression.kind === 'null') return () => null
  throw new ConditionError(`${kindName(expression)} stands where a text is needed`, offset)
}

import type { Tri } from '../../base/schema.ts'
import type { AttributeRef, AttributeValue } from '../schema.ts'

export type Values = readonly AttributeValue[]

/**
 * A compiled part of a condition. `key` is its canonical form: two parts with the same key mean the same.
 * Unknown is 2 in a boolean, NaN in a number, `null` in a text. An attribute is text that can also be read
 * as a number or a boolean; `slot` is its place among the values.
 */
export type Expression =
  | { kind: 'boolean'; key: string; run: (values: Values) => Tri }
  | { kind: 'number'; key: string; run: (values: Values) => number }
  | { kind: 'text'; key: string; run: (values: Values) => string | null; constant?: string }
  | { kind: 'attribute'; key: string; run: (values: Values) => string | null; slot: number }
  | { kind: 'null'; key: string }
  | { kind: 'list'; key: string; items: readonly Expression[] }

export type Scope = 'case' | 'event' | 'pair'

/** What compiling one condition has at hand: where names are looked up, and which attributes it reads so far. */
export interface Compilation {
  scope: Scope
  slots: Map<string, number>
  refs: AttributeRef[]
}

/** A mistake in a condition. `offset` counts UTF-16 units from the start of its text. */
export class ConditionError extends Error {
  readonly offset: number
  readonly hint: string | undefined

  constructor(message: string, offset: number, hint?: string) {
    super(message)
    this.offset = offset
    this.hint = hint
  }
}

const KIND_NAMES = { boolean: 'true or false', number: 'a number', text: 'a text', attribute: 'an attribute', null: 'null', list: 'a list' }

/** The kind of an expression in words, for messages. */
export function kindName(expression: Expression): string {
  return KIND_NAMES[expression.kind]
}

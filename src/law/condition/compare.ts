import type { Tri } from '../../base/schema.ts'
import { ConditionError, kindName } from './expression.ts'
import type { Expression, Values } from './expression.ts'
import { asBoolean, asNumber, asText } from './reading.ts'

export const ORDER_AND_EQUALITY = ['==', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof ORDER_AND_EQUALITY)[number]

const TESTS: Record<Comparison, (order: number) => boolean> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/**
 * Compares two parts. With a number both are read as numbers, with a boolean as booleans, otherwise as texts
 * (in the order of their characters). Unknown where either side is missing or cannot be read that way.
 */
export function compare(op: Comparison, left: Expression, right: Expression, offset: number): Expression {
  const key = `["${op}",${left.key},${right.key}]`
  const kinds = [left.kind, right.kind]
  if (kinds.includes('list')) throw new ConditionError('a list cannot be compared', offset, 'ask whether something is `in` it')
  if (kinds.includes('null')) return { kind: 'boolean', key, run: () => 2 }
  const mixed = !kinds.includes('attribute') && left.kind !== right.kind
  if (mixed) throw new ConditionError(`${kindName(left)} is compared with ${kindName(right)}`, offset)
  if (kinds.includes('boolean')) return { kind: 'boolean', key, run: compareBooleans(op, left, right, offset) }
  const test = TESTS[op]
  return { kind: 'boolean', key, run: kinds.includes('number') ? numbers(test, left, right, offset) : texts(test, left, right, offset) }
}

function numbers(test: (order: number) => boolean, left: Expression, right: Expression, offset: number): (values: Values) => Tri {
  const x = asNumber(left, offset)
  const y = asNumber(right, offset)
  return (values) => {
    const a = x(values)
    const b = y(values)
    if (Number.isNaN(a) || Number.isNaN(b)) return 2
    return test(a < b ? -1 : a > b ? 1 : 0) ? 1 : 0
  }
}

function texts(test: (order: number) => boolean, left: Expression, right: Expression, offset: number): (values: Values) => Tri {
  const x = asText(left, offset)
  const y = asText(right, offset)
  return (values) => {
    const a = x(values)
    const b = y(values)
    if (a === null || b === null) return 2
    return test(a < b ? -1 : a > b ? 1 : 0) ? 1 : 0
  }
}

function compareBooleans(op: Comparison, left: Expression, right: Expression, offset: number): (values: Values) => Tri {
  if (op !== '==' && op !== '!=') throw new ConditionError(`true and false have no order for ${op}`, offset)
  const x = asBoolean(left, offset)
  const y = asBoolean(right, offset)
  return (values) => {
    const a = x(values)
    const b = y(values)
    return a === 2 || b === 2 ? 2 : (a === b) === (op === '==') ? 1 : 0
  }
}

/** `x in [y, z]`: the Kleene `or` of x == y, x == z. */
export function membership(left: Expression, right: Expression, leftAt: number, rightAt: number): Expression {
  if (right.kind !== 'list') throw new ConditionError('`in` needs a list', rightAt, 'write channel in ["green", "yellow"]')
  if (right.items.length === 0) throw new ConditionError('nothing is in an empty list', rightAt)
  const key = `["in",${left.key},${right.key}]`
  const fast = constants(left, right.items)
  if (fast !== undefined) return { kind: 'boolean', key, run: fast }
  const runs = right.items.map((item) => equality(left, item, leftAt))
  return { kind: 'boolean', key, run: (values) => anyOf(runs, values) }
}

function equality(left: Expression, item: Expression, offset: number): (values: Values) => Tri {
  const compared = compare('==', left, item, offset)
  return asBoolean(compared, offset)
}

function anyOf(runs: readonly ((values: Values) => Tri)[], values: Values): Tri {
  let result: Tri = 0
  for (const run of runs) {
    const value = run(values)
    if (value === 1) return 1
    if (value === 2) result = 2
  }
  return result
}

function constants(left: Expression, items: readonly Expression[]): ((values: Values) => Tri) | undefined {
  if (left.kind !== 'attribute' && left.kind !== 'text') return undefined
  const texts = new Set<string>()
  for (const item of items) {
    if (item.kind !== 'text' || item.constant === undefined) return undefined
    texts.add(item.constant)
  }
  return (values) => {
    const text = left.run(values)
    return text === null ? 2 : texts.has(text) ? 1 : 0
  }
}

import { and, not, or } from './kleene.ts'
import type { Case, Condition, Event, Operand, Truth } from './model.ts'

/** A value that a condition sees: text, a number, missing (null), or present but not decided (undefined). */
type Value = string | number | null | undefined
type Lookup = (operand: { name: string; of?: 'a' | 'b'; pick?: 'first' | 'last' }) => string | null | undefined

export const onEvent = (condition: Condition | undefined, event: Event): Truth =>
  condition === undefined ? true : evaluate(condition, ({ name }) => read(event, name))

export const onPair = (condition: Condition | undefined, a: Event, b: Event): Truth =>
  condition === undefined ? true : evaluate(condition, ({ name, of }) => read(of === 'a' ? a : b, name))

export const onCase = (condition: Condition | undefined, kase: Case): Truth =>
  condition === undefined ? true : evaluate(condition, ({ name, pick }) => ofCase(kase, name, pick))

/** Of a rejected row nothing is taken for certain. */
const read = (event: Event, name: string): string | null => (event.position === null ? null : event.attributes[name as 'lot'])

/** The one value of the column in the case; where it varies, undefined. `first` and `last` need the order. */
function ofCase(kase: Case, name: string, pick?: 'first' | 'last'): string | null | undefined {
  const values = kase.events.map((event) => read(event, name)).filter((value) => value !== null)
  if (values.length === 0) return null
  if (new Set(values).size === 1) return values[0]
  if (pick === undefined || kase.events.some((event) => event.time === null)) return undefined
  return pick === 'first' ? values[0] : values.at(-1)
}

function evaluate(condition: Condition, lookup: Lookup): Truth {
  switch (condition.op) {
    case 'and':
      return and(...condition.items.map((item) => evaluate(item, lookup)))
    case 'or':
      return or(...condition.items.map((item) => evaluate(item, lookup)))
    case 'not':
      return not(evaluate(condition.item, lookup))
    case 'has':
      return lookup({ name: condition.name }) !== null
    case 'in': {
      const value = resolve(condition.left, lookup)
      return value === null || value === undefined ? null : condition.texts.includes(String(value))
    }
    case 'compare':
      return compare(resolve(condition.left, lookup), condition.is, resolve(condition.right, lookup))
  }
}

function resolve(operand: Operand, lookup: Lookup): Value {
  if ('text' in operand) return operand.text
  return 'number' in operand ? operand.number : lookup(operand)
}

/** Text with text as text; with a number as a number, unknown where it is none. */
function compare(left: Value, is: string, right: Value): Truth {
  if (left === null || left === undefined || right === null || right === undefined) return null
  if (typeof left === 'number' || typeof right === 'number') {
    const [x, y] = [Number(left), Number(right)]
    return Number.isNaN(x) || Number.isNaN(y) ? null : holds(x, is, y)
  }
  return holds(left, is, right)
}

function holds<T extends string | number>(x: T, is: string, y: T): boolean {
  switch (is) {
    case '==':
      return x === y
    case '!=':
      return x !== y
    case '<':
      return x < y
    case '<=':
      return x <= y
    case '>':
      return x > y
    default:
      return x >= y
  }
}

/** The condition as CEL text. */
export function cel(condition: Condition): string {
  switch (condition.op) {
    case 'and':
      return condition.items.map((item) => `(${cel(item)})`).join(' && ')
    case 'or':
      return condition.items.map((item) => `(${cel(item)})`).join(' || ')
    case 'not':
      return `!(${cel(condition.item)})`
    case 'has':
      return `has(${condition.name})`
    case 'in':
      return `${celOperand(condition.left)} in [${condition.texts.map((text) => JSON.stringify(text)).join(', ')}]`
    case 'compare':
      return `${celOperand(condition.left)} ${condition.is} ${celOperand(condition.right)}`
  }
}

function celOperand(operand: Operand): string {
  if ('text' in operand) return JSON.stringify(operand.text)
  if ('number' in operand) return String(operand.number)
  if (operand.pick !== undefined) return `${operand.pick}(${operand.name})`
  return operand.of === undefined ? operand.name : `${operand.of}.${operand.name}`
}

import type { ASTNode } from '@marcbachmann/cel-js'
import type { Tri } from '../../base/schema.ts'
import { compare, membership, ORDER_AND_EQUALITY } from './compare.ts'
import type { Comparison } from './compare.ts'
import { ConditionError, kindName } from './expression.ts'
import type { Compilation, Expression, Values } from './expression.ts'
import { textFunction, unknownFunction } from './functions.ts'
import { attributeOf, pickedAttribute } from './names.ts'
import { asBoolean, asNumber } from './reading.ts'

const DEEPEST = 250

/** Compiles a node to three-valued closures. Throws ConditionError for whatever the language of conditions does not have. */
export function compileNode(node: ASTNode, context: Compilation, depth = 0): Expression {
  if (depth > DEEPEST) throw new ConditionError('the condition is nested too deeply', node.start)
  const inner = (part: ASTNode): Expression => compileNode(part, context, depth + 1)
  switch (node.op) {
    case 'value':
      return literal(node.args, node.start)
    case 'id':
    case '.':
    case '[]':
      return name(node, context)
    case '&&':
    case '||':
      return connective(node.op, chain(node, node.op), inner)
    case '!_':
      return not(inner(node.args), node.args.start)
    case 'in':
      return membership(inner(node.args[0]), inner(node.args[1]), node.args[0].start, node.args[1].start)
    case 'list':
      return list(node.args, inner)
    case '-_':
      return minus(inner(node.args), node.args.start)
    case 'call':
      return call(node.args[0], node.args[1], node, context, inner)
    case 'rcall':
      return textFunction(node.args[0], inner(node.args[1]), node.args[2].map(inner), [node.args[1], ...node.args[2]], node.start)
    default:
      return binary(node, inner)
  }
}

type Inner = (part: ASTNode) => Expression

function binary(node: ASTNode, inner: Inner): Expression {
  const { op } = node
  if (op !== '?:' && op !== 'map' && isComparison(op)) {
    const [left, right] = node.args as [ASTNode, ASTNode]
    return compare(op, inner(left), inner(right), node.start)
  }
  if (op === '+' || op === '-' || op === '*' || op === '/' || op === '%') {
    const [left, right] = node.args
    return arithmetic(op, inner(left), inner(right), left.start, right.start)
  }
  const what = op === '?:' ? 'a choice with ? and :' : op === 'map' ? 'a map { … }' : `"${op}"`
  throw new ConditionError(`conditions do not have ${what}`, node.start, 'write it with &&, || and !')
}

function isComparison(op: string): op is Comparison {
  return (ORDER_AND_EQUALITY as readonly string[]).includes(op)
}

function literal(value: unknown, offset: number): Expression {
  if (typeof value === 'string') return { kind: 'text', key: JSON.stringify(['text', value]), run: () => value, constant: value }
  if (typeof value === 'boolean') return { kind: 'boolean', key: `["${value}"]`, run: () => (value ? 1 : 0) }
  if (value === null) return { kind: 'null', key: '["null"]' }
  if (typeof value !== 'bigint' && typeof value !== 'number') {
    throw new ConditionError('conditions have texts, numbers, true, false and lists', offset, 'leave out the letter at the literal')
  }
  const number = Number(value)
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) {
    throw new ConditionError('the number is too large to be compared exactly', offset, 'compare it as a text: put it in quotes')
  }
  return { kind: 'number', key: JSON.stringify(['number', number]), run: () => number }
}

function name(node: ASTNode, context: Compilation): Expression {
  const found = attributeOf(node, context)
  if (found === undefined) throw new ConditionError('not an attribute', node.start)
  return found
}

/** The operands of `x && y && z`, without recursion: such chains may be long. */
function chain(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  const operands: ASTNode[] = []
  let left = node
  while (left.op === op) {
    operands.push(left.args[1])
    left = left.args[0]
  }
  operands.push(left)
  return operands.reverse()
}

/** Kleene: a false decides `&&`, a true decides `||`; otherwise an unknown makes it unknown. */
function connective(op: '&&' | '||', nodes: readonly ASTNode[], inner: Inner): Expression {
  const parts = nodes.map(inner)
  const runs = parts.map((part, i) => asBoolean(part, nodes[i].start))
  const decisive: Tri = op === '&&' ? 0 : 1
  const otherwise: Tri = op === '&&' ? 1 : 0
  const run = (values: Values): Tri => {
    let result: Tri = otherwise
    for (const part of runs) {
      const value = part(values)
      if (value === decisive) return decisive
      if (value === 2) result = 2
    }
    return result
  }
  return { kind: 'boolean', key: `["${op}",${parts.map((part) => part.key).join()}]`, run }
}

function not(part: Expression, offset: number): Expression {
  const run = asBoolean(part, offset)
  return { kind: 'boolean', key: `["!",${part.key}]`, run: (values) => negate(run(values)) }
}

function negate(value: Tri): Tri {
  return value === 2 ? 2 : value === 1 ? 0 : 1
}

function list(nodes: readonly ASTNode[], inner: Inner): Expression {
  const items = nodes.map(inner)
  return { kind: 'list', key: `["list",${items.map((item) => item.key).join()}]`, items }
}

function minus(part: Expression, offset: number): Expression {
  const run = asNumber(part, offset)
  return { kind: 'number', key: `["minus",${part.key}]`, run: (values) => -run(values) }
}

const ARITHMETIC = {
  '+': (x: number, y: number) => x + y,
  '-': (x: number, y: number) => x - y,
  '*': (x: number, y: number) => x * y,
  '/': (x: number, y: number) => x / y,
  '%': (x: number, y: number) => x % y,
}

/** Decimal arithmetic; what is not finite (a division by zero) is unknown. */
function arithmetic(op: keyof typeof ARITHMETIC, left: Expression, right: Expression, leftAt: number, rightAt: number): Expression {
  const x = asNumber(left, leftAt)
  const y = asNumber(right, rightAt)
  const operate = ARITHMETIC[op]
  const run = (values: Values): number => {
    const result = operate(x(values), y(values))
    return Number.isFinite(result) ? result : NaN
  }
  return { kind: 'number', key: `["${op}",${left.key},${right.key}]`, run }
}

function call(fn: string, args: readonly ASTNode[], node: ASTNode, context: Compilation, inner: Inner): Expression {
  if (fn === 'has') return has(args, node.start, context)
  if (fn === 'first' || fn === 'last') return pickedAttribute(fn, args, node.start, context)
  if (fn === 'size' && args.length === 1) return textFunction('size', inner(args[0]), [], args, node.start)
  throw unknownFunction(fn, node.start)
}

/** Two-valued: a value that varies is there, a missing one is not. */
function has(args: readonly ASTNode[], offset: number, context: Compilation): Expression {
  const [arg] = args
  const picked = arg?.op === 'call' && (arg.args[0] === 'first' || arg.args[0] === 'last')
  const attribute = args.length !== 1 ? undefined : picked ? compileNode(arg, context) : attributeOf(arg, context)
  if (attribute?.kind !== 'attribute') {
    const given = attribute === undefined ? '' : `, not ${kindName(attribute)}`
    throw new ConditionError(`has(…) takes one attribute${given}`, offset, 'write has(channel) or has(attr["kênh"])')
  }
  const { slot } = attribute
  return { kind: 'boolean', key: `["has",${attribute.key}]`, run: (values) => (values[slot] === null || values[slot] === '' ? 0 : 1) }
}

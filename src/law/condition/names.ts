import type { ASTNode } from '@marcbachmann/cel-js'
import type { AttributeRef, Pick } from '../schema.ts'
import { ConditionError } from './expression.ts'
import type { Compilation, Expression } from './expression.ts'

/** The attribute that a node names in this scope; `undefined` where the node is no name at all. */
export function attributeOf(node: ASTNode, context: Compilation): Expression | undefined {
  const found = context.scope === 'pair' ? pairName(node) : ownName(node)
  return found && slot(context, found.of, found.name, context.scope === 'case' ? 'only' : 'value')
}

/** `first(x)` and `last(x)`. */
export function pickedAttribute(pick: 'first' | 'last', args: readonly ASTNode[], offset: number, context: Compilation): Expression {
  if (context.scope !== 'case') {
    const hint = 'a condition on one event reads that event only; move it to the `when` of the rule'
    throw new ConditionError(`${pick}(…) looks at the whole case`, offset, hint)
  }
  const found = args.length === 1 ? ownName(args[0]) : undefined
  if (found === undefined)
    throw new ConditionError(`${pick}(…) takes one attribute`, offset, `write ${pick}(channel) or ${pick}(attr["kênh"])`)
  return slot(context, 'self', found.name, pick)
}

interface Name {
  of: AttributeRef['of']
  name: string
}

function slot(context: Compilation, of: AttributeRef['of'], name: string, pick: Pick): Expression {
  const key = JSON.stringify(['attribute', of, name, pick])
  const known = context.slots.get(key)
  const index = known ?? context.refs.length
  if (known === undefined) {
    context.slots.set(key, index)
    context.refs.push({ of, name, pick })
  }
  return { kind: 'attribute', key, slot: index, run: (values) => values[index] || null }
}

/** `x`, `attr["x"]`, `attr.x`. */
function ownName(node: ASTNode): Name | undefined {
  if (node.op === 'id') {
    if (node.args === 'attr') throw new ConditionError('`attr` needs the name of an attribute', node.start, 'write attr["name"]')
    return { of: 'self', name: node.args }
  }
  const member = memberOf(node)
  if (member === undefined) return undefined
  if (isId(member.object, 'attr')) return { of: 'self', name: member.name }
  const text = node.input.slice(node.start, node.end)
  const pair = isId(member.object, 'a') || isId(member.object, 'b')
  const hint = pair
    ? 'two events are compared in `correlate`'
    : `if that is the attribute's name, write attr["${text.replaceAll('"', "'")}"]`
  throw new ConditionError(`\`${text}\` is not an attribute`, node.start, hint)
}

/** `a.lot`, `a["lot"]`, `a.attr["lot"]`, and the same of b. */
function pairName(node: ASTNode): Name | undefined {
  if (node.op === 'id') {
    const hint = node.args === 'a' || node.args === 'b' ? `write ${node.args}.name` : `write a.${node.args} or b.${node.args}`
    throw new ConditionError(`\`${node.args}\` does not say which attribute of which event is meant`, node.start, hint)
  }
  const member = memberOf(node)
  if (member === undefined) return undefined
  const { object, name } = member
  if (object.op === 'id') {
    if (object.args === 'a' || object.args === 'b') return { of: object.args, name }
  } else {
    const side = object.op === '.' && object.args[1] === 'attr' ? object.args[0] : undefined
    if (side?.op === 'id' && (side.args === 'a' || side.args === 'b')) return { of: side.args, name }
  }
  const text = node.input.slice(node.start, node.end)
  throw new ConditionError(`\`${text}\` is not an attribute of a or b`, node.start, 'write a.name, b.name or a["name"]')
}

function memberOf(node: ASTNode): { object: ASTNode; name: string } | undefined {
  if (node.op === '.') return { object: node.args[0], name: node.args[1] }
  if (node.op !== '[]') return undefined
  const index = node.args[1]
  if (index.op === 'value' && typeof index.args === 'string') return { object: node.args[0], name: index.args }
  throw new ConditionError('the name of an attribute is a text in quotes', index.start, 'write attr["name"]')
}

function isId(node: ASTNode, name: string): boolean {
  return node.op === 'id' && node.args === name
}

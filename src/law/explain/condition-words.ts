import type { ASTNode } from '@marcbachmann/cel-js'
import type { Bilingual } from '../../base/schema.ts'
import { parseCel } from '../condition/parse.ts'
import type { Condition } from '../schema.ts'
import { both, listed, numberWords, quoted } from './words.ts'

const COMPARISONS: Readonly<Record<string, Bilingual>> = {
  '==': both('is', 'là'),
  '!=': both('is not', 'không phải là'),
  '<': both('is less than', 'nhỏ hơn'),
  '<=': both('is at most', 'không quá'),
  '>': both('is more than', 'lớn hơn'),
  '>=': both('is at least', 'ít nhất là'),
}

const TESTS: Readonly<Record<string, Bilingual>> = {
  startsWith: both('starts with', 'bắt đầu bằng'),
  endsWith: both('ends with', 'kết thúc bằng'),
  contains: both('contains', 'có chứa'),
  matches: both('matches the pattern', 'khớp với mẫu'),
}

/** A condition in plain words of both languages, such as “taxDue is more than 0 and deferred is false”. */
export function conditionWords(condition: Condition): Bilingual {
  return say(parseCel(condition.source))
}

function say(node: ASTNode): Bilingual {
  switch (node.op) {
    case '&&':
    case '||':
      return connective(node.op, node.args)
    case '!_':
      return negation(node.args)
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return infix(node.args[0], COMPARISONS[node.op], node.args[1])
    case 'in':
      return infix(node.args[0], both('is one of', 'là một trong'), node.args[1])
    case 'rcall':
      return method(node.args[0], node.args[1], node.args[2])
    case 'call':
      return has(node) ?? truth(node, 'true')
    case 'value':
      return term(node)
    default:
      return truth(node, 'true')
  }
}

function truth(node: ASTNode, value: 'true' | 'false'): Bilingual {
  const { en, vi } = term(node)
  return both(`${en} is ${value}`, `${vi} là ${value === 'true' ? 'đúng' : 'sai'}`)
}

/** The operands of a chain, read without recursion. */
function connective(op: '&&' | '||', [left, right]: readonly [ASTNode, ASTNode]): Bilingual {
  const operands = [right]
  let rest = left
  while (rest.op === op) {
    operands.push(rest.args[1])
    rest = rest.args[0]
  }
  operands.push(rest)
  const word = op === '&&' ? both(' and ', ' và ') : both(' or ', ' hoặc ')
  const parts = operands.toReversed().map((part) => (part.op === '&&' || part.op === '||' ? bracketed(say(part)) : say(part)))
  return both(parts.map((part) => part.en).join(word.en), parts.map((part) => part.vi).join(word.vi))
}

function bracketed({ en, vi }: Bilingual): Bilingual {
  return both(`(${en})`, `(${vi})`)
}

function negation(node: ASTNode): Bilingual {
  if (node.op === 'call' && node.args[0] === 'has') {
    const { en, vi } = term(node.args[1][0])
    return both(`${en} is not recorded`, `không ghi ${vi}`)
  }
  if (node.op === 'id' || node.op === '.' || node.op === '[]') return truth(node, 'false')
  const { en, vi } = bracketed(say(node))
  return both(`not ${en}`, `không phải ${vi}`)
}

function has(node: ASTNode): Bilingual | undefined {
  if (node.op !== 'call' || node.args[0] !== 'has') return undefined
  const { en, vi } = term(node.args[1][0])
  return both(`${en} is recorded`, `có ghi ${vi}`)
}

function infix(left: ASTNode, word: Bilingual, right: ASTNode): Bilingual {
  const [x, y] = [term(left), term(right)]
  return both(`${x.en} ${word.en} ${y.en}`, `${x.vi} ${word.vi} ${y.vi}`)
}

function method(name: string, receiver: ASTNode, args: readonly ASTNode[]): Bilingual {
  const test = TESTS[name]
  return test === undefined ? called(name, [receiver, ...args]) : infix(receiver, test, args[0])
}

/** A value: an attribute, a literal, or something computed. */
function term(node: ASTNode): Bilingual {
  switch (node.op) {
    case 'value':
      return literal(node.args)
    case 'id':
      return both(node.args, node.args)
    case '.':
      return attribute(node.args[0], node.args[1])
    case '[]':
      return attribute(node.args[0], String(node.args[1].op === 'value' ? node.args[1].args : ''))
    case 'list':
      return listed(node.args.map(term), both('or', 'hoặc'))
    case '-_':
      return negative(term(node.args))
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(node.op, node.args)
    case 'call':
      return has(node) ?? called(node.args[0], node.args[1])
    case 'rcall':
      return method(node.args[0], node.args[1], node.args[2])
    default:
      return bracketed(say(node))
  }
}

function negative({ en, vi }: Bilingual): Bilingual {
  return both(`−${en}`, `−${vi}`)
}

const SIGNS: Readonly<Record<string, string>> = { '+': '+', '-': '−', '*': '×', '/': '/', '%': 'mod' }

function arithmetic(op: string, nodes: readonly [ASTNode, ASTNode]): Bilingual {
  const [x, y] = nodes.map((node) => (Object.hasOwn(SIGNS, node.op) ? bracketed(term(node)) : term(node)))
  return both(`${x.en} ${SIGNS[op]} ${y.en}`, `${x.vi} ${SIGNS[op]} ${y.vi}`)
}

function literal(value: unknown): Bilingual {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean') return value ? both('true', 'đúng') : both('false', 'sai')
  return value === null ? both('nothing', 'trống') : numberWords(Number(value))
}

/** `attr["x"]` is x; `a.x` and `a.attr["x"]` are x of a. */
function attribute(object: ASTNode, name: string): Bilingual {
  const side = object.op === 'id' ? object.args : object.op === '.' && object.args[0].op === 'id' ? object.args[0].args : 'attr'
  return side === 'attr' ? both(name, name) : both(`${name} of ${side}`, `${name} của ${side}`)
}

function called(name: string, args: readonly ASTNode[]): Bilingual {
  const parts = args.map(term)
  const [x] = parts
  if (name === 'first') return both(`the first ${x.en}`, `${x.vi} đầu tiên`)
  if (name === 'last') return both(`the last ${x.en}`, `${x.vi} cuối cùng`)
  if (name === 'size') return both(`the length of ${x.en}`, `độ dài của ${x.vi}`)
  return both(`${name}(${parts.map((part) => part.en).join(', ')})`, `${name}(${parts.map((part) => part.vi).join('; ')})`)
}

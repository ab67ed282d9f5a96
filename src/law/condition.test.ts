import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LiemError } from '../base/index.ts'
import type { Tri } from '../base/schema.ts'
import { canonicalCondition } from './condition.ts'
import { compileCondition } from './index.ts'
import type { AttributeValue, Scope } from './index.ts'

const place = (offset: number): { file: string; line: number; column: number } => ({ file: 'r.yaml', line: 1, column: offset + 1 })

function evaluate(source: string, values: Readonly<Record<string, AttributeValue>>, scope: Scope = 'case'): Tri {
  const condition = compileCondition(source, scope, place)
  return condition.evaluate(
    condition.refs.map(({ of, name }) => values[of === 'self' ? name : `${of}.${name}`] ?? (name in values ? values[name] : null)),
  )
}

function failure(source: string, scope: Scope = 'case'): { column: number | undefined; message: string; hint: string | undefined } {
  try {
    compileCondition(source, scope, place)
  } catch (error) {
    if (error instanceof LiemError && error.code === 'rulebook')
      return { column: error.place?.column, message: error.message, hint: error.hint }
    throw error
  }
  throw new Error(`no error: ${source.slice(0, 80)}`)
}

const VALUES: readonly [string, AttributeValue, Tri][] = [
  ['x > 5', '6', 1],
  ['x > 5', '10', 1],
  ['x > 5', '5', 0],
  ['x > 5', ' 6.0 ', 1],
  ['x > 5', '1e3', 1],
  ['x > 5', '-1', 0],
  ['x > 5', '0x10', 2],
  ['x > 5', 'six', 2],
  ['x > 5', '1.000,5', 2],
  ['x > 5', 'Infinity', 2],
  ['5 < x', '6', 1],
  ['x == 1', '1.0', 1],
  ['x != 1', 'one', 2],
  ['x == "1"', '1.0', 0],
  ['x < "9"', '10', 1],
  ['x', 'TRUE', 1],
  ['x', 'False', 0],
  ['x', 'yes', 2],
  ['!x', 'false', 1],
  ['x == true', 'True', 1],
  ['x != false', 'maybe', 2],
  ['x + 1 == 3', '2', 1],
  ['-x < 0', '2', 1],
  ['x * 2 - 1 >= 3', '2', 1],
  ['7 / x == 3.5', '2', 1],
  ['x % 3 == 1', '7', 1],
  ['x / 0 > 1', '7', 2],
  ['x % 0 == 0', '7', 2],
  ['x.startsWith("ab")', 'abc', 1],
  ['x.endsWith("c")', 'abc', 1],
  ['x.contains("z")', 'abc', 0],
  ['x.size() == 3', 'ênh', 1],
  ['size(x) == 1', '🙂', 1],
  ['x.lowerAscii() == "aÊ"', 'AÊ', 1],
  ['x.upperAscii() == "Aê"', 'aê', 1],
  ['x.trim() == "a"', ' a ', 1],
  ['x.substring(0, 2) == "84"', '8471', 1],
  ['x.substring(1) == "471"', '8471', 1],
  ['x.substring(0, 9) == "8471"', '8471', 2],
  ['x.charAt(1) == "4"', '8471', 1],
  ['x.indexOf("7") == 2', '8471', 1],
  ['x.lastIndexOf("z") == -1', '8471', 1],
  ['x.replace("-", "") == "12"', '1-2', 1],
  ['x.matches("^[0-9]{4}$")', '8471', 1],
  ['x.matches("7")', '8471', 1],
  ['x in ["a", "b"]', 'b', 1],
  ['x in ["a", "b"]', 'c', 0],
  ['x in [1, 2]', '2.0', 1],
  ['x in [1, 2]', 'two', 2],
  ['x in ["a", 2]', '2', 1],
  ['x in [true]', 'true', 1],
]

describe('values are text', () => {
  test.each(VALUES)('%s of %j is %i', (source, value, expected) => {
    expect(evaluate(source, { x: value })).toBe(expected)
  })
})

describe('missing (null) and varying (undefined)', () => {
  const sources = [
    'x != "green"',
    'x == "green"',
    'x > 1',
    'x',
    '!x',
    'x in ["a"]',
    'x.startsWith("a")',
    'x.matches("a")',
    'size(x) > 0',
    'x + 1 > 0',
    'x == x',
  ]
  test.each(sources)('%s is unknown', (source) => {
    expect(evaluate(source, { x: null })).toBe(2)
    expect(evaluate(source, { x: undefined })).toBe(2)
    expect(evaluate(source, { x: '' })).toBe(2)
  })

  test('null != "green" is unknown, never true', () => {
    expect(evaluate('null != "green"', {})).toBe(2)
    expect(evaluate('x == null', { x: null })).toBe(2)
    expect(evaluate('x != null', { x: 'a' })).toBe(2)
  })

  test('has is two-valued, and a value that varies is there', () => {
    expect(evaluate('has(x)', { x: null })).toBe(0)
    expect(evaluate('has(x)', { x: '' })).toBe(0)
    expect(evaluate('has(x)', { x: 'a' })).toBe(1)
    expect(evaluate('has(x)', { x: undefined })).toBe(1)
    expect(evaluate('!has(attr["kênh"])', { kênh: null })).toBe(1)
    expect(evaluate('has(first(x))', { x: 'a' })).toBe(1)
  })

  test('a certain part decides in spite of an unknown one', () => {
    expect(evaluate('x > 1 && false', { x: null })).toBe(0)
    expect(evaluate('x > 1 || true', { x: null })).toBe(1)
    expect(evaluate('x > 1 || false', { x: null })).toBe(2)
    expect(evaluate('y in ["a", x]', { x: null, y: 'a' })).toBe(1)
    expect(evaluate('y in ["b", x]', { x: null, y: 'a' })).toBe(2)
  })
})

describe('names', () => {
  const refs = (source: string, scope: Scope): string[] =>
    compileCondition(source, scope, place).refs.map(({ of, name, pick }) => `${of} ${name} ${pick}`)

  test('in the three scopes', () => {
    expect(refs('x == 1 && attr["kênh"] == "đỏ" && attr.y && first(x) == last(attr["z"])', 'case')).toEqual([
      'self x only',
      'self kênh only',
      'self y only',
      'self x first',
      'self z last',
    ])
    expect(refs('x > 1 && attr["org:resource"] != "S" && x < 3', 'event')).toEqual(['self x value', 'self org:resource value'])
    expect(refs('a.lot == b["lot"] && a.attr["kênh"] != b.attr.kenh', 'pair')).toEqual([
      'a lot value',
      'b lot value',
      'a kênh value',
      'b kenh value',
    ])
  })

  test('a correlation compares two events', () => {
    const condition = compileCondition('a.lot == b.lot', 'pair', place)
    expect(condition.evaluate(['1', '1'])).toBe(1)
    expect(condition.evaluate(['1', '2'])).toBe(0)
    expect(condition.evaluate([null, '2'])).toBe(2)
  })
})

const REFUSED: readonly [string, Scope, number, RegExp, RegExp | undefined][] = [
  ['', 'case', 1, /empty/, undefined],
  ['  ', 'case', 1, /empty/, undefined],
  ['1 + 2', 'case', 1, /a number stands where true or false/, undefined],
  ['"text"', 'case', 1, /a text stands/, undefined],
  ['["a"]', 'case', 1, /a list stands/, undefined],
  ['x > 1 && y +', 'case', 13, /not a condition/, undefined],
  ['x = 1', 'case', 3, /not a condition/, /==/],
  ['x > 1 and y', 'case', 7, /not a condition/, undefined],
  ['x & y', 'case', 3, /not a condition/, /&&/],
  ['kênh == "a"', 'case', 2, /not a condition/, /attr\["kênh"\]/],
  ['x == “a”', 'case', 6, /not a condition/, /straight/],
  ['package == 1', 'case', 1, /reserved/, /attr\["package"\]/],
  ['x ? y : z', 'case', 1, /choice with \? and :/, undefined],
  ['{"a": 1} == x', 'case', 1, /a map/, undefined],
  ['[1].exists(v, v > 1)', 'case', 1, /no function exists/, undefined],
  ['xs.all(v, v > 1)', 'case', 1, /no function all/, undefined],
  ['timestamp(x) > 1', 'case', 1, /no function timestamp/, undefined],
  ['x.startWith("a")', 'case', 1, /no function startWith/, /startsWith/],
  ['startsWith(x, "a")', 'case', 1, /no function startsWith/, undefined],
  ['x.startsWith()', 'case', 1, /takes 1 argument/, undefined],
  ['x.startsWith(1)', 'case', 14, /a number stands where a text/, undefined],
  ['x.matches("(a")', 'case', 11, /not a pattern/, undefined],
  ['x.matches("a(?=b)")', 'case', 11, /not a pattern/, /RE2/],
  ['x.matches(y)', 'case', 11, /written out/, undefined],
  ['has(1)', 'case', 1, /has\(…\) takes one attribute/, undefined],
  ['first(x, y) == 1', 'case', 1, /first\(…\) takes one attribute/, undefined],
  ['first(x) == 1', 'event', 1, /whole case/, /`when` of the rule/],
  ['first(a.x) == 1', 'pair', 1, /whole case/, undefined],
  ['lot == 1', 'pair', 1, /which event/, /a\.lot or b\.lot/],
  ['a == b', 'pair', 1, /which event/, undefined],
  ['c.lot == 1', 'pair', 1, /not an attribute of a or b/, undefined],
  ['a.lot == 1', 'case', 1, /not an attribute/, /correlate/],
  ['declaration.lot == 1', 'case', 1, /not an attribute/, /attr\["declaration.lot"\]/],
  ['attr == "x"', 'case', 1, /needs the name/, undefined],
  ['attr[1] == "x"', 'case', 6, /text in quotes/, undefined],
  ['x in y', 'case', 6, /needs a list/, undefined],
  ['x in []', 'case', 6, /empty list/, undefined],
  ['x < true', 'case', 1, /no order/, undefined],
  ['1 == "1"', 'case', 1, /a number is compared with a text/, undefined],
  ['1 < 2 < 3', 'case', 1, /compared with a number/, undefined],
  ['x == 1u', 'case', 6, /texts, numbers/, undefined],
  ['x == 9007199254740993', 'case', 6, /too large/, /quotes/],
  ['"a" + x == "ab"', 'case', 1, /a text stands where a number/, undefined],
  ['!(x + 1)', 'case', 3, /a number stands/, undefined],
]

describe('what is not understood is an error with its place', () => {
  test.each(REFUSED)('%s (%s)', (source, scope, column, message, hint) => {
    const error = failure(source, scope)
    expect(error.message).toMatch(message)
    expect(error.column).toBe(column)
    expect(error.hint ?? '').toMatch(hint ?? /(?:)/)
  })

  test.each([
    ['brackets', '('.repeat(100_000) + 'x' + ')'.repeat(100_000)],
    ['short brackets', '('.repeat(9_000) + 'x' + ')'.repeat(9_000)],
    ['negations', '!'.repeat(15_000) + 'x'],
    ['minus signs', `${'-'.repeat(15_000)}x > 1`],
    ['members', `x${'.y'.repeat(9_000)}`],
    ['sums', `x${' + 1'.repeat(4_000)} > 1`],
    ['lists', '['.repeat(9_000)],
    ['length', `x == "${'a'.repeat(30_000)}"`],
    ['a large pattern', `x.matches("${'a'.repeat(2_000)}")`],
    ['a repeated pattern', 'x.matches("((a{900}){900}){900}")'],
  ])('%s without end are refused', (_name, source) => {
    expect(failure(source).message).toMatch(/nested too deeply|too many|longer than|not a pattern|signs in a row/)
  })

  test('a long chain of conditions is read', () => {
    expect(evaluate(`x == "a"${' && x == "a"'.repeat(1_000)}`, { x: 'a' })).toBe(1)
    expect(evaluate(`x == "b"${' || x == "a"'.repeat(1_000)}`, { x: 'a' })).toBe(1)
  })

  test('a pattern that backtracking would never finish is decided', () => {
    expect(evaluate('x.matches("^(a+)+$")', { x: `${'a'.repeat(50_000)}b` })).toBe(0)
  })
})

test('the canonical form does not depend on how a condition is written', () => {
  const form = (source: string): string => canonicalCondition(source, 'case')
  expect(form('(x>0)&&attr["y"]')).toBe(form('x > 0 && y'))
  expect(form('x == "a"')).toBe(form("x == 'a'"))
  expect(form('(a && b) && c')).toBe(form('a && b && c'))
  expect(form('x > 0')).not.toBe(form('x >= 0'))
  expect(form('first(x) > 0')).not.toBe(form('x > 0'))
  expect(form('x == "1"')).not.toBe(form('x == 1'))
  expect(form('a && b || c')).not.toBe(form('a && (b || c)'))
})

/** Conditions over n, m (numbers), s, t (texts) and p, q (booleans). Numbers are always compared with something computed. */
const conditions = fc.letrec<{ number: string; text: string; boolean: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: -9, max: 9 }).map((n) => (n < 0 ? `(${n}.0)` : `${n}.0`)),
    fc.constantFrom('n', 'm'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([x, op, y]) => `(${x} ${op} ${y})`),
  ),
  text: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('"a"', '"ab"', '"B"', 's', 't'),
    tie('text').map((text) => `${text}.lowerAscii()`),
  ),
  boolean: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom('p', 'q', 'true', 'false'),
    fc
      .tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([x, op, y]) => `(${x} + 0.0) ${op} ${y}`),
    fc.tuple(tie('text'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('text')).map(([x, op, y]) => `${x} ${op} ${y}`),
    fc.tuple(tie('text'), fc.constantFrom('startsWith', 'endsWith', 'contains'), tie('text')).map(([x, name, y]) => `${x}.${name}(${y})`),
    fc.tuple(tie('text'), fc.array(tie('text'), { minLength: 1, maxLength: 3 })).map(([x, list]) => `${x} in [${list.join(', ')}]`),
    tie('boolean').map((p) => `!(${p})`),
    fc.tuple(tie('boolean'), fc.constantFrom('&&', '||'), tie('boolean')).map(([p, op, q]) => `(${p}) ${op} (${q})`),
  ),
})).boolean

const known = fc.record({
  n: fc.integer({ min: -9, max: 9 }),
  m: fc.integer({ min: -9, max: 9 }),
  s: fc.constantFrom('a', 'ab', 'B', 'z'),
  t: fc.constantFrom('a', 'ab', 'B', 'z'),
  p: fc.boolean(),
  q: fc.boolean(),
})
type Known = typeof known extends fc.Arbitrary<infer T> ? T : never

const asTexts = (values: Known): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
const hidden = fc.record({ n: fc.boolean(), m: fc.boolean(), s: fc.boolean(), t: fc.boolean(), p: fc.boolean(), q: fc.boolean() })
const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false })

describe('properties', () => {
  test('where every value is known, conditions agree with CEL', () => {
    fc.assert(
      fc.property(conditions, known, (source, values) => {
        const cel: unknown = environment.evaluate(source, values)
        expect(evaluate(source, asTexts(values))).toBe(cel === true ? 1 : 0)
      }),
      { numRuns: 1_000 },
    )
  })

  test('what is certain with unknown values stays so whatever they are', () => {
    fc.assert(
      fc.property(conditions, known, hidden, fc.constantFrom<AttributeValue[]>(null, undefined), (source, values, hide, nothing) => {
        const texts = asTexts(values)
        const partly = Object.fromEntries(
          Object.entries(texts).map(([name, value]) => [name, hide[name as keyof typeof hide] ? nothing : value]),
        )
        const result = evaluate(source, partly)
        expect([2, evaluate(source, texts)]).toContain(result)
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['p && q', 'q && p'],
    ['p || q', 'q || p'],
    ['(p && q) && r', 'p && (q && r)'],
    ['!(p && q)', '!p || !q'],
    ['!(p || q)', '!p && !q'],
    ['!!p', 'p && p'],
    ['p && (q || r)', '(p && q) || (p && r)'],
    ['p || (q && r)', '(p || q) && (p || r)'],
    ['p || (p && q)', 'p || p'],
    ['(p == true) == (q == true)', '(p && q) || (!p && !q)'],
  ])('%s is %s', (left, right) => {
    const three: AttributeValue[] = ['true', 'false', null]
    const worlds = three.flatMap((p) => three.flatMap((q) => three.map((r) => ({ p, q, r }))))
    expect(worlds.map((world) => evaluate(left, world))).toEqual(worlds.map((world) => evaluate(right, world)))
  })
})

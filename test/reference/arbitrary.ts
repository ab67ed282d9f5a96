/** Random small logs and rules: every template, every kind of doubt. */
import fc from 'fast-check'
import type { CsvStyle } from '../build.ts'
import { DAY, HOUR, MINUTE } from './clock.ts'
import { ALL_TEMPLATES, CHOICES, COUNTED, PAIRED, UNARY } from './model.ts'
import type { AttributeName, Calendar, Condition, Operand, Row, Rule, Rulebook, Side } from './model.ts'

/** Monday 2 February 2026, 00:00 UTC. */
const START = 1_769_990_400_000_000
export const ACTIVITIES = ['A', 'B', 'C', 'Đóng, "xong"']
const CHANNELS = ['', 'green', 'red', 'kênh đỏ']
const LOTS = ['', '1', '2']
const AMOUNTS = ['', '0', '5', '10', '9', '2.5', '-3', 'n/a']

const pick = <T>(...items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items)

/** How doubtful a log is: mostly definite ones, so that certain verdicts are tested as much as unknown ones. */
interface Doubt {
  undated: number
  unreadable: number
  noActivity: number
}

const doubts = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Doubt>({ undated: 0, unreadable: 0, noActivity: 0 }) },
  { weight: 2, arbitrary: fc.constant<Doubt>({ undated: 2, unreadable: 0, noActivity: 0 }) },
  { weight: 2, arbitrary: fc.constant<Doubt>({ undated: 1, unreadable: 1, noActivity: 1 }) },
)

/** Few distinct instants in one log, so that ties and exact limits happen. */
const instants = (step: number): fc.Arbitrary<number> => fc.nat(9).map((n) => START + n * step)
const steps = pick(1, 1000, MINUTE, 30 * MINUTE, 4 * HOUR, 12 * HOUR, DAY)

function rowOf(step: number, doubt: Doubt): fc.Arbitrary<Row> {
  return fc.record({
    case: pick('c1', 'c2', 'c3'),
    activity: fc.oneof({ weight: 20, arbitrary: pick('A', 'B', ...ACTIVITIES) }, { weight: doubt.noActivity, arbitrary: fc.constant('') }),
    time: fc.oneof(
      { weight: 10, arbitrary: instants(step) },
      { weight: doubt.undated, arbitrary: fc.constant(null) },
      { weight: doubt.unreadable, arbitrary: fc.constant('unreadable' as const) },
    ),
    resource: pick('', 'anh', 'bình', 'anh', 'SYSTEM'),
    channel: pick(...CHANNELS),
    lot: pick(...LOTS),
    amount: pick(...AMOUNTS),
  })
}

/** A case like c1 in its activities, but with other people, attributes and, by `shift`, times: the same variant. */
function withTwin(log: readonly Row[], shift: number): Row[] {
  const model = log.filter((row) => row.case === 'c1')
  const twin = model.map((row, at): Row => {
    const { resource, channel, lot, amount } = model[(at + 1) % model.length]!
    return { ...row, case: 'twin', time: typeof row.time === 'number' ? row.time + shift : row.time, resource, channel, lot, amount }
  })
  return [...log, ...twin]
}

const definite = (row: Row): boolean => typeof row.time === 'number' && row.activity !== ''

export const rows: fc.Arbitrary<Row[]> = fc
  .tuple(steps, doubts, fc.nat(2))
  .chain(([step, doubt, twin]) => {
    const log = fc.array(rowOf(step, doubt), { minLength: 1, maxLength: 14, size: 'max' })
    return twin === 0 ? log.map((found) => withTwin(found, 2 * step)) : log
  })
  .filter((found) => found.some(definite))

const sideActivities = fc.uniqueArray(pick('A', 'B', 'A', 'B', ...ACTIVITIES, 'never'), { minLength: 1, maxLength: 2 })

const NAMES: AttributeName[] = ['channel', 'lot', 'amount']
type Scope = 'event' | 'pair' | 'case'

function operandOf(scope: Scope): fc.Arbitrary<{ name: AttributeName; of?: 'a' | 'b'; pick?: 'first' | 'last' }> {
  const name = pick(...NAMES)
  if (scope === 'event') return fc.record({ name })
  if (scope === 'pair') return fc.record({ name, of: pick('a' as const, 'b' as const) })
  return fc.oneof(fc.record({ name }), fc.record({ name, pick: pick('first' as const, 'last' as const) }))
}

function literalFor(name: AttributeName): fc.Arbitrary<Operand> {
  const texts = { channel: CHANNELS, lot: LOTS, amount: AMOUNTS }[name].filter((text) => text !== '')
  const text = pick(...texts).map((found): Operand => ({ text: found }))
  return name === 'channel'
    ? text
    : fc.oneof(
        text,
        pick(0, 1, 2, 5, 9.5).map((number): Operand => ({ number })),
      )
}

const SIGNS = ['==', '!=', '<', '<=', '>', '>='] as const

/** Equality of texts, or any comparison with a number (texts are ordered by code, of which nothing is promised). */
const comparison = (scope: Scope): fc.Arbitrary<Condition> =>
  operandOf(scope)
    .chain((left) => fc.tuple(fc.constant(left), literalFor(left.name), pick(...SIGNS)))
    .map(([left, right, is]): Condition => ({ op: 'compare', left, right, is: 'number' in right ? is : is === '==' ? '==' : '!=' }))

const sameColumn = pick(...NAMES).chain((name) =>
  pick('==' as const, '!=' as const).map((is): Condition => ({ op: 'compare', left: { name, of: 'a' }, is, right: { name, of: 'b' } })),
)

function leaf(scope: Scope): fc.Arbitrary<Condition> {
  const member = operandOf(scope)
    .filter(({ name }) => name !== 'amount')
    .map((left): Condition => ({ op: 'in', left, texts: left.name === 'lot' ? ['1'] : ['red', 'kênh đỏ'] }))
  const has = pick(...NAMES).map((name): Condition => ({ op: 'has', name }))
  if (scope === 'pair') return fc.oneof({ weight: 4, arbitrary: sameColumn }, { weight: 1, arbitrary: comparison(scope) })
  return fc.oneof({ weight: 3, arbitrary: comparison(scope) }, member, has)
}

export const conditionOf = (scope: Scope): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 4, arbitrary: leaf(scope) },
    { weight: 1, arbitrary: leaf(scope).map((item): Condition => ({ op: 'not', item })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(pick('and' as const, 'or' as const), leaf(scope), leaf(scope))
        .map(([op, x, y]): Condition => ({ op, items: [x, y] })),
    },
  )

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const side: fc.Arbitrary<Side> = fc
  .record({ activities: sideActivities, when: maybe(conditionOf('event')) })
  .map(({ activities, when }) => (when === undefined ? { activities } : { activities, when }))

const withins = pick('30m', '90m', '4h', '8h', '1d', '3d', '1wh', '4wh', '9wh', '1wd', '2wd')
const days = pick('2026-02-01', '2026-02-02', '2026-02-03', '2026-02-05')

/** A rule of any template with whatever that template allows. */
export const ruleOf = (id: string): fc.Arbitrary<Rule> =>
  fc
    .record({
      template: pick(...ALL_TEMPLATES),
      n: fc.nat(3),
      a: side,
      b: side,
      when: maybe(conditionOf('case')),
      correlate: maybe(conditionOf('pair')),
      within: maybe(withins),
      from: maybe(days),
      until: maybe(days),
      appliesBy: maybe(pick('case' as const, 'activation' as const)),
    })
    .map((parts) => allowed(id, parts))

type Parts = { [K in Exclude<keyof Rule, 'id'>]: Rule[K] | undefined }

function allowed(id: string, parts: Parts): Rule {
  const template = parts.template!
  const paired = PAIRED.includes(template)
  const rule: Record<string, unknown> = { id, ...parts }
  if (!COUNTED.includes(template)) delete rule['n']
  else if (template !== 'atMost' && parts.n === 0) rule['n'] = 1
  if (UNARY.includes(template)) delete rule['b']
  if (!paired) delete rule['within']
  if (!paired || CHOICES.includes(template)) delete rule['correlate']
  if (parts.from !== undefined && parts.until !== undefined && parts.from > parts.until) delete rule['until']
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as unknown as Rule
}

const calendar: fc.Arbitrary<Calendar> = fc.record({
  timezone: pick('Asia/Ho_Chi_Minh', 'UTC'),
  days: pick(['mon', 'tue', 'wed', 'thu', 'fri'], ['mon', 'wed'], ['sat', 'sun', 'mon']),
  hours: pick(['08:00-12:00', '13:00-17:00'], ['00:00-24:00'], ['07:30-08:00']),
  holidays: pick([], ['2026-02-04'], ['2026-02-03', '2026-02-05']),
})

export const rulebookOf = (size: number): fc.Arbitrary<Rulebook> =>
  fc
    .record({
      timezone: pick('Asia/Ho_Chi_Minh', 'UTC', 'America/Bogota'),
      notAPerson: pick([], ['SYSTEM']),
      finished: maybe(fc.oneof(pick(['C'], ['never'], ['A', 'C']), pick({ idle: '1h' }, { idle: '1d' }))),
      calendar,
      rules: fc.tuple(...Array.from({ length: size }, (_, at) => ruleOf(`R${at + 1}`))),
    })
    .map(({ finished, ...rest }) => (finished === undefined ? rest : { ...rest, finished }))

/** How a log is written down. */
export interface Style extends CsvStyle {
  format: 'csv' | 'csv.gz' | 'parquet' | 'xes' | 'jsonocel'
  files: number
}

export const styles: fc.Arbitrary<Style> = fc.record({
  format: pick('csv' as const, 'csv' as const, 'csv' as const, 'csv.gz' as const, 'parquet' as const, 'xes' as const, 'jsonocel' as const),
  files: pick(1, 1, 2, 3),
  clock: pick('Z' as const, 'local' as const),
  newline: pick('\n' as const, '\r\n' as const),
  bom: pick(false, true),
})

/** The sentences of the rulebook contract, one by one, as small cases that a lawyer can check by hand. */
import { afterAll, describe, expect, test } from 'vitest'
import { buildFolder, buildRow, buildRule, buildRulebook, buildTrace, csvOf, yamlOf } from './build.ts'
import { askEngine } from './reference/engine.ts'
import type { Condition, Judgement, Row, Rule, Rulebook } from './reference/model.ts'

const folder = buildFolder()
afterAll(folder.done)

async function judged(rows: Row[], rule: Rule, book: Partial<Rulebook> = {}): Promise<Judgement> {
  const { judgements } = await askEngine(
    [folder.write('log.csv', csvOf(rows))],
    [folder.write('rules.yaml', yamlOf(buildRulebook([rule], book)))],
  )
  return judgements[0]![0]!
}

const violated = (...events: number[]): Judgement => ({ verdict: 'violated', events })
const [satisfied, vacuous, unknown] = (['satisfied', 'vacuous', 'unknown'] as const).map((verdict): Judgement => ({ verdict, events: [] }))
const is = (name: 'channel' | 'lot' | 'amount', text: string): Condition => ({ op: 'compare', left: { name }, is: '==', right: { text } })
const isNot = (name: 'channel' | 'lot' | 'amount', text: string): Condition => ({
  op: 'compare',
  left: { name },
  is: '!=',
  right: { text },
})

type Small = [title: string, trace: string, rule: Rule, expected: Judgement]

const templates: Small[] = [
  ['exactly counts all members of a list together', 'AB', buildRule('exactly', ['A', 'B'], undefined, { n: 2 }), satisfied],
  ['… and each of them is a witness', 'ABA', buildRule('exactly', ['A', 'B'], undefined, { n: 2 }), violated(0, 1, 2)],
  ['exactly without n is once', 'AA', buildRule('exactly', 'A'), violated(0, 1)],
  ['at most none', 'A', buildRule('atMost', 'A', undefined, { n: 0 }), violated(0)],
  ['existence that fails has all a as witnesses, which may be none', 'B', buildRule('existence', 'A'), violated()],
  ['init: the first event', 'BA', buildRule('init', 'A'), violated(0)],
  ['end: the last event', 'AB', buildRule('end', 'A'), violated(1)],
  ['responded existence, before or after', 'BA', buildRule('respondedExistence', 'A', 'B'), satisfied],
  ['coexistence: all of the one that occurs', 'ACA', buildRule('coExistence', 'A', 'B'), violated(0, 2)],
  ['response: the a that are not', 'ABA', buildRule('response', 'A', 'B'), violated(2)],
  ['alternate response: before the next a', 'AABA', buildRule('alternateResponse', 'A', 'B'), violated(0, 3)],
  ['chain response: the a and the event after it', 'ABACA', buildRule('chainResponse', 'A', 'B'), violated(2, 3, 4)],
  ['precedence: the b that have not', 'BAB', buildRule('precedence', 'A', 'B'), violated(0)],
  ['alternate precedence: no other b in between', 'ABBAB', buildRule('alternatePrecedence', 'A', 'B'), violated(2)],
  ['chain precedence: the b and the event before it', 'ABCB', buildRule('chainPrecedence', 'A', 'B'), violated(2, 3)],
  ['chain precedence: a b that comes first', 'BAB', buildRule('chainPrecedence', 'A', 'B'), violated(0)],
  ['a succession is both halves', 'BAABA', buildRule('succession', 'A', 'B'), violated(0, 4)],
  ['an alternate succession too', 'BAABBA', buildRule('alternateSuccession', 'A', 'B'), violated(0, 1, 4, 5)],
  ['a chain succession too', 'ACB', buildRule('chainSuccession', 'A', 'B'), violated(0, 1, 2)],
  ['choice', 'C', buildRule('choice', 'A', 'B'), violated()],
  ['exclusive choice: both', 'ACB', buildRule('exclusiveChoice', 'A', 'B'), violated(0, 2)],
  ['exclusive choice: neither', 'C', buildRule('exclusiveChoice', 'A', 'B'), violated()],
  ['no coexistence', 'BCA', buildRule('notCoExistence', 'A', 'B'), violated(0, 2)],
  ['no succession: the pairs', 'BAAB', buildRule('notSuccession', 'A', 'B'), violated(1, 2, 3)],
  ['no chain succession: the pairs', 'ACBAB', buildRule('notChainSuccession', 'A', 'B'), violated(3, 4)],
  ['four eyes: the pairs, in any order', 'B:x A:y A:x', buildRule('fourEyes', 'A', 'B'), violated(0, 2)],
  ['same person: all a and b', 'A:x C:z B:y A:x', buildRule('samePerson', 'A', 'B'), violated(0, 2, 3)],
]

const overlaps: Small[] = [
  ['no event answers itself', 'A', buildRule('response', 'A', ['A', 'B']), violated(0)],
  ['no event precedes itself', 'A', buildRule('precedence', 'A', ['A', 'B']), violated(0)],
  ['no event coexists with itself', 'A', buildRule('notCoExistence', 'A', 'A'), satisfied],
  ['no event needs itself', 'A', buildRule('respondedExistence', 'A', 'A'), violated(0)],
  ['two of them answer each other once', 'AA', buildRule('response', 'A', 'A'), violated(1)],
  ['nobody has four eyes alone, with one event', 'A:x', buildRule('fourEyes', 'A', 'A'), satisfied],
  ['two events of one person on both sides', 'A:x A:x', buildRule('fourEyes', 'A', 'A'), violated(0, 1)],
  ['a b that is the next a does not count', 'AA', buildRule('alternateResponse', 'A', ['A', 'B']), violated(0, 1)],
]

const activations: Small[] = [
  ['response without a', 'BC', buildRule('response', 'A', 'B'), vacuous],
  ['precedence without b', 'AC', buildRule('precedence', 'A', 'B'), vacuous],
  ['coexistence with neither', 'C', buildRule('coExistence', 'A', 'B'), vacuous],
  ['four eyes needs both', 'A:x', buildRule('fourEyes', 'A', 'B'), vacuous],
  ['same person needs both', 'A:x A:y', buildRule('samePerson', 'A', 'B'), vacuous],
  ['absence is about every case', 'C', buildRule('absence', 'A'), satisfied],
]

describe.each([
  ['templates', templates],
  ['overlapping sides', overlaps],
  ['activation', activations],
])('%s', (_group, small) => {
  test.each(small)('%s: %s', async (_title, trace, rule, expected) => {
    expect(await judged(buildTrace(trace), rule)).toEqual(expected)
  })
})

const red = { channel: 'red' }
const timed: [title: string, rows: Row[], rule: Rule, expected: Judgement, book?: Partial<Rulebook>][] = [
  ['within: inclusive', [buildRow('A', 0), buildRow('B', 480)], buildRule('response', 'A', 'B', { within: '8h' }), satisfied],
  ['within: one minute too late', [buildRow('A', 0), buildRow('B', 481)], buildRule('response', 'A', 'B', { within: '8h' }), violated(0)],
  [
    'some b inside the time is enough',
    [buildRow('B', 0), buildRow('A', 30), buildRow('B', 31), buildRow('B', 600)],
    buildRule('response', 'A', 'B', { within: '5m' }),
    satisfied,
  ],
  [
    'both halves of a succession',
    [buildRow('A', 0), buildRow('B', 60)],
    buildRule('succession', 'A', 'B', { within: '30m' }),
    violated(0, 1),
  ],
  [
    'bans: only pairs inside the time',
    [buildRow('A', 0), buildRow('B', 60), buildRow('A', 90), buildRow('B', 100)],
    buildRule('notSuccession', 'A', 'B', { within: '30m' }),
    violated(2, 3),
  ],
  // Monday 2 February 2026, 00:00 UTC is 07:00 in Hà Nội; the office opens 08–12 and 13–17
  [
    'working hours: the break is none',
    [buildRow('A', 60), buildRow('B', 600)],
    buildRule('response', 'A', 'B', { within: '8wh' }),
    satisfied,
  ],
  [
    'working hours: eight and a minute',
    [buildRow('A', 60), buildRow('B', 1501)],
    buildRule('response', 'A', 'B', { within: '8wh' }),
    violated(0),
  ],
  [
    'working hours: the night is free',
    [buildRow('A', 60), buildRow('B', 1500)],
    buildRule('response', 'A', 'B', { within: '8wh' }),
    satisfied,
  ],
  [
    'working days: until 24:00 of the next one',
    [buildRow('A', 60), buildRow('B', 2460)],
    buildRule('response', 'A', 'B', { within: '1wd' }),
    satisfied,
  ],
  [
    'working days: and not a minute longer',
    [buildRow('A', 60), buildRow('B', 2461)],
    buildRule('response', 'A', 'B', { within: '1wd' }),
    violated(0),
  ],
  [
    'working days: Friday to Monday',
    [buildRow('A', 4 * 1440), buildRow('B', 7 * 1440 + 900)],
    buildRule('response', 'A', 'B', { within: '1wd' }),
    satisfied,
  ],
  [
    'working days: a holiday is none',
    [buildRow('A', 60), buildRow('B', 3900)],
    buildRule('response', 'A', 'B', { within: '1wd' }),
    satisfied,
    { calendar: { timezone: 'Asia/Ho_Chi_Minh', days: ['mon', 'tue', 'wed'], hours: ['08:00-17:00'], holidays: ['2026-02-03'] } },
  ],
  [
    'from, in the zone of the columns: still the day before',
    [buildRow('A', 1019)],
    buildRule('response', 'A', 'B', { from: '2026-02-03' }),
    vacuous,
    { timezone: 'Asia/Ho_Chi_Minh' },
  ],
  [
    'from, in the zone of the columns: the day itself',
    [buildRow('A', 1020)],
    buildRule('response', 'A', 'B', { from: '2026-02-03' }),
    violated(0),
    { timezone: 'Asia/Ho_Chi_Minh' },
  ],
  ['until is inclusive', [buildRow('A', 1439)], buildRule('response', 'A', 'B', { until: '2026-02-02' }), violated(0)],
  [
    'an activation outside the days is none',
    [buildRow('A', 0), buildRow('A', 1500)],
    buildRule('response', 'A', 'B', { from: '2026-02-03' }),
    violated(1),
  ],
  [
    'by the case: its first event decides',
    [buildRow('A', 0), buildRow('A', 1500)],
    buildRule('response', 'A', 'B', { from: '2026-02-03', appliesBy: 'case' }),
    vacuous,
  ],
]

describe('time', () => {
  test.each(timed)('%s', async (_title, rows, rule, expected, book) => {
    expect(await judged(rows, rule, book)).toEqual(expected)
  })
})

const doubts: typeof timed = [
  ['a missing value never differs', [buildRow('A', 0)], buildRule('absence', 'A', undefined, { when: isNot('channel', 'green') }), unknown],
  [
    'a condition that is false: vacuous',
    [buildRow('A', 0, red)],
    buildRule('absence', 'A', undefined, { when: is('channel', 'green') }),
    vacuous,
  ],
  [
    'an attribute that varies is unknown',
    [buildRow('A', 0, red), buildRow('B', 1, { channel: 'green' })],
    buildRule('absence', 'A', undefined, { when: is('channel', 'red') }),
    unknown,
  ],
  [
    '… unless the first is asked for',
    [buildRow('A', 0, red), buildRow('B', 1, { channel: 'green' })],
    buildRule('absence', 'A', undefined, {
      when: { op: 'compare', left: { name: 'channel', pick: 'first' }, is: '==', right: { text: 'red' } },
    }),
    violated(0),
  ],
  [
    '… or the last',
    [buildRow('A', 0, red), buildRow('B', 1, { channel: 'green' })],
    buildRule('absence', 'A', undefined, {
      when: { op: 'compare', left: { name: 'channel', pick: 'last' }, is: '==', right: { text: 'red' } },
    }),
    vacuous,
  ],
  [
    'missing here and there does not vary',
    [buildRow('A', 0), buildRow('B', 1, red)],
    buildRule('absence', 'A', undefined, { when: is('channel', 'red') }),
    violated(0),
  ],
  [
    'text that is no number: unknown',
    [buildRow('A', 0, { amount: 'n/a' })],
    buildRule('absence', 'A', undefined, { when: { op: 'compare', left: { name: 'amount' }, is: '>', right: { number: 0 } } }),
    unknown,
  ],
  ['an undated event keeps its place', [buildRow('B', 0), buildRow('A', null), buildRow('B', 1)], buildRule('absence', 'A'), violated(1)],
  [
    '… and makes what needs its order unknown',
    [buildRow('B', 0), buildRow('A', null), buildRow('B', 1)],
    buildRule('response', 'A', 'B'),
    unknown,
  ],
  ['… but not what needs no order', [buildRow('A', 0), buildRow('B', null)], buildRule('coExistence', 'A', 'B'), satisfied],
  [
    'violated beats unknown',
    [buildRow('A', 0, { resource: 'x' }), buildRow('B', 1, { resource: 'x' }), buildRow('B', 2)],
    buildRule('fourEyes', 'A', 'B'),
    violated(0, 1),
  ],
  ['a rejected row may have been the answer', [buildRow('A', 0), buildRow('B', 'unreadable')], buildRule('response', 'A', 'B'), unknown],
  [
    '… not where it is known to be another activity',
    [buildRow('A', 0), buildRow('C', 'unreadable')],
    buildRule('response', 'A', 'B'),
    violated(0),
  ],
  ['… and has no position', [buildRow('C', 'unreadable'), buildRow('A', 0)], buildRule('absence', 'A'), violated(0)],
  ['a rejected row that may be one too many', [buildRow('A', 0), buildRow('', 1)], buildRule('atMost', 'A', undefined, { n: 1 }), unknown],
  ['unfinished: b may still come', [buildRow('A', 0)], buildRule('response', 'A', 'B'), unknown, { finished: ['Z'] }],
  ['finished: it will not', [buildRow('A', 0), buildRow('Z', 1)], buildRule('response', 'A', 'B'), violated(0), { finished: ['Z'] }],
  [
    'unfinished, but too late',
    [buildRow('A', 0), buildRow('C', 61)],
    buildRule('response', 'A', 'B', { within: '1h' }),
    violated(0),
    { finished: ['Z'] },
  ],
  [
    'unfinished, just in time',
    [buildRow('A', 0), buildRow('C', 60)],
    buildRule('response', 'A', 'B', { within: '1h' }),
    unknown,
    { finished: ['Z'] },
  ],
  [
    'unfinished: the next a has come',
    [buildRow('A', 0), buildRow('A', 1)],
    buildRule('alternateResponse', 'A', 'B'),
    violated(0),
    { finished: ['Z'] },
  ],
  [
    'unfinished: something else came next',
    [buildRow('A', 0), buildRow('C', 1)],
    buildRule('chainResponse', 'A', 'B'),
    violated(0, 1),
    { finished: ['Z'] },
  ],
  ['unfinished: nothing came next', [buildRow('A', 0)], buildRule('chainResponse', 'A', 'B'), unknown, { finished: ['Z'] }],
  ['unfinished: what precedes cannot come later', [buildRow('B', 0)], buildRule('precedence', 'A', 'B'), violated(0), { finished: ['Z'] }],
  [
    'unfinished: too many stay too many',
    [buildRow('A', 0), buildRow('A', 1)],
    buildRule('exactly', 'A'),
    violated(0, 1),
    { finished: ['Z'] },
  ],
  ['unfinished: the last event is not yet the last', [buildRow('A', 0)], buildRule('end', 'B'), unknown, { finished: ['Z'] }],
]

describe('doubt', () => {
  test.each(doubts)('%s', async (_title, rows, rule, expected, book) => {
    expect(await judged(rows, rule, book)).toEqual(expected)
  })
})

describe('what the format offers beside', () => {
  const head = 'liem: rulebook/1\ntitle: { en: T, vi: T }\n'
  const ask = async (csv: string, book: string): Promise<Judgement[]> =>
    (await askEngine([folder.write('log.csv', csv)], [folder.write('rules.yaml', head + book)])).judgements.map((cases) => cases[0]!)

  test('columns by name, names outside ASCII, lifecycle', async () => {
    const csv =
      'hồ sơ,việc,lúc,người,kênh,lifecycle:transition\nc1,A,2026-02-02 08:00,anh,đỏ,start\nc1,A,2026-02-02 09:00,anh,đỏ,Complete\n'
    const columns =
      'columns: { case: hồ sơ, activity: việc, timestamp: lúc, resource: người, timezone: Asia/Ho_Chi_Minh, lifecycle: [complete] }\n'
    const rule = `rules: [{ id: R1, template: atMost, n: 0, a: { activity: A, when: 'attr["kênh"] == "đỏ"' } }]\n`
    expect(await ask(csv, columns + rule)).toEqual([violated(0)])
    expect(await ask(csv, columns.replace(', lifecycle: [complete]', '') + rule)).toEqual([violated(0, 1)])
  })

  test('an empty cell is missing; what the log has no column for is unknown', async () => {
    const rules = `rules:
  - { id: R1, template: absence, a: { activity: A, when: 'has(lot)' } }
  - { id: R2, template: absence, a: { activity: A, when: '!has(lot)' } }\n`
    expect(await ask('case_id,activity,timestamp,lot\nc1,A,2026-02-02,\n', rules)).toEqual([satisfied, violated(0)])
    expect(await ask('case_id,activity,timestamp\nc1,A,2026-02-02\n', rules)).toEqual([unknown, unknown])
  })

  test('ids are text: 007 is not 7', async () => {
    const csv = 'case_id,activity,timestamp\n007,A,2026-02-02\n7,A,2026-02-02\n7.0,A,2026-02-02\n'
    const { caseIds } = await askEngine(
      [folder.write('log.csv', csv)],
      [folder.write('rules.yaml', `${head}rules: [{ id: R1, template: absence, a: B }]\n`)],
    )
    expect(caseIds).toEqual(['007', '7', '7.0'])
  })

  test('XES: attributes of the trace are the case’s, those of events the events’', async () => {
    const xes = `<?xml version="1.0"?><log><trace><string key="concept:name" value="c1"/><string key="channel" value="red"/>
      <event><string key="concept:name" value="A"/><string key="channel" value="green"/><date key="time:timestamp" value="2026-02-02T00:00:00.000+07:00"/></event></trace></log>`
    const rules = `rules:
  - { id: R1, template: absence, a: A, when: 'channel == "red"' }
  - { id: R2, template: absence, a: { activity: A, when: 'channel == "green"' } }
  - { id: R3, template: absence, a: { activity: A, when: 'channel == "red"' } }\n`
    const { judgements } = await askEngine([folder.write('log.xes', xes)], [folder.write('rules.yaml', head + rules)])
    expect(judgements.flat()).toEqual([violated(0), violated(0), satisfied])
  })

  test('.decl is a rulebook: counts, activation conditions, correlation, time', async () => {
    const decl = `activity A\nbind A: amount\nactivity B\nbind B: amount\namount: integer between 0 and 100
Absence2[A] | |\nExistence2[A] | |\nExactly1[A] | |\nResponse[A, B] | | |0,2,m\nResponse[A, B] |A.amount > 50 | |\nPrecedence[A, B] |A.amount > 50 | |\n`
    const csv = 'case_id,activity,timestamp,amount\nc1,A,2026-02-02T00:00:00Z,10\nc1,B,2026-02-02T00:03:00Z,60\n'
    const { judgements } = await askEngine([folder.write('log.csv', csv)], [folder.write('rules.decl', decl)])
    expect(judgements.flat()).toEqual([satisfied, violated(0), satisfied, violated(0), vacuous, satisfied])
  })

  test('outside the years of a calendar a working time is unknown', async () => {
    const csv = (year: number): string => `case_id,activity,timestamp\nc1,A,${year}-03-03T02:00:00Z\nc1,B,${year}-03-03T05:00:00Z\n`
    const rules = 'calendar: vn-office\nrules: [{ id: R1, template: response, a: A, b: B, within: 2wh }]\n'
    expect(await ask(csv(2026), rules)).toEqual([violated(0)])
    expect(await ask(csv(1999), rules)).toEqual([unknown])
  })
})

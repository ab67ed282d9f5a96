import { afterAll, describe, expect, test } from 'vitest'
import { buildFolder } from '../../test/build.ts'
import { readLog } from '../lake/index.ts'
import { readRulebooks, readVocabulary } from '../law/index.ts'
import { isoInstant } from './local-time.ts'
import { evaluate, hitsOf, requestFor, traceRequest, UNKNOWN, VIOLATED, type Hit } from './index.ts'

const vocabulary = await readVocabulary()
const folder = buildFolder()
afterAll(folder.done)

const BOOK = `
liem: rulebook/1
title: { en: Book, vi: Bộ }
columns: { timezone: Asia/Ho_Chi_Minh, notAPerson: [SYSTEM] }
finished: [Record closed]
calendar: vn-office
rules:
`
const rule = (lines: string): string => `${BOOK}  - id: R1
    title: { en: Rule, vi: Quy tắc }
    basis: []
    severity: serious
${lines
  .trim()
  .split('\n')
  .map((line) => `    ${line.trim()}`)
  .join('\n')}
`
const LATE = rule(`template: response
  a: Full documents presented
  b: Document check completed
  within: 2wh`)
const HEAD = 'case_id,activity,timestamp,resource,unit,channel,outage,reason,broker'
/** Thursday 14 May 2026 is a working day; 2 hours from 9:00 end at 11:00. */
const row = (cells: string): string => {
  const [id = '', activity = '', at = '', account = '', channel = '', outage = ''] = cells.split('|')
  return [id, activity, at === '' ? '' : `2026-05-${at}`, account, '01AB', channel, outage, '', 'DL-7'].join(',')
}

async function hitsFrom(book: string, rows: readonly string[], until?: string): Promise<{ hits: Hit[]; verdicts: number[] }> {
  const rulebook = await readRulebooks([folder.write('rules.yaml', book)])
  const file = folder.write('log.csv', `${[HEAD, ...rows.map(row)].join('\n')}\n`)
  const evaluation = evaluate(await readLog([file], traceRequest(requestFor(rulebook), vocabulary)), rulebook)
  const hits = [...hitsOf(evaluation, { vocabulary, until: until === undefined ? Infinity : Date.parse(until) * 1000 })]
  return { hits, verdicts: evaluation.rules.map(({ verdicts }) => verdicts[0]!) }
}

const given = 'c1|Full documents presented|14 09:00:00|NKH-1'
const other = (at: string): string => `c2|Gate in|${at}|PORT`

describe('a time limit of a case that goes on', () => {
  test('is missed when it has passed on the day of the extract, though nothing more happened in the case', async () => {
    const { hits, verdicts } = await hitsFrom(LATE, [given, other('14 14:00:00')])
    expect(verdicts).toEqual([UNKNOWN])
    expect(hits.map(({ caseId, witnesses }) => [caseId, witnesses])).toEqual([['c1', [0]]])
    expect(hits[0]!.doubts.map(({ kind }) => kind)).toEqual(['missing', 'unfinished', 'unfinished'])
    expect(hits[0]!.doubts[2]!.text.en).toContain('14:00 14/05/2026')
  })
  test('is not missed as long as an event could still come in time', async () => {
    expect((await hitsFrom(LATE, [given, other('14 11:00:00')])).hits).toEqual([])
  })
  test('is not missed by an instant that is later than the data were whole', async () => {
    expect((await hitsFrom(LATE, [given, other('20 14:00:00')], '2026-05-14T03:59:00Z')).hits).toEqual([])
    expect((await hitsFrom(LATE, [given, other('20 14:00:00')], '2026-05-14T07:00:00Z')).hits).toHaveLength(1)
  })
  test('is not missed because a typing error dates an event into the future', async () => {
    const rulebook = await readRulebooks([folder.write('rules.yaml', LATE.replace('2wh', '2h'))])
    const soon = new Date(Date.now() - 60_000).toISOString().slice(0, 19)
    const lines = [HEAD, `c1,Full documents presented,${soon}Z,NKH-1,01AB,,,,`, 'c2,Gate in,2199-01-01T00:00:00Z,PORT,01AB,,,,']
    const log = await readLog([folder.write('log.csv', `${lines.join('\n')}\n`)], requestFor(rulebook))
    const evaluation = evaluate(log, rulebook)
    expect([...hitsOf(evaluation, { vocabulary })]).toEqual([])
    expect([...hitsOf(evaluation, { vocabulary, until: Infinity })]).toHaveLength(1)
  })
  test('is missed by the last event of its own case, too', async () => {
    const { hits, verdicts } = await hitsFrom(LATE, [given, 'c1|Payment|14 14:00:00|BANK'])
    expect(verdicts).toEqual([VIOLATED])
    expect(hits[0]!.doubts.map(({ kind }) => kind)).toEqual(['missing', 'unfinished'])
  })
  test('is not missed where an undated event or a rejected row may have kept it', async () => {
    expect((await hitsFrom(LATE, [given, 'c1|Document check completed||HQ-1', other('20 14:00:00')])).hits).toEqual([])
    expect((await hitsFrom(LATE, [given, 'c1|Document check completed|xx|HQ-1', other('20 14:00:00')])).hits).toEqual([])
  })
  test('without a limit nothing is missed before the case is closed', async () => {
    const book = rule('template: response\na: Full documents presented\nb: Document check completed')
    expect((await hitsFrom(book, [given, other('20 14:00:00')])).hits).toEqual([])
    expect((await hitsFrom(book, [given, 'c1|Record closed|15 09:00:00|SYSTEM'])).hits).toHaveLength(1)
  })
})

describe('a condition on a case that goes on', () => {
  const when = (condition: string): string => rule(`template: absence\na: Gate out\nwhen: '${condition}'`)
  const out = 'c1|Gate out|14 09:00:00|PORT|red|false'
  const closed = 'c1|Record closed|15 09:00:00|SYSTEM'
  test.each([
    ['what a later event may change is no ground yet', 'last(channel) == "red"', 0],
    ['the first value stays the first', 'first(channel) == "red"', 1],
    ['an attribute of the case is the same on every row', 'outage != "true"', 1],
    ['one of events may get another value', 'channel == "red"', 0],
    ['what is missing may still come', '!has(reason)', 0],
    ['… and may stay away', 'has(reason)', 0],
    ['what holds either way holds', 'last(channel) == "red" || outage == "false"', 1],
  ])('%s: %s', async (_, condition, found) => {
    expect((await hitsFrom(when(condition), [out])).hits).toHaveLength(found)
    const finished = await hitsFrom(when(condition), [out, closed])
    expect(finished.hits).toHaveLength(condition === 'has(reason)' ? 0 : 1)
  })
})

test('a hit says what it is about', async () => {
  const book = rule(`template: precedence
    a: Payment
    b: Clearance`)
  const { hits } = await hitsFrom(book, [
    'c1|Channel assigned|14 08:00:00|SYSTEM|red',
    'c1|Clearance|14 09:30:00|HQ-1||false',
    'c1|Strange|14 09:31:00|X-1',
    'c1|Record closed|15 09:00:00|SYSTEM',
  ])
  expect(hits).toHaveLength(1)
  const { rule: found, trace, why, ...rest } = hits[0]!
  expect(found.id).toBe('R1')
  expect(rest).toEqual({
    stage: 'clearance',
    caseId: 'c1',
    unit: '01AB',
    broker: 'DL-7',
    month: '2026-05-01',
    stratum: 'red|?|?',
    witnesses: [1],
    happenedAt: '2026-05-14T02:30:00.000Z',
    missing: [{ activity: { en: 'Payment', vi: 'Nộp thuế' }, lane: 'bank', after: 0, before: 1 }],
    span: [0, 1],
    doubts: [expect.objectContaining({ kind: 'missing' })],
  })
  expect(why.vi).toContain('«Thông quan» lúc 09:30 ngày 14/05/2026 (tài khoản HQ-1)⟦1⟧')
  expect(trace.finished).toBe(true)
  expect(trace.events.map(({ activity, account }) => [activity, account])).toEqual([
    ['Channel assigned', null],
    ['Clearance', 'HQ-1'],
    ['Strange', 'X-1'],
    ['Record closed', null],
  ])
  expect(trace.events[1]).toEqual({ at: '2026-05-14T02:30:00.000Z', activity: 'Clearance', account: 'HQ-1', unit: '01AB', values: {} })
  expect(trace.events[0]!.values).toEqual({ channel: 'red' })
  expect(trace.facts).toEqual({ outage: 'false', broker: 'DL-7' })
})

test.each([
  [0, '1970-01-01T00:00:00.000Z'],
  [-1, '1969-12-31T23:59:59.999999Z'],
  [1_500, '1970-01-01T00:00:00.001500Z'],
  [NaN, null],
  [Infinity, null],
  [1e18, null],
])('an instant as text: %d', (time, text) => {
  expect(isoInstant(time)).toBe(text)
})

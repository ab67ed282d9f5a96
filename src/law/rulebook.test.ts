import { describe, expect, test } from 'vitest'
import { readRulebooks } from './index.ts'
import { bookWith, problemsOf, rulebookOf, rulebooksOf, written } from './testing.ts'
import type { Rule } from './schema.ts'

const WHOLE = `liem: rulebook/1
title: { en: Clearance, vi: Thông quan }
columns:
  case: case_id
  activity: activity
  timestamp: ts
  resource: resource
  unit: office
  timezone: Asia/Ho_Chi_Minh
  lifecycle: [Complete, complete]
  notAPerson: [SYSTEM]
finished: [Close, Cancelled]
calendar: { timezone: Asia/Ho_Chi_Minh, days: [mon, tue], hours: ["13:00-17:00", "08:00-12:00"], holidays: [2026-02-16] }
rules:
  - id: CLR-007
    title: { en: No release before payment, vi: Không giải phóng hàng trước khi nộp thuế }
    basis: [{ cite: "Law 107/2016/QH13, art. 9", from: 2016-09-01, confirmed: no, note: read }]
    from: 2016-09-01
    until: 2030-12-31
    appliesBy: case
    severity: very-serious
    area: 1
    exceptions: { en: Priority traders, vi: Doanh nghiệp ưu tiên }
    template: precedence
    a: [Payment, Guarantee accepted, Payment]
    b: { activity: Release, when: 'resource != "SYSTEM"' }
    when: 'taxDue > 0 && !deferred'
    correlate: 'a.lot == b.lot'
    within: 8h
`

async function ruleOf(...lines: string[]): Promise<Rule> {
  return (await rulebookOf(bookWith(...lines))).rules[0]
}

describe('a rulebook is read', () => {
  test('whole', async () => {
    const { title, columns, finished, calendar, rules } = await rulebookOf(WHOLE)
    expect(title).toEqual({ en: 'Clearance', vi: 'Thông quan' })
    expect(columns).toEqual({
      case: 'case_id',
      activity: 'activity',
      timestamp: 'ts',
      resource: 'resource',
      unit: 'office',
      timezone: 'Asia/Ho_Chi_Minh',
      lifecycle: ['complete'],
      notAPerson: ['SYSTEM'],
    })
    expect(finished).toEqual({ activities: ['Close', 'Cancelled'] })
    const day = [
      { from: 480, to: 720 },
      { from: 780, to: 1020 },
    ]
    expect(calendar).toEqual({
      id: 'inline',
      timezone: 'Asia/Ho_Chi_Minh',
      week: [[], day, day, [], [], [], []],
      holidays: new Set(['2026-02-16']),
      workdays: new Map(),
    })
    const [rule] = rules
    expect(rule).toMatchObject({
      id: 'CLR-007',
      basis: [{ cite: 'Law 107/2016/QH13, art. 9', from: '2016-09-01', confirmed: false, note: 'read' }],
      from: '2016-09-01',
      until: '2030-12-31',
      appliesBy: 'case',
      severity: 'very-serious',
      area: 1,
      exceptions: { vi: 'Doanh nghiệp ưu tiên' },
      template: 'precedence',
      a: { activities: ['Payment', 'Guarantee accepted'] },
      b: { activities: ['Release'], when: { source: 'resource != "SYSTEM"' } },
      when: { source: 'taxDue > 0 && !deferred', refs: [{ name: 'taxDue' }, { name: 'deferred' }] },
      correlate: { source: 'a.lot == b.lot' },
      within: { kind: 'elapsed', milliseconds: 28_800_000 },
      place: { line: 15 },
    })
    expect(rule.version).toMatch(/^[0-9a-f]{64}$/)
    expect(rule.n).toBeUndefined()
  })
})

describe('in short', () => {
  test('minimal, with defaults', async () => {
    const book = await rulebookOf('liem: rulebook/1\nrules:\n- {id: X, template: existence, a: A}\n')
    expect(book.columns).toEqual({ timezone: 'UTC', notAPerson: [] })
    expect(book).not.toHaveProperty('finished')
    expect(book).not.toHaveProperty('calendar')
    expect(book.rules[0]).toMatchObject({
      id: 'X',
      title: { en: 'X', vi: 'X' },
      severity: 'serious',
      n: 1,
      basis: [],
      appliesBy: 'activation',
      a: { activities: ['A'] },
    })
  })

  test('with lists that are empty where nothing is meant', async () => {
    const book = await rulebookOf(`columns: { notAPerson: [] }\n${bookWith('template: init', 'a: A', 'basis: []')}`)
    expect(book.columns.notAPerson).toEqual([])
    expect(book.rules[0].basis).toEqual([])
  })

  test('activities are texts as they are written', async () => {
    const rule = await ruleOf('template: response', 'a: [42, 1.0, true, no, 2026-01-01, "null"]', "b: 'Kiểm tra: xong'")
    expect(rule.a.activities).toEqual(['42', '1.0', 'true', 'no', '2026-01-01', 'null'])
    expect(rule.b?.activities).toEqual(['Kiểm tra: xong'])
  })

  test.each<[string, unknown]>([
    ['30s', { kind: 'elapsed', text: '30s', milliseconds: 30_000 }],
    ['90m', { kind: 'elapsed', text: '90m', milliseconds: 5_400_000 }],
    ['1.5h', { kind: 'elapsed', text: '1.5h', milliseconds: 5_400_000 }],
    ['2d', { kind: 'elapsed', text: '2d', milliseconds: 172_800_000 }],
    ['0m', { kind: 'elapsed', text: '0m', milliseconds: 0 }],
  ])('within %s', async (text, expected) => {
    expect((await ruleOf('template: response', 'a: A', 'b: B', `within: ${text}`)).within).toEqual(expected)
  })

  test('working time uses the calendar', async () => {
    const book = await rulebookOf(WHOLE.replace('within: 8h', 'within: 2.5wh'))
    expect(book.rules[0].within).toEqual({ kind: 'working-hours', text: '2.5wh', milliseconds: 9_000_000 })
    const days = await rulebookOf(WHOLE.replace('within: 8h', 'within: 3wd'))
    expect(days.rules[0].within).toEqual({ kind: 'working-days', text: '3wd', days: 3 })
  })

  test('finished after a time without events', async () => {
    const book = await rulebookOf(`finished: { idle: 30d }\n${bookWith('template: init', 'a: A')}`)
    expect(book.finished).toEqual({ idleMilliseconds: 2_592_000_000, text: '30d' })
  })
})

describe('what a rulebook refers to', () => {
  test('aliases are read, a byte order mark and CRLF too', async () => {
    const text = `\uFEFF${bookWith('template: response', 'a: &pay [Payment, Guarantee]', 'b: *pay').replaceAll('\n', '\r\n')}`
    expect((await rulebookOf(text)).rules[0].b?.activities).toEqual(['Payment', 'Guarantee'])
  })

  test('a calendar of a folder of one’s own', async () => {
    const calendar =
      'liem: calendar/1\nid: border\ntimezone: Asia/Ho_Chi_Minh\ndays: [sat]\nhours: ["07:00-19:00"]\nyears: [{ year: 2026 }]\n'
    const folder = await written({
      'r.yaml': `calendar: border\n${bookWith('template: response', 'a: A', 'b: B', 'within: 1wd')}`,
      'own/border.yaml': calendar,
    })
    const book = await readRulebooks([`${folder}/r.yaml`], { calendars: `${folder}/own` })
    expect(book.calendar).toMatchObject({ id: 'border', known: { from: '2026-01-01', until: '2026-12-31' } })
  })

  test('the calendar that comes with the program', async () => {
    const book = await rulebookOf(`calendar: vn-office\n${bookWith('template: response', 'a: A', 'b: B', 'within: 1wd')}`)
    expect(book.calendar).toMatchObject({ id: 'vn-office', timezone: 'Asia/Ho_Chi_Minh' })
  })
})

describe('several rulebooks', () => {
  const head = 'columns: { case: id, timezone: Asia/Ho_Chi_Minh, notAPerson: [A, B] }\nfinished: [X, Y]\n'
  const rule = (id: string): string => `liem: rulebook/1\nrules: [{ id: ${id}, template: init, a: A }]\n`

  test('are one, where they agree or are silent', async () => {
    const other = 'columns: { case: id, timezone: Asia/Ho_Chi_Minh, notAPerson: [B, A] }\nfinished: [Y, X]\n'
    const book = await rulebooksOf({ 'a.yaml': rule('1'), 'b.yaml': head + rule('2'), 'c.yaml': other + rule('3') })
    expect(book.rules.map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(book.columns.case).toBe('id')
    expect(book.title.en).toBe('a; b; c')
  })

  test('that disagree are an error', async () => {
    expect(
      await problemsOf({
        'a.yaml': head + rule('1'),
        'b.yaml': 'columns: { case: other, timezone: Asia/Ho_Chi_Minh, notAPerson: [A, B] }\nfinished: X\n' + rule('2'),
      }),
    ).toEqual(['b.yaml:1:1 columns differ from a.yaml:1:1', 'b.yaml:2:1 finished differs from a.yaml:2:1'])
    const calendar = (hours: string): string => `calendar: { timezone: UTC, days: mon, hours: "${hours}" }\n`
    expect(
      await problemsOf({ 'a.yaml': calendar('08:00-12:00') + rule('1'), 'b.yaml': `\n${calendar('08:00-13:00')}${rule('2')}` }),
    ).toEqual(['b.yaml:2:1 calendar differs from a.yaml:1:1'])
  })

  test('may not use an id twice', async () => {
    expect(await problemsOf({ 'a.yaml': rule('1'), 'b.yaml': rule('1') })).toEqual(['b.yaml:2:15 the rule id "1" is used twice'])
  })

  test('need a rule between them', async () => {
    expect(await problemsOf({ 'a.yaml': 'liem: rulebook/1\n' })).toEqual(['a.yaml there is no rule'])
  })
})

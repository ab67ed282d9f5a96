import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiemError, zoneOf } from '../base/index.ts'
import { detectDateForm, namedDateForm, type DateForm } from './dates.ts'
import { instantSql, plainUtcSql, utcSql } from './dates-sql.ts'
import { literal, openEngine, type Engine } from './duckdb.ts'

let engine: Engine
beforeAll(async () => {
  engine = await openEngine({ threads: 1, memoryLimit: '256MB' })
})
afterAll(() => engine.close())

async function read(values: readonly string[], form: DateForm, zone = 'Asia/Ho_Chi_Minh'): Promise<(string | null)[]> {
  const texts = `(select unnest([${values.map(literal).join(', ')}]::varchar[]) as t)`
  const { micros, local } = instantSql('t', form)
  const instant = utcSql({ micros: 'micros', local: 'local' }, zone)
  const result = await engine.connection.runAndReadAll(
    `select ${instant} as us, ${plainUtcSql('t', form, zone) ?? 'null'} as plain from (select t, ${micros} as micros, ${local} as local from ${texts})`,
  )
  // The quick way says the same or nothing.
  for (const [us, plain] of result.getRows()) expect(plain ?? us).toBe(us)
  return result.getRows().map(([us]) => (us === null ? null : new Date(Number(us as bigint) / 1000).toISOString()))
}

const noon = '2026-03-25T05:08:09.000Z'
const forms: [name: string, text: string, form: DateForm['form'], instant: string, sure?: boolean][] = [
  ['ISO, space', '2026-03-25 12:08:09', 'iso', noon],
  ['ISO, T', '2026-03-25T12:08:09', 'iso', noon],
  ['ISO, microseconds', '2026-03-25 12:08:09.123456', 'iso', '2026-03-25T05:08:09.123Z'],
  ['ISO, nanoseconds', '2026-03-25T12:08:09.123456789', 'iso', '2026-03-25T05:08:09.123Z'],
  ['ISO, comma', '2026-03-25 12:08:09,5', 'iso', '2026-03-25T05:08:09.500Z'],
  ['ISO, Z', '2026-03-25T12:08:09Z', 'iso-offset', '2026-03-25T12:08:09.000Z'],
  ['ISO, offset', '2026-03-25T12:08:09.5+02:00', 'iso-offset', '2026-03-25T10:08:09.500Z'],
  ['ISO, short offset', '2026-03-25 12:08:09-03', 'iso-offset', '2026-03-25T15:08:09.000Z'],
  ['ISO, offset without colon', '2026-03-25T12:08:09+0700', 'iso-offset', noon],
  ['ISO, spaced offset', '2026-03-25 12:08:09 +07:00', 'iso-offset', noon],
  ['ISO, UTC', '2026-03-25 12:08:09 UTC', 'iso-offset', '2026-03-25T12:08:09.000Z'],
  ['slashes', '2026/03/25 12:08', 'iso', '2026-03-25T05:08:00.000Z'],
  ['date only', '2026-03-25', 'iso', '2026-03-24T17:00:00.000Z'],
  ['day first', '25/03/2026 12:08:09', 'dmy', noon],
  ['day first, minutes', '25/03/2026 12:08', 'dmy', '2026-03-25T05:08:00.000Z'],
  ['day first, milliseconds', '25/03/2026 12:08:09.250', 'dmy', '2026-03-25T05:08:09.250Z'],
  ['day first, not padded', '25/3/2026 9:08:09', 'dmy', '2026-03-25T02:08:09.000Z'],
  ['day first, dashes', '25-03-2026 12:08:09', 'dmy', noon],
  ['day first, dots', '25.03.2026 12:08', 'dmy', '2026-03-25T05:08:00.000Z'],
  ['day first, two-digit year', '25/03/26 12:08', 'dmy', '2026-03-25T05:08:00.000Z'],
  ['day first, offset', '25/03/2026 12:08:09 +02:00', 'dmy', '2026-03-25T10:08:09.000Z'],
  ['time first', '12:08:09 25/03/2026', 'dmy', noon],
  ['time first, dashes', '12:08:09 25-03-2026', 'dmy', noon],
  ['month first', '03/25/2026 12:08:09', 'mdy', noon],
  ['twelve hours', '25/03/2026 09:08:09 PM', 'dmy', '2026-03-25T14:08:09.000Z'],
  ['twelve hours, dotted', '25/03/2026 9:08 p.m.', 'dmy', '2026-03-25T14:08:00.000Z'],
  ['twelve hours, Vietnamese', '25/03/2026 09:08:09 CH', 'dmy', '2026-03-25T14:08:09.000Z'],
  ['month named', '25-Mar-2026 12:08:09', 'dmy', noon],
  ['month named in full', '25 September 2026 12:08', 'dmy', '2026-09-25T05:08:00.000Z'],
  ['compact', '20260325120809', 'compact', noon],
  ['seconds', '1774440489', 'epoch-s', '2026-03-25T12:08:09.000Z'],
  ['seconds with fraction', '1774440489.5', 'epoch-s', '2026-03-25T12:08:09.500Z'],
  ['milliseconds', '1774440489123', 'epoch-ms', '2026-03-25T12:08:09.123Z'],
  ['microseconds', '1774440489123456', 'epoch-us', '2026-03-25T12:08:09.123Z'],
  ['nanoseconds', '1774440489123456789', 'epoch-ns', '2026-03-25T12:08:09.123Z'],
]

describe('forms of timestamps', () => {
  test.each(forms)('%s: %s', async (_name, text, form, instant) => {
    const found = detectDateForm([text, ''])
    expect(found).toMatchObject({ form, sure: true })
    expect(await read([text, '', 'rubbish', ` ${text} `], found)).toEqual([instant, null, null, instant])
  })

  test('the note shows the form and whether there is an offset', () => {
    expect(detectDateForm(['25/03/2026 12:08:09']).note).toBe('timestamps: dd/MM/yyyy HH:mm:ss, without offset')
    expect(detectDateForm(['2026-03-25T12:08:09Z', '2026-03-25T12:08:09'])).toMatchObject({ hasOffset: 'mixed' })
  })

  test('a text with an offset never counts as local, wherever it stands', async () => {
    const found = detectDateForm(['2026-03-25 12:08:09'])
    expect(await read(['2026-03-25 12:08:09+00', '2026-03-25 12:08:09'], found)).toEqual(['2026-03-25T12:08:09.000Z', noon])
  })

  test('impossible days, cut years and words of DuckDB are unreadable', async () => {
    const found = detectDateForm(['25/03/2026 12:08'])
    expect(await read(['30/02/2026 12:08', '01/13/2026 12:08', '25/03/26 12:08'], found)).toEqual([null, null, null])
    const iso = detectDateForm(['2026-03-25'])
    expect(await read(['epoch', 'infinity', '2026-02-30', '0026-03-25'], iso)).toEqual([null, null, null, null])
  })
})

test('the quick way takes most texts, and leaves those that it could misread', async () => {
  const iso = detectDateForm(['2026-03-25 12:08:09'])
  const texts = ['2026-03-25 12:08:09', '2026-03-25T12:08:09', '2026-03-25T12:08+07', '1979-03-25 12:08:09', '2026-02-30 12:08:09', '']
  const list = `unnest([${texts.map(literal).join(', ')}]) as t`
  const plain = plainUtcSql('t', iso, 'Asia/Ho_Chi_Minh')!
  const result = await engine.connection.runAndReadAll(`select ${plain} is not null from (select ${list})`)
  expect(result.getRows().flat()).toEqual([true, true, false, false, false, false])
  expect(plainUtcSql('t', iso, 'Europe/Paris')).toBeUndefined()
})

describe('day or month first', () => {
  const ambiguous = ['05/03/2026 07:08', '11/12/2026 07:08']

  test('undecided by the sample: day first, not sure, and said', () => {
    const found = detectDateForm(ambiguous)
    expect(found).toMatchObject({ form: 'dmy', sure: false })
    expect(found.note).toContain('could be the other way round')
  })

  test('one value above 12 decides', () => {
    expect(detectDateForm([...ambiguous, '13/01/2026 07:08'])).toMatchObject({ form: 'dmy', sure: true })
    expect(detectDateForm([...ambiguous, '01/13/2026 07:08'])).toMatchObject({ form: 'mdy', sure: true })
  })

  test('both above 12: said, and the others are rejected', async () => {
    const found = detectDateForm(['13/01/2026 07:08', '01/13/2026 07:08'])
    expect(found).toMatchObject({ form: 'dmy', sure: false })
    expect(await read(['13/01/2026 07:08', '01/13/2026 07:08'], found, 'UTC')).toEqual(['2026-01-13T07:08:00.000Z', null])
  })

  test('the user decides', async () => {
    const found = namedDateForm('mdy', ambiguous)
    expect(found).toMatchObject({ form: 'mdy', sure: true })
    expect(await read(ambiguous, found, 'UTC')).toEqual(['2026-05-03T07:08:00.000Z', '2026-11-12T07:08:00.000Z'])
  })
})

describe('what the user names', () => {
  test('a pattern', async () => {
    expect(await read(['2026.084 12-08'], namedDateForm('%Y.%j %H-%M', []), 'UTC')).toEqual(['2026-03-25T12:08:00.000Z'])
  })
  test('an unknown form, or one that the column does not have, is an error', () => {
    expect(() => namedDateForm('nonsense', ['2026-03-25'])).toThrow(LiemError)
    expect(() => namedDateForm('iso', ['25/03/2026'])).toThrow(/not of the form iso/u)
  })
})

test('forms that differ within a column are all read and said', async () => {
  const values = ['2026-03-25 12:08:09', '2026-03-26 12:08:09', '25/03/2026 12:08:09']
  const found = detectDateForm(values)
  expect(found).toMatchObject({ form: 'iso', sure: false })
  expect(found.note).toContain('differ')
  expect(await read(values, found)).toEqual([noon, '2026-03-26T05:08:09.000Z', noon])
})

test('nothing that is known', () => {
  expect(detectDateForm(['yesterday'])).toMatchObject({ form: 'unknown', sure: false })
  expect(detectDateForm(['2026-03-25', 'yesterday'])).toMatchObject({ form: 'iso', sure: false })
  expect(detectDateForm(['', ''])).toMatchObject({ sure: false, duckdbFormats: [] })
})

test('wall-clock times of every kind of zone are those of Temporal', async () => {
  const zones = ['UTC', 'Asia/Ho_Chi_Minh', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']
  const hours = [
    '1975-06-12 23:30',
    '2026-03-08 02:30',
    '2026-03-29 02:30',
    '2026-07-01 12:00',
    '2026-10-25 02:30',
    '2026-11-01 01:30',
    '2026-11-01 03:00',
  ]
  for (const zone of zones) {
    const expected = hours.map((text) => new Date(zoneOf(zone).toUtc(Date.parse(`${text.replace(' ', 'T')}Z`) * 1000) / 1000).toISOString())
    expect([zone, ...(await read(hours, detectDateForm(hours), zone))]).toEqual([zone, ...expected])
  }
})

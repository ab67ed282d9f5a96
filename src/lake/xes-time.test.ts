import { Temporal } from 'temporal-polyfill'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeReader } from './xes-time.ts'

const utc = timeReader('UTC')

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['1970-01-01T01:00:00.000+01:00', 0],
  ['2010-12-30T14:32:00.000+01:00', Date.UTC(2010, 11, 30, 13, 32) * 1000],
  ['2011-10-11T13:45:40.276+02:00', Date.UTC(2011, 9, 11, 11, 45, 40, 276) * 1000],
  ['2026-02-14T08:30:00', Date.UTC(2026, 1, 14, 8, 30) * 1000],
  ['2026-02-14 08:30:00', Date.UTC(2026, 1, 14, 8, 30) * 1000],
  ['2026-02-14T08:30:00.123456Z', Date.UTC(2026, 1, 14, 8, 30) * 1000 + 123_456],
  ['2026-02-14T08:30:00.123456789Z', Date.UTC(2026, 1, 14, 8, 30) * 1000 + 123_456],
  ['2026-02-14T08:30:00.5-05:30', Date.UTC(2026, 1, 14, 14, 0, 0, 500) * 1000],
  ['2026-02-14T08:30:00+0700', Date.UTC(2026, 1, 14, 1, 30) * 1000],
  ['2026-02-14T08:30:00+07', Date.UTC(2026, 1, 14, 1, 30) * 1000],
  ['2026-02-14T08:30+07:00', Date.UTC(2026, 1, 14, 1, 30) * 1000],
  ['  2026-02-14T08:30:00Z\n', Date.UTC(2026, 1, 14, 8, 30) * 1000],
  ['2026-02-14T24:00:00Z', Date.UTC(2026, 1, 15) * 1000],
  ['2026-02-14', Date.UTC(2026, 1, 14) * 1000],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29) * 1000],
  ['1915-03-04T00:00:00Z', Date.UTC(1915, 2, 4) * 1000],
])('%s', (text, micros) => expect(utc(text)).toBe(micros))

test.each([
  '',
  'yesterday',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-02-14T25:00:00Z',
  '2026-02-14T24:00:01Z',
  '2026-02-14T08:60:00Z',
  '2026-02-14T08:30:61Z',
  '14/02/2026 08:30',
  '2026-02-14T08:30:00+19:00',
  '2026-02-14T08:30:00.Z',
  '2026-02-14T08:30:00Zulu',
  '20260214',
  '1771054200',
  '2026-02-14T08:30:0x',
])('%j is no instant', (text) => expect(utc(text)).toBeNull())

test('without offset, times are of the time zone, its changes of clocks included', () => {
  const zones = fc.constantFrom('Asia/Ho_Chi_Minh', 'Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
  const readers = new Map<string, (text: string) => number | null>()
  fc.assert(
    fc.property(zones, fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2040, 0) }), (zone, millis) => {
      if (!readers.has(zone)) readers.set(zone, timeReader(zone))
      const local = Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO('UTC').toPlainDateTime()
      const expected = local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds * 1000
      expect(readers.get(zone)!(local.toString({ fractionalSecondDigits: 3 }))).toBe(expected)
    }),
    { numRuns: 500 },
  )
})

test('around a change of clocks: the hour that occurs twice is the first, the one that is skipped is moved on', () => {
  const amsterdam = timeReader('Europe/Amsterdam')
  expect(amsterdam('2026-10-25T02:30:00')).toBe(Date.UTC(2026, 9, 25, 0, 30) * 1000)
  expect(amsterdam('2026-03-29T02:30:00')).toBe(Date.UTC(2026, 2, 29, 1, 30) * 1000)
  expect(timeReader('Australia/Lord_Howe')('2026-04-05T01:45:00')).toBe(Date.UTC(2026, 3, 4, 14, 45) * 1000)
})

test('a time zone that is not known is named', () => {
  expect(() => timeReader('Asia/Hanoi City')).toThrow(/"Asia\/Hanoi City" is not known/)
})

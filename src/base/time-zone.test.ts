import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dayNumber, isoDay, localDay, ZONE, zoneOf } from './time-zone.ts'

const instant = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2040, 0, 1) })
const zone = fc.constantFrom('Asia/Ho_Chi_Minh', 'UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu')

test('local time is what Temporal says, whatever was asked before', () => {
  fc.assert(
    fc.property(zone, instant, (name, utc) => {
      const expected = Temporal.Instant.fromEpochMilliseconds(utc)
        .toZonedDateTimeISO(name)
        .toPlainDateTime()
        .toZonedDateTime('UTC').epochMilliseconds
      expect(zoneOf(name).toLocal(utc * 1000)).toBe(expected * 1000)
    }),
  )
})

test('UTC of a local time is what Temporal says, also where clocks change', () => {
  fc.assert(
    fc.property(zone, instant, (name, local) => {
      const plain = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
      expect(zoneOf(name).toUtc(local * 1000)).toBe(plain.toZonedDateTime(name).epochMilliseconds * 1000)
    }),
  )
})

test('an unknown zone is refused', () => {
  expect(() => zoneOf('Asia/Hanoi')).toThrow(RangeError)
})

test('a local day is that of the zone', () => {
  const late = Date.parse('2026-11-26T17:00:00Z')
  expect([localDay(ZONE, late), localDay('UTC', late)]).toEqual(['2026-11-27', '2026-11-26'])
})

test('days and their numbers', () => {
  expect([isoDay(0), isoDay(-1), dayNumber('2026-02-17'), isoDay(dayNumber('2026-02-17'))]).toEqual([
    '1970-01-01',
    '1969-12-31',
    20501,
    '2026-02-17',
  ])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSearch, stringifySearch } from '../address.ts'
import * as format from '../i18n/format.ts'
import { foldText } from '../parts/fold.ts'

describe('numbers as each language writes them', () => {
  test.each([
    [1284, '1.284', '1,284'],
    [0.5, '0,5', '0.5'],
    [1_402_680, '1.402.680', '1,402,680'],
  ])('%d', (value, vi, en) => {
    expect([format.formatNumber('vi', value), format.formatNumber('en', value)]).toEqual([vi, en])
  })

  test('counts are exact, or say that there are more', () => {
    expect(format.formatCount('vi', { n: 9_999, more: false })).toBe('9.999')
    expect(format.formatCount('vi', { n: 10_000, more: true })).toBe('10.000+')
    expect(format.formatCount('en', { n: 10_000, more: true })).toBe('10,000+')
  })

  test.each([
    [0.0192, '1,9 %', '1.9%'],
    [0.97, '97 %', '97%'],
    [0, '0 %', '0%'],
    [0.0000001, '< 0,1 %', '< 0.1%'],
  ])('share %d', (share, vi, en) => {
    expect([format.formatPercent('vi', share), format.formatPercent('en', share)]).toEqual([vi, en])
  })

  test('bytes and quotation marks', () => {
    expect(format.formatBytes('vi', 248_300_000)).toBe('248 MB')
    expect(format.formatBytes('en', 1_500)).toBe('1.5 kB')
    expect([format.quote('vi', 'đỏ'), format.quote('en', 'red')]).toEqual(['«đỏ»', '“red”'])
  })
})

describe('days', () => {
  test('instants are shown in the time of Vietnam, wherever the browser stands', () => {
    expect(format.formatInstant('2026-11-19T16:40:00.000Z')).toBe('19/11/2026 23:40')
    expect(format.formatInstant('2026-11-19T17:00:00.000Z')).toBe('20/11/2026 00:00')
    expect(format.formatDay('2026-11-19')).toBe('19/11/2026')
    expect(format.formatTime('2026-11-19T17:05:00.000Z')).toBe('00:05')
  })

  test('once the server has said its zone they are in that, and whoever showed them is told', () => {
    const told: string[] = []
    const forget = format.onZone(() => told.push(format.formatInstant('2026-11-19T16:40:00.000Z')))
    format.showZone('Pacific/Auckland')
    format.showZone('Pacific/Auckland')
    format.showZone('Asia/Ho_Chi_Minh')
    forget()
    format.showZone('UTC')
    expect(told).toEqual(['20/11/2026 05:40', '19/11/2026 23:40'])
    expect(format.isoDayOf('2026-11-19T17:00:00.000Z')).toBe('2026-11-19')
    format.showZone('Asia/Ho_Chi_Minh')
  })

  test('a typed day is read, one that does not exist is not', () => {
    expect(format.parseDay('9/2/2026')).toBe('2026-02-09')
    for (const typed of ['31/02/2026', '2026-02-09', '', '1/13/2026', '00/01/2026']) expect(format.parseDay(typed)).toBeUndefined()
  })

  test('what is written can be read again', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10)
        expect(format.parseDay(format.formatDay(iso))).toBe(iso)
      }),
    )
  })

  test('days between', () => {
    expect(format.daysBetween('2026-02-27', '2026-03-02')).toBe(3)
    expect(format.daysBetween('2026-11-19', '2026-11-16')).toBe(-3)
  })
})

test('groups of four keep every digit', () => {
  expect(format.groupsOfFour('107482915360')).toEqual(['1074', '8291', '5360'])
})

test('a text is found without its diacritics', () => {
  expect(foldText('Vân Phượng')).toBe('van phuong')
  expect(foldText('Đèo Mây')).toBe('deo may')
})

test('what stands in the address comes back', () => {
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.array(fc.string(), { minLength: 2, maxLength: 4 }))
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), value, { noNullPrototype: true }), (values) => {
      expect(parseSearch(stringifySearch(values))).toEqual(values)
    }),
  )
})

import { describe, expect, test } from 'vitest'
import { formatPlace, LiemError } from '../base/index.ts'
import { parseCalendar, readCalendar } from './index.ts'
import { written } from './testing.ts'

const CALENDAR = `liem: calendar/1
id: office
title: { en: Office, vi: Văn phòng }
timezone: Asia/Ho_Chi_Minh
days: [mon, tue, wed, thu, fri]
hours: ["13:00-17:00", "07:30-11:30"]
years:
  - year: 2026
    source: { cite: "Notice 1", confirmed: no, note: read }
    holidays: [{ day: 2026-01-01, en: New Year, vi: Tết Dương lịch }, 2026-02-16]
    swapped: [{ off: 2026-01-02, worked: 2026-01-10 }]
  - { year: 2027 }
`

function problems(text: string): string[] {
  try {
    parseCalendar(text, 'c.yaml')
    return []
  } catch (error) {
    if (!(error instanceof LiemError)) throw error
    return [error, ...error.more].map(({ place, message }) => `${place === undefined ? '' : formatPlace(place)} ${message}`)
  }
}

test('a calendar is read', async () => {
  const folder = await written({ 'office.yaml': CALENDAR })
  const hours = [
    { from: 450, to: 690 },
    { from: 780, to: 1020 },
  ]
  expect(await readCalendar(`${folder}/office.yaml`)).toEqual({
    id: 'office',
    timezone: 'Asia/Ho_Chi_Minh',
    week: [[], hours, hours, hours, hours, hours, []],
    holidays: new Set(['2026-01-01', '2026-02-16', '2026-01-02']),
    workdays: new Map([['2026-01-10', hours]]),
    known: { from: '2026-01-01', until: '2027-12-31' },
  })
})

test('hours may reach midnight', () => {
  expect(parseCalendar(CALENDAR.replace('"13:00-17:00"', '"13:00-24:00"'), 'c.yaml').week[1][1]).toEqual({ from: 780, to: 1440 })
})

describe('mistakes have their place', () => {
  test.each([
    ['a missing key', 'days: [mon, tue, wed, thu, fri]\n', '', 'c.yaml:1:1 the calendar lacks days'],
    ['an unknown key', 'id: office', 'id: office\nzone: x', 'c.yaml:3:1 unknown key "zone" in a calendar'],
    ['another format', 'calendar/1', 'calendar/2', 'c.yaml:1:7 unknown format "calendar/2"'],
    ['overlapping hours', '13:00', '11:00', 'c.yaml:6:8 opening hours overlap'],
    ['hours backwards', '13:00-17:00', '17:00-13:00', 'c.yaml:6:9 "17:00-13:00": opening hours end after they begin, on the same day'],
    ['no such time', '17:00"', '25:00"', 'c.yaml:6:9 "13:00-25:00": there is no such time of day'],
    ['a weekday twice', 'fri]', 'fri, mon]', 'c.yaml:5:33 mon is given twice'],
    ['a year twice', 'year: 2027', 'year: 2026', 'c.yaml:12:5 the year 2026 is given twice'],
    ['a year left out', 'year: 2027', 'year: 2028', 'c.yaml:8:3 a year between 2026 and 2028 is missing'],
    ['a day of another year', '2026-02-16', '2025-02-16', 'c.yaml:10:71 2025-02-16 is not in 2026'],
    ['a holiday twice', '2026-02-16', '2026-01-01', 'c.yaml:10:71 2026-01-01 is given twice'],
    ['a holiday without its day', 'day: 2026-01-01, ', '', 'c.yaml:10:16 the holiday lacks its day'],
    ['half a swap', ', worked: 2026-01-10', '', 'c.yaml:11:15 the swap lacks worked'],
    [
      'a working day to be worked',
      '2026-01-10',
      '2026-01-09',
      'c.yaml:8:3 2026-01-09 is to be worked in place of another day, but it is a working day anyway',
    ],
    ['a source without citation', 'cite: "Notice 1", ', '', 'c.yaml:9:13 the source lacks cite'],
    ['one language', ', vi: Văn phòng', '', 'c.yaml:3:8 title lacks Vietnamese'],
  ])('%s', (_name, old, replacement, expected) => {
    expect(problems(CALENDAR.replace(old, replacement))).toEqual([expected])
  })
})

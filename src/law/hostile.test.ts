import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LiemError } from '../base/index.ts'
import { parseDecl } from './decl.ts'
import { parseCalendar } from './index.ts'
import type { Problems } from './problems.ts'
import { bookWith } from './testing.ts'
import { parseBook } from './yaml/rulebook.ts'

const BOOK = `title: { en: T, vi: T }\ncolumns: { case: id, timezone: UTC, notAPerson: [S] }\nfinished: { idle: 3d }\ncalendar: { timezone: UTC, days: [mon], hours: ["08:00-12:00"] }\n${bookWith('template: response', 'a: &x [A, B]', 'b: { activity: *x, when: \'x > 1 && y.startsWith("a")\' }', 'when: |', '  first(x) in ["a", 2]', 'within: 2wh', 'basis: [{ cite: L, confirmed: no }]')}`
const DECL =
  'activity A\nbind A: x\nx: integer between 1 and 5\nResponse[A, B] |A.x > 2 and A.y in (p, q) |same x or T.y is not p |0,5,d\nAbsence2[A] | |\n'
const CALENDAR =
  'liem: calendar/1\nid: c\ntimezone: UTC\ndays: [mon]\nhours: "08:00-12:00"\nyears: [{ year: 2026, holidays: [2026-01-01], swapped: [{ off: 2026-01-05, worked: 2026-01-10 }] }]\n'

const PIECES = [
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ': ',
  '- ',
  '\n',
  '  ',
  '\t',
  '|',
  '&x ',
  '*x',
  '!!int ',
  '# ',
  '~',
  'null',
  '0',
  '\\u',
  '\u0000',
  '\uD800',
  'ê',
  '(',
  ')',
  ' and ',
  'has(',
  '9'.repeat(400),
  '<<: ',
  '%YAML 1.1\n',
  '---\n',
  '...',
  '? ',
]

/** A text with pieces cut out, put in or moved. */
function mutated(text: string): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.nat(text.length), cut: fc.nat(12), put: fc.constantFrom('', ...PIECES) })
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text))
}

test('whatever is written, a rulebook is read or its mistakes are noted', () => {
  fc.assert(
    fc.property(mutated(BOOK), (text) => {
      const problems: Problems = { found: [] }
      const book = parseBook(text, 'key.yaml', problems)
      expect(book !== undefined || problems.found.length > 0).toBe(true)
      for (const { place, message } of problems.found) {
        expect(place?.line).toBeGreaterThan(0)
        expect(message).not.toMatch(/undefined|\[object|TypeError/)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('whatever is written, a .decl model is read or its mistakes are noted', () => {
  fc.assert(
    fc.property(mutated(DECL), (text) => {
      const problems: Problems = { found: [] }
      parseDecl(text, 'm.decl', problems)
      for (const { place, message } of problems.found) {
        expect(place?.line).toBeGreaterThan(0)
        expect(message).not.toMatch(/undefined|\[object|TypeError/)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('whatever is written, a calendar is read or refused', () => {
  const read = (text: string): unknown => {
    try {
      return parseCalendar(text, 'c.yaml').week.length
    } catch (error) {
      return error instanceof LiemError ? error.code : error
    }
  }
  fc.assert(
    fc.property(mutated(CALENDAR), (text) => {
      expect([7, 'rulebook']).toContain(read(text))
    }),
    { numRuns: 500 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPicked, MOST_PICKED, NONE, pageState, pick, rangeTo, readPicked, writePicked } from './picked.ts'

test('a selection survives the address', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 60 }), (ids) => {
      expect(readPicked(writePicked(new Set(ids)))).toEqual(new Set(ids))
    }),
  )
  expect(readPicked(writePicked('all'))).toBe('all')
})

test('an address that somebody wrote by hand selects nothing', () => {
  for (const text of ['', 'x', '..', '"><script>', 'ééééééééééééééééééééééé']) expect(readPicked(text)).toEqual(new Set())
  expect(readPicked(undefined)).toBe(NONE)
})

test('shift takes what lies between, in both directions', () => {
  const page = ['a', 'b', 'c', 'd']
  expect(rangeTo(page, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rangeTo(page, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(rangeTo(page, undefined, 'c')).toEqual(['c'])
  expect(rangeTo(page, 'of another page', 'c')).toEqual(['c'])
})

test('one out of everything leaves the rest of the page', () => {
  const page = ['a', 'b', 'c']
  const left = pick('all', ['b'], false, page)
  expect([isPicked(left, 'a'), isPicked(left, 'b'), isPicked(left, 'z')]).toEqual([true, false, false])
})

test('the box of the page', () => {
  expect(pageState(NONE, ['a'])).toBe('none')
  expect(pageState(NONE, [])).toBe('none')
  expect(pageState(new Set(['a']), ['a', 'b'])).toBe('some')
  expect(pageState(new Set(['of another page']), ['a'])).toBe('some')
  expect(pageState(new Set(['a', 'b', 'z']), ['a', 'b'])).toBe('all')
  expect(pageState('all', ['a'])).toBe('all')
})

test('no more are picked by hand than an address carries', () => {
  const many = Array.from({ length: MOST_PICKED + 50 }, (_, index) => String(index))
  const picked = pick(NONE, many, true, many)
  expect(picked === 'all' ? 0 : picked.size).toBe(MOST_PICKED)
})

import { expect, test } from 'vitest'
import { wayBack } from './next.ts'
import { endOf } from './presence.ts'

const AT = Date.parse('2026-11-27T03:00:00Z')

test('a session ends a while after the last answer, at the latest at its own end', () => {
  expect(endOf({ endsAt: '2026-11-27T11:00:00Z', idleMinutes: 15 }, AT)).toEqual({ at: AT + 14.5 * 60_000, final: false })
  expect(endOf({ endsAt: '2026-11-27T03:10:00Z', idleMinutes: 15 }, AT)).toEqual({ at: AT + 10 * 60_000, final: true })
})

test('without a session nothing ends', () => {
  expect(endOf({ endsAt: null, idleMinutes: null }, AT)).toBeNull()
})

test.each([
  ['/findings?rule=CLR-012', '/findings?rule=CLR-012'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/sign-in?to=/', '/'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
])('after signing in, %j leads to %s', (to, place) => {
  expect(wayBack(to)).toBe(place)
})

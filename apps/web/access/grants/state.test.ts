import { expect, test } from 'vitest'
import { inputOf, stateOf } from './state.ts'

test.each([
  ['2027-01-01', null, 'now'],
  ['2027-01-02', null, 'later'],
  ['2026-01-01', '2027-01-01', 'now'],
  ['2026-01-01', '2026-12-31', 'over'],
] as const)('a role from %s until %s is %s on 1 January 2027', (from, until, state) => {
  expect(stateOf({ from, until }, '2027-01-01')).toBe(state)
})

test('what no role and no account is called is not asked of the server', () => {
  expect(inputOf({ account: 'x', role: 'king', cursor: '' })).toEqual({ account: undefined, role: undefined, cursor: undefined })
})

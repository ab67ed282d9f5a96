import { expect, test } from 'vitest'
import { enterCircumstance } from '../../../../src/findings/schema.ts'
import { EMPTY, faultsOf, inputOf, type Draft } from './draft.ts'

const WHOLE: Draft = {
  kind: 'outage',
  title: ' Cổng mất kết nối ',
  from: '04/11/2026 13:05',
  until: '04/11/2026 14:20',
  units: ['HQSL'],
  rules: [],
  effect: 'withhold',
  document: 'Biên bản 112',
  approver: 'Lê Văn An, Chi cục trưởng',
  reason: 'theo biên bản',
}

test('a whole form is what the contract takes; no rule means all rules', () => {
  const input = inputOf(WHOLE)
  expect(faultsOf(WHOLE)).toEqual({})
  expect(enterCircumstance.input.parse(input)).toMatchObject({
    from: '2026-11-04T06:05:00.000Z',
    until: '2026-11-04T07:20:00.000Z',
    title: 'Cổng mất kết nối',
    units: ['HQSL'],
    rules: null,
  })
})

test('an empty form lacks all that decides, and nothing is sent', () => {
  expect(Object.keys(faultsOf(EMPTY)).toSorted()).toEqual(['approver', 'document', 'effect', 'from', 'kind', 'reason', 'title', 'until'])
  expect(inputOf(EMPTY)).toBeUndefined()
})

test('it ends after it begins', () => {
  expect(faultsOf({ ...WHOLE, until: '04/11/2026 13:05' })).toEqual({ until: 'wrongOrder' })
  expect(faultsOf({ ...WHOLE, from: '31/02/2026 10:00' })).toEqual({ from: 'wrongTime' })
})

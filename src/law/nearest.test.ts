import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'
import { TEMPLATES } from './schema.ts'

test.each([
  ['presedence', 'precedence'],
  ['Chain Response', 'chainResponse'],
  ['not-chain-succession', 'notChainSuccession'],
  ['fourEye', 'fourEyes'],
  ['absense', 'absence'],
  ['repsonse', 'response'],
  ['ned', 'end'],
  ['something else', undefined],
  ['x'.repeat(100_000), undefined],
  ['', undefined],
])('%s is near to %s', (word, expected) => {
  expect(nearest(word, TEMPLATES)).toBe(expected)
})

import { expect, test } from 'vitest'
import { medianOf, partsOf } from './words.ts'

test('numbers of witness events are marks, all else stays as it is', () => {
  const numbers = new Set([1, 2])
  expect(partsOf('Phân luồng lúc 09:12 ⟦1⟧; duyệt lúc 15:47⟦2⟧.', numbers)).toEqual([
    'Phân luồng lúc 09:12',
    { witness: 1 },
    '; duyệt lúc 15:47',
    { witness: 2 },
    '.',
  ])
  expect(partsOf('Hàng ⟦7⟧ [1] kiện', numbers)).toEqual(['Hàng', '⟦7⟧', ' [1] kiện'])
  expect(partsOf('', numbers)).toEqual([])
})

test('the median', () => {
  expect([medianOf([]), medianOf([3]), medianOf([5, 1, 3]), medianOf([4, 1])]).toEqual([null, 3, 3, 2.5])
})

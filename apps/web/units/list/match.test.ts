import { expect, test } from 'vitest'
import { matching } from './match.ts'

const unit = (code: string, parent: string | null, vi: string) => ({ code, parent, name: { vi, en: `${code} office` } })
const UNITS = [
  unit('CHQ', null, 'Cục Hải quan'),
  unit('KV1', 'CHQ', 'Khu vực Một'),
  unit('HQVP', 'KV1', 'Cảng Vân Phượng'),
  unit('KV2', 'CHQ', 'Khu vực Hai'),
  unit('HQDM', 'KV2', 'Đèo Mây'),
]
const found = (typed: string): string[] => matching(UNITS, typed).map(({ code }) => code)

test('a unit is found without diacritics, by its code and in English, and stands under those above it', () => {
  expect(found('van phuong')).toEqual(['CHQ', 'KV1', 'HQVP'])
  expect(found('deo')).toEqual(['CHQ', 'KV2', 'HQDM'])
  expect(found('hqdm off')).toEqual(['CHQ', 'KV2', 'HQDM'])
})

test('no text finds all, a text that nobody has finds none', () => {
  expect(found('  ')).toEqual(UNITS.map(({ code }) => code))
  expect(found('sông Lạ')).toEqual([])
})

test('a parent that the list does not have, or a circle of parents, ends the way up', () => {
  const odd = [unit('A', 'B', 'An'), unit('B', 'A', 'Bình'), unit('C', 'gone', 'Chi')]
  expect(matching(odd, 'binh').map(({ code }) => code)).toEqual(['A', 'B'])
  expect(matching(odd, 'chi').map(({ code }) => code)).toEqual(['C'])
})

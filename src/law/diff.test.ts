import { expect, test } from 'vitest'
import { diffRulebooks } from './index.ts'
import { rulebookOf } from './testing.ts'

const book = (head: string, ...rules: string[]): string =>
  `${head}liem: rulebook/1\nrules:\n${rules.map((rule) => `  - { ${rule} }\n`).join('')}`

test('two rulebooks differ by rule id', async () => {
  const before = await rulebookOf(
    book(
      '',
      'id: A, template: init, a: X',
      'id: B, template: response, a: X, b: Y, within: 8h',
      'id: C, template: end, a: Z',
      'id: D, template: end, a: [Z, Y]',
    ),
  )
  const after = await rulebookOf(
    book(
      '',
      'id: E, template: init, a: X',
      'id: D, template: end, a: [Y, Z]',
      'id: C, template: end, a: Z, severity: very-serious, basis: [{ cite: L }]',
      'id: B, template: response, a: [X, W], b: Y, within: 9h, area: 2',
    ),
  )
  const diff = diffRulebooks(before, after)
  expect(diff.added.map(({ id }) => id)).toEqual(['E'])
  expect(diff.removed.map(({ id }) => id)).toEqual(['A'])
  expect(diff.changed.map(({ id, fields }) => [id, ...fields])).toEqual([['B', 'a', 'within', 'area']])
  expect(diff.reworded.map(({ id, fields }) => [id, ...fields])).toEqual([['C', 'basis', 'severity']])
  expect(diff.unchanged).toBe(1)
  expect(diff.changed[0].before.version).not.toBe(diff.changed[0].after.version)
})

test('what surrounds the rules may change their meaning', async () => {
  const rule = 'id: A, template: end, a: X'
  const diff = diffRulebooks(
    await rulebookOf(book('', rule)),
    await rulebookOf(book('finished: [X]\ncolumns: { timezone: Asia/Ho_Chi_Minh }\n', rule)),
  )
  expect(diff.changed.map(({ id, fields }) => [id, ...fields])).toEqual([['A', 'columns', 'finished']])
})

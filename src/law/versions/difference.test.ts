import { expect, test } from 'vitest'
import { rulebookOf } from '../testing.ts'
import { describeDifferences, type ReadRulebook } from './difference.ts'
import { diffLines, linesOf } from './lines.ts'

async function read(source: string): Promise<ReadRulebook> {
  return { source, rulebook: await rulebookOf(source) }
}

const book = (head: string, rule: string): string => `liem: rulebook/1\n${head}rules:\n  - { id: R, ${rule} }\n`

async function changes(before: string, after: string, names?: ReadonlyMap<string, string>): Promise<string[]> {
  const { rules } = describeDifferences(await read(before), await read(after), names)
  return rules.flatMap((rule) => rule.changes.flatMap(({ en, vi }) => [en, vi]))
}

test.each([
  ['severity: serious', 'severity: very-serious', 'Severity: serious → very serious.', 'Mức ưu tiên: nghiêm trọng → rất nghiêm trọng.'],
  ['area: 1', 'area: 12', 'Area of the catalogue: 1 → 12.', 'Nhóm trong danh mục: 1 → 12.'],
  ['from: 2025-01-01', 'from: 2026-07-01', 'In force from: 01/01/2025 → 01/07/2026.', 'Áp dụng từ: 01/01/2025 → 01/07/2026.'],
  ['severity: serious', 'until: 2026-12-31', 'In force until: no day given → 31/12/2026.', 'Áp dụng đến hết: không ghi ngày → 31/12/2026.'],
  ['severity: serious', 'exceptions: { en: Storms, vi: Bão }', 'Exceptions: none → Storms.', 'Ngoại lệ: không có → Bão.'],
  ['basis: [{ cite: L 1 }]', 'basis: [{ cite: L 1, confirmed: yes }]', 'Citation confirmed: L 1.', 'Căn cứ đã xác nhận: L 1.'],
  [
    'basis: [{ cite: L 1 }]',
    'basis: [{ cite: L 1, from: 2026-01-01 }]',
    'Days or note of a citation changed: L 1.',
    'Ngày hiệu lực hoặc ghi chú của căn cứ thay đổi: L 1.',
  ],
])('a field that changed is told in both languages: %s → %s', async (before, after, en, vi) => {
  const rule = 'template: response, a: X, b: Y, '
  expect(await changes(book('', rule + before), book('', rule + after))).toEqual([en, vi])
})

test('activities that came or went are told by name; their order means nothing', async () => {
  const names = new Map([
    ['Scan', 'Soi chiếu'],
    ['Check', 'Kiểm tra'],
  ])
  const before = book('', 'template: precedence, a: [Check, Old], b: { activity: Go, when: "x == 1" }')
  const after = book('', 'template: precedence, a: [Scan, Check], b: { activity: Go, when: "x == 2" }')
  expect(await changes(before, after, names)).toEqual([
    'Counts on side a now, too: “Scan”.',
    'Vế a nay tính cả «Soi chiếu».',
    'Does not count on side a any more: “Old”.',
    'Vế a không còn tính «Old».',
    'Side b counts where: x is 1 → x is 2.',
    'Vế b tính khi: x là 1 → x là 2.',
  ])
})

test('what surrounds the rules is told as what it is; template, count and citations, too', async () => {
  const rule = 'template: existence, a: X'
  expect(
    (await changes(book('', rule), book('finished: [X]\ncolumns: { timezone: Asia/Ho_Chi_Minh }\n', rule))).filter((_, at) => at % 2 === 0),
  ).toEqual(['The reading of the data changed: columns, time zone or accounts that are no person.', 'What closes a case changed.'])
  expect(
    (
      await changes(
        book('', 'template: existence, a: X, n: 2, basis: [{ cite: A }]'),
        book('', 'template: atMost, a: X, n: 3, basis: [{ cite: B }]'),
      )
    ).filter((_, at) => at % 2 === 0),
  ).toEqual(['Template: existence → atMost.', 'Number of times: 2 → 3.', 'Citation added: B.', 'Citation left out: A.'])
})

test('lines of a rule: without its hyphen and indentation, without what is written about the next one', async () => {
  const source =
    'liem: rulebook/1\nrules:\n    - id: A\n      template: init\n      # why\n      a: X\n\n    # about B\n    - id: B\n      template: end\n      a: Z\n'
  const { rulebook } = await read(source)
  expect(linesOf(source, rulebook, rulebook.rules[0]!)).toEqual(['id: A', 'template: init', '# why', 'a: X'])
  expect(linesOf(source, rulebook, rulebook.rules[1]!)).toEqual(['id: B', 'template: end', 'a: Z'])
})

test('a difference of lines gives both texts back', () => {
  const [before, after] = ['a b c d e f', 'a x c e e g f'].map((text) => text.split(' ')) as [string[], string[]]
  const diff = diffLines(before, after)
  const side = (sign: 'added' | 'removed'): string[] =>
    diff.filter((line) => line.sign === 'same' || line.sign === sign).map(({ text }) => text)
  expect([side('removed'), side('added')]).toEqual([before, after])
  expect(diff.filter(({ sign }) => sign === 'same').map(({ text }) => text)).toEqual(['a', 'c', 'e', 'f'])
})

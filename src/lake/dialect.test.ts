import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiemError } from '../base/index.ts'
import { chooseColumns } from './columns.ts'
import { detectDialect, readSample, records } from './dialect.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-dialect-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('dialect', () => {
  test.each([',', ';', '\t', '|'] as const)('delimiter %j, with the others inside', (delimiter) => {
    const inside = [',', ';', '\t', '|'].filter((mark) => mark !== delimiter).join('')
    const text =
      ['case', 'activity', 'ts'].join(delimiter) + '\n' + ['1', `"a${inside}${delimiter}b"`, '2026-01-01 00:00:00,5'].join(delimiter) + '\n'
    expect(detectDialect(text.replace(',5', delimiter === ',' ? '' : ',5'))).toEqual({
      delimiter,
      quote: '"',
      header: ['case', 'activity', 'ts'],
      newline: '\n',
    })
  })

  test('line ends, byte order mark, quoted names, single quotes', () => {
    expect(detectDialect('\ufeffa,b\r\n1,2\r\n')).toMatchObject({ header: ['a', 'b'], newline: '\r\n' })
    expect(detectDialect('a,b\r1,2\r')).toMatchObject({ newline: '\r' })
    expect(detectDialect('"a, first","b ""x"""\n1,2\n').header).toEqual(['a, first', 'b "x"'])
    expect(detectDialect("'a','b'\n'1;2','3'\n")).toMatchObject({ quote: "'", header: ['a', 'b'], delimiter: ',' })
  })

  test('a column without a name is given one', () => {
    expect(detectDialect(',case,activity\n0,c,a\n').header).toEqual(['column 1', 'case', 'activity'])
  })

  test.each([
    ['only empty lines', '\n \n', /nothing in it/u],
    ['one column', 'activity\na\nb\n', /only one column/u],
    ['data in the first line', '1,Release,2026-01-01\n2,Release,2026-01-01\n', /must name the columns/u],
    ['a name twice', 'case,activity,Case\n1,2,3\n', /two columns are called "Case"/u],
  ])('%s is an error', (_name, text, message) => {
    expect(() => detectDialect(text, 'x.csv')).toThrow(LiemError)
    expect(() => detectDialect(text, 'x.csv')).toThrow(message)
  })

  test('any table written with quotes is split into what it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ';', ' ', 'ệ'), maxLength: 5 })
    const row = fc.array(cell, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (table, newline) => {
        const text = table.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + newline).join('')
        expect(records(text, ',', '"')).toEqual(table)
      }),
    )
  })

  test('the sample is bounded, unpacked and in Unicode', async () => {
    const file = join(folder, 'a.csv.gz')
    await writeFile(file, gzipSync(`case,activity,ts\n${'1,Thông quan,2026\n'.repeat(50_000)}`))
    const sample = await readSample(file, 1000)
    expect(Buffer.byteLength(sample)).toBeLessThanOrEqual(1000)
    expect(sample).toContain('Thông quan')
  })
})

describe('columns', () => {
  const wanted = { timezone: 'UTC', notAPerson: [] }

  test('the usual names, XES first, letter case apart', () => {
    expect(chooseColumns(['case_id', 'case:concept:name', 'Activity', 'TS', 'Office', 'resource'], wanted, 'x.csv')).toMatchObject({
      case: 'case:concept:name',
      activity: 'Activity',
      timestamp: 'TS',
      resource: 'resource',
      unit: 'Office',
      lifecycle: null,
    })
  })

  test('a named column is taken, and shown', () => {
    const chosen = chooseColumns(['a', 'b', 'c', 'case_id'], { ...wanted, case: 'a', activity: 'b', timestamp: 'c' }, 'x.csv')
    expect(chosen).toMatchObject({ case: 'a', activity: 'b', timestamp: 'c', resource: null })
    expect(chosen.notes).toEqual(['case: column "a", as asked', 'activity: column "b", as asked', 'timestamp: column "c", as asked'])
  })

  test('what is missing is an error that lists what there is', () => {
    expect(() => chooseColumns(['a', 'b'], { ...wanted, case: 'x' }, 'x.csv')).toThrow(
      /"x" for the case does not exist; the file has "a", "b"/u,
    )
    expect(() => chooseColumns(['case_id', 'b', 'ts'], wanted, 'x.csv')).toThrow(/no column for the activity/u)
    expect(() => chooseColumns(['case_id', 'ts'], { ...wanted, activity: 'ts' }, 'x.csv')).toThrow(/something else as well/u)
  })
})

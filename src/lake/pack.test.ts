import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packBuilder, rowSink } from './builder.ts'
import { finishPack } from './pack.ts'
import type { PackedLog } from './schema.ts'

interface Row {
  caseId: string
  activity: string
  time: number
}

function packed(rows: readonly Row[]): PackedLog {
  const builder = packBuilder({ columns: { timezone: 'UTC', notAPerson: [] }, eventAttributes: ['row'], caseAttributes: [] })
  const sink = rowSink(builder)
  for (const [index, row] of rows.entries()) {
    sink.event({ ...row, resource: null, unit: null, lifecycle: null, attributes: { row: String(index) }, row: index + 1 })
  }
  sink.flush()
  return finishPack(builder, [])
}

/** The numbers of the rows of each case, in the order of the log. */
function rowsOf(log: PackedLog): Record<string, number[]> {
  const { codes, dictionary } = log.eventAttributes.get('row')!
  return Object.fromEntries(
    log.caseIds.map((id, index) => [
      id,
      [...codes.slice(log.start[index], log.start[index + 1])].map((code) => Number(dictionary.texts[code - 1])),
    ]),
  )
}

describe('packing', () => {
  test('cases come in order of first appearance, their events by instant, equal instants by row', () => {
    const log = packed([
      { caseId: 'b', activity: 'x', time: 20 },
      { caseId: 'a', activity: 'x', time: 5 },
      { caseId: 'b', activity: 'y', time: 10 },
      { caseId: 'b', activity: 'z', time: 10 },
    ])
    expect(rowsOf(log)).toEqual({ b: [2, 3, 0], a: [1] })
    expect(log.caseIds).toEqual(['b', 'a'])
    expect(log.span).toEqual({ first: 5, last: 20 })
  })

  test('an undated event stays behind the dated one before it in the file; a leading one comes first', () => {
    const log = packed([
      { caseId: 'a', activity: 'x', time: NaN },
      { caseId: 'a', activity: 'x', time: 30 },
      { caseId: 'a', activity: 'y', time: NaN },
      { caseId: 'a', activity: 'z', time: 10 },
    ])
    expect(rowsOf(log)).toEqual({ a: [0, 3, 1, 2] })
    expect([...log.uncertain]).toEqual([1])
  })

  test('two spellings of one name are one name', () => {
    const log = packed([
      { caseId: 'Đội 1', activity: 'Kiểm tra', time: 1 },
      { caseId: 'Đội 1'.normalize('NFD'), activity: 'Kiểm tra'.normalize('NFD'), time: 2 },
    ])
    expect(log.caseCount).toBe(1)
    expect(log.activity.dictionary.texts).toEqual(['Kiểm tra'])
  })

  test('any order of rows: the same as sorting each case by instant and row', () => {
    const row = fc.record({ caseId: fc.constantFrom('a', 'b', 'c'), activity: fc.constantFrom('x', 'y'), time: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const expected: Record<string, number[]> = {}
        for (const [index, { caseId }] of rows.entries()) (expected[caseId] ??= []).push(index)
        for (const numbers of Object.values(expected)) numbers.sort((one, other) => rows[one]!.time - rows[other]!.time || one - other)
        expect(rowsOf(packed(rows))).toEqual(expected)
      }),
    )
  })

  test('cases are of one variant when, and only when, their activities are the same', () => {
    const trace = fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(trace, { minLength: 1, maxLength: 20 }), (traces) => {
        const log = packed(traces.flatMap((names, index) => names.map((activity, time) => ({ caseId: `c${index}`, activity, time }))))
        const words = traces.map((names) => names.join(' '))
        expect(log.variants.case.length).toBe(new Set(words).size)
        for (const [index, word] of words.entries()) expect(words[log.variants.case[log.variantOf[index]!]!]).toBe(word)
        expect(log.variants.count.reduce((sum, count) => sum + count, 0)).toBe(traces.length)
      }),
    )
  })
})

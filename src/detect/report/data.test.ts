import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildFolder } from '../../../test/build.ts'
import { evaluateText, REPORT_RULES, reportCsv } from '../../../test/evaluation.ts'
import { collectReport, VIOLATED, witnesses, type Evaluation } from '../index.ts'
import type { ReportData, VariantStep } from './schema.ts'
import { periodStarts } from './trend.ts'
import { medianWithout, wilson } from './units.ts'
import { shorten, topOf } from './variants.ts'

const folder = buildFolder()
afterAll(folder.done)

let evaluation: Evaluation
let data: ReportData
beforeAll(async () => {
  evaluation = await evaluateText(folder, reportCsv(), REPORT_RULES)
  data = collectReport(evaluation, (rule, index) => witnesses(evaluation, rule, index), { names: new Map([['Clear', 'Thông quan']]) })
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe('what is counted agrees with the evaluation', () => {
  test('cases, events and rules', () => {
    expect(data.checked).toMatchObject({ cases: 240, units: 3, violatingCases: evaluation.violatingCases, timezone: 'Asia/Ho_Chi_Minh' })
    expect(data.rules.map(({ id, cases }) => [id, cases])).toEqual(evaluation.rules.map(({ rule, cases }) => [rule.id, cases]))
    expect(data.limits).toMatchObject({ unfinishedCases: 8, neverArose: [3], unconfirmed: [0], undatedEvents: 0, absentAttributes: [] })
    expect(data.rules[3]!.absentActivities).toEqual([{ en: 'Scan', vi: 'Scan' }])
  })

  test('over time: every case and verdict once', () => {
    const { trend } = data
    expect(trend.grain).toBe('week')
    expect(sum(trend.cases)).toBe(240)
    expect(sum(trend.total.activated)).toBe(sum(evaluation.rules.map(({ cases }) => cases.activated)))
    expect(sum(trend.total.unknown)).toBe(sum(evaluation.rules.map(({ cases }) => cases.unknown)))
    for (const row of trend.rules) expect(sum(row.violated)).toBe(evaluation.rules[row.rule]!.cases.violated)
  })

  test('units: every case once, and a case against two rules is one case', () => {
    expect(sum(data.units.rows.map((row) => row.cases))).toBe(240)
    expect(sum(data.units.rows.map((row) => row.violated))).toBe(evaluation.violatingCases)
    for (const row of data.units.rows) expect(row.low <= row.rate && row.rate <= row.high).toBe(true)
  })

  test('variants and the graph: by plain counting', () => {
    const { log } = evaluation
    expect(sum(data.variants.rows.map((row) => row.cases)) + data.variants.rest.cases).toBe(240)
    const pairs = new Map<string, number>()
    for (let index = 0; index < log.caseCount; index++) {
      for (let event = log.start[index]! + 1; event < log.start[index + 1]!; event++) {
        const key = `${log.activity.codes[event - 1]! - 1}>${log.activity.codes[event]! - 1}`
        pairs.set(key, (pairs.get(key) ?? 0) + 1)
      }
    }
    expect(data.map.edges.length).toBeGreaterThan(3)
    for (const { from, to, count } of data.map.edges) expect(count).toBe(pairs.get(`${from}>${to}`))
    const paid = data.map.deviations.flatMap((edge) => edge.rules).find(({ rule }) => rule === 0)
    expect(paid?.cases).toBe(evaluation.rules[0]!.cases.violated)
  })
})

test('a missing step is dashed before the step that should wait for it', () => {
  const row = data.variants.rows.find(({ rules }) => rules.some(({ rule }) => rule === 0))!
  const at = row.steps.findIndex((step) => step.kind === 'missing')
  expect(row.steps[at]).toEqual({ kind: 'missing', activity: { en: 'Payment', vi: 'Payment' }, rules: [0] })
  expect(row.steps[at + 1]).toMatchObject({ kind: 'step', rules: expect.arrayContaining([0]) as number[] })
})

test('the worst come first: severity, then the number of rules', () => {
  const grade = { 'less-serious': 1, serious: 2, 'very-serious': 3 }
  const scores = data.worst.map(
    ({ findings }) => Math.max(...findings.map(({ rule }) => grade[data.rules[rule]!.severity])) * 100 + findings.length,
  )
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(data.worst.length).toBe(20)
  const best = Math.max(
    ...evaluation.log.caseIds.map((_, index) => {
      const broken = evaluation.rules.filter(({ verdicts }) => verdicts[index] === VIOLATED)
      return broken.length === 0 ? 0 : Math.max(...broken.map(({ rule }) => grade[rule.severity])) * 100 + broken.length
    }),
  )
  expect(scores[0]).toBe(best)
})

test('the sentence and the timeline show the same numbers', () => {
  for (const { findings, events } of data.worst) {
    const onTimeline = new Set(events.flatMap(({ witness }) => witness ?? []))
    for (const { why, witnesses: numbers } of findings) {
      for (const parts of [why.vi, why.en]) {
        const inText = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.witness]))
        expect(inText.length).toBeGreaterThan(0)
        for (const number of inText) expect(onTimeline.has(number)).toBe(true)
      }
      for (const number of numbers) expect(onTimeline.has(number)).toBe(true)
    }
  }
})

test('facts that could overturn a finding: equal instants, repeated rows, what is elsewhere', async () => {
  const csv =
    'case_id,activity,timestamp,resource,tax\nc,Clear,2026-01-05T08:00:00Z,u,1\nc,Clear,2026-01-05T08:00:00Z,u,1\nc,Payment,2026-01-05T08:00:00Z,u,1\n'
  const small = await evaluateText(folder, csv, REPORT_RULES)
  const { worst, units } = collectReport(small, (rule, index) => witnesses(small, rule, index))
  const doubts = worst[0]!.findings[0]!.doubts.map(({ en }) => en)
  expect(doubts.some((text) => text.includes('same instant'))).toBe(true)
  expect(doubts.some((text) => text.includes('repeated row'))).toBe(true)
  expect(doubts.some((text) => text.includes('not finished'))).toBe(true)
  expect(doubts.some((text) => text.includes('does not mean not done'))).toBe(false)
  expect(units.known).toBe(false)
})

test('an empty report can be collected: no event, no violation', async () => {
  const empty = await evaluateText(folder, 'case_id,activity,timestamp,tax\nc,Other,,1\n', REPORT_RULES)
  const report = collectReport(empty, (rule, index) => witnesses(empty, rule, index))
  expect(report.checked).toMatchObject({ cases: 1, from: null, until: null, violatingCases: 0 })
  expect(report.trend).toMatchObject({ starts: [], undatedCases: 1 })
  expect(report.worst).toEqual([])
})

describe('small parts', () => {
  test('the score interval of Wilson, against published values', () => {
    const [low, high] = wilson(0, 10)
    expect(low).toBe(0)
    expect(high).toBeCloseTo(0.2775, 4)
    expect(wilson(15, 148).map((value) => Number(value.toFixed(4)))).toEqual([0.0624, 0.1605])
    expect(wilson(0, 0)).toEqual([0, 1])
  })

  test('the median of the others', () => {
    expect(medianWithout([1, 2, 3, 4], 2)).toBe(3)
    expect(medianWithout([1, 2, 3, 4], undefined)).toBe(2.5)
    expect(medianWithout([1], 1)).toBe(null)
  })

  test('periods begin on Mondays, first days of months and of years', () => {
    const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
    expect(periodStarts('week', day('2026-01-07'), day('2026-01-12'))).toEqual([day('2026-01-05'), day('2026-01-12')])
    expect(periodStarts('month', day('2025-12-31'), day('2026-02-01'))).toEqual(['2025-12-01', '2026-01-01', '2026-02-01'].map(day))
    expect(periodStarts('year', day('1969-06-01'), day('1970-01-01'))).toEqual(['1969-01-01', '1970-01-01'].map(day))
    expect(periodStarts('week', day('1969-12-30'), day('1969-12-30'))).toEqual([day('1969-12-29')])
  })

  test('the largest first, equal ones in their order', () => {
    expect(topOf(Uint32Array.of(1, 5, 0, 5, 9), 3, new Set())).toEqual([4, 1, 3])
    expect(topOf(Uint32Array.of(1, 5, 0, 5, 9), 9, new Set([4]))).toEqual([1, 3, 0])
  })

  test('a long variant keeps its marks, and says how many steps it leaves out', () => {
    const steps = Array.from({ length: 60 }, (_, index): VariantStep => ({ kind: 'step', activity: index, rules: index === 30 ? [0] : [] }))
    const short = shorten(steps)
    expect(short.some((step) => step.kind === 'step' && step.rules.length > 0)).toBe(true)
    expect(sum(short.map((step) => (step.kind === 'more' ? step.count : 1)))).toBe(60)
    expect(short.length).toBeLessThan(24)
  })
})

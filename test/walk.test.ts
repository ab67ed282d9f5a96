import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { reportHtml } from '../apps/cli/report/index.ts'
import { evaluate, explainViolation, requestFor, VIOLATED, witnesses } from '../src/detect/index.ts'
import { importFiles, readLog } from '../src/lake/index.ts'
import { readRulebooks } from '../src/law/index.ts'

/**
 * The walk of ARCHITECTURE.md: an officer inspects a red-channel declaration and clears it himself. One row of bytes at the
 * beginning, one sentence at the end; through the lake as well as straight from the file.
 */
const ROWS = [
  ['Declaration registered', '2026-05-18 08:58:00', 'NKH-104'],
  ['Channel assigned', '2026-05-18 09:12:00', 'SYSTEM'],
  ['Full documents presented', '2026-05-18 09:20:00', 'NKH-104'],
  ['Document check completed', '2026-05-18 10:02:00', 'HQVP-0118'],
  ['Payment', '2026-05-18 10:26:00', 'BANK'],
  ['Goods presented', '2026-05-18 10:40:00', 'NKH-104'],
  ['Physical inspection started', '2026-05-18 11:05:00', 'HQVP-0231'],
  ['Physical inspection completed', '2026-05-18 14:20:00', 'HQVP-0231'],
  ['Clearance', '2026-05-18 15:47:00', 'HQVP-0231'],
  ['Clearance issued', '2026-05-18 15:48:00', 'SYSTEM'],
  ['Record closed', '2026-05-20 08:00:00', 'SYSTEM'],
]
const RULE = 'INS-004'

const folder = mkdtempSync(join(tmpdir(), 'liem-walk-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'declaration.csv')
const head = 'case_id,activity,ts,resource,unit,channel,regime,outage,outOfHours,taxDue'
const lines = ROWS.map(([activity, ts, resource]) => {
  const channel = activity === 'Channel assigned' ? 'red' : ''
  return `107482915360,${activity},${ts},${resource},01AB,${channel},import,false,false,184320000`
})
writeFileSync(file, `${[head, ...lines].join('\n')}\n`)

test('from the bytes of a file to the sentence, and to the page that shows it', async () => {
  const rulebook = await readRulebooks([join(import.meta.dirname, '../law/rulebooks/clearance.yaml')])
  const index = rulebook.rules.findIndex(({ id }) => id === RULE)
  expect(rulebook.rules[index]!.basis[0]!.cite).toContain('54/2014/QH13')

  const log = await readLog([file], requestFor(rulebook, { units: true }))
  expect([log.caseCount, log.eventCount, log.rejected.length]).toEqual([1, ROWS.length, 0])

  const evaluation = evaluate(log, rulebook)
  expect(evaluation.rules[index]!.verdicts[0]).toBe(VIOLATED)
  const events = witnesses(evaluation, index, 0)
  expect(events.map((position) => ROWS[position]![0])).toEqual(['Physical inspection completed', 'Clearance'])

  const why = explainViolation(evaluation, index, 0, events)
  for (const text of [why.en, why.vi]) expect(text).toMatch(/HQVP-0231.*14:20.*15:47/)
  const page = reportHtml(evaluation)
  for (const shown of [RULE, 'HQVP-0231', '15:47', 'Law 54/2014/QH13']) expect(page).toContain(shown)
  expect(readFileSync(file, 'utf8').split('\n')[events[1]! + 1]).toContain('Clearance,2026-05-18 15:47:00,HQVP-0231')
})

test('through the lake the verdicts are the same', async () => {
  const lake = join(folder, 'lake')
  await importFiles(lake, [file], { timezone: 'Asia/Ho_Chi_Minh' })
  const rulebook = await readRulebooks([join(import.meta.dirname, '../law/rulebooks/clearance.yaml')])
  const request = requestFor(rulebook)
  const [direct, kept] = [evaluate(await readLog([file], request), rulebook), evaluate(await readLog([lake], request), rulebook)]
  expect(kept.rules.map(({ cases }) => cases)).toEqual(direct.rules.map(({ cases }) => cases))
  expect(direct.violatingCases).toBe(1)
})

import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { evaluate, requestFor, UNKNOWN, VACUOUS, VIOLATED } from '../src/detect/index.ts'
import { readLog } from '../src/lake/index.ts'
import { readRulebooks } from '../src/law/index.ts'

// Invented declarations, one row an event: lawful ones that look odd, and one or more against each rule.
// The column `expected` says which rules a case is against.
const CASES = fileURLToPath(new URL('./fixtures/clearance-cases.csv', import.meta.url))
const RULEBOOK = fileURLToPath(new URL('../law/rulebooks/clearance.yaml', import.meta.url))

const rulebook = await readRulebooks([RULEBOOK])
const request = requestFor(rulebook)
const log = await readLog([CASES], { ...request, eventAttributes: [...request.eventAttributes, 'expected'] })
const { rules, finished } = evaluate(log, rulebook)

function having(verdict: number, index: number): string {
  const ids = rules.filter(({ verdicts }) => verdicts[index] === verdict).map(({ rule }) => rule.id)
  return ids.toSorted().join(' ')
}

function expected(index: number): string {
  const { codes, dictionary } = log.eventAttributes.get('expected')!
  const code = codes[log.start[index]!]!
  return code === 0 ? '' : dictionary.texts[code - 1]!
}

test('the fixture has lawful cases, and a case against every rule', () => {
  const all = log.caseIds.map((_, index) => expected(index))
  expect(all.filter((text) => text === '').length).toBeGreaterThanOrEqual(30)
  expect(rules.map(({ rule }) => rule.id).filter((id) => !all.join(' ').includes(id))).toEqual([])
})

test.each(log.caseIds.map((id, index) => [id, index] as const))('%s', (_, index) => {
  expect(having(VIOLATED, index)).toBe(expected(index))
})

test('every rule has a case that it speaks of and that keeps it', () => {
  const idle = rules.filter(({ verdicts }) => verdicts.every((verdict) => verdict === VACUOUS || verdict === VIOLATED))
  expect(idle.map(({ rule }) => rule.id)).toEqual([])
})

test('only cases that are not finished, and a change without an approver, cannot be checked', () => {
  const doubtful = log.caseIds.filter((_, index) => finished[index] === 1 && having(UNKNOWN, index) !== '')
  expect(doubtful).toEqual(['against CHN-002'])
})

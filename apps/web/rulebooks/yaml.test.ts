import { expect, test } from 'vitest'
import { linesOfRule, mistakesOf, rulesIn } from './yaml.ts'

const SOURCE = `liem: rulebook/1
rules:
  # one
  - id: A-1
    template: response
    basis:
      - cite: x
    # kept inside
    a: One

  # ── two ──
  - id: 'A-2' # the other
    template: end
finished: [X]
`

test('lines of a rule go to its last own line, without what stands between rules', () => {
  expect(linesOfRule(SOURCE, 'A-1')).toEqual({
    from: 4,
    to: 9,
    lines: ['- id: A-1', '  template: response', '  basis:', '    - cite: x', '  # kept inside', '  a: One'],
  })
  expect(linesOfRule(SOURCE, 'A-2')).toMatchObject({ from: 12, to: 13 })
  expect(linesOfRule(SOURCE, 'A-3')).toBeNull()
})

test('rules are found with the lines on which they begin', () => {
  expect(rulesIn(SOURCE)).toEqual([
    { rule: 'A-1', line: 4 },
    { rule: 'A-2', line: 12 },
  ])
})

test('mistakes have their line and column, the first from the detail, the others from the fields', () => {
  const told = {
    detail: 'clearance.yaml:6:5 (rules[0].within): is no duration',
    hint: 'as 2wh',
    fields: [
      { path: 'clearance.yaml:9:7', message: 'is not known' },
      { path: '', message: 'and so on' },
    ],
  }
  expect(mistakesOf(told)).toEqual([
    { file: 'clearance', line: 6, column: 5, message: 'is no duration (rules[0].within)', hint: 'as 2wh' },
    { file: 'clearance', line: 9, column: 7, message: 'is not known' },
    { file: null, line: null, column: null, message: 'and so on' },
  ])
  expect(mistakesOf({ detail: 'the disk is full' })).toEqual([{ file: null, line: null, column: null, message: 'the disk is full' }])
})

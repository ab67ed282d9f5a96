import { describe, expect, test } from 'vitest'
import { lintRulebooks } from './index.ts'
import { bookWith, written } from './testing.ts'

const BASIS = 'basis: [{ cite: L, from: 2020-01-01, confirmed: yes }]'
const GOOD = ['template: init', 'a: Payment', BASIS, 'from: 2020-01-01']

async function codes(head: string, lines: readonly string[]): Promise<string[]> {
  const folder = await written({ 'r.yaml': head + bookWith(...lines) })
  const { warnings } = await lintRulebooks([`${folder}/r.yaml`])
  return warnings.map(({ code }) => code)
}

describe('lint', () => {
  test('has nothing to say of a careful rule', async () => {
    expect(await codes('', GOOD)).toEqual([])
  })

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['no citation', '', ['template: init', 'a: A'], ['no-citation']],
    ['an unconfirmed one', '', ['template: init', 'a: A', BASIS.replace('yes', 'no'), 'from: 2020-01-01'], ['unconfirmed']],
    ['a rule older than its law', '', ['template: init', 'a: A', BASIS, 'from: 2019-12-31'], ['basis-not-in-force']],
    ['a rule without first day', '', ['template: init', 'a: A', BASIS], ['basis-not-in-force']],
    ['running cases judged as finished', '', GOOD.with(0, 'template: end'), ['no-finished']],
    ['no such case', 'finished: [Closed]\n', GOOD.with(0, 'template: end'), []],
    [
      'a calendar that ends',
      'calendar: vn-office\nfinished: [Closed]\n',
      [...GOOD.with(0, 'template: response'), 'b: B', 'within: 1wd'],
      ['calendar-ends'],
    ],
    [
      'a calendar that reaches',
      'calendar: vn-office\nfinished: [Closed]\n',
      [...GOOD.with(0, 'template: response'), 'b: B', 'within: 1wd', 'until: 2026-06-30'],
      [],
    ],
    ['null', '', [...GOOD, "when: 'x != null'"], ['never-known']],
    ['attributes ordered as texts', '', [...GOOD, "when: 'paid < due && due - paid > 0 && first(x) == last(x)'"], ['ordered-as-text']],
    ['names that differ in spelling', 'finished: [payment]\n', GOOD, ['similar-names']],
  ])('%s', async (_name, head, lines, expected) => {
    expect(await codes(head, lines)).toEqual(expected)
  })

  test('names rule and place', async () => {
    const folder = await written({ 'r.yaml': bookWith('template: init', 'a: A') })
    const { warnings, rulebook } = await lintRulebooks([`${folder}/r.yaml`])
    expect(warnings[0]).toMatchObject({ rule: 'R', place: { file: `${folder}/r.yaml`, line: 3 } })
    expect(rulebook.rules).toHaveLength(1)
  })

  test('throws for mistakes', async () => {
    const folder = await written({ 'r.yaml': bookWith('template: foo', 'a: A') })
    await expect(lintRulebooks([`${folder}/r.yaml`])).rejects.toMatchObject({ code: 'rulebook' })
  })
})

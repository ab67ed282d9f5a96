import { describe, expect, test } from 'vitest'
import { explainRule, readActivityNames, TEMPLATES } from './index.ts'
import { bookWith, rulebookOf } from './testing.ts'
import { TEMPLATE_SHAPES } from './templates.ts'

const CALENDAR = 'calendar: { timezone: UTC, days: mon, hours: "08:00-12:00" }\n'

async function words(...lines: string[]): Promise<{ en: string; vi: string }> {
  const { rules } = await rulebookOf(CALENDAR + bookWith(...lines))
  return explainRule(rules[0], new Map([['Release', 'Giải phóng hàng']]))
}

describe('a rule in plain words', () => {
  test('of both languages', async () => {
    const lines = [
      'template: precedence',
      'a: [Payment, Guarantee, Exemption]',
      'b: Release',
      "when: 'taxDue > 1500000.5 && !deferred'",
      'within: 1.5h',
      'from: 2016-09-01',
      'until: 2030-12-31',
      'appliesBy: case',
    ]
    expect(await words(...lines)).toEqual({
      en: 'Where taxDue is more than 1,500,000.5 and deferred is false: every “Release” has “Payment”, “Guarantee” or “Exemption” somewhere before it, within 1.5 hours. Applies from 01/09/2016 until 31/12/2030, by the first event of the case.',
      vi: 'Khi taxDue lớn hơn 1.500.000,5 và deferred là sai: trước mỗi «Giải phóng hàng» phải có «Payment», «Guarantee» hoặc «Exemption», trong vòng 1,5 giờ. Áp dụng từ 01/09/2016 đến hết 31/12/2030, theo sự kiện đầu tiên của hồ sơ.',
    })
  })

  test.each([
    ['90m', 'within 90 minutes', 'trong vòng 90 phút'],
    ['1d', 'within 1 day', 'trong vòng 1 ngày'],
    ['30s', 'within 30 seconds', 'trong vòng 30 giây'],
    ['2.5wh', 'within 2.5 working hours', 'trong vòng 2,5 giờ làm việc'],
    ['3wd', 'within 3 working days', 'trong vòng 3 ngày làm việc'],
  ])('within %s', async (within, en, vi) => {
    const text = await words('template: response', 'a: A', 'b: B', `within: ${within}`)
    expect(text.en).toBe(`Every “A” is followed, sooner or later, by “B”, ${en}.`)
    expect(text.vi).toBe(`Sau mỗi «A», sớm hay muộn phải có «B», ${vi}.`)
  })

  test.each([
    ['existence', 'n: 2', '“A” occurs at least twice.', '«A» xảy ra ít nhất 2 lần.'],
    ['atMost', 'n: 1', '“A” occurs at most once.', '«A» xảy ra nhiều nhất 1 lần.'],
    ['atMost', 'n: 0', '“A” does not occur.', 'Không có «A».'],
    ['exactly', 'n: 1200', '“A” occurs exactly 1,200 times.', '«A» xảy ra đúng 1.200 lần.'],
  ])('%s %s', async (template, n, en, vi) => {
    expect(await words(`template: ${template}`, 'a: A', n)).toEqual({ en, vi })
  })

  test('a forbidden pair within a time, with lists', async () => {
    const text = await words('template: fourEyes', 'a: [A, B]', 'b: C', 'within: 8h')
    expect(text.en).toBe('No person does both (“A” or “B”) and “C”, where no more than 8 hours lie between them.')
    expect(text.vi).toBe('(«A» hoặc «B») và «C» không do cùng một người thực hiện, tính khi hai bước cách nhau không quá 8 giờ.')
  })

  test('a correlation', async () => {
    const text = await words('template: response', 'a: A', 'b: B', 'correlate: \'a.lot == b.attr["lô"]\'')
    expect(text.en).toBe('Every “A” is followed, sooner or later, by “B”; a (“A”) and b (“B”) belong together where lot of a is lô of b.')
  })
})

describe('every template', () => {
  test.each(TEMPLATES)('%s has a sentence with both sides', async (template) => {
    const lines = [
      `template: ${template}`,
      'a: Alpha',
      ...(TEMPLATE_SHAPES[template].sides === 2 ? ['b: Beta'] : []),
      ...(template === 'atMost' ? ['n: 3'] : []),
    ]
    const text = await words(...lines)
    expect(text.en).toMatch(/^(?=[A-Z“]).*“Alpha”.*\.$/)
    expect(text.vi).toMatch(/^(?=[\p{Lu}«]).*«Alpha».*\.$/u)
    expect(text.en.includes('“Beta”')).toBe(TEMPLATE_SHAPES[template].sides === 2)
    expect(text.vi.includes('«Beta»')).toBe(TEMPLATE_SHAPES[template].sides === 2)
  })
})

describe('conditions in words', () => {
  test.each([
    ['channel in ["green", "yellow"]', 'channel is one of “green” or “yellow”', 'channel là một trong «green» hoặc «yellow»'],
    ['has(x) && !has(attr["kênh"])', 'x is recorded and kênh is not recorded', 'có ghi x và không ghi kênh'],
    ['first(x) != last(x)', 'the first x is not the last x', 'x đầu tiên không phải là x cuối cùng'],
    ['(x < 1 || y >= 2) && z', '(x is less than 1 or y is at least 2) and z is true', '(x nhỏ hơn 1 hoặc y ít nhất là 2) và z là đúng'],
    ['!(x <= 1 || y)', 'not (x is at most 1 or y is true)', 'không phải (x không quá 1 hoặc y là đúng)'],
    [
      'x.startsWith("84") || x.matches("^7")',
      'x starts with “84” or x matches the pattern “^7”',
      'x bắt đầu bằng «84» hoặc x khớp với mẫu «^7»',
    ],
    ['(x + 1) * 2 - y > -3', '((x + 1) × 2) − y is more than −3', '((x + 1) × 2) − y lớn hơn −3'],
    ['size(x) == 2', 'the length of x is 2', 'độ dài của x là 2'],
    ['x == true', 'x is true', 'x là đúng'],
    ['x.substring(0, 2) == "84"', 'substring(x, 0, 2) is “84”', 'substring(x; 0; 2) là «84»'],
  ])('%s', async (when, en, vi) => {
    expect(await words('template: init', 'a: A', `when: '${when}'`)).toEqual({
      en: `Where ${en}: the case begins with “A”.`,
      vi: `Khi ${vi}: hồ sơ bắt đầu bằng «A».`,
    })
  })
})

test('activities have Vietnamese names', async () => {
  expect((await readActivityNames()).get('Release')).toBe('Giải phóng hàng')
})

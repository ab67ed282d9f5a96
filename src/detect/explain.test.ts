import { afterAll, expect, test } from 'vitest'
import { buildFolder, buildRow, buildRule, buildRulebook, buildTrace, csvOf, yamlOf } from '../../test/build.ts'
import type { Row, Rule, Rulebook } from '../../test/reference/model.ts'
import { readLog } from '../lake/index.ts'
import { readRulebooks, TEMPLATES } from '../law/index.ts'
import { evaluate, explainViolation, requestFor, VIOLATED, witnesses } from './index.ts'

const folder = buildFolder()
afterAll(folder.done)

const NAMES = new Map([
  ['A', 'Nộp thuế'],
  ['B', 'Thông quan'],
])

/** What is said of the one case of a log and the one rule that it goes against. */
async function told(rows: Row[], rule: Rule, rest: Partial<Rulebook> = {}): Promise<string[]> {
  const rulebook = await readRulebooks([
    folder.write('rules.yaml', yamlOf(buildRulebook([rule], { timezone: 'Asia/Ho_Chi_Minh', ...rest }))),
  ])
  const log = await readLog([folder.write('log.csv', csvOf(rows))], requestFor(rulebook))
  const evaluation = evaluate(log, rulebook)
  expect(evaluation.rules[0]!.verdicts[0]).toBe(VIOLATED)
  const { vi, en } = explainViolation(evaluation, 0, 0, witnesses(evaluation, 0, 0), NAMES)
  return [vi, en]
}

/** Every template once: Monday 02/02/2026 07:00 in Vietnam is the first event, then one a minute. */
const CASES: readonly [string, Row[], Rule, string, string][] = [
  ['existence', buildTrace('CC'), buildRule('existence', 'A'), 'Không thấy «Nộp thuế» trong dữ liệu.', 'No “A” is seen in the data.'],
  [
    'existence',
    buildTrace('AC'),
    buildRule('existence', 'A', undefined, { n: 2 }),
    'Thấy «Nộp thuế» 1 lần trong dữ liệu, quy tắc cần ít nhất 2 lần: «Nộp thuế» lúc 07:00 ngày 02/02/2026.',
    '“A” is seen once in the data, the rule asks for at least 2: “A” at 07:00 on 02/02/2026.',
  ],
  [
    'atMost',
    buildTrace('AAA'),
    buildRule('atMost', 'A', undefined, { n: 1 }),
    'Thấy «Nộp thuế» 3 lần trong dữ liệu, quy tắc cho nhiều nhất 1 lần: «Nộp thuế» lúc 07:00 ngày 02/02/2026, «Nộp thuế» lúc 07:01 ngày 02/02/2026 và «Nộp thuế» lúc 07:02 ngày 02/02/2026.',
    '“A” is seen 3 times in the data, the rule allows at most 1: “A” at 07:00 on 02/02/2026, “A” at 07:01 on 02/02/2026 and “A” at 07:02 on 02/02/2026.',
  ],
  [
    'exactly',
    buildTrace('C'),
    buildRule('exactly', 'A', undefined, { n: 2 }),
    'Không thấy «Nộp thuế» trong dữ liệu; quy tắc cần đúng 2 lần.',
    'No “A” is seen in the data; the rule asks for exactly 2.',
  ],
  [
    'absence',
    buildTrace('A:u1 C'),
    buildRule('absence', 'A'),
    'Trong dữ liệu có «Nộp thuế» lúc 07:00 ngày 02/02/2026 (tài khoản u1); theo quy tắc thì không có bước này.',
    'Seen in the data: “A” at 07:00 on 02/02/2026 (account u1); the rule expects no such event.',
  ],
  [
    'init',
    buildTrace('BA'),
    buildRule('init', 'A'),
    'Sự kiện đầu tiên trong dữ liệu là «Thông quan» lúc 07:00 ngày 02/02/2026; quy tắc cần «Nộp thuế» ở chỗ này.',
    'The first event in the data is “B” at 07:00 on 02/02/2026; the rule expects “A” there.',
  ],
  [
    'end',
    buildTrace('AB'),
    buildRule('end', 'A'),
    'Sự kiện cuối cùng trong dữ liệu là «Thông quan» lúc 07:01 ngày 02/02/2026; quy tắc cần «Nộp thuế» ở chỗ này.',
    'The last event in the data is “B” at 07:01 on 02/02/2026; the rule expects “A” there.',
  ],
  [
    'respondedExistence',
    buildTrace('CA'),
    buildRule('respondedExistence', 'A', 'B'),
    '«Nộp thuế» lúc 07:01 ngày 02/02/2026; không thấy «Thông quan» trong dữ liệu, cả trước lẫn sau đó.',
    '“A” at 07:01 on 02/02/2026; neither before nor after it is “B” seen in the data.',
  ],
  [
    'coExistence',
    buildTrace('CB'),
    buildRule('coExistence', 'A', 'B'),
    '«Thông quan» lúc 07:01 ngày 02/02/2026; không thấy «Nộp thuế» trong dữ liệu, cả trước lẫn sau đó.',
    '“B” at 07:01 on 02/02/2026; neither before nor after it is “A” seen in the data.',
  ],
  [
    'response',
    buildTrace('BAA'),
    buildRule('response', 'A', ['B', 'D', 'E']),
    '«Nộp thuế» lúc 07:01 ngày 02/02/2026; sau đó không thấy «Thông quan», «D» hoặc «E» trong dữ liệu. Còn 1 lần nữa như vậy.',
    '“A” at 07:01 on 02/02/2026; after it no “B”, “D” or “E” is seen in the data. The same holds once more.',
  ],
  [
    'response',
    [buildRow('A', 0), buildRow('B', 150)],
    buildRule('response', 'A', 'B', { within: '2h' }),
    '«Nộp thuế» lúc 07:00 ngày 02/02/2026; sau đó mới thấy «Thông quan» lúc 09:30 ngày 02/02/2026, sau 2 giờ 30 phút. Thời hạn của quy tắc là 2 giờ.',
    '“A” at 07:00 on 02/02/2026; “B” at 09:30 on 02/02/2026 is seen only after that, 2 h 30 min later. The rule’s limit is 2 h.',
  ],
  [
    'response',
    [buildRow('A', 240), buildRow('B', 480)],
    buildRule('response', 'A', 'B', { within: '2wh' }),
    '«Nộp thuế» lúc 11:00 ngày 02/02/2026; sau đó mới thấy «Thông quan» lúc 15:00 ngày 02/02/2026, sau 4 giờ (3 giờ làm việc). Thời hạn của quy tắc là 2 giờ làm việc.',
    '“A” at 11:00 on 02/02/2026; “B” at 15:00 on 02/02/2026 is seen only after that, 4 h later (3 h of working time). The rule’s limit is 2 working hours.',
  ],
  [
    'alternateResponse',
    buildTrace('ACAB'),
    buildRule('alternateResponse', 'A', 'B'),
    '«Nộp thuế» lúc 07:00 ngày 02/02/2026, rồi lại «Nộp thuế» lúc 07:02 ngày 02/02/2026; giữa hai lần không thấy «Thông quan» trong dữ liệu.',
    '“A” at 07:00 on 02/02/2026, then again “A” at 07:02 on 02/02/2026; between them no “B” is seen in the data.',
  ],
  [
    'chainResponse',
    buildTrace('ACB'),
    buildRule('chainResponse', 'A', 'B'),
    'Ngay sau «Nộp thuế» lúc 07:00 ngày 02/02/2026 là «C» lúc 07:01 ngày 02/02/2026; quy tắc cần «Thông quan» ở chỗ này.',
    'Directly after “A” at 07:00 on 02/02/2026 comes “C” at 07:01 on 02/02/2026; the rule expects “B” there.',
  ],
  [
    'precedence',
    buildTrace('CB:u7'),
    buildRule('precedence', 'A', 'CB'),
    '«CB» lúc 07:00 ngày 02/02/2026 (tài khoản u7); trước đó không thấy «Nộp thuế» trong dữ liệu.',
    '“CB” at 07:00 on 02/02/2026 (account u7); before it no “A” is seen in the data.',
  ],
  [
    'alternatePrecedence',
    buildTrace('ABB'),
    buildRule('alternatePrecedence', 'A', 'B'),
    '«Thông quan» lúc 07:02 ngày 02/02/2026; từ «Thông quan» lúc 07:01 ngày 02/02/2026 đến lúc đó không thấy «Nộp thuế» trong dữ liệu.',
    '“B” at 07:02 on 02/02/2026; since “B” at 07:01 on 02/02/2026 no “A” is seen in the data.',
  ],
  [
    'chainPrecedence',
    buildTrace('BAB'),
    buildRule('chainPrecedence', 'A', 'B'),
    '«Thông quan» lúc 07:00 ngày 02/02/2026 là sự kiện đầu tiên trong dữ liệu; không thấy «Nộp thuế» ngay trước đó.',
    '“B” at 07:00 on 02/02/2026 is the first event in the data; no “A” is seen directly before it.',
  ],
  [
    'succession',
    buildTrace('BA'),
    buildRule('succession', 'A', 'B'),
    '«Nộp thuế» lúc 07:01 ngày 02/02/2026; sau đó không thấy «Thông quan» trong dữ liệu. «Thông quan» lúc 07:00 ngày 02/02/2026; trước đó không thấy «Nộp thuế» trong dữ liệu.',
    '“A” at 07:01 on 02/02/2026; after it no “B” is seen in the data. “B” at 07:00 on 02/02/2026; before it no “A” is seen in the data.',
  ],
  [
    'alternateSuccession',
    buildTrace('AAB'),
    buildRule('alternateSuccession', 'A', 'B'),
    '«Nộp thuế» lúc 07:00 ngày 02/02/2026, rồi lại «Nộp thuế» lúc 07:01 ngày 02/02/2026; giữa hai lần không thấy «Thông quan» trong dữ liệu.',
    '“A” at 07:00 on 02/02/2026, then again “A” at 07:01 on 02/02/2026; between them no “B” is seen in the data.',
  ],
  [
    'chainSuccession',
    buildTrace('AB'.concat('A')),
    buildRule('chainSuccession', 'A', 'B'),
    '«Nộp thuế» lúc 07:02 ngày 02/02/2026 là sự kiện cuối cùng trong dữ liệu; không thấy «Thông quan» ngay sau đó.',
    '“A” at 07:02 on 02/02/2026 is the last event in the data; no “B” is seen directly after it.',
  ],
  [
    'choice',
    buildTrace('CC'),
    buildRule('choice', 'A', 'B'),
    'Không thấy «Nộp thuế», cũng không thấy «Thông quan» trong dữ liệu.',
    'Neither “A” nor “B” is seen in the data.',
  ],
  [
    'exclusiveChoice',
    buildTrace('BA'),
    buildRule('exclusiveChoice', 'A', 'B'),
    'Thấy cả «Thông quan» lúc 07:00 ngày 02/02/2026 và «Nộp thuế» lúc 07:01 ngày 02/02/2026; theo quy tắc thì chỉ có một trong hai.',
    'Both “B” at 07:00 on 02/02/2026 and “A” at 07:01 on 02/02/2026 are seen; the rule expects only one of the two.',
  ],
  [
    'notCoExistence',
    buildTrace('ACB'),
    buildRule('notCoExistence', 'A', 'B'),
    'Thấy cả «Nộp thuế» lúc 07:00 ngày 02/02/2026 và «Thông quan» lúc 07:02 ngày 02/02/2026; theo quy tắc thì chỉ có một trong hai.',
    'Both “A” at 07:00 on 02/02/2026 and “B” at 07:02 on 02/02/2026 are seen; the rule expects only one of the two.',
  ],
  [
    'notSuccession',
    buildTrace('ACB'),
    buildRule('notSuccession', 'A', 'B'),
    '«Nộp thuế» lúc 07:00 ngày 02/02/2026, sau đó có «Thông quan» lúc 07:02 ngày 02/02/2026 (sau 2 phút); theo quy tắc thì sau bước trước không có bước sau.',
    '“A” at 07:00 on 02/02/2026 is followed by “B” at 07:02 on 02/02/2026 (2 min later); the rule expects that it is not.',
  ],
  [
    'notChainSuccession',
    buildTrace('CAB'),
    buildRule('notChainSuccession', 'A', 'B'),
    'Ngay sau «Nộp thuế» lúc 07:01 ngày 02/02/2026 là «Thông quan» lúc 07:02 ngày 02/02/2026 (sau 1 phút); theo quy tắc thì hai bước này không liền nhau.',
    '“A” at 07:01 on 02/02/2026 is directly followed by “B” at 07:02 on 02/02/2026 (1 min later); the rule expects that it is not.',
  ],
  [
    'fourEyes',
    buildTrace('B:y A:x B:x'),
    buildRule('fourEyes', 'A', 'B'),
    'Cùng tài khoản x ở cả «Nộp thuế» lúc 07:01 ngày 02/02/2026 và «Thông quan» lúc 07:02 ngày 02/02/2026 (sau 1 phút); quy tắc cần hai người khác nhau.',
    'One account, x, stands at both “A” at 07:01 on 02/02/2026 and “B” at 07:02 on 02/02/2026 (1 min later); the rule asks for two different people.',
  ],
  [
    'samePerson',
    buildTrace('A:x B:y'),
    buildRule('samePerson', 'A', 'B'),
    'Thấy 2 tài khoản: «Nộp thuế» lúc 07:00 ngày 02/02/2026 (tài khoản x) và «Thông quan» lúc 07:01 ngày 02/02/2026 (tài khoản y); quy tắc cần cùng một người.',
    '2 accounts are seen: “A” at 07:00 on 02/02/2026 (account x) and “B” at 07:01 on 02/02/2026 (account y); the rule asks for one and the same person.',
  ],
]

test.each(CASES)('%s is put into words', async (_, rows, rule, vi, en) => {
  expect(await told(rows, rule)).toEqual([vi, en])
})

test('every template has its words', () => {
  expect([...new Set(CASES.map(([template]) => template))].toSorted()).toEqual([...TEMPLATES].toSorted())
})

test('an undated witness says so, and what a rule asks of an event is said', async () => {
  const rows = [buildRow('A', null, { channel: 'red' })]
  const rule: Rule = { ...buildRule('absence', 'A'), a: { activities: ['A'], when: { op: 'has', name: 'channel' } } }
  const [vi, en] = await told(rows, rule)
  expect(vi).toBe('Trong dữ liệu có «Nộp thuế», không có thời điểm; theo quy tắc thì không có bước này khi has(channel).')
  expect(en).toBe('Seen in the data: “A”, undated; the rule expects no such event where has(channel).')
})

test('names of the data reach the sentence without control characters', async () => {
  const [vi] = await told([buildRow('A\u001B[31m\u202Eevil', 0)], buildRule('existence', 'A'))
  expect(vi).toBe('Không thấy «Nộp thuế» trong dữ liệu.')
  const [last] = await told([buildRow('x\u001B[31m\u202Ey', 0)], buildRule('init', 'A'))
  expect(last).toContain('«x [31m y»')
})

import { describe, expect, test } from 'vitest'
import { problemsOf, rulebookOf, rulebooksOf } from './testing.ts'
import type { Rule } from './schema.ts'

/** A model in the manner of RuM and Declare4Py. */
const MODEL = `# a comment
activity ER Triage
bind ER Triage: org:group, Age
activity Load, then go
org:group: A, B, ?
Age, mark: integer between -20 and 90
CRP: float between 5.0 and 573.0
name: x, y, 12
limit: 10
`

async function ruleOf(line: string): Promise<Rule> {
  return (await rulebookOf(`${MODEL}${line}\n`, 'm.decl')).rules[0]
}

function brief(rule: Rule): string {
  const side = ({ activities, when }: Rule['a']): string => `${activities.join('+')}${when === undefined ? '' : ` {${when.source}}`}`
  const parts = [
    rule.template,
    rule.n,
    `[${side(rule.a)}${rule.b === undefined ? '' : `; ${side(rule.b)}`}]`,
    rule.correlate && `<${rule.correlate.source}>`,
    rule.within?.text,
  ]
  return parts.filter((part) => part !== undefined).join(' ')
}

const CONSTRAINTS = [
  ['Existence[A]', 'existence 1 [A]'],
  ['Existence1[A] | |', 'existence 1 [A]'],
  ['existence3[A] | | |', 'existence 3 [A]'],
  ['Absence[A] | |', 'absence [A]'],
  ['Absence1[A] | |', 'absence [A]'],
  ['Absence2[IV Antibiotics] | |', 'atMost 1 [IV Antibiotics]'],
  ['Absence4[A]', 'atMost 3 [A]'],
  ['Exactly[A] | |', 'exactly 1 [A]'],
  ['Exactly2[A] | |', 'exactly 2 [A]'],
  ['Exactly0[A] | |', 'absence [A]'],
  ['Init[ER Registration] | |', 'init [ER Registration]'],
  ['End[A] | |', 'end [A]'],
  ['Choice[A, B] | | |', 'choice [A; B]'],
  ['Exclusive Choice[A, B] | | |', 'exclusiveChoice [A; B]'],
  ['Responded Existence[A, B] | | |', 'respondedExistence [A; B]'],
  ['RespondedExistence[A, B] | | |', 'respondedExistence [A; B]'],
  ['Co-Existence[A,B]', 'coExistence [A; B]'],
  ['Response[A, B] | | |', 'response [A; B]'],
  ['Alternate Response[A, B] | | |', 'alternateResponse [A; B]'],
  ['Chain Response[A, B] | | |', 'chainResponse [A; B]'],
  ['Precedence[A, B] | | |', 'precedence [A; B]'],
  ['Alternate Precedence[A, B] | | |', 'alternatePrecedence [A; B]'],
  ['Chain Precedence[A, B] | | |', 'chainPrecedence [A; B]'],
  ['Succession[A, B] | | |', 'succession [A; B]'],
  ['Alternate Succession[A, B]| | |', 'alternateSuccession [A; B]'],
  ['Chain Succession[A, B]| | |', 'chainSuccession [A; B]'],
  ['Not Co-Existence[A, B] | | |', 'notCoExistence [A; B]'],
  ['Not Succession[A, B] | | |', 'notSuccession [A; B]'],
  ['Not Chain Succession[A, B] | | |', 'notChainSuccession [A; B]'],
  ['Not Responded Existence[A, B] |A.x > 1 | |', 'notCoExistence [A {attr["x"] > 1}; B]'],
  ['Not Response[A, B] |A.x > 1 | |', 'notSuccession [A {attr["x"] > 1}; B]'],
  ['Not Precedence[A, B] |A.x > 1 | |', 'notSuccession [A; B {attr["x"] > 1}]'],
  ['Not Chain Response[A, B] |A.x > 1 | |', 'notChainSuccession [A {attr["x"] > 1}; B]'],
  ['Not Chain Precedence[A, B] |A.x > 1 | |', 'notChainSuccession [A; B {attr["x"] > 1}]'],
  ['Response[ER Triage, Load, then go]', 'response [ER Triage; Load, then go]'],
  ['Response[Load, then go, ER Triage]', 'response [Load, then go; ER Triage]'],
]

describe('constraints', () => {
  test.each(CONSTRAINTS)('%s', async (line, expected) => {
    expect(brief(await ruleOf(line))).toBe(expected)
  })
})

const CONDITIONS = [
  ['the activation of a response belongs to a', 'Response[A, B] |A.x > 5 | |', 'response [A {attr["x"] > 5}; B]'],
  ['the activation of a precedence belongs to b', 'Precedence[A, B] |A.x > 5 | |', 'precedence [A; B {attr["x"] > 5}]'],
  ['in a response T is b', 'Response[A, B] | |T.x >= 13.8 |', 'response [A; B] <b["x"] >= 13.8>'],
  ['B is another name of T', 'Response[A, B] | |B.x >= 13.8 |', 'response [A; B] <b["x"] >= 13.8>'],
  ['in a precedence A is b and T is a', 'Chain Precedence[A, B] | |T.x < A.y |', 'chainPrecedence [A; B] <a["x"] - b["y"] < 0>'],
  [
    'same and different',
    'Response[A, B] | |same lot and different org:resource |',
    'response [A; B] <(a["lot"] == b["lot"]) && (a["org:resource"] != b["org:resource"])>',
  ],
  ['same in a succession', 'Succession[A, B] | |same lot |', 'succession [A; B] <a["lot"] == b["lot"]>'],
  ['of both sides of a choice', 'Choice[A, B] |A.x > 1 | |', 'choice [A {attr["x"] > 1}; B {attr["x"] > 1}]'],
  ['of an existence', 'Existence2[A] |A.org:group is K |', 'existence 2 [A {attr["org:group"] == "K"}]'],
  ['is not', 'Init[A] |A.format is not zipped |', 'init [A {attr["format"] != "zipped"}]'],
  [
    'is, with several words',
    'Init[A] |A.status is in review and A.x = 1 |',
    'init [A {(attr["status"] == "in review") && (attr["x"] == 1)}]',
  ],
  ['in', 'Init[A] |A.product in (computer, note book)|', 'init [A {attr["product"] in ["computer", "note book"]}]'],
  ['not in', 'Init[A] |A.product not in (computer)|', 'init [A {!(attr["product"] in ["computer"])}]'],
  ['in, of numbers', 'Init[A] |A.mark in (1, 2)|', 'init [A {attr["mark"] in [1, 2]}]'],
  ['numbers of an enumeration are texts', 'Init[A] |A.name is 12|', 'init [A {attr["name"] == "12"}]'],
  [
    'numbers otherwise are numbers',
    'Init[A] |A.grade=0 and A.z > -1.50 and A.limit is 007|',
    'init [A {(attr["grade"] == 0) && (attr["z"] > -1.50) && (attr["limit"] == 7)}]',
  ],
  [
    'true and false',
    'Init[A] |A.DiagnosticBlood is true or A.x is False|',
    'init [A {(attr["DiagnosticBlood"] == true) || (attr["x"] == false)}]',
  ],
  [
    'and binds more than or',
    'Init[A] |A.x > 1 OR A.y > 1 AND (A.z > 1 OR A.w <= 2)|',
    'init [A {(attr["x"] > 1) || ((attr["y"] > 1) && ((attr["z"] > 1) || (attr["w"] <= 2)))}]',
  ],
  ['not', 'Init[A] |not (A.x > 1)|', 'init [A {!(attr["x"] > 1)}]'],
  ['without blanks', 'Response[A, B] |A.grade<=2 |T.grade=0|', 'response [A {attr["grade"] <= 2}; B] <b["grade"] == 0>'],
  ['a question mark', 'Response[A, B] |A.org:group is ? | |', 'response [A {attr["org:group"] == "?"}; B]'],
  [
    'words that only begin like and',
    'Init[A] |A.x is android or A.y is orange|',
    'init [A {(attr["x"] == "android") || (attr["y"] == "orange")}]',
  ],
  ['time', 'Response[A, B] | | |0,2778,m', 'response [A; B] 2778m'],
  ['time in the second place', 'Response[A, B] | |0, 1.5 ,h', 'response [A; B] 1.5h'],
  [
    'time in days',
    'Not Chain Precedence[A, B] |A.v < 5.0 |different o |0,3,d',
    'notChainSuccession [A; B {attr["v"] < 5.0}] <b["o"] != a["o"]> 3d',
  ],
]

describe('conditions', () => {
  test.each(CONDITIONS)('%s', async (_name, line, expected) => {
    expect(brief(await ruleOf(line))).toBe(expected)
  })

  test('the translation decides', async () => {
    const rule = await ruleOf('Response[A, B] |(A.success is true) and (A.price > 1000 or (A.product in (computer, notebook))) | |')
    const { refs, evaluate } = rule.a.when ?? { refs: [], evaluate: () => 2 as const }
    expect(refs.map(({ name }) => name)).toEqual(['success', 'price', 'product'])
    expect(evaluate(['true', '999', 'computer'])).toBe(1)
    expect(evaluate(['TRUE', '1001', 'food'])).toBe(1)
    expect(evaluate(['true', '999', 'food'])).toBe(0)
    expect(evaluate(['true', null, 'food'])).toBe(2)
  })
})

describe('ids', () => {
  test('are the constraint, without blanks that mean nothing', async () => {
    const { rules, title } = await rulebookOf('Response[A, B]   |A.x > 1   |  |\nResponse[A, B] | | |\nResponse[A, B]\n', 'm.decl')
    expect(rules.map(({ id }) => id)).toEqual(['Response[A, B] |A.x > 1', 'Response[A, B]', 'Response[A, B] (2)'])
    expect(rules.map(({ place }) => place.line)).toEqual([1, 2, 3])
    expect(title.en).toBe('m')
  })

  test('stand beside rules of YAML', async () => {
    const yaml = 'liem: rulebook/1\ncolumns: { case: id, timezone: Asia/Ho_Chi_Minh }\nrules: [{ id: R, template: init, a: A }]\n'
    const book = await rulebooksOf({ 'a.yaml': yaml, 'm.decl': 'Init[A] | |\r\nEnd[B] | |\r\n' })
    expect(book.rules.map(({ id }) => id)).toEqual(['R', 'Init[A]', 'End[B]'])
    expect(book.columns.case).toBe('id')
  })
})

const REFUSED = [
  ['Response[A, B] | | |1,5,s', 'm.decl:10:21 a least time (1) has no equivalent here'],
  ['Init[A] |A.format is not zipped |112,234,h', 'm.decl:10:34 a time condition of this template has no equivalent here'],
  ['Choice[A, B] | | |0,5,d', 'm.decl:10:19 a time condition of this template has no equivalent here'],
  ['Choice[A, B] | |same x |', 'm.decl:10:17 a correlation condition of this template has no equivalent here'],
  ['Response[A, B] | | |0,5,w', 'm.decl:10:21 "0,5,w" is not a time condition'],
  ['Response[A, B] | | |5', 'm.decl:10:21 "5" is not a time condition'],
  ['Response[A, B] | | |0,,d', 'm.decl:10:21 time condition: "d" is not a duration'],
  ['Foo[A, B] | | |', 'm.decl:10:1 Foo has no equivalent here'],
  ['  Chain Responce[A, B] | | |', 'm.decl:10:3 Chain Responce has no equivalent here'],
  ['Response2[A, B] | | |', 'm.decl:10:1 this template takes no number'],
  ['Absence0[A] | |', 'm.decl:10:1 Absence0 can never hold'],
  ['Existence0[A] | |', 'm.decl:10:1 Existence0 always holds'],
  ['Response[A] | | |', 'm.decl:10:10 Response takes 2 activities, separated by a comma'],
  ['Response[A, B, C] | | |', 'm.decl:10:10 Response takes 2 activities, separated by a comma'],
  ['Response[A, ] | | |', 'm.decl:10:10 Response takes 2 activities, separated by a comma'],
  ['Init[] | |', 'm.decl:10:6 Init takes 1 activities, separated by a comma'],
  ['Response[A, B] | | | |x', 'm.decl:10:23 there are more conditions than this template takes'],
  ['Succession[A, B] |A.x > 1 | |', 'm.decl:10:19 an activation condition on a template with two activations has no equivalent here'],
  ['Co-Existence[A, B] | |T.x > 1 |', 'm.decl:10:23 a condition on A or T of a template with two activations has no equivalent here'],
  ['Response[A, B] |same x | |', 'm.decl:10:21 condition: two events are compared, but this condition is about one'],
  ['Response[A, B] |T.x > 1 | |', 'm.decl:10:17 condition: T.x cannot be spoken of in this condition'],
  ['Precedence[A, B] | |B.x > 1 |', 'm.decl:10:21 condition: B.x cannot be spoken of in this condition'],
  ['Response[A, B] |A.x > y | |', 'm.decl:10:23 condition: "y" is not a number'],
  ['Response[A, B] |A.x | |', 'm.decl:10:21 condition: a comparison is missing'],
  ['Response[A, B] |A.x is | |', 'm.decl:10:24 condition: the value to compare with is missing'],
  ['Response[A, B] |A.x in | |', 'm.decl:10:23 condition: a list like (x, y) is missing after in'],
  ['Response[A, B] |(A.x > 1 | |', 'm.decl:10:26 condition: a bracket is not closed'],
  ['Response[A, B] |A.x is 5) | |', 'm.decl:10:25 condition: ") " is not understood'],
  ['Response[A, B] |price > 5 | |', 'm.decl:10:17 condition: a condition like A.amount > 5 is missing'],
  ['activity', 'm.decl:10:1 "activity" is not understood'],
  ['Age: integer between a and b', 'm.decl:10:1 "Age: integer between a and b" is not understood'],
  ['what is this', 'm.decl:10:1 "what is this" is not understood'],
]

describe('what has no equivalent is an error of its line', () => {
  test.each(REFUSED)('%s', async (line, expected) => {
    expect(await problemsOf({ 'm.decl': `${MODEL}${line}\n` })).toEqual([expected])
  })

  test('without end', async () => {
    const deep = `Response[A, B] |${'('.repeat(50_000)}A.x > 1${')'.repeat(50_000)} | |`
    expect((await problemsOf({ 'm.decl': deep }))[0]).toMatch(/^m\.decl:1(:\d+)? .*(nested too deeply|longer than)/)
    expect((await problemsOf({ 'm.decl': `Init[A] |${'('.repeat(500)}A.x > 1 |` }))[0]).toMatch(/nested too deeply/)
    expect(await problemsOf({ 'm.decl': `Init[A] |${'not '.repeat(20_000)}A.x |` })).toHaveLength(1)
  })
})

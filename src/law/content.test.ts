import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCalendar, readRulebooks } from './index.ts'
import type { AttributeRef, Condition, Rule } from './index.ts'

const LAW = fileURLToPath(new URL('../../law/', import.meta.url))

interface Swap {
  off: string
  worked: string
}
interface Year {
  year: number
  source?: { cite?: string; confirmed?: unknown; note?: string }
  holidays: { day: string; en: string; vi: string }[]
  swapped: Swap[]
}
interface Vocabulary {
  activities: { name: string; vi: string; lane: string }[]
  attributes: { name: string; scope: string; en: string; vi: string; on?: string[]; values?: string[] }[]
}

const files = readdirSync(LAW, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.[a-z]+$/.test(name))
  .toSorted()
const inFolder = (folder: string): string[] => files.filter((name) => name.startsWith(folder)).map((name) => join(LAW, name))
const rulebooks = await Promise.all(inFolder('rulebooks').map(async (file) => ({ file, book: await readRulebooks([file]) })))
const rules = rulebooks.flatMap(({ book }) => book.rules)
const vocabulary = parse(readFileSync(join(LAW, 'vocabulary.yaml'), 'utf8')) as Vocabulary
const calendars = inFolder('calendars').map((file) => ({ file, years: (parse(readFileSync(file, 'utf8')) as { years: Year[] }).years }))

const HOW_SURE = /^(text read|general knowledge|uncertain|own design)\b/

function textProblems(texts: { en: string; vi: string }): string[] {
  const problems = []
  if (texts.en.trim() === '' || texts.vi.trim() === '') problems.push('a language is empty')
  if (texts.en === texts.vi) problems.push('both languages say the same')
  if (/violat|illegal|offen[cs]e|offender|vi phạm|sai phạm/i.test(`${texts.en} ${texts.vi}`))
    problems.push('a machine names facts, not guilt')
  return problems
}

function basisProblems(rule: Rule): string[] {
  const problems = []
  if (rule.from === undefined) problems.push('no first day')
  if (rule.basis.length === 0) problems.push('no citation')
  for (const { cite, from, confirmed, note } of rule.basis) {
    if (!/\d/.test(cite)) problems.push(`citation without a number: ${cite}`)
    if (from === undefined) problems.push(`citation without a day: ${cite}`)
    if (confirmed) problems.push('confirmed, though no lawyer is named anywhere')
    if (!HOW_SURE.test(note ?? '')) problems.push(`the note does not begin with how sure it is: ${note ?? 'none'}`)
  }
  if (!rule.basis.some(({ from }) => from !== undefined && rule.from !== undefined && from <= rule.from)) {
    problems.push('applies before any of its citations is in force')
  }
  return problems
}

function exceptionProblems(rule: Rule): string[] {
  if (rule.exceptions === undefined) return rule.severity === 'very-serious' ? ['very serious, and no lawful exception named'] : []
  const problems = textProblems(rule.exceptions)
  if (rule.severity === 'very-serious' && !(/\d/.test(rule.exceptions.en) && /\d/.test(rule.exceptions.vi)))
    problems.push('exceptions without a citation')
  return problems
}

function conditionsOf(rule: Rule): Condition[] {
  return [rule.when, rule.a.when, rule.b?.when, rule.correlate].filter((condition) => condition !== undefined)
}

function attributeProblems(refs: readonly AttributeRef[], columns: readonly string[]): string[] {
  const known = new Set([...columns, ...vocabulary.attributes.map(({ name }) => name)])
  return refs.filter(({ name }) => !known.has(name)).map(({ name }) => `unknown attribute ${name}`)
}

/** Texts that a condition compares an attribute with, and that the attribute never has. */
function valueProblems(source: string): string[] {
  const compared = source.matchAll(/(\w+)\)? [!=]= "([^"]*)"/g)
  return [...compared].flatMap(([, name, text]) => {
    const values = vocabulary.attributes.find((attribute) => attribute.name === name)?.values
    return values === undefined || values.includes(text) ? [] : [`${name} is never "${text}"`]
  })
}

function activityProblems(rule: Pick<Rule, 'a' | 'b'>): string[] {
  const known = new Set(vocabulary.activities.map(({ name }) => name))
  const used = [...rule.a.activities, ...(rule.b?.activities ?? [])]
  return used.filter((name) => !known.has(name)).map((name) => `unknown activity ${name}`)
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })

/** The day of a year with a lunar date, `month/day`. In the years listed the Chinese and the Vietnamese calendar agree. */
function lunarDay(year: number, date: string): string {
  for (let day = new Date(Date.UTC(year, 0, 15)); day.getUTCFullYear() === year; day = new Date(day.getTime() + 86_400_000)) {
    if (LUNAR.format(day) === date) return day.toISOString().slice(0, 10)
  }
  return ''
}

function yearProblems({ year, source, holidays, swapped }: Year): string[] {
  const problems = []
  const named = new Map(holidays.map(({ day, vi }) => [day, vi]))
  if (named.size !== holidays.length) problems.push('a holiday is listed twice')
  if (!/\d/.test(source?.cite ?? '') || source?.confirmed !== 'no' || source.note === undefined)
    problems.push('no source, or one that is not marked')
  for (const day of named.keys()) if (!day.startsWith(`${year}-`)) problems.push(`${day} is not in ${year}`)
  for (const { off, worked } of swapped) {
    if (isWeekend(off) || named.has(off)) problems.push(`${off} would be off anyway`)
    if (!isWeekend(worked)) problems.push(`${worked} would be worked anyway`)
  }
  const tet = lunarDay(year, '1/1')
  if (named.get(tet) !== 'Tết Nguyên đán, mùng một') problems.push(`mùng một is ${tet}`)
  const hung = lunarDay(year, '3/10')
  if (named.get(hung) !== 'Ngày Giỗ Tổ Hùng Vương') problems.push(`Giỗ Tổ is ${hung}`)
  return [...problems, ...statutoryProblems(year, holidays)]
}

/** Labour Code: 5 working days of Tết, fixed days, National Day two days since 2021, a day in lieu for each that falls on a rest day. */
function statutoryProblems(year: number, holidays: Year['holidays']): string[] {
  const fixed = ['01-01', '04-30', '05-01', '09-02'].map((day) => `${year}-${day}`)
  const problems = fixed.filter((day) => !holidays.some((holiday) => holiday.day === day)).map((day) => `${day} is missing`)
  const worked = holidays.filter(({ day }) => !isWeekend(day))
  const count = (name: string): number => worked.filter(({ vi }) => vi.startsWith(name)).length
  const expected = {
    'Tết Nguyên đán': 5,
    'Tết Dương lịch': 1,
    'Ngày Giỗ Tổ': 1,
    'Ngày Chiến thắng': 1,
    'Ngày Quốc tế Lao động': 1,
    'Quốc khánh': year >= 2021 ? 2 : 1,
  }
  for (const [name, days] of Object.entries(expected))
    if (count(name) !== days) problems.push(`${name}: ${count(name)} weekdays off, not ${days}`)
  return problems
}

const found = (problems: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(problems).filter(([, list]) => list.length > 0))
const perRule = (check: (rule: Rule) => string[]): Record<string, string[]> =>
  found(Object.fromEntries(rules.map((rule) => [rule.id, check(rule)])))

/** What a file under law says of itself in its line `liem:`. */
const KINDS = [
  ...[
    'rulebook',
    'calendar',
    'vocabulary',
    'personal-data',
    'instruments',
    'terms',
    'catalogue',
    'catalogue-version',
    'catalogue-questions',
  ],
  ...['practice', 'delegation', 'document', 'document-form', 'letterheads'],
].map((kind) => `${kind}/1`)

describe('every file under law', () => {
  test.each(files)('%s is composed Unicode (NFC) and of a known kind', (name) => {
    const text = readFileSync(join(LAW, name), 'utf8')
    expect(text.normalize('NFC') === text).toBe(true)
    const kind = /\.(md|typ)$/u.test(name) ? 'text' : (parse(text) as { liem: string }).liem
    expect(['text', ...KINDS]).toContain(kind)
  })
})

describe('rulebooks', () => {
  test('there are at least 40 rules, each with its own id', () => {
    expect(rules.length).toBeGreaterThanOrEqual(40)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  test('titles speak both languages and of facts', () => {
    expect(perRule(({ title }) => textProblems(title))).toEqual({})
  })

  test('every rule cites its law, with days, and says how sure it is', () => {
    expect(perRule(basisProblems)).toEqual({})
    expect(rules.filter(({ area }) => area === undefined || area < 1 || area > 12)).toEqual([])
  })

  test('very serious rules name their lawful exceptions, with citation', () => {
    expect(rules.some(({ severity }) => severity === 'very-serious')).toBe(true)
    expect(perRule(exceptionProblems)).toEqual({})
  })

  test('rules speak of activities, attributes and values of the vocabulary', () => {
    expect(perRule(activityProblems)).toEqual({})
    for (const { file, book } of rulebooks) {
      const columns = Object.values(book.columns).filter((name) => typeof name === 'string')
      const check = (rule: Rule): string[] =>
        conditionsOf(rule).flatMap(({ refs, source }) => [...attributeProblems(refs, columns), ...valueProblems(source)])
      expect(found(Object.fromEntries(book.rules.map((rule) => [`${relative(LAW, file)} ${rule.id}`, check(rule)])))).toEqual({})
    }
  })

  test('these templates are in use', () => {
    const used = [...new Set(rules.map(({ template }) => template))].toSorted()
    expect(used).toEqual([
      'absence',
      'alternatePrecedence',
      'alternateResponse',
      'atMost',
      'chainResponse',
      'chainSuccession',
      'choice',
      'coExistence',
      'end',
      'existence',
      'fourEyes',
      'init',
      'notChainSuccession',
      'notCoExistence',
      'notSuccession',
      'precedence',
      'respondedExistence',
      'response',
      'samePerson',
      'succession',
    ])
    expect(new Set(rules.map(({ within }) => within?.kind))).toEqual(new Set([undefined, 'elapsed', 'working-hours', 'working-days']))
  })
})

describe('vocabulary', () => {
  test('names are unique and said in both languages', () => {
    const { activities, attributes } = vocabulary
    expect(new Set(activities.map(({ name }) => name)).size).toBe(activities.length)
    expect(new Set(activities.map(({ vi }) => vi)).size).toBe(activities.length)
    expect(new Set(attributes.map(({ name }) => name)).size).toBe(attributes.length)
    expect(activities.filter(({ name, vi }) => textProblems({ en: name, vi }).length > 0)).toEqual([])
    expect(attributes.filter((attribute) => textProblems(attribute).length > 0)).toEqual([])
  })

  test('lanes, scopes and the activities of attributes are known', () => {
    const { activities, attributes } = vocabulary
    expect(new Set(activities.map(({ lane }) => lane))).toEqual(new Set(['declarant', 'officers', 'system', 'bank', 'gate']))
    expect(new Set(attributes.map(({ scope }) => scope))).toEqual(new Set(['case', 'event']))
    expect(attributes.flatMap(({ on = [] }) => activityProblems({ a: { activities: on } }))).toEqual([])
  })
})

describe('calendars', () => {
  test.each(calendars.flatMap(({ file, years }) => years.map((year) => [relative(LAW, file), year.year, year] as const)))(
    '%s %i',
    (_, __, year) => {
      expect(yearProblems(year)).toEqual([])
      expect(year.holidays.filter((holiday) => textProblems(holiday).length > 0)).toEqual([])
    },
  )

  test('years follow one another, and the reader knows them all', async () => {
    for (const { file, years } of calendars) {
      const calendar = await readCalendar(file)
      expect(years.map(({ year }, index) => year - index)).toEqual(years.map(() => years[0].year))
      expect(calendar.known).toEqual({ from: `${years[0].year}-01-01`, until: `${years[years.length - 1].year}-12-31` })
      expect(calendar.workdays.size).toBe(years.reduce((sum, { swapped }) => sum + swapped.length, 0))
      for (const { off } of years.flatMap(({ swapped }) => swapped)) expect(calendar.holidays.has(off)).toBe(true)
    }
  })
})

describe('these checks notice', () => {
  const rule = rules[0]
  const year = structuredClone(calendars[0].years[0])

  test('a wrong word, day, activity, attribute or value', () => {
    expect(textProblems({ en: 'Violation of procedure', vi: 'Vi phạm thủ tục' })).not.toEqual([])
    expect(basisProblems({ ...rule, basis: rule.basis.map(({ cite, confirmed }) => ({ cite, confirmed })) })).not.toEqual([])
    expect(basisProblems({ ...rule, from: '1999-01-01' })).not.toEqual([])
    expect(exceptionProblems({ ...rule, severity: 'very-serious', exceptions: { en: 'some', vi: 'vài' } })).not.toEqual([])
    expect(activityProblems({ a: { activities: ['Gate over'] } })).not.toEqual([])
    expect(attributeProblems([{ of: 'self', name: 'chanel', pick: 'last' }], [])).not.toEqual([])
    expect(valueProblems('last(channel) != "gren"')).not.toEqual([])
  })

  test('a holiday that is missing or moved, a swap that is none', () => {
    expect(yearProblems(year)).toEqual([])
    expect(yearProblems({ ...year, holidays: year.holidays.slice(1) })).not.toEqual([])
    expect(yearProblems({ ...year, year: 2020 })).not.toEqual([])
    expect(yearProblems({ ...year, swapped: [{ off: '2018-12-30', worked: '2019-01-04' }] })).not.toEqual([])
  })
})

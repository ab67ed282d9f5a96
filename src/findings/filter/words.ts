import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db } from '../../base/index.ts'
import { COUNT_LIMIT, type Scope } from '../../base/schema.ts'
import { plain } from '../../organisation/index.ts'
import { scopeOf } from './scope.ts'
import { plainText, textsIn, type Sql } from './sql.ts'

/** Shorter words are looked for in the names of rules and units alone: in numbers they are everywhere. */
const LEAST = 4
/** Fewer digits are looked for where a number begins: within numbers they are everywhere. */
const LEAST_WITHIN = 6
const MOST_WORDS = 8
const MOST_WAYS = 24

/**
 * Every word must be found: in the id or a title of the rule, in a name of the unit, in the number or the case; with or without diacritics. A
 * number that is written in groups is one word. Names are few, so it is known beforehand which rules and units a word means, and the database looks
 * for those. Given as the ways in which they are found, each with an index that it can be read along; null where no word is given.
 */
export async function textWays(db: Db, scope: Scope, text: string | undefined): Promise<TextWay[] | null> {
  const words = wordsOf(text ?? '')
  if (words.length === 0) return null
  const names = await readNames(db)
  let ways: Way[] = [{ rules: null, units: null, inNumber: [] }]
  for (const word of words) ways = withoutRepeats(ways.flatMap((way) => waysOf(way, word, names)))
  const numbers = await numbersOf(db, scope, [...new Set(ways.flatMap(({ inNumber }) => inNumber))])
  return ways.map((way) => ({ ...way, condition: conditionOf(way, numbers) }))
}

function wordsOf(text: string): string[] {
  const asked = plain(plainText(text)).trim()
  const words = /^[\d\s]+$/u.test(asked) ? [asked.replaceAll(/\s/gu, '')] : asked.split(/\s+/u)
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_WORDS)
}

interface Names {
  rules: ReadonlyMap<string, string>
  units: ReadonlyMap<string, string>
}

/** Names, plain, of the rules and units that findings have. */
async function readNames(db: Db): Promise<Names> {
  const { rows } = await sql<{
    kind: string
    code: string
    names: string
  }>`${sql.raw(PLANNED_ONCE)} select 'rule' as kind, rule as code,
      concat_ws(' ', rule, string_agg(title_vi || ' ' || title_en, ' ')) as names
    from law.rule_version where rule in (select rule from findings.rule_seen) group by rule
    union all select 'unit', seen.unit, concat_ws(' ', seen.unit, name_vi, name_en, short_vi, short_en)
    from findings.unit_seen seen left join organisation.unit on unit.code = seen.unit`.execute(db)
  const of = (kind: string): Map<string, string> =>
    new Map(rows.filter((row) => row.kind === kind).map(({ code, names }) => [code, plain(names)]))
  return { rules: of('rule'), units: of('unit') }
}

/** One way in which all words are found: these rules (null: any), these units, and these words in number or case. */
interface Way {
  rules: readonly string[] | null
  units: readonly string[] | null
  inNumber: readonly string[]
}

export interface TextWay extends Way {
  condition: Sql
}

function waysOf(way: Way, word: string, names: Names): Way[] {
  const [rules, units] = [having(names.rules, word), having(names.units, word)]
  const isNumber = word.length >= LEAST && (/\d/u.test(word) || (rules.length === 0 && units.length === 0))
  return [
    ...narrower(way.rules, rules, names.rules).map((found) => ({ ...way, rules: found })),
    ...narrower(way.units, units, names.units).map((found) => ({ ...way, units: found })),
    ...(isNumber ? [{ ...way, inNumber: [...way.inNumber, word] }] : []),
  ]
}

/** What is in both lists, if anything is; one that has everything is no limit. */
function narrower(one: Way['rules'], other: readonly string[], all: ReadonlyMap<string, string>): Way['rules'][] {
  const both = other.filter((code) => one?.includes(code) ?? true)
  if (both.length === 0) return []
  return [both.length === all.size ? null : both]
}

function having(names: ReadonlyMap<string, string>, word: string): string[] {
  return [...names].filter(([, text]) => text.includes(word)).map(([code]) => code)
}

/** Without the ways that find nothing that another one does not find; where there are very many, the first ones are kept. */
function withoutRepeats(ways: readonly Way[]): Way[] {
  const kept: Way[] = []
  for (const way of ways) {
    if (kept.some((other) => covers(other, way))) continue
    kept.splice(0, kept.length, ...kept.filter((other) => !covers(way, other)), way)
  }
  return kept.slice(0, MOST_WAYS)
}

function covers(wide: Way, narrow: Way): boolean {
  const within = (one: Way['rules'], other: Way['rules']): boolean =>
    one === null || (other !== null && other.every((code) => one.includes(code)))
  return (
    within(wide.rules, narrow.rules) && within(wide.units, narrow.units) && wide.inNumber.every((word) => narrow.inNumber.includes(word))
  )
}

function conditionOf({ rules, units, inNumber }: Way, numbers: ReadonlyMap<string, Sql>): Sql {
  const parts = [
    sql`true`,
    ...textsIn(sql`f.rule`, rules ?? undefined),
    ...textsIn(sql`f.by_unit`, units ?? undefined),
    ...inNumber.map((word) => numbers.get(word)!),
  ]
  return sql`(${sql.join(parts, sql` and `)})`
}

/** What each word means in numbers. Digits that a case begins with are meant so; where none that can be seen does, they are looked for within. */
async function numbersOf(db: Db, scope: Scope, words: readonly string[]): Promise<ReadonlyMap<string, Sql>> {
  const meaning = async (word: string): Promise<[string, Sql]> => {
    if (!/^\d+$/u.test(word)) return [word, await numberHas(db, word)]
    const begins = caseBegins(word)
    const either = sql`(${begins} or f.number = any(${numbersWith(word)}::text[]))`
    if (word.length < LEAST_WITHIN) return [word, either]
    // In the order of the index: however frequent the planner takes it to be, its place is looked for.
    const { rows } = await sql`select 1 from findings.finding f where ${begins} and ${scopeOf(scope)} order by f.case_id limit 1`.execute(
      db,
    )
    return [word, rows.length > 0 ? either : await numberHas(db, word)]
  }
  return new Map(await Promise.all(words.map(meaning)))
}

/** As a range, which is read along an index. */
function caseBegins(digits: string): Sql {
  const after = `${digits.slice(0, -1)}${String.fromCharCode(digits.charCodeAt(digits.length - 1) + 1)}`
  return sql`f.case_id >= ${digits} and f.case_id < ${after}`
}

/** Numbers of findings with this place, in any year. */
function numbersWith(digits: string): string[] {
  return YEARS.map((year) => `PH-${year}-${digits.padStart(6, '0')}`)
}

/** Of a century, as numbers of findings have them. */
const YEARS = Array.from({ length: 100 }, (_, year) => String(year).padStart(2, '0'))

/** A number of a finding is looked for from its beginning, among numbers alone: everything that it begins with is in all of them. */
async function numberHas(db: Db, word: string): Promise<Sql> {
  if (/^ph-\d\d-\d*$/u.test(word)) return sql`f.number >= ${word.toUpperCase()} and f.number < ${`${word.toUpperCase()}:`}`
  const wanted = `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`
  const { rows } = await sql<{
    ids: string[]
  }>`${sql.raw(PLANNED_ONCE)} select array(select findings.with_number(${wanted}, ${COUNT_LIMIT + 1})) as ids`.execute(db)
  const { ids } = rows[0]!
  // Known to be frequent, which the database cannot know under policies: it may not look into its statistics of what could tell of a row.
  return ids.length > COUNT_LIMIT ? sql`coalesce(f.search like ${wanted}, false)` : sql`f.id = any(${ids}::uuid[])`
}

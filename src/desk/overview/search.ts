import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import type { Bilingual, Scope } from '../../base/schema.ts'
import { searchCases } from '../../cases/index.ts'
import { scopeOf } from '../../findings/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { ruleTitles, titleOf } from '../parts/rules.ts'
import { among, notKept, reachOf, type Reach } from '../parts/scope.ts'
import { beginningWith, escaped } from '../parts/text.ts'
import type { search as contract } from './schema.ts'

type Hit = z.infer<typeof contract.output>['hits'][number]

const EACH = 6

/**
 * Findings by number, cases by words of their number or title (`handled`: to which he may see them), declarations by the beginning of theirs, units and rules by any words of their names, with or without diacritics. Never a person: whom a
 * finding names stands on its own page.
 */
export async function searchAll(
  db: Db,
  { scope, handled }: { scope: Scope; handled: Scope | null },
  { text }: z.output<typeof contract.input>,
): Promise<{ hits: Hit[] }> {
  const reach = await reachOf(db, scope)
  const plain = await plainText(db, text)
  const found = await Promise.all([
    findFindings(db, scope, text),
    handled === null ? [] : findHandled(db, handled, text),
    findCases(db, reach, text),
    findUnits(db, reach, plain),
    findRules(db, plain),
  ])
  return { hits: found.flat() }
}

async function plainText(db: Db, text: string): Promise<string> {
  const { rows } = await sql<{ plain: string }>`select organisation.plain(${text}) as plain`.execute(db)
  return rows[0]!.plain
}

/** `PH-26-004817`, `26-4817` or `4817`; a number alone is of this year or of one of the four before. */
export function findingNumbers(text: string, year: number): string[] {
  const match = /^(?:ph-?)?(?:(\d{2})-)?(\d{1,9})$/iu.exec(text.trim())
  if (match === null) return []
  const years = match[1] === undefined ? [0, 1, 2, 3, 4].map((back) => String(year - back).slice(-2)) : [match[1]]
  return years.map((two) => `PH-${two}-${match[2]!.padStart(6, '0')}`)
}

async function findFindings(db: Db, scope: Scope, text: string): Promise<Hit[]> {
  const numbers = findingNumbers(text, new Date().getFullYear())
  if (numbers.length === 0) return []
  const { rows } = await sql<{
    id: string
    number: string
    rule: string
    case_id: string
  }>`select id, number, rule, case_id from findings.finding f
    where id = any(array(select findings.numbered(${numbers}::text[]))) and withheld_by is null and ${scopeOf(scope)} order by number desc`.execute(
    db,
  )
  const titles = rows.length === 0 ? new Map() : await ruleTitles(db)
  return rows.map(({ id, number, rule, case_id }) => ({
    kind: 'finding',
    key: id,
    label: both(`${number} · ${titleOf(titles, rule).title.en}`, `${number} · ${titleOf(titles, rule).title.vi}`),
    detail: both(case_id),
  }))
}

/** Words that many titles have are asked for with more than two letters. */
const LEAST = 3

async function findHandled(db: Db, scope: Scope, text: string): Promise<Hit[]> {
  if (text.trim().length < LEAST) return []
  const rows = await searchCases(db, scope, { text, limit: EACH })
  const names = await unitNames(
    db,
    rows.map(({ unit }) => unit),
  )
  return rows.map(({ id, number, title, unit }) => ({
    kind: 'file',
    key: id,
    label: both(`${number} · ${title}`),
    detail: names.get(unit)!.short,
  }))
}

async function findCases(db: Db, reach: Reach, text: string): Promise<Hit[]> {
  const { rows } = await sql<{ case_id: string; unit: string | null; n: number }>`select case_id, unit,
      (select count(*) from findings.finding f where f.case_id = c.case_id collate "default" and f.withheld_by is null
        and f.state in ('new', 'review', 'confirmed') and ${notKept(reach, sql`f.id`)}) as n
    from detect.case c where case_id like ${beginningWith(text)} and ${among(reach, sql`unit`)} order by case_id limit ${EACH}`.execute(db)
  const names = await unitNames(
    db,
    rows.flatMap(({ unit }) => unit ?? []),
  )
  return rows.map(({ case_id, unit, n }) => {
    const short = unit === null ? both('') : names.get(unit)!.short
    const words = n === 0 ? both('') : both(n === 1 ? '1 finding' : `${n} findings`, `${n} phát hiện`)
    return { kind: 'case', key: case_id, label: both(case_id), detail: joined(short, words) }
  })
}

async function findUnits(db: Db, reach: Reach, plain: string): Promise<Hit[]> {
  const { rows } = await sql<{ code: string; name_en: string; name_vi: string }>`select code, name_en, name_vi from organisation.unit
    where ${everyWord(plain, sql`organisation.plain(name_vi || ' ' || name_en || ' ' || code)`)} and ${among(reach, sql`code`)}
    order by level, code limit ${EACH}`.execute(db)
  return rows.map(({ code, name_en, name_vi }) => ({ kind: 'unit', key: code, label: both(name_en, name_vi), detail: both(code) }))
}

async function findRules(db: Db, plain: string): Promise<Hit[]> {
  const { rows } = await sql<{
    rule: string
    rulebook: string
    en: string
    vi: string
  }>`select rule, rulebook, title_en as en, title_vi as vi from (
      select distinct on (rule) rule, rulebook, title_en, title_vi from law.rule_version order by rule, number desc) as newest
    where ${everyWord(plain, sql`organisation.plain(rule || ' ' || title_vi || ' ' || title_en)`)} order by rule limit ${EACH}`.execute(db)
  return rows.map(({ rule, rulebook, en, vi }) => ({
    kind: 'rule',
    key: `${rulebook}/${rule}`,
    label: both(`${rule} · ${en}`, `${rule} · ${vi}`),
    detail: both(rulebook),
  }))
}

function everyWord(plain: string, column: ReturnType<typeof sql>): ReturnType<typeof sql> {
  const words = plain.split(/\s+/u).filter((word) => word !== '')
  return sql`(${sql.join([sql`true`, ...words.map((word) => sql`${column} like ${`%${escaped(word)}%`}`)], sql` and `)})`
}

function both(en: string, vi = en): Bilingual {
  return { en, vi }
}

function joined(...parts: Bilingual[]): Bilingual {
  const of = (language: 'en' | 'vi'): string =>
    parts
      .map((part) => part[language])
      .filter((part) => part !== '')
      .join(' · ')
  return both(of('en'), of('vi'))
}

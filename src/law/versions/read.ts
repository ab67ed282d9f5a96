import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { parseRulebooks, type RulebookText } from '../rulebook.ts'
import { SEVERITIES, type Rulebook, type Severity } from '../schema.ts'
import { readActivityNames } from '../vocabulary.ts'
import { describeDifferences, type RuleDifference } from './difference.ts'
import { parseVersion } from './parsed.ts'
import type { RuleBody } from './rules.ts'

/** The version of a rule that is in use. */
export interface UsedRule {
  rulebook: string
  number: number
}

/** The rulebooks in use, read as one for the engine. */
export interface UsedRulebooks {
  rulebook: Rulebook
  books: { id: string; version: number; title: Bilingual }[]
  /** By the id of the rule. */
  rules: ReadonlyMap<string, UsedRule>
}

interface UsedRow {
  id: string
  version: number
  source: string
  title_en: string
  title_vi: string
}

/** The texts of the rulebooks in use; a rulebook's file is called by its id. */
export async function usedTexts(db: Db | Trx): Promise<RulebookText[]> {
  return (await usedRows(db)).map(textOf)
}

function textOf({ id, source }: UsedRow): RulebookText {
  return { file: `${id}.yaml`, text: source }
}

async function usedRows(db: Db | Trx): Promise<UsedRow[]> {
  const { rows } = await sql<UsedRow>`select b.id, b.version, v.source, b.title_en, b.title_vi from law.rulebook b
    join law.rulebook_version v on v.rulebook = b.id and v.version = b.version order by b.id`.execute(db)
  return rows
}

/** Throws `absent` where no rulebook is in use. */
export async function usedRulebooks(db: Db | Trx): Promise<UsedRulebooks> {
  const rows = await usedRows(db)
  if (rows.length === 0) throw new LiemError('absent', 'no rulebook is in use', { hint: 'load one under Rulebooks' })
  const texts = rows.map(textOf)
  const rules = new Map<string, UsedRule>()
  for (const [index, { id }] of rows.entries()) {
    const numbers = await numbersOf(db, id)
    for (const rule of (await parseVersion(id, rows[index]!.source)).rules)
      rules.set(rule.id, { rulebook: id, number: numbers.exact.get(`${rule.id} ${rule.version}`) ?? numbers.last.get(rule.id) ?? 1 })
  }
  const books = rows.map(({ id, version, title_en, title_vi }) => ({ id, version, title: { en: title_en, vi: title_vi } }))
  return { rulebook: await parseRulebooks(texts), books, rules }
}

async function numbersOf(db: Db | Trx, id: string): Promise<{ exact: Map<string, number>; last: Map<string, number> }> {
  const { rows } = await sql<{ rule: string; version: string; number: number }>`select rule, version, number from law.rule_version
    where rulebook = ${id} order by number`.execute(db)
  return {
    exact: new Map(rows.map(({ rule, version, number }) => [`${rule} ${version}`, number])),
    last: new Map(rows.map(({ rule, number }) => [rule, number])),
  }
}

/** A version of a rulebook as it was kept. */
export interface RulebookVersion {
  rulebook: string
  version: number
  state: 'draft' | 'used' | 'replaced' | 'dropped'
  note: string
  rules: number
  unconfirmed: number
  source: string
  by: string
  at: string
  usedAt: string | null
}

/** Every version of a rulebook, the newest first, without their texts. Throws `absent`. */
export async function listVersions(db: Db, id: string): Promise<Omit<RulebookVersion, 'source'>[]> {
  const { rows } = await sql<RulebookVersion>`select rulebook, version, state, note, rules, unconfirmed, by, at, used_at as "usedAt"
    from law.rulebook_version where rulebook = ${id} order by version desc`.execute(db)
  if (rows.length === 0) throw new LiemError('absent', 'there is no such rulebook')
  return rows
}

/** One version; where none is named the one in use, or the newest where none is. Throws `absent`. */
export async function readVersion(db: Db | Trx, id: string, version?: number): Promise<RulebookVersion> {
  const { rows } = await sql<RulebookVersion>`select v.rulebook, v.version, v.state, v.note, v.rules, v.unconfirmed, v.source, v.by, v.at,
    v.used_at as "usedAt" from law.rulebook_version v join law.rulebook b on b.id = v.rulebook
    where v.rulebook = ${id} and v.version = coalesce(${version ?? null}::int, b.version,
      (select max(version) from law.rulebook_version where rulebook = b.id))`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such version of a rulebook')
  return rows[0]
}

/** What differs between two versions of a rulebook, rule by rule. Throws `absent`. */
export async function diffVersions(db: Db, id: string, before: number, after: number): Promise<{ rules: RuleDifference[]; same: number }> {
  const [older, newer] = await Promise.all([before, after].map(async (version) => readVersion(db, id, version)))
  const read = async ({ source }: RulebookVersion) => ({ source, rulebook: await parseVersion(id, source) })
  return describeDifferences(await read(older!), await read(newer!), await readActivityNames())
}

/** A version of a rule, for whoever reads it. */
export interface RuleVersion extends RuleBody {
  rulebook: string
  rule: string
  number: number
  title: Bilingual
  severity: Severity
  area: number | null
}

/** The version of a rule with that number; the newest, where none is named. Null where there is none. */
export async function readRuleVersion(db: Db | Trx, rulebook: string, rule: string, number?: number): Promise<RuleVersion | null> {
  const { rows } = await sql<{
    number: number
    title_en: string
    title_vi: string
    severity: number
    area: number | null
    body: RuleBody
  }>`select number, title_en, title_vi, severity, area, body from law.rule_version
    where rulebook = ${rulebook} and rule = ${rule} and number = coalesce(${number ?? null}::int, number) order by number desc limit 1`.execute(
    db,
  )
  const row = rows[0]
  if (row === undefined) return null
  const { title_en: en, title_vi: vi, severity, body, ...rest } = row
  return { ...body, ...rest, rulebook, rule, title: { en, vi }, severity: SEVERITIES[severity - 1]! }
}

import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import type { findPeople as peopleContract, Person, Unit, UnitName } from './schema.ts'

interface UnitRow {
  code: string
  name_en: string
  name_vi: string
  short_en: string | null
  short_vi: string | null
  level: number
  parent: string | null
  kind: string | null
}

/** The register of units, from the top down. */
export async function listUnits(db: Db, _scope: Scope): Promise<{ rows: Unit[] }> {
  const { rows } = await sql<UnitRow>`select * from organisation.unit order by level, name_vi collate "vi-x-icu", code`.execute(db)
  return { rows: rows.map((row) => ({ ...namesOf(row), level: row.level as Unit['level'], parent: row.parent, kind: row.kind })) }
}

function namesOf({ code, name_en, name_vi, short_en, short_vi }: UnitRow): Omit<UnitName, 'known'> {
  return { code, name: { en: name_en, vi: name_vi }, short: { en: short_en ?? name_en, vi: short_vi ?? name_vi } }
}

/** Names of units by code. One that the register does not have is shown as its code. */
export async function unitNames(db: Db | Trx, codes: Iterable<string>): Promise<ReadonlyMap<string, UnitName>> {
  const wanted = [...new Set(codes)]
  const names = new Map(wanted.map((code): [string, UnitName] => [code, unknownUnit(code)]))
  if (wanted.length === 0) return names
  const { rows } = await sql<UnitRow>`select * from organisation.unit where code = any(${wanted}::text[])`.execute(db)
  for (const row of rows) names.set(row.code, { ...namesOf(row), known: true })
  return names
}

function unknownUnit(code: string): UnitName {
  return { code, name: { en: code, vi: code }, short: { en: code, vi: code }, known: false }
}

/** These units and all below them; codes that the register does not have stay as they are. */
export async function subtree(db: Db | Trx, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<{ code: string }>`with recursive below(code) as (
      select unnest(${codes}::text[]) union select unit.code from organisation.unit unit join below on unit.parent = below.code)
    select code from below order by code`.execute(db)
  return rows.map(({ code }) => code)
}

/** A unit and all above it; a code that the register does not have is alone. */
export async function above(db: Db | Trx, code: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`with recursive above(code) as (
      select ${code}::text union select unit.parent from organisation.unit unit join above using (code) where unit.parent is not null)
    select code from above`.execute(db)
  return rows.map((row) => row.code)
}

/** Units that are compared with this one: of its level and kind, itself included. A unit that the register does not have has none. */
export async function likeUnits(db: Db, code: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select other.code from organisation.unit own join organisation.unit other
    on other.level = own.level and other.kind is not distinct from own.kind where own.code = ${code} order by other.code`.execute(db)
  return rows.map((row) => row.code)
}

/** People by number or name, each word with or without diacritics. */
export async function findPeople(
  db: Db,
  _scope: Scope,
  { text, limit }: z.output<typeof peopleContract.input>,
): Promise<{ rows: Person[] }> {
  const words = text
    .replaceAll('\u0000', '')
    .split(/\s+/u)
    .filter((word) => word !== '')
  const matches = words.map((word) => sql`organisation.plain(name || ' ' || number) like ${likely(word)}`)
  const { rows } = await sql<Person>`select number, name, unit, post from organisation.officer
    where ${sql.join([sql`true`, ...matches], sql` and `)} order by name collate "vi-x-icu", number limit ${limit}`.execute(db)
  return { rows }
}

function likely(word: string): ReturnType<typeof sql> {
  return sql`'%' || organisation.plain(${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}) || '%'`
}

/** Names of officers by number; one that the register does not have is left out. */
export async function peopleNames(db: Db | Trx, numbers: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(numbers)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ number: string; name: string }>`select number, name from organisation.officer
    where number = any(${wanted}::text[])`.execute(db)
  return new Map(rows.map(({ number, name }) => [number, name]))
}

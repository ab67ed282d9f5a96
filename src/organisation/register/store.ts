import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { Sheet } from './schema.ts'
import type { Difference, Differences } from './differ.ts'
import { cell, type Row } from './rows.ts'

type Sql = RawBuilder<unknown>

const DURING = sql.raw(`daterange(nullif("from", '')::date, nullif(until, '')::date, '[]')`)
const LIST = sql.raw(`case when fields = '' then '{}'::text[] else string_to_array(fields, '; ') end`)
const LEVEL = sql.raw(`array_position(array['department', 'region', 'office'], level)`)

/** Writes what a file changes: rows that change are taken away and put in anew, what others lean on first. */
export async function store(trx: Trx, { bySheet }: Differences): Promise<void> {
  for (const sheet of ['accounts', 'tenures', 'successions', 'units'] as const)
    await withRows(trx, removed(bySheet[sheet]), REMOVALS[sheet])
  await storePeople(trx, bySheet.people)
  for (const sheet of ['units', 'successions', 'posts', 'tenures', 'accounts'] as const)
    for (const statement of ADDITIONS[sheet]) await withRows(trx, added(bySheet[sheet]), statement)
}

async function storePeople(trx: Trx, differences: readonly Difference[]): Promise<void> {
  await withRows(
    trx,
    added(differences),
    (given) => sql`insert into organisation.officer as old (number, name)
    select distinct officer, name from ${given} on conflict (number) do update set name = excluded.name where old.name <> excluded.name`,
  )
  await withRows(
    trx,
    removed(differences),
    (given) => sql`delete from organisation.service old using ${given}
    where old.officer = given.officer and old.during = ${DURING}`,
  )
  await withRows(
    trx,
    added(differences),
    (given) => sql`insert into organisation.service (officer, during, class, ended)
    select officer, ${DURING}, class, nullif(ended, '') from ${given} where class <> ''`,
  )
}

const removed = (differences: readonly Difference[]): Row[] => differences.flatMap(({ before }) => before ?? [])
const added = (differences: readonly Difference[]): Row[] => differences.flatMap(({ after }) => after ?? [])

type Statement = (given: Sql) => Sql

const REMOVALS: Readonly<Record<'accounts' | 'tenures' | 'successions' | 'units', Statement>> = {
  accounts: (given) => sql`delete from organisation.account_holder old using ${given} where old.account = given.account
    and old.officer is not distinct from nullif(given.officer, '') and old.from_day = coalesce(nullif("from", '')::date, '-infinity')`,
  tenures: (given) => sql`delete from organisation.tenure old using ${given} where old.unit = given.unit and old.role = given.role
    and old.officer = given.officer and old.during = ${DURING}`,
  successions: (given) => sql`delete from organisation.succession old using ${given} where old.predecessor = given.predecessor
    and old.successor = given.successor and old.day = given.day::date`,
  units: (given) => sql`delete from organisation.unit_state old using ${given} where old.code = given.unit and old.during = ${DURING}`,
}

const ADDITIONS: Readonly<Record<Exclude<Sheet, 'people'>, readonly Statement[]>> = {
  units: [
    (given) => sql`insert into organisation.unit_code select distinct unit from ${given} on conflict do nothing`,
    (given) => sql`insert into organisation.unit_state (code, during, name_en, name_vi, short_vi, short_en, level, parent, kind, fields)
      select unit, ${DURING}, en, vi, nullif("shortVi", ''), nullif("shortEn", ''), ${LEVEL}, nullif(parent, ''), nullif(kind, ''), ${LIST}
      from ${given}`,
  ],
  successions: [
    (given) => sql`insert into organisation.succession (predecessor, successor, day, document)
      select predecessor, successor, day::date, nullif(document, '') from ${given}`,
  ],
  posts: [
    (given) => sql`insert into organisation.post (code, name_en, name_vi, field, level, sensitive, competence)
      select post, en, vi, nullif(field, ''), ${LEVEL}, nullif(sensitive, '')::boolean, nullif(competence, '') from ${given}
      on conflict (code) do update set (name_en, name_vi, field, level, sensitive, competence) =
        (excluded.name_en, excluded.name_vi, excluded.field, excluded.level, excluded.sensitive, excluded.competence)`,
  ],
  tenures: [
    (given) => sql`insert into organisation.tenure (unit, role, officer, during, post, fields, delegated_by, document, entered_on)
      select unit, role, officer, ${DURING}, nullif(post, ''), ${LIST}, nullif("delegatedBy", ''), nullif(document, ''), entered::date
      from ${given}`,
  ],
  accounts: [
    (given) => sql`insert into organisation.account_holder (account, officer, shared, from_day, until_day)
      select account, nullif(officer, ''), nullif(shared, '')::boolean, coalesce(nullif("from", '')::date, '-infinity'), nullif(until, '')::date from ${given}`,
  ],
}

/** Runs a statement over rows as the table `given`, whose columns are the texts of the sheet. */
async function withRows(trx: Trx, rows: readonly Row[], statement: Statement): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first.cells).map((key) => sql`${sql.ref(key)} text`))
  const texts = JSON.stringify(rows.map((row) => Object.fromEntries(Object.keys(first.cells).map((key) => [key, cell(row, key)]))))
  await statement(sql`json_to_recordset(${texts}::json) as given(${columns})`).execute(trx)
}

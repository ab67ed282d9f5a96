import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Actor } from '../base/schema.ts'
import { write } from '../ledger/index.ts'
import { throwProblems } from './read.ts'
import { readRegister, type Known, type Register, type RegisterTexts } from './register.ts'

/** Rows that are new or changed; an account counts once, however many held it. */
export interface ImportedRegister {
  units: number
  officers: number
  accounts: number
}

const FILES = ['units', 'officers', 'accounts', 'posts'] as const

/**
 * Takes over units, officers and accounts from a folder with `units.csv`, `officers.csv` and `accounts.csv` (and `posts.csv`), or from their texts.
 * What the files do not name stays; the holders of an account that they name are those of the file alone. Whole or not at all, and the same
 * files again change nothing. Throws `input` with every problem by file, line and field.
 */
export async function importOrganisation(
  db: Db,
  actor: Actor,
  from: string | RegisterTexts,
  reason = 'Register of units and people',
): Promise<ImportedRegister> {
  const texts = typeof from === 'string' ? await readFolder(from) : from
  const problems: LiemError[] = []
  const register = readRegister(texts, await readKnown(db), problems)
  throwProblems(problems)
  const body = (counts: ImportedRegister): Record<string, number> | null =>
    Object.values(counts).some((n) => n > 0) ? { ...counts } : null
  return write(db, { actor, kind: 'organisation.imported', reason, body }, (trx) => store(trx, register))
}

async function readFolder(folder: string): Promise<RegisterTexts> {
  const read = await Promise.all(
    FILES.map(async (name) => {
      const text = await readFile(join(folder, `${name}.csv`), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw new LiemError('input', `the file cannot be read: ${error.message}`, {
          place: { file: join(folder, `${name}.csv`) },
          cause: error,
        })
      })
      return text === undefined ? {} : { [name]: text }
    }),
  )
  const texts = Object.assign({}, ...read) as RegisterTexts
  if (Object.keys(texts).length === 0)
    throw new LiemError('input', 'there are no units.csv, officers.csv or accounts.csv in this folder', { place: { file: folder } })
  return texts
}

async function readKnown(db: Db): Promise<Known> {
  const [units, officers] = await Promise.all([
    db.selectFrom('organisation.unit').select(['code', 'parent']).execute(),
    db.selectFrom('organisation.officer').select('number').execute(),
  ])
  return { units: new Map(units.map(({ code, parent }) => [code, parent])), officers: new Set(officers.map(({ number }) => number)) }
}

async function store(trx: Trx, { units, officers, holders }: Register): Promise<ImportedRegister> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation.import'))`.execute(trx)
  return { units: await storeUnits(trx, units), officers: await storeOfficers(trx, officers), accounts: await storeHolders(trx, holders) }
}

function storeUnits(trx: Trx, units: Register['units']): Promise<number> {
  return changed(
    trx,
    sql`insert into organisation.unit as old (code, name_en, name_vi, short_vi, short_en, level, parent, kind)
      select code, name_en, name_vi, short_vi, short_en, level, parent, kind from json_to_recordset(${JSON.stringify(units)}::json)
        as given(code text, name_en text, name_vi text, short_vi text, short_en text, level smallint, parent text, kind text)
      on conflict (code) do update set (name_en, name_vi, short_vi, short_en, level, parent, kind) =
        (excluded.name_en, excluded.name_vi, excluded.short_vi, excluded.short_en, excluded.level, excluded.parent, excluded.kind)
      where (old.name_en, old.name_vi, old.short_vi, old.short_en, old.level, old.parent, old.kind) is distinct from
        (excluded.name_en, excluded.name_vi, excluded.short_vi, excluded.short_en, excluded.level, excluded.parent, excluded.kind)`,
  )
}

function storeOfficers(trx: Trx, officers: Register['officers']): Promise<number> {
  return changed(
    trx,
    sql`insert into organisation.officer as old (number, name, unit, post)
      select number, name, unit, post from json_to_recordset(${JSON.stringify(officers)}::json) as given(number text, name text, unit text, post text)
      on conflict (number) do update set (name, unit, post) = (excluded.name, excluded.unit, excluded.post)
      where (old.name, old.unit, old.post) is distinct from (excluded.name, excluded.unit, excluded.post)`,
  )
}

/** Whoever held an account is what the file says, no more. */
async function storeHolders(trx: Trx, holders: Register['holders']): Promise<number> {
  const given = sql`json_to_recordset(${JSON.stringify(holders)}::json) as given(account text, officer text, shared boolean, from_day date, until_day date)`
  const { rows } = await sql<{ account: string }>`with given as materialized (select * from ${given}),
      gone as (delete from organisation.account_holder old where account in (select account from given) and not exists (
        select from given where given.account = old.account and given.from_day = old.from_day and given.officer is not distinct from old.officer)
        returning account),
      kept as (insert into organisation.account_holder as old (account, officer, shared, from_day, until_day)
        select account, officer, shared, from_day, until_day from given
        on conflict (account, from_day, officer) do update set shared = excluded.shared, until_day = excluded.until_day
        where (old.shared, old.until_day) is distinct from (excluded.shared, excluded.until_day) returning account)
    select account from gone union select account from kept`.execute(trx)
  return rows.length
}

async function changed(trx: Trx, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(trx)).numAffectedRows ?? 0)
}

import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import { SHEETS, type Sheet } from './schema.ts'
import { noRows, type Row } from './rows.ts'

/** First and last day of `during`, as a file writes them. */
const DAYS = `coalesce(lower(during)::text, '') as "from", coalesce((upper(during) - 1)::text, '') as "until"`
const LEVEL = `coalesce((array['department', 'region', 'office'])[level], '') as level`

/** Each sheet as the register has it, in canonical texts and in a fixed order. */
const SELECTS: Readonly<Record<Sheet, string>> = {
  units: `select code as unit, coalesce(parent, '') as parent, ${LEVEL}, coalesce(kind, '') as kind, name_vi as vi, name_en as en,
      coalesce(short_vi, '') as "shortVi", coalesce(short_en, '') as "shortEn", array_to_string(fields, '; ') as fields, ${DAYS}
    from organisation.unit_state order by level, code, during`,
  successions: `select predecessor, successor, day::text as day, coalesce(document, '') as document
    from organisation.succession order by day, predecessor, successor`,
  posts: `select code as post, name_vi as vi, name_en as en, coalesce(field, '') as field, ${LEVEL}, coalesce(sensitive::text, '') as sensitive,
      coalesce(competence, '') as competence from organisation.post order by code`,
  people: `select number as officer, name, coalesce(class, '') as class, ${DAYS}, coalesce(ended, '') as ended
    from organisation.officer left join organisation.service on service.officer = number order by number, during`,
  tenures: `select officer, unit, role, coalesce(post, '') as post, array_to_string(fields, '; ') as fields, ${DAYS},
      coalesce(delegated_by, '') as "delegatedBy", coalesce(document, '') as document, entered_on::text as entered
    from organisation.tenure order by unit, role, during, officer`,
  accounts: `select account, coalesce(officer, '') as officer, coalesce(shared::text, '') as shared,
      case when from_day = '-infinity' then '' else from_day::text end as "from", coalesce(until_day::text, '') as "until"
    from organisation.account_holder order by account, from_day, officer`,
}

/** One sheet of the register. */
export async function knownSheet(db: Db | Trx, sheet: Sheet): Promise<Row[]> {
  const { rows } = await sql.raw<Record<string, string>>(SELECTS[sheet]).execute(db)
  return rows.map((cells) => ({ sheet, source: sheet, at: null, cells }))
}

/** The register as it is, in the rows of its own files. */
export async function knownRows(db: Db | Trx): Promise<Record<Sheet, Row[]>> {
  const rows = noRows()
  for (const sheet of SHEETS) rows[sheet] = await knownSheet(db, sheet)
  return rows
}

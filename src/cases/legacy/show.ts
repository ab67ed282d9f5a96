import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Bilingual, Scope } from '../../base/schema.ts'
import { unitNames } from '../../organisation/index.ts'
import { namesOf, personOf } from '../list.ts'
import { readsCase } from '../scope.ts'
import { list } from '../show.ts'
import { handsOf, readWithdrawals, shownWithdrawal } from '../withdrawals/read.ts'
import type { LegacyAct, LegacyCase, LegacyPerson } from './schema.ts'

export const LEGACY_WITHDRAWALS = { table: 'cases.legacy_withdrawal', of: 'case_id' } as const

type ActRow = Omit<LegacyAct, 'entry'> & { version: string | null; code: string | null; act_en: string | null; act_vi: string | null }
export type PersonRow = Omit<LegacyPerson, 'officer' | 'acts'> & { officer: string; acts: ActRow[] }
interface Whole extends Omit<LegacyCase, 'people' | 'heads' | 'importedBy' | 'withdrawals'> {
  importedBy: string
  /** As the record has it, of an account without a number; null where the record is not for whoever asks. */
  importedName: string | null
  people: PersonRow[]
  heads: (Omit<LegacyCase['heads'][number], 'officer' | 'unit'> & { officer: string; unit: string })[]
}

/** SQL: whoever `old` was concerned in old cases, each with his decision and his acts. */
export const legacyPeople = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
  list(sql`select old.id, old.officer, old.class, old.leads, old.notified, old.heard, old.form, old.number, old.day, old.signer, old.authority, old.served, old.effective, old.ends,
      old.expunged, old.expunged_by as "expungedBy", old.reversed, old.reasons, ${list(sql`select a.id, a.what, a.from_day as from, a.until_day as until, a.detected,
        a.severity, a.kinds, a.version, a.entry as code, e.act_en, e.act_vi from cases.legacy_act a
        left join law.catalogue_entry e on e.version = a.version and e.code = a.entry
        where a.case_id = old.case_id and a.officer = old.officer order by a.from_day nulls last, a.id`)} as acts
    from cases.legacy_person old where ${where} order by old.officer`)

/** A case from before, as its register has it. Throws `absent`, also for a case that is none. */
export async function showLegacy(db: Db, scope: Scope, { id }: { id: string }): Promise<LegacyCase> {
  const { rows } =
    await sql<Whole>`select l.case_id as id, l.reference, l.title, l.opened::text as opened, l.source, l.file, l.row, l.imported_by as "importedBy",
      (select e.actor_name from ledger.event e where e.id = c.event) as "importedName",
      l.imported_on::text as "importedOn", l.withdrawn_on::text as "withdrawnOn", ${legacyPeople(sql`old.case_id = l.case_id`)} as people,
      ${list(sql`select h.id, h.officer, h.unit, h.role, h.from_day as from, h.until_day as until, h.outcome, h.form, h.day, h.number
        from cases.legacy_head h where h.case_id = l.case_id and ((select access.is_request()) or h.officer <> all(${scope.hidden}::text[]))
        order by h.from_day nulls last, h.officer`)} as heads
    from cases.legacy l join cases.case c on c.id = l.case_id where l.case_id = ${id} and ${readsCase(scope)}`.execute(db)
  const [whole] = rows
  if (whole === undefined) throw new LiemError('absent', 'there is no such case')
  const { people, heads, importedBy, importedName, ...rest } = whole
  const withdrawals = await readWithdrawals(db, LEGACY_WITHDRAWALS, [id])
  const [names, units] = await Promise.all([
    namesOf(db, [id], [importedBy, ...[...people, ...heads].map(({ officer }) => officer), ...withdrawals.flatMap(handsOf)]),
    unitNames(
      db,
      heads.map(({ unit }) => unit),
    ),
  ])
  return {
    ...rest,
    importedBy: { id: importedBy, name: names.get(importedBy) ?? importedName ?? importedBy },
    people: people.map((one) => ({ ...one, officer: personOf(names, one.officer), acts: one.acts.map(legacyActOf) })),
    heads: heads.map((one) => ({ ...one, officer: personOf(names, one.officer), unit: units.get(one.unit)! })),
    withdrawals: withdrawals.map((one) => shownWithdrawal(one, names)),
  }
}

export function legacyActOf({ version, code, act_en, act_vi, ...row }: ActRow): LegacyAct {
  if (version === null || code === null) return { ...row, entry: null }
  const act: Bilingual = { en: act_en ?? code, vi: act_vi ?? code }
  return { ...row, entry: { version, code, act } }
}

import { sql, type RawBuilder } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { inForceOf } from '../../law/practice/pure.ts'
import type { ActGiven } from '../schema.ts'
import type { Minor } from './schema.ts'

/**
 * Why an act is minor and what that rests on, by the practice of its first day; null where it is not, and where it is not known: without an entry or a degree,
 * or where the entry has words of its own for repetition and it is not known that there is none.
 */
export async function minorOf(
  trx: Trx,
  { practice }: LawPack,
  { from, severity, disciplinable, repeats, entry }: ActGiven,
): Promise<Minor | null> {
  const set = inForceOf(practice.minor, from)
  if (set === undefined) return null
  if (!disciplinable) return set.below ? { by: 'below', form: null, illustrative: false, basis: set.basis } : null
  if (entry === null || severity === null) return null
  const { rows } = await sql<{ form: string | null; illustrative: boolean; repeats: boolean }>`select e.handling ->> ${severity} as form,
      v.illustrative, e.repeat_vi is not null as repeats
    from law.catalogue_entry e join law.catalogue_version v on v.id = e.version where e.version = ${entry.version} and e.code = ${entry.code}`.execute(
    trx,
  )
  const found = rows[0]
  if (found === undefined || found.form === null || !set.handling.includes(found.form)) return null
  if (found.repeats && repeats !== false) return null
  return { by: 'entry', form: found.form, illustrative: found.illustrative, basis: set.basis }
}

/** SQL: that an act of a case is not minor. Whoever's matter went to an investigating body has no minor acts in it. */
export const notMinor = (caseId: string): RawBuilder<boolean> =>
  sql<boolean>`(minor is null or officer in (select r.officer from cases.referral r where r.case_id = ${caseId}))`

/** Minor acts of a case, each with why. */
export async function minorActs(db: Db, caseId: string): Promise<(Minor & { act: string })[]> {
  const { rows } = await sql<{ act: string; minor: Minor }>`select id as act, minor from cases.act
    where case_id = ${caseId} and not ${notMinor(caseId)} order by from_day, id`.execute(db)
  return rows.map(({ act, minor }) => ({ act, ...minor }))
}

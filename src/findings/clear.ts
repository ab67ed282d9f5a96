import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'
import { unveil, veil, type VeiledWord } from '../ledger/index.ts'

export const subjectOf = (id: string): string => `finding:${id}`

/** Accounts, officers and their names that the record of these findings must not show any more. */
export async function veilFindings(trx: Trx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<VeiledWord>`select distinct 'finding:' || named.finding as subject, word from findings.named
    left join organisation.officer officer on officer.number = named.officer
    cross join lateral (values (named.account), (named.officer), (officer.name)) as words(word)
    where named.finding = any(${ids}::uuid[]) and word is not null`.execute(trx)
  await veil(trx, rows)
}

/** The record of these findings shows again what it holds. */
export async function unveilFindings(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await unveil(trx, ids.map(subjectOf))
}

/**
 * Hits that are held against nobody: dismissed, duplicates, and held back by a circumstance; as `rule|case`, for statistics to leave out. Where another
 * finding of the same rule and case stands (the data changed after the dismissal, or the one that is repeated), the hit counts.
 */
export async function excludedHits(db: Db | Trx): Promise<Set<string>> {
  const { rows } = await sql<{ hit: string }>`select f.rule || '|' || f.case_id as hit from findings.finding f
    where (f.state in ('dismissed', 'duplicate') or f.withheld_by is not null) and not exists (select from findings.finding other
      where other.case_id = f.case_id and other.rule = f.rule and other.state in ('new', 'review', 'confirmed') and other.withheld_by is null)`.execute(
    db,
  )
  return new Set(rows.map(({ hit }) => hit))
}

import { sql, type RawBuilder } from 'kysely'
import type { Db, Trx } from '../base/index.ts'
import { unveil, veil, type VeiledWord } from '../ledger/index.ts'
import { ACCOUNTS } from './show/accounts.ts'

export const subjectOf = (id: string): string => `finding:${id}`

/** Everybody in these findings, each with the finding: accounts, officers and names of those named, and every account of the case. */
function everybody(ids: readonly string[]): RawBuilder<unknown> {
  const accounts = sql.join([sql`(step ->> 'account')`, ...ACCOUNTS.map((name) => sql`(step -> 'values' ->> ${sql.lit(name)})`)])
  return sql`(select named.finding, word from findings.named
      left join organisation.officer officer on officer.number = named.officer
      cross join lateral (values (named.account), (named.officer), (officer.name)) as words(word)
      where named.finding = any(${ids}::uuid[]) and word is not null
    union select f.id, word from findings.finding f join findings.trace trace on trace.id = f.trace
      cross join lateral jsonb_array_elements(trace.events) as step cross join lateral (values ${accounts}) as words(word)
      where f.id = any(${ids}::uuid[]) and word is not null) as everybody`
}

/** Words by which somebody in these findings is known, each once. */
export async function wordsIn(trx: Trx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select distinct word from ${everybody(ids)}`.execute(trx)
  return rows.map(({ word }) => word)
}

const CHUNK = 10_000

/** The record of these findings must not show anybody in them any more. */
export async function veilFindings(trx: Trx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += CHUNK) {
    const { rows } =
      await sql<VeiledWord>`select 'finding:' || finding as subject, word from ${everybody(ids.slice(at, at + CHUNK))}`.execute(trx)
    await veil(trx, rows)
  }
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

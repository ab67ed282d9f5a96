import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'

export interface VeiledWord {
  subject: string
  word: string
}

/** From now on these words are not shown in the events of their subjects. The record keeps them. */
export async function veil(trx: Trx, words: readonly VeiledWord[]): Promise<void> {
  if (words.length === 0) return
  await sql`insert into ledger.veil (subject, word)
    select distinct subject, word from json_to_recordset(${JSON.stringify(words)}::json) as given(subject text, word text)
    on conflict do nothing`.execute(trx)
}

/** Takes the veils of these subjects away. */
export async function unveil(trx: Trx, subjects: readonly string[]): Promise<void> {
  await sql`delete from ledger.veil where subject = any(${subjects}::text[])`.execute(trx)
}

/** The words that are not shown, by subject. */
export async function veils(db: Db, subjects: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ subject: string; words: string[] }>`select subject, array_agg(word) as words from ledger.veil
    where subject = any(${subjects}::text[]) group by subject`.execute(db)
  return new Map(rows.map(({ subject, words }) => [subject, words]))
}

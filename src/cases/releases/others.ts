import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'

/**
 * Words that stand for somebody else than whoever a file is for (null: a trader, for whom everybody is somebody else): accounts, numbers and names of whom
 * the findings name, of everybody with a part in the case or work on it, and whoever gave evidence, as he was written down.
 */
export async function wordsOfOthers(db: Db | Trx, id: string, officer: string | null): Promise<string[]> {
  const { rows } = await sql<{ words: string[] }>`select cases.words_of_others(${id}, ${officer}) as words`.execute(db)
  return [...new Set(rows[0]!.words)]
}

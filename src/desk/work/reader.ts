import { sql } from 'kysely'
import type { Asker } from './asker.ts'

/** When whoever asks looked last; before everything where never, null for whoever has no account. */
export async function lookedAt({ db, identity }: Pick<Asker, 'db' | 'identity'>): Promise<string | null> {
  if (identity.by === 'local') return null
  const { rows } = await sql<{ at: string | null }>`select looked_at as at from desk.reader where account = ${identity.account}`.execute(db)
  return rows[0]?.at ?? '-infinity'
}

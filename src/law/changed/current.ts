import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import { lawOf, lawWith, type ChangedFile, type Law } from '../allowed/index.ts'
import { publishedLast } from './store.ts'

const known = new Map<string, Law>()
/** So many are kept that were read: the one that counts, and those before it while they are still asked. */
const KEPT = 4

/** The law that counts in an installation: its files, each taken over by the version that was published last. It is read anew when one is published. */
export function currentLaw(db: Db | Trx, home: string): Promise<Law> {
  return lawBefore(db, home, null)
}

/** The law as it was when the version of a place was published (null: as it is), by the files that the installation has now. */
export async function lawBefore(db: Db | Trx, home: string, place: number | null): Promise<Law> {
  const own = lawOf(home)
  const published = await publishedLast(db, place)
  if (published.length === 0) return own
  const ids = published.map(({ id }) => id)
  const key = [own.folder, ...ids].join(' ')
  const law = known.get(key) ?? lawWith(own, await filesOf(db, ids))
  known.set(key, law)
  for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
  return law
}

async function filesOf(db: Db | Trx, ids: readonly string[]): Promise<ChangedFile[]> {
  const { rows } =
    await sql<ChangedFile>`select file, source from law.instrument_version where id = any(${ids}::uuid[]) order by file`.execute(db)
  return rows
}

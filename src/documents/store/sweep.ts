import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db, Home } from '../../base/index.ts'
import { WORKER } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { LOCK } from './keep.ts'
import { stagingOf } from './stage.ts'

const REASON = 'Bỏ tệp không còn ai cần / Bytes that nobody names are removed'
/** A transfer that lasts longer is none. */
const OLDEST = 86_400_000

/**
 * Removes bytes that no row names, because whoever kept them was killed or what named them was destroyed. `alone`: nothing is being received, so that what
 * is half there goes, too. Gives how many.
 */
export async function sweepFiles(db: Db, home: Home, { alone = false } = {}): Promise<number> {
  await sweepStaging(home, alone)
  const entry = { actor: WORKER, kind: 'file.swept', reason: REASON, body: (n: number) => (n === 0 ? null : { n }) }
  return write(db, entry, async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx)
    let n = 0
    for (const folder of await readdir(home.files)) {
      if (!/^[0-9a-f]{2}$/u.test(folder)) continue
      const names = await readdir(join(home.files, folder))
      const hashes = names.map((name) => folder + name)
      const { rows } = await sql<{ sha256: string }>`select given as sha256 from unnest(${hashes}::text[]) as given
        where not exists (select from documents.file f where f.sha256 = given and f.gone_at is null)`.execute(trx)
      for (const { sha256 } of rows) await rm(join(home.files, folder, sha256.slice(2)), { force: true })
      n += rows.length
    }
    return n
  })
}

async function sweepStaging(home: Home, alone: boolean): Promise<void> {
  const folder = stagingOf(home)
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0)
    if (alone || age > OLDEST) await rm(path, { force: true })
  }
}

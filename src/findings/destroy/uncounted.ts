import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Hits } from '../../detect/behaviour/index.ts'
import { excludedHits } from '../clear.ts'

/** `excludedHits`, and those of findings that were destroyed, of which only marks are left. */
export async function uncountedHits(db: Db): Promise<Hits> {
  const [known, destroyed, key] = await Promise.all([excludedHits(db), clearedHits(db), keyOfMarks(db)])
  if (destroyed.size === 0) return known
  const markOf = (hit: string): string => createHmac('sha256', key).update(createHash('sha256').update(hit).digest()).digest('hex')
  const has = (hit: string): boolean => known.has(hit) || destroyed.has(markOf(hit))
  return { size: known.size + destroyed.size, has }
}

async function keyOfMarks(db: Db): Promise<Buffer> {
  return (await db.selectFrom('findings.destroyed_key').select('key').executeTakeFirstOrThrow()).key
}

/** Where a finding of the same rule and case stands now, the hit counts. */
async function clearedHits(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hit: string }>`select encode(cleared, 'hex') as hit from findings.destroyed where cleared is not null
    except select encode(findings.mark(sha256(convert_to(rule || '|' || case_id, 'UTF8'))), 'hex') from findings.finding
      where state in ('new', 'review', 'confirmed') and withheld_by is null and exists (select from findings.destroyed)`.execute(db)
  return new Set(rows.map(({ hit }) => hit))
}

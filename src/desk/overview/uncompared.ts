import type { Db } from '../../base/index.ts'
import { countRead, type RunSummary } from '../../detect/store/index.ts'
import { readKnownManifest } from '../../lake/index.ts'

/**
 * Imports of the lake that the newest run has not read: the comparison that should have followed failed, was stopped, or was never asked for. 0 while
 * one waits or runs, or an import which asks for one.
 */
export async function countUncompared(db: Db, lakeDir: string, run: Pick<RunSummary, 'lake'> | null): Promise<number> {
  const { imports } = await readKnownManifest(lakeDir)
  const left =
    imports.length -
    (run === null
      ? 0
      : countRead(
          imports.map(({ sha256 }) => sha256),
          run.lake,
        ))
  if (left === 0) return 0
  const coming = db
    .selectFrom('jobs.job')
    .select('id')
    .where('kind', 'in', ['import', 'detect', 'demo'])
    .where('state', 'in', ['queued', 'running'])
  return (await coming.limit(1).executeTakeFirst()) === undefined ? left : 0
}

import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { enqueueOnce } from '../../jobs/index.ts'
import { putToUse, readVersion, saveDraft as keepDraft } from '../../law/versions/index.ts'
import { write } from '../../ledger/index.ts'
import type { saveDraft as draftContract, useVersion as useContract } from './schema.ts'
import { versionOf, type VersionRow } from './show.ts'

/** Keeps a changed text as a draft. Throws `rulebook` with every mistake, `absent` where there is no such rulebook. */
export async function saveDraft(db: Db, actor: Actor, draft: z.output<typeof draftContract.input>): Promise<VersionRow> {
  const { id, version } = await keepDraft(db, actor, draft)
  return versionOf(await readVersion(db, id, version))
}

/** Puts a version to use and has the data compared with it, both or neither. Throws `absent`, `conflict`, `rulebook`. */
export async function useVersion(
  db: Db,
  actor: Actor,
  { id, version, reason }: z.output<typeof useContract.input>,
): Promise<z.infer<typeof useContract.output>> {
  const entry = { actor, kind: 'rulebook.used', subject: `rulebook:${id}`, reason, body: { version } }
  return write(db, entry, async (trx) => {
    await putToUse(trx, actor, id, version)
    const job = await enqueueOnce(trx, { kind: 'detect', by: actor.id })
    return { version: versionOf(await readVersion(trx, id, version)), job }
  })
}

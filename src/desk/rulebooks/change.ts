import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor, Scope } from '../../base/schema.ts'
import { enqueueOnce } from '../../jobs/index.ts'
import { readActivityNames } from '../../law/index.ts'
import {
  createRulebook as create,
  describeDifferences,
  parseVersion,
  putToUse,
  readVersion,
  saveDraft as keepDraft,
  type RulebookVersion,
} from '../../law/versions/index.ts'
import { write } from '../../ledger/index.ts'
import type {
  compareText as compareContract,
  createRulebook as createContract,
  saveDraft as draftContract,
  useVersion as useContract,
} from './schema.ts'
import { versionOf, type VersionRow } from './show.ts'
import { nothingBefore, readBeside } from './trial.ts'

/** Keeps a changed text as a draft. Throws `rulebook` with every mistake, `absent` where there is no such rulebook. */
export async function saveDraft(db: Db, actor: Actor, draft: z.output<typeof draftContract.input>): Promise<VersionRow> {
  const { id, version } = await keepDraft(db, actor, draft)
  return versionOf(await readVersion(db, id, version))
}

/** Keeps the first draft of a rulebook that is not there yet. Throws `rulebook` with every mistake, `conflict` where there is one of that name. */
export async function createRulebook(db: Db, actor: Actor, given: z.output<typeof createContract.input>): Promise<VersionRow> {
  const { id, version } = await create(db, actor, given)
  return versionOf(await readVersion(db, id, version))
}

/** What a text would change in the version in use; all of it is new where none is. Throws `rulebook` with every mistake. */
export async function compareText(
  db: Db,
  _scope: Scope,
  { id, source }: z.output<typeof compareContract.input>,
): Promise<z.infer<typeof compareContract.output>> {
  const rulebook = await readBeside(db, id, source)
  const used = await versionInUse(db, id)
  const before = used === null ? nothingBefore(rulebook) : { source: used.source, rulebook: await parseVersion(id, used.source) }
  return { against: used?.version ?? null, ...describeDifferences(before, { source, rulebook }, await readActivityNames()) }
}

async function versionInUse(db: Db, id: string): Promise<RulebookVersion | null> {
  const found = await readVersion(db, id).catch((error: unknown) => {
    if (error instanceof LiemError && error.code === 'absent') return null
    throw error
  })
  return found?.state === 'used' ? found : null
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

import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import type { CatalogueVersion } from './schema.ts'
import { clearEntries, lockCatalogue } from './store.ts'
import { readVersion, readVersions } from './versions.ts'

/**
 * Publishes a draft, within the write of whoever asks; what it follows must be published. Whoever brought it in does not publish it, but for the one person
 * of an installation without accounts. Throws `absent`, `conflict`, `denied`.
 */
export async function publishWithin(trx: Trx, actor: Actor, id: string): Promise<CatalogueVersion> {
  await lockCatalogue(trx)
  const versions = await readVersions(trx, actor)
  const version = requireDraft(versions, id)
  if (version.own)
    throw new LiemError('denied', 'whoever brought a version of the catalogue in does not publish it', {
      hint: 'have a second person publish it',
    })
  if (versions.some((one) => one.id === version.follows && one.state === 'draft'))
    throw new LiemError('conflict', 'the version that it follows is a draft itself', { hint: 'publish that one first' })
  await sql`update law.catalogue_version set state = 'published', published_by = ${actor.id}, published_at = clock_timestamp()
    where id = ${id}`.execute(trx)
  return readVersion(trx, actor, id)
}

/** Publishes a draft that somebody else brought in. Throws as `publishWithin`. */
export function publishVersion(db: Db, actor: Actor, { version, reason }: { version: string; reason: string }): Promise<CatalogueVersion> {
  const body = ({ entries }: CatalogueVersion): Record<string, unknown> => ({ entries })
  return write(db, { actor, kind: 'catalogue.published', subject: `catalogue:${version}`, reason, body }, (trx) =>
    publishWithin(trx, actor, version),
  )
}

/** Removes a draft. Throws `absent`, and `conflict` where it was published or another version follows it. */
export async function dropDraft(db: Db, actor: Actor, { version, reason }: { version: string; reason: string }): Promise<{ ok: true }> {
  await write(db, { actor, kind: 'catalogue.dropped', subject: `catalogue:${version}`, reason }, async (trx) => {
    await lockCatalogue(trx)
    const versions = await readVersions(trx, actor)
    requireDraft(versions, version)
    if (versions.some(({ follows }) => follows === version))
      throw new LiemError('conflict', 'another version of the catalogue follows this one', { hint: 'remove that one first' })
    await clearEntries(trx, version)
    await sql`delete from law.catalogue_version where id = ${version}`.execute(trx)
  })
  return { ok: true }
}

function requireDraft(versions: readonly CatalogueVersion[], id: string): CatalogueVersion {
  const found = versions.find((version) => version.id === id)
  if (found === undefined) throw new LiemError('absent', 'there is no such version of the catalogue')
  if (found.state === 'draft') return found
  throw new LiemError('conflict', 'this version of the catalogue is published already')
}

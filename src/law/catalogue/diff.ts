import type { z } from 'zod'
import type { Db, Trx } from '../../base/index.ts'
import { countOf, readPage } from '../../base/paging/index.ts'
import type { Actor } from '../../base/schema.ts'
import type { Law } from '../allowed/index.ts'
import { compareVersions, countsOf, type Side } from './compare.ts'
import type { diffVersions as contract } from './schema.ts'
import { readEntries } from './store.ts'
import { oneVersion, readVersions } from './versions.ts'

/** A version that there is, as it is compared; of none, nothing. */
export async function sideOf(db: Db | Trx, version: { id: string; areas: Side['areas'] } | null): Promise<Side> {
  return version === null ? { areas: [], entries: [] } : { areas: version.areas, entries: await readEntries(db, version.id) }
}

/** What a version changes against the one that it follows, of all kinds or of one, page by page. Throws `absent`. */
export async function diffVersions(
  db: Db,
  law: Law,
  actor: Actor,
  { version: id, kind, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const versions = await readVersions(db, actor)
  const version = oneVersion(versions, id)
  const before = version.follows === null ? null : oneVersion(versions, version.follows)
  const terms = await law.terms()
  const all = compareVersions(await sideOf(db, before), await sideOf(db, version), terms)
  const wanted = all.filter((one) => kind === undefined || one.kind === kind).map((difference, place) => ({ difference, place }))
  const page = await readPage<(typeof wanted)[number]>({
    order: `catalogue-differences ${JSON.stringify([id, kind])}`,
    cursor,
    limit,
    keyOf: ({ place }) => [place],
    fetch: ({ key, forward, limit: most }) => {
      const at = Number(key?.[0] ?? (forward ? -1 : wanted.length))
      return Promise.resolve(forward ? wanted.slice(at + 1, at + 1 + most) : wanted.slice(Math.max(0, at - most), at).toReversed())
    },
    count: () => Promise.resolve(countOf(wanted.length)),
  })
  return { ...page, rows: page.rows.map(({ difference }) => difference), version, before: version.follows, counts: countsOf(all) }
}

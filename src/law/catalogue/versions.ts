import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import { citationWords } from '../citation/pure.ts'
import type { Law } from '../allowed/index.ts'
import type { OpenPoint } from './days.ts'
import type { Area } from './draft.ts'
import { versionOfDay } from './pure.ts'
import type { CatalogueVersion, listInstruments as contract, OfDay } from './schema.ts'

interface VersionColumns {
  id: string
  title_en: string
  title_vi: string
  instrument: string
  cite: string
  illustrative: boolean
  follows: string | null
  state: 'draft' | 'published'
  from_day: string
  until_day: string | null
  open: OpenPoint[]
  entries: number
  areas: Area[]
  brought_by: string
  at: string
}

/** Every version, the newest days first; `actor` is who asks. The one person of an installation without accounts owns none. */
export async function readVersions(db: Db | Trx, actor: Actor): Promise<CatalogueVersion[]> {
  const { rows } =
    await sql<VersionColumns>`select id, title_en, title_vi, instrument, cite, illustrative, follows, state, from_day, until_day, open, entries,
    areas, brought_by, at from law.catalogue_version order by from_day desc, at desc, id`.execute(db)
  return rows.map(({ title_en, title_vi, from_day, until_day, instrument, cite, brought_by, ...row }) => ({
    ...row,
    title: { en: title_en, vi: title_vi },
    instrument: { id: instrument, cite: citationWords(cite) },
    from: from_day,
    until: until_day,
    own: brought_by === actor.id && actor.id !== LOCAL.id,
  }))
}

/** Throws `absent`. */
export async function readVersion(db: Db | Trx, actor: Actor, id: string): Promise<CatalogueVersion> {
  return oneVersion(await readVersions(db, actor), id)
}

/** Throws `absent`. */
export function oneVersion(versions: readonly CatalogueVersion[], id: string): CatalogueVersion {
  const found = versions.find((version) => version.id === id)
  if (found === undefined) throw new LiemError('absent', 'there is no such version of the catalogue')
  return found
}

/** Instruments of the law, the newest first. */
export async function listInstruments(law: Law): Promise<z.infer<typeof contract.output>> {
  const { instruments } = await law.pack()
  const rows = instruments.map(({ id, cite, title, from }) => ({ id, cite: citationWords(cite), title, from }))
  return { rows: rows.toSorted((one, other) => (one.from < other.from ? 1 : -1)) }
}

/** Versions of the catalogue, drafts too, and which one a day has; without a day, today. */
export async function listVersions(
  db: Db,
  actor: Actor,
  { on }: { on?: string | undefined },
): Promise<{ rows: CatalogueVersion[]; ofDay: OfDay }> {
  const rows = await readVersions(db, actor)
  return { rows, ofDay: versionOfDay(rows, on ?? localDay(ZONE)) }
}

/** A version that was named, or the one that a day has; of several candidates the first. Throws `absent`. */
export async function versionAsked(
  db: Db,
  actor: Actor,
  { version: id, on }: { version?: string | undefined; on?: string | undefined },
): Promise<{ version: CatalogueVersion | null; day: OfDay | null }> {
  const versions = await readVersions(db, actor)
  if (id !== undefined) return { version: oneVersion(versions, id), day: null }
  const day = versionOfDay(versions, on ?? localDay(ZONE))
  const [first] = day.candidates
  return { version: first === undefined ? null : oneVersion(versions, first.id), day }
}

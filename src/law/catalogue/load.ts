import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { hashOfFiles, lawIn, yamlFiles, type Law } from '../allowed/index.ts'
import { daysOf, type VersionDays } from './days.ts'
import { questionsOf } from './guide/questions.ts'
import { readCatalogue, readHead } from './read.ts'
import { lockCatalogue, readEntries, storeVersion } from './store.ts'

export interface LoadedCatalogue {
  /** Versions that are new, or were brought up to date with their files. */
  loaded: string[]
  /** Versions that were given their days anew, since the law has changed. */
  dated: string[]
  problems: LiemError[]
}

/**
 * What is done about the catalogue when the program starts: versions of the folder are kept, those that changed there are brought up to date where they
 * are illustrative, and where the law has changed all versions get their days from it anew. Doing it again changes nothing.
 */
export async function loadCatalogue(db: Db, actor: Actor, law = lawIn(), folder = join(law.folder, 'catalogue')): Promise<LoadedCatalogue> {
  const result: LoadedCatalogue = { loaded: [], dated: [], problems: [] }
  for (const given of await readFolders(folder, result))
    await noting(result, async () => {
      if (await loadFolder(db, actor, given, law)) result.loaded.push(given.id)
    })
  await noting(result, async () => {
    await questionsOf(law)
  })
  const hash = await law.hash()
  const { rows } = await sql<Dated>`select id, instrument from law.catalogue_version where law_sha256 <> ${hash} order by id`.execute(db)
  for (const version of rows)
    await noting(result, async () => {
      await dateVersion(db, actor, version, law)
      result.dated.push(version.id)
    })
  return result
}

async function noting({ problems }: LoadedCatalogue, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof LiemError)) throw error
    problems.push(error)
  }
}

interface Folder {
  path: string
  id: string
  follows: string | undefined
}

/** The folders of versions, each after the one that it follows; those that cannot be read are problems. */
async function readFolders(folder: string, result: LoadedCatalogue): Promise<Folder[]> {
  const paths = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter((one) => one.isDirectory())
  const found: Folder[] = []
  for (const { name } of paths.toSorted((one, other) => (one.name < other.name ? -1 : 1)))
    await noting(result, async () => {
      const path = join(folder, name)
      const { value } = await readHead(path)
      found.push({ path, id: value.id, follows: value.follows })
    })
  const depth = ({ follows }: Folder, steps = 0): number => {
    const before = found.find(({ id }) => id === follows)
    return before === undefined || steps > found.length ? steps : depth(before, steps + 1)
  }
  return found.toSorted((one, other) => depth(one) - depth(other))
}

/** False: it is there as the files have it. */
async function loadFolder(db: Db, actor: Actor, { path, id }: Folder, law: Law): Promise<boolean> {
  const files = await hashOfFiles(await yamlFiles(path))
  const { rows } = await sql<{
    illustrative: boolean
    files_sha256: string | null
  }>`select illustrative, files_sha256 from law.catalogue_version
    where id = ${id}`.execute(db)
  const [known] = rows
  if (known?.files_sha256 === files) return false
  const draft = await readCatalogue(path, (version) => codesOf(db, version), await law.pack())
  if (known !== undefined && !(known.illustrative && draft.illustrative && known.files_sha256 !== null))
    throw new LiemError('conflict', `the version "${id}" of the catalogue is another one than that of the folder`, {
      hint: 'give the one of the folder another id',
    })
  const days = await daysOf(law, draft.instrument, draft.entries)
  const entry = { actor, kind: 'catalogue.loaded', subject: `catalogue:${id}`, body: { entries: draft.entries.length } }
  await write(db, { ...entry, reason: 'Found in the folder of the catalogue when the program started' }, async (trx) => {
    await lockCatalogue(trx)
    await storeVersion(trx, actor, draft, days, files)
  })
  return true
}

async function codesOf(db: Db, version: string): Promise<ReadonlySet<string> | undefined> {
  const { rows } = await sql<{ codes: string[] }>`select array(select code from law.catalogue_entry where version = v.id) as codes
    from law.catalogue_version v where id = ${version}`.execute(db)
  return rows[0] === undefined ? undefined : new Set(rows[0].codes)
}

interface Dated {
  id: string
  instrument: string
}

async function dateVersion(db: Db, actor: Actor, version: Dated, law: Law): Promise<void> {
  const days = await daysOf(law, version.instrument, await readEntries(db, version.id))
  const entry = {
    actor,
    kind: 'catalogue.dated',
    subject: `catalogue:${version.id}`,
    reason: 'The law that its days come from has changed',
  }
  const body = { from: days.from, until: days.until, open: days.open.map(({ rule }) => rule) }
  await write(db, { ...entry, body }, (trx) => storeDays(trx, version.id, days))
}

/**
 * Gives every version its days from a law that is being published, within that write; their ids. Throws `input` where a version stands on an instrument that
 * the law does not have.
 */
export async function dateWithin(trx: Trx, law: Law): Promise<string[]> {
  await lockCatalogue(trx)
  const { rows } = await sql<Dated>`select id, instrument from law.catalogue_version order by id`.execute(trx)
  for (const { id, instrument } of rows) await storeDays(trx, id, await daysOf(law, instrument, await readEntries(trx, id)))
  return rows.map(({ id }) => id)
}

async function storeDays(trx: Trx, id: string, { from, until, open, cite, law: hash }: VersionDays): Promise<void> {
  await sql`update law.catalogue_version set (from_day, until_day, open, cite, law_sha256) = row(${from}::date, ${until}::date,
    ${JSON.stringify(open)}::jsonb, ${cite}, ${hash}) where id = ${id}`.execute(trx)
}

import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../../base/index.ts'
import type { Actor } from '../../../base/schema.ts'
import { inOrder, throwMistakes, workbookOf } from '../../../base/sheets/index.ts'
import { write } from '../../../ledger/index.ts'
import type { Law } from '../../allowed/index.ts'
import { checkEntries } from '../check.ts'
import { compareVersions, countsOf, type Side } from '../compare.ts'
import { daysOf, type VersionDays } from '../days.ts'
import { sideOf } from '../diff.ts'
import { hashOf, type Draft } from '../draft.ts'
import { publishWithin } from '../publish.ts'
import type { CatalogueDifference, CataloguePreview, CatalogueVersion, DifferenceCounts } from '../schema.ts'
import { lockCatalogue, storeVersion } from '../store.ts'
import { oneVersion, readVersion, readVersions } from '../versions.ts'
import { degreeKey, formOf, INTRODUCTION, SHEET } from './columns.ts'
import { readGrid, type CatalogueFile } from './grid.ts'
import { gatherMistakes, MOST_SHOWN, type Mistakes } from './mistakes.ts'
import { parseEntries, type Given } from './parse.ts'

/** Which version a file is. Without a title in English it has the Vietnamese one. */
export interface VersionAsked {
  version: string
  titleVi: string
  titleEn?: string | undefined
  instrument: string
  /** Left out: it follows none, and has the areas of the version whose days are the newest. */
  follows?: string | undefined
}

/** What a file is, seen beside what there is. */
interface Seen {
  draft: Draft
  days: VersionDays
  differences: CatalogueDifference[]
  mistakes: Mistakes
  encoding: string
  converted: boolean
  /** As what the very same version is there already. */
  known: 'draft' | 'published' | null
}

/**
 * What a file would add, change and drop against the version that it follows, and every mistake in it. Changes nothing. Throws `input` where it cannot be
 * read at all, `absent` where there is no version to follow, `conflict` where the version is published and says something else.
 */
export async function checkCatalogue(db: Db, law: Law, actor: Actor, file: CatalogueFile, asked: VersionAsked): Promise<CataloguePreview> {
  const { draft, differences, mistakes, encoding, converted, known } = await look(db, law, actor, file, asked)
  const changes = differences.filter(({ kind }) => kind !== 'same')
  return {
    mistakes: inOrder(mistakes).slice(0, MOST_SHOWN),
    mistakeCount: mistakes.found.length,
    entries: draft.entries.length,
    counts: countsOf(differences),
    changes: changes.slice(0, MOST_SHOWN),
    changeCount: changes.length,
    encoding,
    converted,
    known: known !== null,
  }
}

export interface Imported {
  version: CatalogueVersion
  counts: DifferenceCounts
  known: boolean
}

/**
 * Takes a file over as a draft, whole or not at all; the same again changes nothing, and a draft of the same name is replaced. `publish`: at once, in the
 * terminal of the machine. Throws `input` with every mistake by sheet, row and column, and as `checkCatalogue`.
 */
export async function importCatalogue(
  db: Db,
  law: Law,
  actor: Actor,
  file: CatalogueFile,
  { reason, publish = false, ...asked }: VersionAsked & { reason: string; publish?: boolean },
): Promise<Imported> {
  const body = ({ counts, done, sha256 }: Imported & { done: boolean; sha256: string }): Record<string, unknown> | null =>
    done ? { ...counts, file: file.name, sha256 } : null
  const entry = { actor, kind: 'catalogue.imported', subject: `catalogue:${asked.version}`, reason, body }
  const { version, counts, known } = await write(db, entry, async (trx, event) => {
    await lockCatalogue(trx)
    const seen = await look(trx, law, actor, file, asked)
    const { draft, days, differences, mistakes } = seen
    throwMistakes(mistakes)
    if (seen.known === null) await storeVersion(trx, actor, draft, days)
    const isPublishing = publish && seen.known !== 'published'
    if (isPublishing) {
      await publishWithin(trx, actor, draft.id)
      await event.also({ kind: 'catalogue.published', subject: entry.subject, body: { entries: draft.entries.length } })
    }
    const done = isPublishing || seen.known === null
    return { version: await readVersion(trx, actor, draft.id), counts: countsOf(differences), known: !done, done, sha256: hashOf(draft) }
  })
  return { version, counts, known }
}

/** An empty workbook of the catalogue, to fill in. */
export async function catalogueTemplate(law: Law, language: 'vi' | 'en'): Promise<Buffer> {
  const terms = await law.terms()
  return workbookOf(language, [{ key: SHEET, form: formOf(terms), rows: [] }], INTRODUCTION)
}

async function look(db: Db | Trx, law: Law, actor: Actor, file: CatalogueFile, asked: VersionAsked): Promise<Seen> {
  const terms = await law.terms()
  const versions = await readVersions(db, actor)
  const follows = asked.follows === undefined ? null : oneVersion(versions, asked.follows)
  if (follows?.id === asked.version) throw new LiemError('input', 'a version of the catalogue does not follow itself')
  const before = await sideOf(db, follows)
  const areas = (follows ?? versions[0])?.areas
  if (areas === undefined) throw new LiemError('conflict', 'there is no version of the catalogue whose areas it could have')
  const mistakes = gatherMistakes()
  const { grid, encoding, converted } = await readGrid(file, terms, mistakes)
  const codes = follows === null ? null : new Set(before.entries.map(({ code }) => code))
  const given = parseEntries(grid, { areas, codes, terms }, mistakes)
  checkGiven(given, { areas, entries: [] }, codes, mistakes, terms)
  const { version: id, titleVi: vi, titleEn: en = vi, instrument } = asked
  const entries = given.map(({ entry }) => entry)
  const draft = { id, title: { vi, en }, instrument, illustrative: false, follows: follows?.id ?? null, areas, entries }
  const days = await daysOf(law, instrument, entries)
  const known = mistakes.found.length === 0 ? await stateOf(db, draft) : null
  return { draft, days, differences: compareVersions(before, draft, terms), mistakes, encoding, converted, known }
}

/** Mistakes of entries are told at the columns that they came from. */
function checkGiven(
  given: readonly Given[],
  { areas }: Side,
  codes: ReadonlySet<string> | null,
  mistakes: Mistakes,
  terms: Parameters<typeof checkEntries>[3],
): void {
  const entries = given.map(({ entry }) => entry)
  const [degree] = terms.severities
  for (const { at, field, wrong, values } of checkEntries(entries, areas, codes, terms)) {
    const { row, entry } = given[at]!
    const [name, part] = field
    if (name === 'area' && (row.texts.get('area') ?? '') === '') continue
    if (name === 'code' && entry.code === '') continue
    mistakes.add(row, name === 'handling' ? degreeKey(String(part ?? degree!.id)) : String(name), wrong, ...values)
  }
}

/** Null: there is none, or a draft that says something else. Throws `conflict` where one is published that does. */
async function stateOf(db: Db | Trx, draft: Draft): Promise<'draft' | 'published' | null> {
  const { rows } = await sql<{ sha256: string; state: 'draft' | 'published' }>`select sha256, state from law.catalogue_version
    where id = ${draft.id}`.execute(db)
  const [found] = rows
  if (found === undefined) return null
  if (found.sha256 === hashOf(draft)) return found.state
  if (found.state === 'draft') return null
  throw new LiemError('conflict', 'a version of the catalogue of this name is published and says something else', {
    hint: 'give this one another name, and let it follow that one',
  })
}

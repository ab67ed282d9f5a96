import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Place } from '../../base/index.ts'
import { filledWords } from '../../base/sheets/index.ts'
import { readText } from '../files.ts'
import { note, throwProblems, type Problems } from '../problems.ts'
import { readBySchema, type Read } from '../yaml/by-schema.ts'
import { yamlFiles, type LawPack } from '../allowed/index.ts'
import { checkEntries } from './check.ts'
import type { Draft, Entry } from './draft.ts'
import { entriesFile, versionFile } from './file-schema.ts'
import { CATALOGUE_WORDS } from './wrong.ts'

/** Codes of the entries of a version; undefined where there is no such version. */
export type CodesOf = (version: string) => Promise<ReadonlySet<string> | undefined>

/** What the `version.yaml` of a folder says. Throws LiemError('rulebook'). */
export async function readHead(folder: string): Promise<Read<z.output<typeof versionFile>>> {
  const problems: Problems = { found: [] }
  const path = join(folder, 'version.yaml')
  const head = readBySchema(await readText(path), path, versionFile, problems)
  throwProblems(problems)
  return head!
}

/**
 * Reads one version: `version.yaml` and every other YAML file of the folder. Throws LiemError('rulebook') with the first dozen of mistakes, each with
 * line and column.
 */
export async function readCatalogue(folder: string, codesOf: CodesOf, { terms, instruments }: LawPack): Promise<Draft> {
  const { value: version, placeAt } = await readHead(folder)
  const problems: Problems = { found: [] }
  const { entries, places } = await readEntries(folder, problems)
  throwProblems(problems)
  if (!instruments.some(({ id }) => id === version.instrument))
    note(problems, placeAt(['instrument']), `there is no instrument ${version.instrument} in the law`, 'see law/instruments')
  const { follows = null } = version
  const codes = follows === null ? null : await codesOf(follows)
  if (codes === undefined) note(problems, placeAt(['follows']), `there is no version ${follows} of the catalogue`)
  else
    for (const { at, field, wrong, values } of checkEntries(entries, version.areas, codes, terms))
      note(problems, places[at]!(field), filledWords(CATALOGUE_WORDS, wrong, values).en)
  throwProblems(problems)
  const { id, title, instrument, areas } = version
  return { id, title, instrument, follows, areas, illustrative: version.illustrative === 'yes', entries }
}

type PlaceOf = (field: readonly (string | number)[]) => Place

async function readEntries(folder: string, problems: Problems): Promise<{ entries: Entry[]; places: PlaceOf[] }> {
  const files = (await yamlFiles(folder)).filter((file) => basename(file) !== 'version.yaml')
  const entries: Entry[] = []
  const places: PlaceOf[] = []
  for (const file of files) {
    const read = readBySchema(await readText(file), file, entriesFile, problems)
    for (const [at, { stage = null, rating = null, repeat = null, head, ...entry }] of (read?.value.entries ?? []).entries()) {
      entries.push({ ...entry, stage, rating, repeat, head: head === 'yes' })
      places.push((field) => read!.placeAt(['entries', at, ...field]))
    }
  }
  return { entries, places }
}

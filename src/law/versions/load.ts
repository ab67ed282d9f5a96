import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { readText } from '../files.ts'
import { parseRulebooks } from '../rulebook.ts'
import { readActivityNames } from '../vocabulary.ts'
import { numberRules } from './rules.ts'
import { loadRulebook, saveDraft } from './store.ts'

const BUNDLED_RULEBOOKS = fileURLToPath(new URL('../../../law/rulebooks/', import.meta.url))

export interface LoadedLaw {
  /** New rulebooks, which are in use now. */
  loaded: string[]
  /** Known rulebooks whose file has another text: it is kept as a draft, for people to put to use. */
  drafted: string[]
  /** Files that cannot be used. */
  problems: LiemError[]
}

/**
 * What is done about law when the program starts: the rulebooks that come with it, and those of the administration's own folder, which take their
 * place where they have the same name, are kept as versions. Doing it again changes nothing.
 */
export async function loadLaw(db: Db, actor: Actor, ownFolder?: string): Promise<LoadedLaw> {
  const result: LoadedLaw = { loaded: [], drafted: [], problems: [] }
  const files = new Map([...(await filesIn(BUNDLED_RULEBOOKS)), ...(ownFolder === undefined ? [] : await filesIn(ownFolder))])
  for (const [id, file] of files) {
    try {
      await loadFile(db, actor, id, file, result)
    } catch (error) {
      if (!(error instanceof LiemError)) throw error
      result.problems.push(error)
    }
  }
  await numberAgain(db, actor, result)
  return result
}

async function filesIn(folder: string): Promise<[string, string][]> {
  const names = (await readdir(folder).catch(() => [])).toSorted((x, y) => (x < y ? -1 : 1))
  return names
    .filter((name) => ['.yaml', '.yml'].includes(extname(name)))
    .map((name) => [basename(name, extname(name)), join(folder, name)])
}

async function loadFile(db: Db, actor: Actor, id: string, file: string, result: LoadedLaw): Promise<void> {
  const source = await readText(file)
  const sha256 = createHash('sha256').update(source).digest('hex')
  const { rows } = await sql<{ known: boolean; used: boolean }>`select exists (select from law.rulebook_version where rulebook = ${id}
    and sha256 = ${sha256}) as known, exists (select from law.rulebook where id = ${id} and version is not null) as used`.execute(db)
  const { known, used } = rows[0]!
  if (known && used) return
  const version = { id, source, note: basename(file), reason: 'Found in the folder of rulebooks when the program started' }
  if (used) {
    await saveDraft(db, actor, version)
    result.drafted.push(id)
  } else {
    await loadRulebook(db, actor, version)
    result.loaded.push(id)
  }
}

/** A calendar stands in a file of its own: when that changes, so does the meaning of the rules that count in it, and they get new numbers. */
async function numberAgain(db: Db, actor: Actor, { problems }: LoadedLaw): Promise<void> {
  const { rows } = await sql<{ id: string; version: number; source: string }>`select b.id, b.version, v.source from law.rulebook b
    join law.rulebook_version v on v.rulebook = b.id and v.version = b.version order by b.id`.execute(db)
  for (const row of rows) {
    try {
      await numberBook(db, actor, row)
    } catch (error) {
      if (!(error instanceof LiemError)) throw error
      problems.push(error)
    }
  }
}

async function numberBook(db: Db, actor: Actor, { id, version, source }: { id: string; version: number; source: string }): Promise<void> {
  const rulebook = await parseRulebooks([{ file: `${id}.yaml`, text: source }])
  const known = await sql<{ version: string }>`select version from law.rule_version where rulebook = ${id}`.execute(db)
  const versions = new Set(known.rows.map((row) => row.version))
  const changed = rulebook.rules.filter((rule) => !versions.has(rule.version))
  if (changed.length === 0) return
  const entry = {
    actor,
    kind: 'rulebook.renumbered',
    subject: `rulebook:${id}`,
    reason: 'The calendar that the rulebook counts in has changed',
    body: { version, rules: changed.map((rule) => rule.id) },
  }
  const names = await readActivityNames()
  await write(db, entry, (trx) => numberRules(trx, { id, version }, rulebook, names, true))
}

import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { lawWith, type Law, type LawPack } from '../allowed/index.ts'
import { citationWords } from '../citation/pure.ts'
import { compareWith, linesBetween } from './compare.ts'
import { currentLaw, lawBefore } from './current.ts'
import type * as contract from './schema.ts'
import { changeOf, changesOf, countChanges, draftsByFile, findChange, publishedLast, sha256Of } from './store.ts'

type Answer<C extends { output: z.ZodType }> = Promise<z.input<C['output']>>

/** The files that make up the law, each with its instruments. */
export async function listFiles(db: Db, home: string): Answer<typeof contract.listLawFiles> {
  const law = await currentLaw(db, home)
  const [texts, pack, published, drafts] = await Promise.all([law.texts(), law.pack(), publishedLast(db), draftsByFile(db)])
  const last = new Map(published.map((row) => [row.file, { id: row.id, at: new Date(row.published_at!).toISOString() }]))
  const own = (file: string): LawPack['rules'] => pack.rules.filter(({ place }) => place.file === texts.get(file)!.path)
  const rows = [...texts.keys()].map((file) => {
    const rules = own(file)
    const instruments = new Set(rules.map(({ instrument }) => instrument))
    return {
      file,
      instruments: [...instruments].map(({ id, cite, title, from }) => ({ id, cite, citeVi: citationWords(cite).vi, title, from })),
      rules: rules.length,
      published: last.get(file) ?? null,
      drafts: drafts.get(file) ?? 0,
    }
  })
  return { rows }
}

/** A file of instruments as it counts. Throws `absent`. */
export async function showFile(db: Db, home: string, { file }: { file: string }): Answer<typeof contract.showLawFile> {
  const source = (await (await currentLaw(db, home)).texts()).get(file)?.text
  if (source === undefined) throw new LiemError('absent', 'there is no such file of instruments in the law')
  return { file, source, sha256: sha256Of(source) }
}

/** What a text would change in the law as it is. Throws `rulebook` with every mistake. */
export async function compareText(
  db: Db,
  home: string,
  { file, source }: { file: string; source: string | null },
): Answer<typeof contract.compareLaw> {
  return compared(db, await currentLaw(db, home), { file, source })
}

async function compared(db: Db, law: Law, { file, source }: { file: string; source: string | null }): Answer<typeof contract.compareLaw> {
  const later = await lawWith(law, [{ file, source }]).pack()
  const before = (await law.texts()).get(file)?.text ?? null
  return { ...(await compareWith(db, law, later)), lines: linesBetween(before, source) }
}

/** A page of changes of the law, the newest first; how many there are of each state. */
export async function listChanges(
  db: Db,
  actor: Actor,
  { limit, ...asked }: z.output<typeof contract.listLawChanges.input>,
): Answer<typeof contract.listLawChanges> {
  const [found, counts] = await Promise.all([changesOf(db, { ...asked, limit: limit + 1 }), countChanges(db)])
  const rows = found.slice(0, limit).map((row) => changeOf(row, actor))
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null, counts }
}

/**
 * A change and what it makes different: of a draft in the law as it is now, of a published one in what counted before it. One that does not fit into that law
 * says why. Throws `absent`.
 */
export async function showChange(db: Db, actor: Actor, home: string, { id }: { id: string }): Answer<typeof contract.showLawChange> {
  const row = await findChange(db, id)
  const change = changeOf(row, actor)
  const law = await lawBefore(db, home, row.place)
  const now = (await law.texts()).get(row.file)?.text
  const stale = change.state === 'draft' && (now === undefined ? null : sha256Of(now)) !== row.base
  const shown = { change, source: row.source, stale }
  try {
    return { ...shown, mistake: null, ...(await compared(db, law, row)) }
  } catch (error) {
    if (!(error instanceof LiemError)) throw error
    return { ...shown, mistake: { message: error.message, hint: error.hint ?? null }, rules: [], same: 0, lines: [] }
  }
}

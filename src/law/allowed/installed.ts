import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { delegationFileOf } from '../competence/table.ts'
import { practiceFileOf } from '../practice/read.ts'
import type { LawPack } from './pack.ts'
import { BUNDLED_LAW, instrumentTexts, readLaw, readTerms, type ChangedFile, type LawText } from './read.ts'

/** A law, and the hash of the files that it stands in, the numbers of practice among them. Reading it takes half a second, its hash and its words little. */
export interface Law {
  folder: string
  /** What of its files was changed. */
  changed: readonly ChangedFile[]
  hash: () => Promise<string>
  terms: () => Promise<LawPack['terms']>
  pack: () => Promise<LawPack>
  /** Its files of instruments by their name without `.yaml`, with what was changed in them. */
  texts: () => Promise<ReadonlyMap<string, LawText>>
}

const known = new Map<string, Law>()

/** The law of a folder, each part read once by each process. One that changes is seen when the program starts anew. */
export function lawIn(folder: string = BUNDLED_LAW): Law {
  const law = known.get(folder) ?? {
    folder,
    changed: [],
    hash: once(() => hashOfLaw(folder)),
    terms: once(() => readTerms(folder)),
    pack: once(() => readLaw(folder)),
    texts: once(() => instrumentTexts(folder)),
  }
  known.set(folder, law)
  return law
}

/** A law with files of it changed; nothing of it is read before it is asked for. */
export function lawWith(law: Law, more: readonly ChangedFile[]): Law {
  const files = new Map([...law.changed, ...more].map(({ file, source }) => [file, { file, source }]))
  if (files.size === 0) return law
  const changed = [...files.values()].toSorted((one, other) => (one.file < other.file ? -1 : 1))
  const own = lawIn(law.folder)
  return {
    ...own,
    changed,
    hash: once(async () =>
      createHash('sha256')
        .update(await own.hash())
        .update(JSON.stringify(changed))
        .digest('hex'),
    ),
    pack: once(() => readLaw(law.folder, changed)),
    texts: once(() => instrumentTexts(law.folder, changed)),
  }
}

/** The law of an installation: the folder `law` of its home where there is one, otherwise what comes with the program. */
export function lawOf(home: string): Law {
  const own = join(home, 'law')
  return lawIn(existsSync(join(own, 'terms.yaml')) ? own : BUNDLED_LAW)
}

/** Reads at the first call; what failed is tried again. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= read().catch((error: unknown) => {
      answer = undefined
      throw error
    })
    return answer
  }
}

async function hashOfLaw(folder: string): Promise<string> {
  const table = [delegationFileOf(folder)].filter((path) => path !== undefined)
  return hashOfFiles([join(folder, 'terms.yaml'), ...(await yamlFiles(join(folder, 'instruments'))), practiceFileOf(folder), ...table])
}

/** Paths of the YAML files of a folder, in their order. */
export async function yamlFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()
  return names.map((name) => join(folder, name))
}

export async function hashOfFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    const bytes = await readFile(path)
    hash.update(`${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUNDLED_LAW, readLaw, readTerms, type LawPack } from '../allowed/index.ts'

/** A law, and the hash of the files that it stands in. Reading it takes half a second, its hash and its words little. */
export interface Law {
  hash: () => Promise<string>
  terms: () => Promise<LawPack['terms']>
  pack: () => Promise<LawPack>
}

/** The law that comes with the program, each part read once. One that changes is seen when the program starts anew. */
export const BUNDLED: Law = {
  hash: once(() => hashOfLaw(BUNDLED_LAW)),
  terms: once(() => readTerms()),
  pack: once(() => readLaw()),
}

/** Reads at the first call; what failed is tried again. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}

async function hashOfLaw(folder: string): Promise<string> {
  return hashOfFiles([join(folder, 'terms.yaml'), ...(await yamlFiles(join(folder, 'instruments')))])
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

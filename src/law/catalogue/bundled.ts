import { readLaw, type LawPack } from '../allowed/index.ts'

let known: Promise<LawPack> | undefined

/** The law that comes with the program, read once. A law that changes is seen when the program starts anew. */
export function bundledLaw(): Promise<LawPack> {
  known ??= readLaw()
  known.catch(() => {
    known = undefined
  })
  return known
}

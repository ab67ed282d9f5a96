import type { Bilingual } from '../../../src/base/schema.ts'
import type { Terms } from '../../../src/law/allowed/schema.ts'
import { named as wordOf } from '../../../src/law/allowed/words/pure.ts'
import { useNamed } from '../law/named.ts'

interface Word extends Bilingual {
  id: string
}

/** A word of the law by its id, where it begins a line; one that the law does not have is itself. */
export function useTerm(): (words: readonly Word[], id: string) => string {
  const named = useNamed()
  return (words, id) => named(wordOf(words, id))
}

/** What every part of the page of a case is given. */
export interface Known<C> {
  file: C
  terms: Terms
}

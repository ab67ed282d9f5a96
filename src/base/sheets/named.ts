import type { Bilingual } from '../schema.ts'
import { folded } from './columns.ts'

interface Word extends Bilingual {
  id: string
}

/** The id of a word that goes by its id or its name in either language. */
export function wordNamed(words: readonly Word[], text: string): string | undefined {
  const wanted = folded(text)
  return words.find(({ id, en, vi }) => [id, en, vi].some((one) => folded(one) === wanted))?.id
}

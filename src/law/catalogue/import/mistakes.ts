import { gatherWith, type Gathered } from '../../../base/sheets/index.ts'
import { CATALOGUE_WORDS, type CatalogueWrong } from '../wrong.ts'

/** So many are told one by one; the rest is counted. */
export const MOST_SHOWN = 200

export type Mistakes = Gathered<CatalogueWrong>

export const gatherMistakes = (): Mistakes => gatherWith(CATALOGUE_WORDS)

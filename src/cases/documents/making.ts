import { readKit, type Kit } from '../../documents/print/index.ts'
import type { Terms } from '../../law/allowed/schema.ts'
import { VOCABULARIES } from './vocabulary.ts'

/** What documents are made with: the home with an administration's own templates, and the words of its law. */
export interface Making {
  home: string
  terms: Terms
}

/** The templates of an installation. */
export const kitOf = (home: string): Promise<Kit> => readKit(home, VOCABULARIES)

/** A text in both languages of the interface. */
export interface Bilingual {
  en: string
  vi: string
}

/** Three-valued logic (Kleene): false, true, unknown. Numbers, so that they fit typed arrays. */
export type Tri = 0 | 1 | 2

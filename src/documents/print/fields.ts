import type { Bilingual } from '../../base/schema.ts'

/** A field that a template may name, and what it is called where it is missing. */
export interface Field extends Bilingual {
  id: string
}

/** What a template about one thing may name: single fields, and lists with the fields of each of their rows. */
export interface Vocabulary {
  fields: readonly Field[]
  lists: Readonly<Record<string, { name: Bilingual; as: string; fields: readonly Field[] }>>
}

/** A fact in both languages; null is missing. */
export type Fact = (Bilingual & { unconfirmed?: true }) | null
export type Facts = Readonly<Record<string, Fact>>

/** What a document is made of. */
export interface Filling {
  facts: Facts
  lists: Readonly<Record<string, readonly Facts[]>>
}

const HOLE = /\{([^{}]*)\}/gu

/** Names of the fields in a text of a template. */
export function holesIn(text: string): string[] {
  return [...text.matchAll(HOLE)].map(([, name]) => name!)
}

/** Words and holes of a text of a template, in their order. */
export function piecesOf(text: string): ({ text: string } | { field: string })[] {
  return text.split(HOLE).map((piece, at) => (at % 2 === 0 ? { text: piece } : { field: piece }))
}

import { sql, type RawBuilder } from 'kysely'

export type Sql = RawBuilder<unknown>

/** What the database refuses in a text cannot be in a row. */
export const plainText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** A column of texts that has one of these values; the words are the same however many they are. */
export function textsIn(column: Sql, wanted: readonly string[] | undefined): Sql[] {
  if (wanted === undefined || wanted.length === 0) return oneOf(column, wanted && [])
  const texts = wanted.map(plainText)
  return [texts.length === 1 ? sql`${column} = ${texts[0]}` : sql`${column} = any(${texts}::text[])`]
}

/** A column that has one of these values; nothing wanted is no condition, none of them is never. */
export function oneOf(column: Sql, wanted: readonly Sql[] | undefined): Sql[] {
  if (wanted === undefined) return []
  if (wanted.length === 0) return [sql`false`]
  return wanted.length === 1 ? [sql`${column} = ${wanted[0]}`] : [sql`${column} in (${sql.join(wanted)})`]
}

import { sql, type RawBuilder } from 'kysely'

export type Sql = RawBuilder<unknown>

/** What the database refuses in a text cannot be in a row. */
export const plainText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

export function textsIn(column: Sql, wanted: readonly string[] | undefined): Sql[] {
  return oneOf(
    column,
    wanted?.map((text) => sql`${plainText(text)}`),
  )
}

/** A column that has one of these values; nothing wanted is no condition, none of them is never. */
export function oneOf(column: Sql, wanted: readonly Sql[] | undefined): Sql[] {
  if (wanted === undefined) return []
  if (wanted.length === 0) return [sql`false`]
  return wanted.length === 1 ? [sql`${column} = ${wanted[0]}`] : [sql`${column} in (${sql.join(wanted)})`]
}

import { sql } from 'kysely'
import type { Db } from '../base/index.ts'
import { subjectOf } from './clear.ts'

const PREFIX = subjectOf('')

/** Numbers of findings by what the record calls them; other subjects are passed over. They say nothing of what was found. */
export async function findingNumbers(db: Db, subjects: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const named = subjects.filter((one) => one !== null && one.startsWith(PREFIX)).map((one) => one!.slice(PREFIX.length))
  const ids = [...new Set(named)].filter(isId)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    number: string
  }>`select id, number from findings.finding where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, number }) => [subjectOf(id), number]))
}

/** What the record calls the finding of a number; anything else stays as it is. */
export async function subjectOfNumber(db: Db, text: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from findings.finding where number = ${text.toUpperCase()}`.execute(db)
  return rows[0] === undefined ? text : subjectOf(rows[0].id)
}

export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/u.test(text)
}

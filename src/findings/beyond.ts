import { sql } from 'kysely'
import type { Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { keptFindings, reachedBy } from './filter/scope.ts'
import { isId } from './numbers.ts'

/** A finding that somebody asks for by name. `reached`: he sees it without being let in. */
interface Beyond {
  id: string
  number: string
  reached: boolean
}

const NONE = '00000000-0000-0000-0000-000000000000'

/**
 * The finding of a number or an id, wherever it is from; null where there is none, and where a conflict or his clearance keeps it from whoever asks.
 * Both are found out by the same two questions, so that the time it takes does not tell which it was.
 */
export async function findBeyond(trx: Trx, scope: Scope, called: string): Promise<Beyond | null> {
  const wanted = called.trim().toUpperCase()
  const id = isId(wanted.toLowerCase()) ? wanted.toLowerCase() : NONE
  const { rows } = await sql<Beyond>`select f.id, f.number, ${reachedBy(scope)} as reached from findings.finding f
    where f.number = ${wanted} or f.id = ${id}::uuid`.execute(trx)
  const found = rows[0]
  const opened = [found?.id ?? NONE]
  const kept = await sql`select from (${keptFindings({ ...scope, opened })}) as kept where finding = ${opened[0]}::uuid`.execute(trx)
  return found === undefined || kept.rows.length > 0 ? null : found
}

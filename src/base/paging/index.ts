import { sql, type RawBuilder } from 'kysely'
import { LiemError } from '../errors.ts'
import { PLANNED_ONCE, type Db } from '../db/index.ts'
import { COUNT_LIMIT, type Count } from '../schema.ts'

/** The values of a row by which its list is ordered; the last one is unique. Null is never one of them: put a value in its place in SQL. */
export type Key = readonly (string | number)[]

export interface Page<R> {
  rows: R[]
  previous: string | null
  next: string | null
  from: number | null
  total: Count
}

/** What a page is asked for: those rows of the list that come after (`forward`) or before the key, nearest first. No key: from that end. */
export interface Stretch {
  key: Key | null
  forward: boolean
  limit: number
}

export interface PageRequest<R> {
  /** Names the list and its order; a cursor of another one is refused. */
  order: string
  cursor?: string | undefined
  limit: number
  keyOf: (row: R) => Key
  fetch: (stretch: Stretch) => Promise<R[]>
  count: () => Promise<Count>
}

interface Cursor {
  /** Order, key, direction, and how many rows of the list lie before the key's own row (null where unknown). */
  o: string
  k: Key
  f: boolean
  n: number | null
}

/** One page of a list that is ordered by a key. Rows that come or go meanwhile shift nothing: a page begins beside a row, not at a number. */
export async function readPage<R>({ order, cursor, limit, keyOf, fetch, count }: PageRequest<R>): Promise<Page<R>> {
  const at = cursor === undefined ? null : readCursor(cursor, order)
  const forward = at?.f ?? true
  const [found, total] = await Promise.all([fetch({ key: at?.k ?? null, forward, limit: limit + 1 }).catch(refuseKey(at)), count()])
  const more = found.length > limit
  const rows = forward ? found.slice(0, limit) : found.slice(0, limit).toReversed()
  const first = firstOf(at, rows.length, more)
  const to = (row: R | undefined, f: boolean, n: number | null): string | null =>
    row === undefined ? null : writeCursor({ o: order, k: keyOf(row), f, n })
  const isFirst = forward ? at === null : !more
  const isLast = forward ? !more : false
  return {
    rows,
    previous: isFirst ? null : to(rows[0], false, first),
    next: isLast ? null : to(rows.at(-1), true, first === null ? null : first + rows.length - 1),
    from: first,
    total,
  }
}

/** A cursor that somebody made up may hold what the database cannot compare: that is the input's fault (SQLSTATE 22… and 42…). */
function refuseKey(at: Cursor | null): (error: Error & { code?: unknown }) => never {
  return (error) => {
    if (at !== null && typeof error.code === 'string' && /^(22|42)/.test(error.code)) throw notACursor(error)
    throw error
  }
}

function notACursor(cause?: Error): LiemError {
  return new LiemError('input', 'this is not the cursor of a list', { place: { file: 'cursor' }, cause })
}

/** How many rows lie before the page. */
function firstOf(at: Cursor | null, length: number, more: boolean): number | null {
  if (at === null) return 0
  if (at.f) return at.n === null ? null : at.n + 1
  if (!more) return 0
  return at.n === null ? null : Math.max(0, at.n - length)
}

/** `(a, b) > (x, y)`, or `<` for what comes before; `descending` is the order of every column. */
export function beyond(columns: readonly RawBuilder<unknown>[], { key, forward }: Stretch, descending: boolean): RawBuilder<boolean> {
  if (key === null) return sql<boolean>`true`
  return sql<boolean>`(${sql.join(columns)}) ${sql.raw(forward !== descending ? '>' : '<')} (${sql.join(key)})`
}

/** `a, b` with the direction in which a stretch is read. */
export function ordered(columns: readonly RawBuilder<unknown>[], { forward }: Stretch, descending: boolean): RawBuilder<unknown> {
  const direction = sql.raw(forward !== descending ? 'asc' : 'desc')
  return sql.join(columns.map((column) => sql`${column} ${direction}`))
}

/** Counts the rows of `select … from …`, exactly up to 10,000. `once`: it is planned once by each connection. */
export async function countUpTo(db: Db, select: RawBuilder<unknown>, once = false): Promise<Count> {
  const { rows } = await sql<{ n: number }>`${sql.raw(once ? PLANNED_ONCE : '')}
    select count(*) as n from (${select} limit ${sql.lit(COUNT_LIMIT + 1)}) as found`.execute(db)
  return countOf(rows[0]!.n)
}

/** A number of rows as a list gives it. */
export function countOf(n: number): Count {
  return n > COUNT_LIMIT ? { n: COUNT_LIMIT, more: true } : { n, more: false }
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url')
}

function readCursor(text: string, order: string): Cursor {
  const cursor = parse(Buffer.from(text, 'base64url').toString('utf8'))
  if (!isCursor(cursor)) throw notACursor()
  if (cursor.o !== order) throw new LiemError('input', 'this cursor belongs to another order of the list', { place: { file: 'cursor' } })
  return cursor
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false
  const { o, k, f, n } = value as Partial<Record<keyof Cursor, unknown>>
  const isKey = Array.isArray(k) && k.length > 0 && k.every((part) => typeof part === 'string' || Number.isFinite(part))
  return typeof o === 'string' && isKey && typeof f === 'boolean' && (n === null || Number.isSafeInteger(n))
}

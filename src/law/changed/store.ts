import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { LawChange } from './schema.ts'

/** A version of a file of instruments as it is kept. */
export interface Row {
  id: string
  file: string
  source: string | null
  base: string | null
  note: string
  drafted_by: string
  drafted_at: string
  published_by: string | null
  published_at: string | null
  place: number | null
  withdrawn_by: string | null
  withdrawn_at: string | null
}

const COLUMNS = sql`id, file, source, base, note, drafted_by, drafted_at, published_by, published_at, place, withdrawn_by, withdrawn_at`

/** Throws `absent`. `forUpdate`: nobody else decides it until the end of the transaction. */
export async function findChange(db: Db | Trx, id: string, forUpdate = false): Promise<Row> {
  const { rows } = await sql<Row>`select ${COLUMNS} from law.instrument_version where id = ${id}
    ${forUpdate ? sql`for update` : sql``}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such change of the law')
  return rows[0]
}

/** Of every file that was changed the version that was published last, or last before that place, in the order of their files. */
export async function publishedLast(db: Db | Trx, before: number | null = null): Promise<Pick<Row, 'id' | 'file' | 'published_at'>[]> {
  const { rows } = await sql<Pick<Row, 'id' | 'file' | 'published_at'>>`select distinct on (file) id, file, published_at
    from law.instrument_version where place < coalesce(${before}::int, place + 1) order by file, place desc`.execute(db)
  return rows
}

/** Versions, the newest first, from the one after `cursor` on. */
export async function changesOf(
  db: Db,
  { state, cursor, limit }: { state: LawChange['state'] | 'all'; cursor?: string | undefined; limit: number },
): Promise<Row[]> {
  const after =
    cursor === undefined ? sql`true` : sql`(drafted_at, id) < (select drafted_at, id from law.instrument_version where id = ${cursor})`
  const { rows } = await sql<Row>`select ${COLUMNS} from law.instrument_version where ${after} and ${STATES[state]}
    order by drafted_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

const STATES = {
  all: sql`true`,
  draft: sql`published_by is null and withdrawn_by is null`,
  published: sql`published_by is not null`,
  withdrawn: sql`withdrawn_by is not null`,
} as const

/** How many there are of each state. */
export async function countChanges(db: Db): Promise<Record<LawChange['state'], number>> {
  const of = (state: LawChange['state']) => sql`count(*) filter (where ${STATES[state]})`
  const { rows } = await sql<Record<LawChange['state'], number>>`select ${of('draft')} as draft, ${of('published')} as published,
    ${of('withdrawn')} as withdrawn from law.instrument_version`.execute(db)
  return rows[0]!
}

/** How many drafts wait, by their file. */
export async function draftsByFile(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ file: string; n: number }>`select file, count(*) as n from law.instrument_version where ${STATES.draft}
    group by file`.execute(db)
  return new Map(rows.map(({ file, n }) => [file, n]))
}

export async function insertDraft(
  trx: Trx,
  actor: Actor,
  { file, source, base, note }: Pick<Row, 'file' | 'source' | 'base' | 'note'>,
): Promise<Row> {
  const { rows } = await sql<Row>`insert into law.instrument_version (file, source, base, note, drafted_by)
    values (${file}, ${source}, ${base}, ${note}, ${actor.id}) returning ${COLUMNS}`.execute(trx)
  return rows[0]!
}

/** A draft becomes what counts. */
export async function markPublished(trx: Trx, actor: Actor, id: string): Promise<Row> {
  const { rows } = await sql<Row>`update law.instrument_version set published_by = ${actor.id}, published_at = clock_timestamp(),
    place = (select coalesce(max(place), 0) + 1 from law.instrument_version) where id = ${id} returning ${COLUMNS}`.execute(trx)
  return rows[0]!
}

export async function markWithdrawn(trx: Trx, actor: Actor, id: string): Promise<Row> {
  const { rows } = await sql<Row>`update law.instrument_version set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp()
    where id = ${id} returning ${COLUMNS}`.execute(trx)
  return rows[0]!
}

/** Holds other publications off until the end of the transaction. */
export async function lockLaw(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('law.instrument_version'))`.execute(trx)
}

/** A version as it is shown; the one person of an installation without accounts owns none. */
export function changeOf(row: Row, actor: Actor): LawChange {
  const state = row.published_by !== null ? 'published' : row.withdrawn_by !== null ? 'withdrawn' : 'draft'
  const decidedAt = row.published_at ?? row.withdrawn_at
  return {
    id: row.id,
    file: row.file,
    removes: row.source === null,
    note: row.note,
    state,
    draftedBy: row.drafted_by,
    draftedAt: new Date(row.drafted_at).toISOString(),
    own: row.drafted_by === actor.id && actor.id !== LOCAL.id,
    decidedBy: row.published_by ?? row.withdrawn_by,
    decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString(),
  }
}

/** SHA-256 (hex) of a text. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

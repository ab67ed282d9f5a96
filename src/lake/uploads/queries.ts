import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Mapping, Upload, UploadState } from './schema.ts'

const KEY = [sql`at`, sql`id`]
const COLUMNS = sql`id, name, bytes, received, sha256, state, mapping, preview, result, error, job, by, at, finished_at as "finishedAt"`

/** Files that were sent in, newest first. */
export function listUploads(
  db: Db,
  _scope: Scope,
  { cursor, limit, state }: { cursor?: string | undefined; limit: number; state?: UploadState[] | undefined },
): Promise<Page<Upload>> {
  const wanted = state === undefined || state.length === 0 ? sql`true` : sql`state = any(${state}::text[])`
  return readPage<Upload>({
    order: 'uploads',
    cursor,
    limit,
    keyOf: ({ at, id }) => [at, id],
    fetch: async (stretch) => {
      const { rows } = await sql<Upload>`select ${COLUMNS} from lake.upload where ${wanted} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from lake.upload where ${wanted}`),
  })
}

/** One file. Throws `absent`. */
export async function showUpload(db: Db | Trx, _scope: Scope, id: string): Promise<Upload> {
  const { rows } = await sql<Upload>`select ${COLUMNS} from lake.upload where id = ${id}`.execute(db)
  return rows[0] ?? absent()
}

/** What verbs look at before they change an upload; its row is held until the transaction ends. Throws `absent`. */
export async function holdUpload(trx: Trx, id: string): Promise<Held> {
  const row = await trx
    .selectFrom('lake.upload')
    .select(['id', 'name', 'state', 'sha256', 'mapping', 'job', 'lake_import'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? absent() : { ...row, mapping: row.mapping as Mapping }
}

export interface Held {
  id: string
  name: string
  state: UploadState
  sha256: string | null
  mapping: Mapping
  job: string | null
  lake_import: string | null
}

function absent(): never {
  throw new LiemError('absent', 'there is no such file, or it may not be seen')
}

import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { BYTE_ORDER_MARK, csvLine, LiemError, type Db, type Home } from '../../base/index.ts'
import { vietnameseBy } from '../../base/said/pure.ts'
import { literal, openEngine } from '../duckdb.ts'
import { readManifest } from '../manifest.ts'
import type { LakeImport } from '../manifest-schema.ts'
import { LAKE } from '../said/pure.ts'
import { REJECTED_COLUMNS } from './options.ts'
import type { rejectedRows as contract, Upload } from './schema.ts'

type Asked = z.output<typeof contract.input>
type Reason = NonNullable<Upload['result']>['reasons'][number]

const MOST_REASONS = 50
const inVietnamese = vietnameseBy([LAKE])

/** Why rows of an import were rejected: the commonest reasons, each with the first row that has it. */
export async function countReasons(lakeDir: string, { rejected }: LakeImport): Promise<Reason[]> {
  if (rejected === null) return []
  const { connection, close } = await openEngine({ memoryLimit: '512MB', threads: 1 })
  try {
    const columns = `{"row": 'BIGINT', field: 'VARCHAR', reason: 'VARCHAR', value: 'VARCHAR'}`
    const from = `read_json(${literal(join(lakeDir, rejected.path))}, format = 'newline_delimited', columns = ${columns})`
    const found = await connection.runAndReadAll(`select field, reason, count(*), min("row"), coalesce(arg_min(value, "row"), '')
      from ${from} group by field, reason order by 3 desc, 4 limit ${MOST_REASONS}`)
    return found.getRows().map(([field, reason, rows, firstRow, value]) => ({
      field: String(field),
      reason: String(reason),
      rows: Number(rows),
      firstRow: Number(firstRow),
      value: String(value).slice(0, 200),
    }))
  } finally {
    await close()
  }
}

/**
 * CSV of the rows that an import could not use, to mend and send in again: number, field, reason and value, then the file's own columns where they are
 * known. Safe to open in a spreadsheet. Throws `absent` where there are none.
 */
export async function rejectedRows(db: Db, home: Home, { id, language }: Asked): Promise<{ name: string; body: Readable }> {
  const upload = await db.selectFrom('lake.upload').select(['name', 'lake_import', 'state']).where('id', '=', id).executeTakeFirst()
  const { imports } = await readManifest(home.lake)
  const one = imports.find((known) => upload?.state === 'imported' && known.id === upload.lake_import)
  if (upload === undefined || one === undefined || one.rejected === null)
    throw new LiemError('absent', 'the file has no rows that could not be used')
  const lines = linesOf(join(home.lake, one.rejected.path))
  return { name: `${upload.name.replace(/(\.\w+){1,2}$/u, '')}-rejected.csv`, body: Readable.from(csvOf(lines, one, language)) }
}

/** The lines of a file, which is open only while they are read: also where whoever reads goes away in the middle. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path)
  try {
    yield* createInterface({ input, crlfDelay: Infinity })
  } finally {
    input.destroy()
  }
}

interface Rejected {
  row: number
  field: string
  reason: string
  value: string
  caseId: string | null
  activity: string | null
  record: Record<string, unknown> | null
}

async function* csvOf(
  lines: AsyncIterable<string>,
  { mapping, attributes }: LakeImport,
  language: Asked['language'],
): AsyncGenerator<string> {
  const say = language === 'vi' ? inVietnamese : (reason: string) => reason
  const own = ownColumns(mapping, attributes)
  let chunk = BYTE_ORDER_MARK + csvLine([...REJECTED_COLUMNS, ...own.map(({ name }) => name)])
  for await (const line of lines) {
    if (line === '') continue
    const { row, field, reason, value, ...known } = JSON.parse(line) as Rejected
    chunk += csvLine([row, field, say(reason), value, ...own.map(({ key }) => textOf(known.record?.[key] ?? fallback(known, key)))])
    if (chunk.length < 1 << 16) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

/** Columns of the file by their own names, and under which name the lake's record has them. */
function ownColumns(mapping: LakeImport['mapping'], attributes: readonly string[]): { name: string; key: string }[] {
  const keys = { case: 'case_id', activity: 'activity', timestamp: '_text', resource: 'resource', unit: 'unit', lifecycle: 'lifecycle' }
  const mapped = Object.entries(keys).flatMap(([role, key]) => {
    const name = mapping[role] ?? null
    return name === null ? [] : [{ name, key }]
  })
  return [...mapped, ...attributes.map((name) => ({ name, key: name }))]
}

function fallback({ caseId, activity }: Pick<Rejected, 'caseId' | 'activity'>, key: string): string | null {
  return key === 'case_id' ? caseId : key === 'activity' ? activity : null
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)
}

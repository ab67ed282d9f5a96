import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '../src/base/db/index.ts'
import { temporaryServer } from '../test/temporary-server.ts'
import { root, type Outcome } from './steps.ts'

/** `node tools/db-types.ts`: writes src/base/tables.ts, the tables as Kysely knows them, from a new database with every migration. */
const FILE = join(root, 'src/base/tables.ts')

interface Column {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  identity: '' | 'a' | 'd'
  generated: '' | 's' | 'v'
  hasDefault: boolean
  /** Definition of a check on this column alone. */
  checks: string[] | null
}

const COLUMNS = `
  select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
    not a.attnotnull as nullable, a.attidentity as identity, a.attgenerated as generated, a.atthasdef as "hasDefault",
    (select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by n.nspname, c.relname, a.attnum`

const NUMBERS = new Set(['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric', 'oid'])

/** What comes out of the database and what goes in, in TypeScript (parsers.ts). JSON goes in as text: pg would make an array of PostgreSQL of an array. */
function scalar(type: string): { out: string; in: string } {
  const same = (name: string) => ({ out: name, in: name })
  if (NUMBERS.has(type)) return same('number')
  if (type === 'boolean') return same('boolean')
  if (type === 'bytea') return same('Buffer')
  if (type.startsWith('timestamp')) return { out: 'string', in: 'string | Date' }
  if (type === 'json' || type === 'jsonb') return { out: 'unknown', in: 'string' }
  return same('string')
}

/** `'a' | 'b'` of a column that may only hold some texts. */
function unionOf(checks: readonly string[] | null): string | undefined {
  const list = checks?.map((text) => /^CHECK \(\(\w+ = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(text)?.[1]).find((found) => found !== undefined)
  const texts = list?.split(', ').map((text) => /^('[^']*')::text$/.exec(text)?.[1])
  return texts?.every((text) => text !== undefined) === true ? texts.join(' | ') : undefined
}

function typeOf({ type, nullable, identity, generated, hasDefault, checks }: Column): string {
  const isArray = type.endsWith('[]')
  const element = scalar(isArray ? type.slice(0, -2) : type)
  const union = unionOf(checks)
  const full = (text: string) =>
    (isArray ? (text.includes('|') ? `(${text})[]` : `${text}[]`) : text) + (nullable && text !== 'unknown' ? ' | null' : '')
  const out = full(union ?? element.out)
  const into = full(union ?? element.in)
  if (identity === 'a' || generated !== '') return `ColumnType<${out}, never, never>`
  const optional = hasDefault || identity === 'd'
  if (out === into && !optional) return out
  if (out === into) return `Generated<${out}>`
  return `ColumnType<${out}, ${into}${optional ? ' | undefined' : ''}, ${into}>`
}

const pascal = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The text of src/base/tables.ts for these columns. */
function tablesText(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`)
  const names = [...tables.keys()].map((key) => ({ key, name: key.split('.').map(pascal).join('') }))
  const interfaces = names.map(
    ({ key, name }) =>
      `interface ${name} {\n${tables
        .get(key)!
        .map((column) => `  ${column.column}: ${typeOf(column)}`)
        .join('\n')}\n}\n`,
  )
  const all = `export interface Tables {\n${names.map(({ key, name }) => `  '${key}': ${name}`).join('\n')}\n}\n`
  return [
    "// Written by tools/db-types.ts from migrations/; not edited by hand.\nimport type { ColumnType, Generated } from 'kysely'\n",
    ...interfaces,
    all,
  ].join('\n')
}

async function generate(): Promise<string> {
  const server = await temporaryServer()
  try {
    await migrate(server.url)
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    const { rows } = await client.query<Column>(COLUMNS)
    await client.end()
    return tablesText(rows)
  } finally {
    await server.stop()
  }
}

/** The check that src/base/tables.ts is what the migrations make. */
export async function checkTables(): Promise<Outcome> {
  const fresh = (await generate()) === readFileSync(FILE, 'utf8')
  return { ok: fresh, text: fresh ? '' : 'src/base/tables.ts is not what the migrations make.' }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, await generate())

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/**
 * What may be written without actor, reason and event, because it is no record: the queue, how far a job is, idempotency keys, how many bytes
 * of a file have arrived, attempts to sign in and the tickets between its steps, when a session or a token was last used, what waits to be told to another
 * system and what came of each attempt, letters among them, and clocks, which are worked out from facts that are records. And reads, which are a
 * record of their own: who reads changes nothing and gives no reason.
 */
const EXEMPT = [
  'graphile_worker',
  'jobs.job',
  'http.answer',
  'lake.upload.received',
  'access.failure',
  'access.ticket',
  'access.session.seen_at',
  'access.token.used_on',
  'cases.clocked',
  'cases.clock',
  'desk.digest.done_on',
  'desk.reader.looked_at',
  'hooks.note',
  'hooks.message',
  'hooks.webhook.failing_since',
  'access.read',
]
/** Who may open a transaction that writes besides the ledger (the import rule `writers-are-listed` says the same by folder). */
const WRITERS = [
  'apps/server/idempotency.ts',
  'apps/server/receive.ts',
  'src/access/reads/record.ts',
  'src/access/sign-in/unrecorded.ts',
  'src/cases/clocks/unrecorded.ts',
  'src/desk/digest/unrecorded.ts',
  'src/desk/work/unrecorded.ts',
  'src/hooks/unrecorded.ts',
  'src/jobs/enqueue.ts',
  'src/jobs/life.ts',
  'src/jobs/progress.ts',
]
/** Who may open a connection of its own, which the setting that makes sessions read-only might not reach: what keeps the database itself. */
const CONNECTORS = [
  'apps/cli/restore-home.ts',
  'src/base/backup/catalog.ts',
  'src/base/backup/dump.ts',
  'src/base/backup/load.ts',
  'src/base/db/migrate.ts',
  'src/base/db/open.ts',
  'src/base/db/parsers.ts',
  'src/base/db/roles.ts',
  'src/base/postgres/launch.ts',
  'src/base/postgres/start.ts',
  'src/jobs/worker.ts',
]

interface Source {
  file: string
  text: string
}

const sources = ['src', 'apps'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry): Source => {
      const path = join(entry.parentPath, entry.name)
      return { file: relative(ROOT, path), text: readFileSync(path, 'utf8') }
    }),
)

const importers = (of: RegExp): string[] =>
  sources
    .filter(({ text }) => of.test(text))
    .map(({ file }) => file)
    .toSorted()

test('only those listed open a transaction that writes', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(importers(/from '[^']*base\/write\/index\.ts'/)).toEqual([...WRITERS, 'src/ledger/write.ts'].toSorted())
  expect(importers(/from 'pg'/)).toEqual(CONNECTORS.toSorted())
})

/** Tables that a file writes, in SQL or by Kysely. */
function written(text: string): string[] {
  const inSql = [...text.matchAll(/\b(?:insert into|update|delete from|truncate(?: table)?|merge into)\s+"?([a-z_]+)"?\."?([a-z_]+)"?/gi)]
  const byName = [...text.matchAll(/\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'([a-z_]+)\.([a-z_]+)'/g)]
  return [...new Set([...inSql, ...byName].map(([, schema, table]) => `${schema}.${table}`))]
}

test('and they write nothing that is a record', () => {
  const tables = sources
    .filter(({ file }) => WRITERS.includes(file))
    .flatMap(({ file, text }) => written(text).map((table) => ({ file, table })))
  expect(tables.length).toBeGreaterThan(1)
  const records = tables.filter(
    ({ table }) => !EXEMPT.some((exempt) => exempt === table || exempt.startsWith(`${table}.`) || table.startsWith(`${exempt}.`)),
  )
  expect(records).toEqual([])
  // Of an upload only how much of it has come, of a session or a token only when it was used: what becomes of them is a record.
  const columnsSet = (writer: string): (string | undefined)[] =>
    [...sources.find(({ file }) => file === writer)!.text.matchAll(/\.set\(\{([^}]*)\}\)/g)].map(
      ([, columns]) => columns!.trim().split(/[,:\s]/)[0],
    )
  expect(columnsSet('apps/server/receive.ts')).toEqual(['received'])
  expect(columnsSet('src/access/sign-in/unrecorded.ts')).toEqual(['held', 'seen_at', 'used_on'])
})

test('the look-out finds writes in either form', () => {
  const text = "sql`insert into a.b values (1)`; sql`UPDATE c.d set x = 1`; trx.deleteFrom('e.f'); sql`select 1 from g.h`"
  expect(written(text)).toEqual(['a.b', 'c.d', 'e.f'])
})

/** An installation to back up, and a look at everything that it has. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import pg from 'pg'
import type { Db, Home } from '../src/base/index.ts'
import { addNote } from '../src/findings/index.ts'
import { enqueue } from '../src/jobs/index.ts'
import { takeFile } from '../src/lake/uploads/index.ts'
import { importFiles } from '../src/lake/index.ts'
import { write } from '../src/ledger/index.ts'
import {
  ANALYST,
  buildBookText,
  buildEvidence,
  buildHit,
  buildNewCase,
  EVERYTHING,
  raiseHits,
  seedRegister,
  seedRules,
} from './build-db.ts'

const CSV = `case,activity,ts,resource,unit,note
A,Registered,2026-03-01 08:00:00,u1,01AB,"Tờ khai, «đỏ»"
A,Release,2026-03-02 08:00:00,u2,01AB,
B,Registered,,u1,01AB,a\\tb
`

/** Register, rulebook in two versions, findings, one of them noted; two imports in the lake, a file that waits, one of a case, a rulebook of the house, an open job. */
export async function buildInstallation(db: Db, home: Home): Promise<void> {
  await seedRegister(db)
  const run = await seedRules(db)
  const cases = ['107482915360', '107482915361', '10748\\N\t"\n']
  await raiseHits(
    db,
    run,
    cases.map((caseId) => buildHit(run.rule('CLR-012'), { caseId })),
  )
  const { id } = await db.selectFrom('findings.finding').select('id').orderBy('number').executeTakeFirstOrThrow()
  await addNote(db, EVERYTHING, { id, text: 'Đã gọi chi cục.\\ \u2028 𝄞' })
  await seedRules(db, buildBookText({ title: 'Luồng đỏ, chưa thấy kết quả' }))
  const folder = join(home.run, 'sent')
  await mkdir(folder)
  for (const [at, name] of ['tháng 3.csv', 'tháng 4.csv', `${'dài '.repeat(40)}.csv`].entries()) {
    const file = join(folder, name)
    await writeFile(file, CSV.replaceAll('-03-', `-0${at + 3}-`))
    if (name.startsWith('tháng')) await importFiles(home.lake, [file], { timezone: 'Asia/Ho_Chi_Minh', engine: { threads: 1 } })
    else await takeFile(db, home, ANALYST, file)
  }
  const { id: file } = await buildNewCase(db, run, '107482915369')
  await buildEvidence(db, home, EVERYTHING, file, 'Sổ trực ngày 06/05/2026')
  await writeFile(join(home.rulebooks, 'house.yaml'), buildBookText())
  await write(db, { actor: ANALYST, kind: 'detect.asked', reason: 'because of the test' }, (trx) =>
    enqueue(trx, { kind: 'detect', by: 'test' }),
  )
}

const OURS = `nspname not in ('information_schema', 'graphile_worker') and nspname !~ '^pg_'`

/** Every row of every table as text, every sequence, key, trigger, index and function: what two equal databases have equal. */
export async function everythingIn(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const lines = async (sql: string): Promise<string[]> => (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line)
  try {
    const named = async (kinds: string): Promise<string[]> =>
      lines(`select format('%I.%I', nspname, relname) as line from pg_class c join pg_namespace n on n.oid = relnamespace
        where relkind in (${kinds}) and ${OURS} order by 1`)
    const found: Record<string, string[]> = {}
    for (const table of await named(`'r'`)) found[table] = await lines(`select t::text as line from ${table} t order by 1`)
    for (const one of await named(`'S'`)) found[one] = await lines(`select last_value || ' ' || is_called as line from ${one}`)
    found['keys'] = await lines(`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) || convalidated as line
      from pg_constraint k join pg_namespace n on n.oid = connamespace where ${OURS} order by 1`)
    found['triggers'] = await lines(`select pg_get_triggerdef(t.oid) || tgenabled::text as line from pg_trigger t
      join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = relnamespace where not tgisinternal and ${OURS} order by 1`)
    found['indexes'] = await lines(`select indexdef as line from pg_indexes where ${OURS.replaceAll('nspname', 'schemaname')} order by 1`)
    return found
  } finally {
    await client.end()
  }
}

/** Files of a home that a backup keeps, each with its hash. */
export function filesOfHome(home: Home): string[] {
  const all = [home.lake, home.uploads, home.files, home.rulebooks].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return all.map((file) => `${relative(home.path, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`).toSorted()
}

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine, readLake, type ImportRun } from '../src/lake/index.ts'

/** Builders for the tests of the lake: a folder with extracts and lakes in it, and a look into them. */
export interface LakeBench {
  folder: string
  newLake: () => string
  csv: (name: string, rows: readonly (readonly string[])[], header?: string) => Promise<string>
  file: (name: string, content: string | Uint8Array) => Promise<string>
  /** Rows of a lake in the order in which it is to be read, values joined by `|`. */
  rowsOf: (lake: string, columns?: string) => Promise<string[]>
  query: (sql: string) => Promise<unknown[][]>
  close: () => Promise<void>
}

/** Import options of the tests: little of the machine, times in UTC. */
export const small: ImportRun = { engine: { threads: 1 }, timezone: 'UTC' }

export const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')} 08:00:00`

/** An extract of three rows over two months. */
export const first = [
  ['A', 'Registered', day(1), 'u1', 'red'],
  ['A', 'Release', day(2), 'u2', ''],
  ['B', 'Registered', '2026-04-01 00:00:00', 'u1', 'green'],
] as const

export async function buildLakeBench(): Promise<LakeBench> {
  const folder = await mkdtemp(join(tmpdir(), 'liem-lake-'))
  const engine = await openEngine({ threads: 1, memoryLimit: '256MB' })
  let lakes = 0
  const query = async (sql: string): Promise<unknown[][]> => (await engine.connection.runAndReadAll(sql)).getRows()
  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  return {
    folder,
    newLake: () => join(folder, `lake-${++lakes}`),
    file,
    csv: (name, rows, header = 'case_id,activity,ts,resource,channel') =>
      file(name, `${header}\n${rows.map((row) => `${row.join(',')}\n`).join('')}`),
    rowsOf: async (lake, columns = 'case_id, activity, epoch_us(ts)::varchar, resource, channel') => {
      const { relation } = await readLake(lake)
      return relation === '' ? [] : (await query(`select ${columns} from ${relation}`)).map((row) => row.join('|'))
    },
    query,
    close: async () => {
      await engine.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Everything in a folder, by path and content: two lakes that are equal here are equal for every reader. */
export async function snapshot(lake: string): Promise<Record<string, string>> {
  const entries = await readdir(lake, { recursive: true, withFileTypes: true }).catch(() => [])
  const found: Record<string, string> = {}
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    found[path.slice(lake.length)] = (await readFile(path)).toString('base64')
  }
  return found
}

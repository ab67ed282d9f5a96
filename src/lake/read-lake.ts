import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { PackBuilder } from './builder.ts'
import { identifier } from './duckdb.ts'
import type { LakeImport } from './manifest-schema.ts'
import { readLake, type Lake } from './manifest.ts'
import { readTable } from './read-table.ts'
import type { PackedLog, Progress, RejectedRow } from './schema.ts'

/** Whether a path is a lake: a folder with the manifest of one. */
export async function isLake(path: string): Promise<boolean> {
  const manifest = await stat(join(path, 'manifest.json')).catch(() => undefined)
  return manifest?.isFile() === true
}

/** Reads all events of a lake into the builder, in the order of imports and rows; returns the files that were imported. */
export async function readLakeEvents(
  connection: DuckDBConnection,
  folder: string,
  builder: PackBuilder,
  onProgress?: Progress,
): Promise<PackedLog['files']> {
  const lake = await readLake(folder)
  const attributes = attributeColumns(lake, builder)
  const fixed = Object.values(lake.columns)
  const list = [...fixed.map(identifier), ...attributes.map(({ column, name }) => `${identifier(column)} as ${identifier(name)}`)]
  const relation = `(select ${list.join(', ')} from ${lake.relation})`
  const time = identifier(lake.columns.timestamp)
  const micros = `case when ${time} is null then 'nan'::double else epoch_us(${time})::double end`
  const available = [...fixed, ...attributes.map(({ name }) => name)]
  if (lake.relation !== '')
    await readTable(connection, { file: folder, relation, available, columns: lake.columns, micros, local: false }, builder, onProgress)
  for (const one of lake.manifest.imports) builder.rejected.push(...(await rejectedRows(folder, one)))
  return lake.manifest.imports.map(({ name, sha256 }) => ({ name, sha256 }))
}

/** Columns of the lake for the attributes that are wanted; one of the case stands in `case:NAME`, unless events have it too. */
function attributeColumns(lake: Lake, builder: PackBuilder): { column: string; name: string }[] {
  const fixed: readonly string[] = Object.values(lake.columns)
  return builder.attributes.flatMap(({ name }) => {
    if (fixed.includes(name)) return []
    const column = [name, `case:${name}`].find((candidate) => lake.attributes.includes(candidate))
    return column === undefined ? [] : [{ column, name }]
  })
}

async function rejectedRows(folder: string, { name, rejected }: LakeImport): Promise<RejectedRow[]> {
  if (rejected === null) return []
  const lines = (await readFile(join(folder, rejected.path), 'utf8')).split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const { row, field, reason, value, caseId, activity } = JSON.parse(line) as Omit<RejectedRow, 'file'>
    return { file: name, row, field, reason, value, caseId, activity }
  })
}

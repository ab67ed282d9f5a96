import { LiemError } from '../base/index.ts'
import { readHead } from './bytes.ts'
import { flatten } from './ocel-flatten.ts'
import { walkOcelJson } from './ocel-json.ts'
import type { OcelWalk } from './ocel-model.ts'
import { walkOcelSqlite } from './ocel-sqlite.ts'
import { walkOcelXml } from './ocel-xml.ts'
import type { LogRequest, Progress, RowSink } from './schema.ts'

/**
 * Reads an object-centric log, OCEL 2.0 or 1.0, in JSON, XML (both also gzip) or SQLite, flattened by
 * `request.objectType` (see `flatten`); a log with a single type of objects needs none. The content, not the
 * ending, tells the format. In memory: the ids of objects and events.
 *
 * Throws LiemError('input') with file and place for a file that is damaged or of another structure, and
 * LiemError('usage') that lists the types where one must be chosen.
 */
export async function readOcel(file: string, request: LogRequest, sink: RowSink, onProgress?: Progress): Promise<void> {
  await flatten(file, await walkOf(file), request, sink, onProgress)
}

async function walkOf(file: string): Promise<OcelWalk> {
  const head = await readHead(file, 256)
  if (head.toString('latin1', 0, 15) === 'SQLite format 3') return walkOcelSqlite
  const first = head.find((byte) => byte > 0x20 && byte < 0x80)
  if (first === 0x7b || first === 0x5b) return walkOcelJson
  if (first === 0x3c) return walkOcelXml
  throw new LiemError('input', 'the file is neither JSON nor XML nor SQLite, as object-centric logs (OCEL) are', {
    place: { file, line: 1, column: 1 },
  })
}

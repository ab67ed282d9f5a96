import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LiemError, type Db, type Home } from '../../base/index.ts'
import { syncPath } from '../../base/files/index.ts'
import { formatOf } from '../read-log.ts'

const MOST_BYTES = 200

/** Where the bytes of an upload are while they come, and when all of them are there. */
export function partOf(home: Home, id: string): string {
  return join(home.uploads, `${id}.part`)
}

/** The whole file of an upload; its name is the one that it was sent under, since readers go by the ending. */
export function fileOf(home: Home, { id, name }: { id: string; name: string }): string {
  return join(home.uploads, id, name)
}

/** A name that can stand in any folder. Throws `input` for one whose ending says nothing that is known. */
export function fileName(given: string): string {
  const bare = given.normalize('NFC').split(/[/\\]/u).at(-1)!.replaceAll(/\p{C}/gu, ' ').trim()
  if (bare === '' || /^\.+$/u.test(bare)) throw new LiemError('input', 'the file has no name', { place: { file: 'name' } })
  formatOf(bare)
  const ending = /(?:\.\w{1,10}){1,2}$/u.exec(bare)?.[0] ?? ''
  let stem = bare.slice(0, bare.length - ending.length)
  while (Buffer.byteLength(stem + ending) > MOST_BYTES) stem = [...stem].slice(0, -1).join('')
  return stem + ending
}

/** Puts the received bytes where the whole file belongs. */
export async function keepFile(home: Home, upload: { id: string; name: string }): Promise<void> {
  const part = partOf(home, upload.id)
  await syncPath(part)
  await mkdir(join(home.uploads, upload.id), { recursive: true, mode: 0o700 })
  await rename(part, fileOf(home, upload))
  await syncPath(join(home.uploads, upload.id))
  await syncPath(home.uploads)
}

/** Whether the file of an upload is still there. */
export async function hasFile(home: Home, upload: { id: string; name: string }): Promise<boolean> {
  return (await stat(fileOf(home, upload)).catch(() => undefined))?.isFile() === true
}

/** Files of these states are kept: they are waited for, or may be tried again. */
const KEPT = new Set(['receiving', 'received', 'checking', 'ready', 'doubtful', 'importing', 'failed'])
const FAILED_KEPT = 7 * 86_400_000

/** Removes files that nobody needs any more: of imported, known and cancelled uploads, of failed ones after a week, and of none at all. */
export async function sweepUploads(db: Db, home: Home): Promise<void> {
  const entries = await readdir(home.uploads)
  const ids = [...new Set(entries.map((name) => name.replace(/\.part$/u, '')))].filter((id) => /^[0-9a-f-]{36}$/u.test(id))
  const rows =
    ids.length === 0 ? [] : await db.selectFrom('lake.upload').select(['id', 'state', 'finished_at']).where('id', 'in', ids).execute()
  const now = Date.now()
  const kept = rows.filter(
    ({ state, finished_at }) => KEPT.has(state) && !(finished_at !== null && now - Date.parse(finished_at) > FAILED_KEPT),
  )
  const keep = new Set(kept.map(({ id }) => id))
  for (const name of entries)
    if (!keep.has(name.replace(/\.part$/u, ''))) await rm(join(home.uploads, name), { recursive: true, force: true })
}

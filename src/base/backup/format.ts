import { z } from 'zod'
import { LiemError } from '../errors.ts'

/** First and last file of an archive. */
export const HEAD = 'liem-backup.json'
export const MANIFEST = 'manifest.json'
/** Folders of an archive. */
const FOLDERS = ['tables', 'lake', 'uploads', 'files', 'rulebooks'] as const
const LONGEST_PATH = 1_000

const count = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)
const migration = z.strictObject({ name: z.string(), sha256 })

/** What the first file says: by whom the backup was made, and the version of the schema. */
const head = z.object({ liem: z.literal('backup/1'), version: z.string(), at: z.string(), migrations: z.array(migration).min(1) })

const table = z.strictObject({ schema: z.string(), name: z.string(), columns: z.array(z.string()), rows: count })
const sequence = z.strictObject({ schema: z.string(), name: z.string(), last: z.string().regex(/^-?\d{1,19}$/u), called: z.boolean() })
const entry = z.strictObject({ path: z.string(), bytes: count, sha256 })

/** What the last file says: every other file with its hash, every table with the number of its rows. */
const manifest = z.strictObject({
  liem: z.literal('backup/1'),
  entries: z.array(entry),
  tables: z.array(table),
  sequences: z.array(sequence),
})

export type BackupHead = z.infer<typeof head>
export type BackupManifest = z.infer<typeof manifest>
export type BackupTable = z.infer<typeof table>
export type BackupSequence = z.infer<typeof sequence>
export type BackupEntry = z.infer<typeof entry>
export type AppliedMigration = z.infer<typeof migration>

/** The one error of an archive that cannot be believed. */
export function damaged(file: string, what: string, cause?: unknown): LiemError {
  const hint = 'take another copy of it; nothing was restored'
  return new LiemError('input', `the backup is damaged: ${what}`, { place: { file }, hint, ...(cause === undefined ? {} : { cause }) })
}

/** Reads the first file. Throws `input`: it is none of ours, or of a later form. */
export function parseHead(bytes: Buffer, file: string): BackupHead {
  const value = json(bytes, file)
  const form = String((value as { liem?: unknown } | null)?.liem)
  if (/^backup\/\d+$/u.test(form) && form !== 'backup/1') throw fromTheFuture(file, `its form is ${form}`)
  const parsed = head.safeParse(value)
  if (!parsed.success) throw damaged(file, `${HEAD} has another form`)
  return parsed.data
}

/** Reads the last file. */
export function parseManifest(bytes: Buffer, file: string): BackupManifest {
  const parsed = manifest.safeParse(json(bytes, file))
  if (!parsed.success) throw damaged(file, `${MANIFEST} has another form`)
  return parsed.data
}

/** A backup that only a later Liêm can restore. */
export function fromTheFuture(file: string, why: string): LiemError {
  return new LiemError('input', `the backup was made by a later Liêm: ${why}`, {
    place: { file },
    hint: 'restore it with the Liêm that made it, or a later one; nothing was restored',
  })
}

/** Whether a path can only mean a file below one of the folders of an archive. */
export function isSafePath(path: string): boolean {
  if (path === HEAD || path === MANIFEST) return true
  const [first, ...rest] = path.split('/')
  const isName = (name: string): boolean => name !== '' && name !== '.' && name !== '..' && !/[\p{Cc}\\]/u.test(name)
  return path.length <= LONGEST_PATH && FOLDERS.some((folder) => folder === first) && rest.length > 0 && rest.every(isName)
}

function json(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch (cause) {
    throw damaged(file, 'what it says of itself cannot be read', cause)
  }
}

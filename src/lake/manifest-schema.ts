import { z } from 'zod'
import { LiemError } from '../base/index.ts'

const count = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)

const lakeFile = z.strictObject({ path: z.string().regex(/^(?!.*\.\.)[^/].*$/u), sha256, bytes: count, rows: count })

const lakeImport = z.strictObject({
  /** From 1, without gaps; `_import` of the rows. */
  number: z.number().int().min(1),
  id: z.string(),
  importedAt: z.string(),
  /** Name and SHA-256 of the file that was imported, and its format. */
  name: z.string(),
  sha256,
  bytes: count,
  format: z.enum(['csv', 'parquet', 'xes', 'ocel']),
  /** Rows of the file = rows in `files` + rejected rows + repeated rows. */
  rows: count,
  rejectedRows: count,
  /** Rows that an earlier import already had; kept in `repeated`. */
  repeatedRows: count,
  undatedRows: count,
  /** First and last instant, null where no row is dated. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  mapping: z.record(z.string(), z.string().nullable()),
  timezone: z.string(),
  encoding: z.string().nullable(),
  dateForm: z.string().nullable(),
  attributes: z.array(z.string()),
  notes: z.array(z.string()),
  files: z.array(lakeFile),
  rejected: lakeFile.nullable(),
  repeated: lakeFile.nullable(),
})

const manifest = z.strictObject({ liem: z.literal('lake/1'), imports: z.array(lakeImport) })

export type LakeFile = z.infer<typeof lakeFile>
export type LakeImport = z.infer<typeof lakeImport>
export type Manifest = z.infer<typeof manifest>

/** Reads a manifest's text. Throws `input` with the first thing that is wrong with it. */
export function parseManifest(text: string, file: string): Manifest {
  const hint = 'restore it from a copy; the files of the lake themselves are not touched'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new LiemError('input', 'the manifest of the lake is damaged', { place: { file }, hint, cause })
  }
  const parsed = manifest.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new LiemError('input', `the manifest of the lake is damaged: ${issue?.message ?? 'it has another form'}`, {
    place: { file, part: issue?.path.join('.') ?? '' },
    hint,
  })
}

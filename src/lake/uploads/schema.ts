import { z } from 'zod'
import { id, instant, pageOf, paging, reason, route } from '../../base/schema.ts'

export const UPLOAD_STATES = [
  'receiving',
  'received',
  'checking',
  'ready',
  'doubtful',
  'importing',
  'imported',
  'known',
  'failed',
  'cancelled',
] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

/** What a column is read as. */
export const COLUMN_ROLES = ['case', 'activity', 'timestamp', 'resource', 'unit', 'lifecycle', 'attribute', 'ignored'] as const

export const mapping = z.object({
  columns: z
    .object({
      case: z.string().optional(),
      activity: z.string().optional(),
      timestamp: z.string().optional(),
      resource: z.string().optional(),
      unit: z.string().optional(),
    })
    .optional(),
  timezone: z.string().max(60).optional(),
  encoding: z.string().max(30).optional(),
  dateForm: z.string().max(60).optional(),
  /** The object type by which an OCEL log is read as cases. */
  objectType: z.string().max(200).optional(),
  /** Columns that are left out. */
  ignored: z.array(z.string()).max(500).optional(),
})
export type Mapping = z.infer<typeof mapping>

/** What was recognised in a file, column by column, before anything is written. */
export const preview = z.object({
  format: z.enum(['csv', 'parquet', 'xes', 'ocel']),
  encoding: z.string().nullable(),
  dateForm: z.string().nullable(),
  timezone: z.string(),
  columns: z.array(z.object({ name: z.string(), role: z.enum(COLUMN_ROLES), samples: z.array(z.string()), note: z.string().nullable() })),
  /** What must be decided before the file can be imported, and how. */
  doubts: z.array(
    z.object({ what: z.string(), hint: z.string(), field: z.enum(['columns', 'timezone', 'encoding', 'dateForm', 'objectType']) }),
  ),
  notes: z.array(z.string()),
})
export type UploadPreview = z.infer<typeof preview>

export const upload = z.object({
  id,
  name: z.string(),
  bytes: z.number().nullable(),
  received: z.number(),
  sha256: z.string().nullable(),
  state: z.enum(UPLOAD_STATES),
  mapping,
  preview: preview.nullable(),
  result: z
    .object({
      rows: z.int(),
      rejectedRows: z.int(),
      repeatedRows: z.int(),
      undatedRows: z.int(),
      from: instant.nullable(),
      until: instant.nullable(),
      /** Reasons why rows were rejected, with how many and the first of them. */
      reasons: z.array(z.object({ field: z.string(), reason: z.string(), rows: z.int(), firstRow: z.int(), value: z.string() })),
      /** Earlier import that had these bytes. */
      knownAs: z.string().nullable(),
    })
    .nullable(),
  error: z.object({ code: z.string(), message: z.string(), place: z.string().optional(), hint: z.string().optional() }).nullable(),
  job: id.nullable(),
  by: z.string(),
  at: instant,
  finishedAt: instant.nullable(),
})
export type Upload = z.infer<typeof upload>

export const listUploads = route({
  method: 'GET',
  path: '/api/imports',
  summary: 'Files that were sent in, newest first',
  action: 'import.read',
  facts: [],
  input: z.object({ ...paging, state: z.array(z.enum(UPLOAD_STATES)).optional() }),
  output: pageOf(upload),
})

export const showUpload = route({
  method: 'GET',
  path: '/api/imports/:id',
  summary: 'One file: what was recognised, and what came of it',
  action: 'import.read',
  facts: [],
  input: z.object({ id }),
  output: upload,
})

/** The body is the file itself. Answers when all of it is kept, before it is looked at. */
export const sendFile = route({
  method: 'POST',
  path: '/api/imports',
  summary: 'Send a file in',
  action: 'import.operate',
  facts: [],
  input: z.object({ name: z.string().min(1).max(255), bytes: z.coerce.number().int().min(0).optional() }),
  output: upload,
  upload: true,
})

export const checkUpload = route({
  method: 'POST',
  path: '/api/imports/:id/check',
  summary: 'Look at the file again with these columns, zone, encoding and form of dates',
  action: 'import.operate',
  facts: [],
  input: z.object({ id, mapping }),
  output: upload,
})

export const startImport = route({
  method: 'POST',
  path: '/api/imports/:id/start',
  summary: 'Import the file, then compare the data with the rules',
  action: 'import.operate',
  facts: [],
  input: z.object({ id, mapping: mapping.default({}), reason: reason.default('Imported on the screen') }),
  output: upload,
})

export const cancelImport = route({
  method: 'POST',
  path: '/api/imports/:id/cancel',
  summary: 'Stop and forget the file; nothing of it stays in the data',
  action: 'import.operate',
  facts: [],
  input: z.object({ id, reason: reason.default('Cancelled on the screen') }),
  output: upload,
})

/** CSV of the rows that could not be used: row, field, reason, value, and the columns of the file where they are known. */
export const rejectedRows = route({
  method: 'GET',
  path: '/api/imports/:id/rejected',
  summary: 'Rows that could not be used, to mend and send again',
  action: 'import.export',
  facts: [],
  records: { subject: ['import', 'id'] },
  input: z.object({ id, language: z.enum(['vi', 'en']).default('vi') }),
  output: z.string(),
  download: 'text/csv',
})

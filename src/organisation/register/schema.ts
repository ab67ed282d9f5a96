import { z } from 'zod'
import { bilingual, line, route } from '../../base/schema.ts'

/** Of a query: `true` or `false` as text. */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const SHEETS = ['units', 'successions', 'posts', 'people', 'tenures', 'accounts'] as const
export const sheet = z.enum(SHEETS)
export type Sheet = z.infer<typeof sheet>

/** A mistake of the file: which sheet, row (the first line is 1) and field, in words of both languages. */
const mistake = z.object({ sheet: z.string(), row: z.int().nullable(), field: z.string().nullable(), message: bilingual })
export type Mistake = z.infer<typeof mistake>

/** `end`: only the last day changes. `remove`: the register has it, the file leaves it out of what it names. */
const change = z.object({
  sheet,
  kind: z.enum(['add', 'change', 'end', 'remove']),
  row: z.int().nullable(),
  key: z.string(),
  fields: z.array(z.object({ field: z.string(), label: bilingual, before: z.string(), after: z.string() })),
})
export type Change = z.infer<typeof change>

const sheetCount = z.object({ sheet, rows: z.int(), add: z.int(), change: z.int(), end: z.int(), remove: z.int(), same: z.int() })
export type SheetCount = z.infer<typeof sheetCount>

/** The first mistakes and changes; `mistakeCount` and the counts by sheet are of all. With a mistake nothing can be taken over. */
const preview = z.object({
  mistakes: z.array(mistake),
  mistakeCount: z.int(),
  sheets: z.array(sheetCount),
  changes: z.array(change),
  changeCount: z.int(),
})
export type Preview = z.infer<typeof preview>

/** `name` ends in .xlsx or .csv; a CSV is named after its sheet, such as units.csv. */
const file = { name: z.string().min(1).max(255) }

export const checkOrganisation = route({
  method: 'POST',
  path: '/api/organisation/import/check',
  summary: 'What a file of the register would change, and every mistake in it; changes nothing',
  action: 'organisation.change',
  facts: [],
  input: z.object(file),
  output: preview,
  upload: true,
})

/** Whole or not at all. Rows that would be removed need `removing`. */
export const importOrganisation = route({
  method: 'POST',
  path: '/api/organisation/import',
  summary: 'Take over a file of the register: units, succession, posts, people, tenures, accounts',
  action: 'organisation.change',
  facts: [],
  fresh: true,
  input: z.object({ ...file, reason: line.min(3), removing: flag.default(false) }),
  output: z.object({ sheets: z.array(sheetCount) }),
  upload: true,
})

const language = z.enum(['vi', 'en']).default('vi')

/** With headings in both languages and a sheet that explains every column. */
export const organisationTemplate = route({
  method: 'GET',
  path: '/api/organisation/template',
  summary: 'An empty file of the register, to fill in',
  action: 'unit.read',
  facts: [],
  input: z.object({ language }),
  output: z.string(),
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** What comes out can be sent in again and changes nothing. A CSV is one sheet. */
export const exportOrganisation = route({
  method: 'GET',
  path: '/api/organisation/export',
  summary: 'The whole register as a file',
  action: 'organisation.export',
  facts: [],
  records: {},
  input: z.object({ language, format: z.enum(['xlsx', 'csv']).default('xlsx'), sheet: sheet.default('units') }),
  output: z.string(),
  download: 'application/octet-stream',
})

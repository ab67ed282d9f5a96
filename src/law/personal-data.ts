import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { LiemError } from '../base/index.ts'
import { bilingual } from '../base/schema.ts'
import { citationWords } from './citation/pure.ts'
import { readText } from './files.ts'
import type { KeptColumns, KeptPeriod } from './kept/schema.ts'
import { SEVERITIES } from './schema.ts'

const BUNDLED = fileURLToPath(new URL('../../law/personal-data.yaml', import.meta.url))

const period = z
  .strictObject({
    years: z.int().min(0).max(100),
    from: bilingual,
    /** Grades of which it never ends. */
    forever: z.array(z.enum(SEVERITIES)).min(1).optional(),
    foreverWhy: bilingual.optional(),
    basis: z.strictObject({ cite: z.string(), from: z.iso.date(), confirmed: z.enum(['yes', 'no']), note: z.string() }),
  })
  .refine(({ forever, foreverWhy }) => (forever === undefined) === (foreverWhy === undefined), 'what is kept for ever has its reason')
const kept = z.strictObject({
  columns: z.array(z.string()).min(1),
  of: z.enum(['official', 'trader']),
  purpose: z.string(),
  period: z.string(),
})
const register = z.strictObject({
  liem: z.literal('personal-data/1'),
  purposes: z.record(z.string(), bilingual),
  periods: z.record(z.string(), period),
  tables: z.record(z.string(), z.strictObject({ personal: z.array(kept).default([]), none: z.array(z.string()).default([]) })),
})

/** What is kept about people, and all columns that are said to hold nothing of the kind, as `schema.table.column`. */
export interface PersonalData {
  kept: KeptColumns[]
  none: ReadonlySet<string>
  /** Periods by their names in the file. */
  periods: ReadonlyMap<string, KeptPeriod>
}

let bundled: Promise<PersonalData> | undefined

/** The register of personal data that comes with the program, read once. Throws LiemError('rulebook') where it contradicts itself. */
export function readPersonalData(file?: string): Promise<PersonalData> {
  return file === undefined ? (bundled ??= readFrom(BUNDLED)) : readFrom(file)
}

async function readFrom(file: string): Promise<PersonalData> {
  const parsed = register.safeParse(parse(await readText(file), { schema: 'core' }))
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new LiemError('rulebook', message, { place: { file, part: path.join('.') } })
  }
  const { tables, purposes, periods } = parsed.data
  const named = <T>(known: Record<string, T>, name: string, part: string): T => {
    const found = known[name]
    if (found === undefined) throw new LiemError('rulebook', `there is no "${name}"`, { place: { file, part } })
    return found
  }
  const rows = Object.entries(tables).flatMap(([table, { personal }]) =>
    personal.map(({ columns, of, purpose, period: name }): KeptColumns => {
      const kept = keptPeriod(named(periods, name, `${table}.period`))
      return { table, columns, of, purpose: named(purposes, purpose, `${table}.purpose`), period: kept }
    }),
  )
  const none = Object.entries(tables).flatMap(([table, { none: columns }]) => columns.map((column) => `${table}.${column}`))
  return { kept: rows, none: new Set(none), periods: new Map(Object.entries(periods).map(([name, one]) => [name, keptPeriod(one)])) }
}

function keptPeriod({ basis, forever = [], foreverWhy, ...rest }: z.infer<typeof period>): KeptPeriod {
  const legal = { cite: citationWords(basis.cite), from: basis.from, confirmed: basis.confirmed === 'yes', note: basis.note }
  return { ...rest, forever, ...(foreverWhy === undefined ? {} : { foreverWhy }), basis: legal }
}

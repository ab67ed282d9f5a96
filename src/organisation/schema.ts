import { z } from 'zod'
import { bilingual, route } from '../base/schema.ts'

export const unitCode = z.string().min(1).max(60)

/** A unit by its name; `level` 1 department, 2 region, 3 border-gate office. */
export const unit = z.object({
  code: unitCode,
  name: bilingual,
  short: bilingual,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  parent: unitCode.nullable(),
  kind: z.string().nullable(),
})
export type Unit = z.infer<typeof unit>

/** A unit that occurs in data but not in the register is shown by its code. */
export const unitName = z.object({ code: unitCode, name: bilingual, short: bilingual, known: z.boolean() })
export type UnitName = z.infer<typeof unitName>

export const person = z.object({ number: z.string(), name: z.string(), unit: unitCode.nullable(), post: z.string().nullable() })
export type Person = z.infer<typeof person>

export const listUnits = route({
  method: 'GET',
  path: '/api/organisation/units',
  summary: 'The register of units',
  action: 'unit.read',
  facts: [],
  input: z.object({}),
  output: z.object({ rows: z.array(unit) }),
})

export const findPeople = route({
  method: 'GET',
  path: '/api/people',
  summary: 'People by number or name, without diacritics too; for choosing who reviews',
  action: 'person.read',
  facts: [],
  input: z.object({ text: z.string().trim().max(100).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({ rows: z.array(person) }),
})

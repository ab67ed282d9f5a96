import { z } from 'zod'
import { bilingual } from '../../base/schema.ts'
import { STAGES } from '../schema.ts'
import { HOWS } from './schema.ts'

/** What stands in a folder `law/catalogue/VERSION`. Unknown keys are mistakes. */
const id = z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u)
const words = z.strictObject(bilingual.shape)
const yesNo = z.enum(['yes', 'no'])
export const LONGEST = 2_000
const said = z.strictObject({ en: z.string().min(1).max(LONGEST), vi: z.string().min(1).max(LONGEST) })

export const versionFile = z.strictObject({
  liem: z.literal('catalogue-version/1'),
  id: id.max(60),
  title: words,
  /** Of `law/instruments`. */
  instrument: id,
  illustrative: yesNo,
  follows: id.optional(),
  areas: z.array(z.strictObject({ id: z.int().min(1).max(99), ...bilingual.shape })).min(1),
})

const entryFile = z.strictObject({
  code: z.string().min(1).max(40),
  area: z.int(),
  stage: z.enum(STAGES).optional(),
  act: said,
  aggravators: z.array(said).default([]),
  /** Form by degree; `discipline` leaves the form to the law of discipline. */
  handling: z.record(z.string(), z.string()),
  rating: said.optional(),
  repeat: said.optional(),
  head: yesNo.default('no'),
  kinds: z.array(z.string()).default([]),
  basis: z.array(z.string().min(1).max(300)).default([]),
  from: z.array(z.strictObject({ code: z.string(), how: z.enum(HOWS) })).default([]),
})

export const entriesFile = z.strictObject({ liem: z.literal('catalogue/1'), entries: z.array(entryFile) })

import { z } from 'zod'
import { bilingual, day, route } from '../../../base/schema.ts'
import { catalogueVersion, entryRow, ofDay, versionId, word } from '../schema.ts'

/** In place of an answer: it is not known, and the question is passed over. */
export const NOT_KNOWN = '*'

const answer = z.object({ value: z.string(), ...bilingual.shape })
const question = z.object({ id: z.string(), ...bilingual.shape })

/** `given`: what was answered so far, `area:1,stage:gate,deed:*`, in the order of the questions. By version, or by day; without both, of today. */
export const guideToEntries = route({
  method: 'GET',
  path: '/api/catalogue/guide',
  summary: 'The next question that leads to entries of the catalogue, with how many each answer leaves, and the entries that are left',
  action: 'catalogue.read',
  facts: [],
  input: z.object({
    version: versionId.optional(),
    on: day.optional(),
    given: z
      .string()
      .max(400)
      .regex(/^(?:[a-z\d-]+:[a-z\d*-]+(?:,[a-z\d-]+:[a-z\d*-]+)*)?$/u)
      .default(''),
  }),
  output: z.object({
    /** Null: the day has none. */
    version: catalogueVersion.nullable(),
    ofDay: ofDay.nullable(),
    given: z.array(z.object({ question, answer })),
    /** Null where no question tells the entries that are left apart, or so few are left that they are read sooner. */
    next: question.extend({ answers: z.array(answer.extend({ n: z.int() })) }).nullable(),
    total: z.int(),
    /** The first of them. */
    rows: z.array(entryRow),
    forms: z.array(word),
    degrees: z.array(word),
  }),
})
export type Guided = z.infer<typeof guideToEntries.output>

import { z } from 'zod'
import { bilingual, day, id, instant, reason, route } from '../../base/schema.ts'
import { STANDINGS, VERDICTS } from '../../law/allowed/schema.ts'
import { competence, JUDGED } from '../../law/competence/schema.ts'
import { unitCode, unitName } from '../../organisation/schema.ts'

const person = z.object({ id: z.string(), name: z.string() })
const signer = competence.shape.signers.element

/** Who is competent, with names. */
export const competenceShown = competence.omit({ unit: true, signers: true, former: true }).extend({
  unit: unitName.nullable(),
  signers: z.array(signer.extend({ officer: person })),
  /** Units that he has left since his acts: they supply the file. */
  former: z.array(unitName),
})
export type CompetenceShown = z.infer<typeof competenceShown>

/** The same as it was kept with a decision; `by`: of whoever signed, whether he was competent by it, null before. */
export const competenceKept = competenceShown.extend({ by: z.enum(JUDGED).nullable() })
export type CompetenceKept = z.infer<typeof competenceKept>
/** As it stands in the database: people by number. */
export type CompetenceRow = Omit<CompetenceKept, 'signers'> & { signers: z.infer<typeof competence>['signers'] }

/** What the law said of a form, as it was kept with the decision. */
export const lawSaid = z.object({
  verdict: z.enum(VERDICTS),
  confirmed: z.boolean(),
  standing: z.enum(STANDINGS),
  because: z.array(z.object({ rule: z.string(), cite: z.string(), citeVi: z.string(), ...bilingual.shape })),
  /** Last days of the periods for deciding; none of a decision from before they were kept. */
  periods: z.array(z.object({ clock: z.string(), ends: day.nullable() })).default([]),
})
export type LawSaid = z.infer<typeof lawSaid>

const officerCompetence = z.object({
  officer: person,
  /** One answer for all forms of which it is the same. */
  answers: z.array(z.object({ forms: z.array(z.string()), competence: competenceShown })),
})

export const showCompetence = route({
  method: 'GET',
  path: '/api/cases/:id/competence',
  summary: 'Who is competent on a day to decide on each person concerned, form by form, and to which units the case can go for it',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, day: day.optional() }),
  output: z.object({
    day,
    rows: z.array(officerCompetence),
    /** Units that decide today on somebody concerned, where that is neither the unit of the case nor one above or below it. */
    elsewhere: z.array(unitName),
    /** From where to where the case went, in its order. */
    transfers: z.array(z.object({ id, from: unitName, to: unitName, reason: z.string(), by: person, at: instant })),
  }),
})
export type ShownCompetence = z.infer<typeof showCompetence.output>

export const transferCase = route({
  method: 'POST',
  path: '/api/cases/:id/transfer',
  summary: 'Transfer a case to the unit that is competent to decide on somebody concerned; the former unit goes on reading it',
  action: 'case.change',
  facts: [],
  input: z.object({ id, unit: unitCode, reason }),
  // Whoever gives it away may not see it any more.
  output: z.object({ id, number: z.string(), unit: unitName }),
})
export type Transferred = z.infer<typeof transferCase.output>

import { z } from 'zod'
import { day, id, line, reason, route, story } from '../../base/schema.ts'
import { lawPoint, measureLaw } from '../../law/proceedings/schema.ts'

/** Interim measures of a case: suspension from work, temporary transfer, with ground, days, pay and end. */
const officer = z.string().min(1).max(100)
const word = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })

export const MEASURE_STATES = ['ordered', 'withdrawn', 'signed', 'ended'] as const
export const END_CAUSES = ['over', 'no-need', 'no-discipline', 'disciplined'] as const
export type EndCause = (typeof END_CAUSES)[number]

export const measureEnd = z.object({ day, cause: z.enum(END_CAUSES), owed: z.string() })
const measure = z.object({
  id,
  officer: person,
  kind: z.string(),
  ground: z.string(),
  from: day,
  until: day,
  /** Share of the pay that is paid meanwhile, in per cent. */
  pay: z.int(),
  /** The measure that it lengthens. */
  extends: id.nullable(),
  law: z.array(lawPoint),
  state: z.enum(MEASURE_STATES),
  number: z.string().nullable(),
  orderedBy: person,
  signedBy: person.nullable(),
  end: measureEnd.nullable(),
})
export type Measure = z.infer<typeof measure>

export const caseMeasures = z.object({
  id,
  measures: z.array(measure),
  /** Measures by the law of today for each person concerned; null where it cannot be asked. */
  asks: z.array(z.object({ officer, law: measureLaw.nullable() })),
})
export type CaseMeasures = z.infer<typeof caseMeasures>

export const showMeasures = route({
  method: 'GET',
  path: '/api/cases/:id/measures',
  summary: 'Interim measures of a case: ground, days, pay, end, and what the law says of them',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: caseMeasures,
})

export const orderMeasure = route({
  method: 'POST',
  path: '/api/cases/:id/measures',
  summary: 'Order an interim measure, or lengthen one; it has no force before a second person signs it',
  action: 'case.change',
  facts: [],
  input: z.object({
    id,
    officer,
    kind: word,
    ground: story,
    from: day,
    until: day,
    pay: z.int().min(0).max(100),
    extends: id.nullable().default(null),
    reason,
  }),
  output: caseMeasures,
})
export type MeasureGiven = z.output<typeof orderMeasure.input>

export const withdrawMeasure = route({
  method: 'POST',
  path: '/api/cases/:id/measures/:measure/withdraw',
  summary: 'Withdraw a measure that is not signed',
  action: 'case.change',
  facts: [],
  input: z.object({ id, measure: id, reason }),
  output: caseMeasures,
})

export const signMeasure = route({
  method: 'POST',
  path: '/api/cases/:id/measures/:measure/sign',
  summary: 'Sign an interim measure that somebody else has ordered',
  action: 'case.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, measure: id, number: line, reason }),
  output: caseMeasures,
})

export const endMeasure = route({
  method: 'POST',
  path: '/api/cases/:id/measures/:measure/end',
  summary: 'End an interim measure, with what is paid back',
  action: 'case.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, measure: id, day, cause: z.enum(END_CAUSES), owed: story, reason }),
  output: caseMeasures,
})
export type EndGiven = z.output<typeof endMeasure.input>

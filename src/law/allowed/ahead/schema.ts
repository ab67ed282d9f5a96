import { z } from 'zod'
import { day, route } from '../../../base/schema.ts'
import { difference } from '../difference/schema.ts'
import { clock, facts, step } from '../schema.ts'

/** A day on which the answer becomes another, against that of the day before. */
const change = z.object({ day, difference })
export type Change = z.infer<typeof change>

const pause = clock.shape.notCounted.element.pick({ kind: true, from: true, to: true })

/** Its last day if these pauses counted. */
const without = z.object({ pauses: z.array(pause).min(1), ends: day.nullable() })

/** Its last day by the law of some days since it began. */
const under = step.extend({
  /** Days in which that law was in force, as far as they lie between the beginning and the decision. */
  from: day,
  until: day,
  days: z.int().optional(),
  months: z.int().optional(),
  ends: day.nullable(),
  /** It would have run out by the day of the decision. */
  over: z.boolean(),
  /** And while that law was still in force. */
  lapsed: z.boolean(),
})

/** How a clock would end otherwise; of a prescription for each form. */
const otherwise = clock.pick({ id: true, act: true, form: true, from: true, ends: true }).extend({
  /** Each pause alone, then all; empty where nothing is left out of the count. */
  without: z.array(without),
  /** The earliest first; one where the law was the same all the time. */
  under: z.array(under),
})
export type Otherwise = z.infer<typeof otherwise>

const ahead = z.object({
  changes: z.array(change),
  /** The last day that was looked at where there are too many; null: nothing changes later by what is known today. */
  through: day.nullable(),
  otherwise: z.array(otherwise),
})
export type Ahead = z.infer<typeof ahead>

/** Nothing of facts or answer is kept. */
export const askAhead = route({
  method: 'POST',
  path: '/api/law/ahead',
  summary:
    'On which days after the decision its answer becomes another, and when each clock would end by other law or without a pause; nothing is kept',
  action: 'state.read',
  facts: [],
  input: facts,
  output: ahead,
})

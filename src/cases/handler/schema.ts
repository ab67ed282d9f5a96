import { z } from 'zod'
import { id, reason, route } from '../../base/schema.ts'

const officer = z.string().min(1).max(100)

/** Of a case that whoever gives it away may not see any more nothing else is told. */
const handed = z.object({ id, number: z.string(), handler: z.object({ id: officer, name: z.string() }).nullable() })
export type Handed = z.infer<typeof handed>

export const handOver = route({
  method: 'POST',
  path: '/api/cases/:id/handler',
  summary: 'Hand a case over to somebody who may work on it and has no part in it',
  action: 'case.change',
  facts: [],
  input: z.object({ id, officer, reason }),
  output: handed,
})
export type HandOver = z.output<typeof handOver.input>

import { z } from 'zod'
import { id, route, story } from '../../base/schema.ts'
import { ownCase } from '../schema.ts'

export const explainOwnCase = route({
  method: 'POST',
  path: '/api/me/cases/:id/explanation',
  summary: 'Send one’s own explanation, once, from notice on and before the decision',
  action: 'self.change',
  facts: [],
  input: z.object({ id, words: story }),
  output: ownCase,
})

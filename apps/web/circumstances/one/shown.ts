import type { z } from 'zod'
import type { showCircumstance } from '../../../../src/findings/schema.ts'

/** One circumstance, as the server tells it. */
export type Shown = z.infer<(typeof showCircumstance)['output']>

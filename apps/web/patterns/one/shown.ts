import type { z } from 'zod'
import type { showPattern } from '../../../../src/desk/patterns/schema.ts'

/** One pattern, as the server tells it. */
export type Shown = z.infer<(typeof showPattern)['output']>

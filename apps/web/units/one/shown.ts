import type { z } from 'zod'
import type { showUnit } from '../../../../src/desk/units/schema.ts'

/** A unit and the days that its figures are of. */
export interface Shown {
  view: z.infer<(typeof showUnit)['output']>
  span: { from: string; until: string }
}

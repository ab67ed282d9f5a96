import type { z } from 'zod'
import type { showUnit } from '../../../../src/desk/units/schema.ts'

/** A unit and the days that its figures are of. */
export interface Shown {
  view: z.infer<(typeof showUnit)['output']>
  span: { from: string; until: string }
}

/** A code that only the data know, not the register. */
export function isStrange({ parent, kind, name, code }: Shown['view']['unit']): boolean {
  return parent === null && kind === null && name.vi === code
}

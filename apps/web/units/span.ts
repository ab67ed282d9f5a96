import { beginning } from '../../../src/desk/parts/pure.ts'
import { isoDayOf } from '../i18n/format.ts'

/** The days that so many months of figures are of, up to the last day of the data. */
export function spanOf(until: string | null, months: number): { from: string; until: string } {
  const last = isoDayOf(until ?? new Date())
  return { from: beginning(last, months), until: last }
}

/** Days that are still to come, or gone by, whenever a test runs. */
import { localDay, ZONE } from '../src/base/index.ts'

/** So many days from today; less than none: before it. */
export const inDays = (days: number): string => localDay(ZONE, Date.now() + days * 86_400_000)

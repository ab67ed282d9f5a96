import { LiemError } from '../base/index.ts'
import type { Place } from '../base/index.ts'

/** The mistakes found so far; reading goes on after a mistake, so that a dozen can be mended at once. */
export interface Problems {
  found: LiemError[]
}

export const MOST_PROBLEMS = 12

/** Notes a mistake in a rulebook. Gives `undefined`, the value that a reader returns for what it cannot read. */
export function note(problems: Problems, place: Place, message: string, hint?: string): undefined {
  problems.found.push(new LiemError('rulebook', message, { place, ...(hint === undefined ? {} : { hint }) }))
  return undefined
}

/** Throws the first mistake, with up to eleven others in `more`; in the order of lines within each file. */
export function throwProblems(problems: Problems): void {
  if (problems.found.length === 0) return
  const files = [...new Set(problems.found.map((problem) => problem.place?.file))]
  const ordered = problems.found.toSorted((x, y) => files.indexOf(x.place?.file) - files.indexOf(y.place?.file) || byPosition(x, y))
  const [first, ...rest] = ordered.slice(0, MOST_PROBLEMS)
  const hint = first.hint === undefined ? {} : { hint: first.hint }
  const place = first.place === undefined ? {} : { place: first.place }
  throw new LiemError('rulebook', first.message, { ...place, ...hint, more: rest })
}

function byPosition(x: LiemError, y: LiemError): number {
  return (x.place?.line ?? 0) - (y.place?.line ?? 0) || (x.place?.column ?? 0) - (y.place?.column ?? 0)
}

/** Runs a reader that throws, and notes what it throws. */
export function noting<T>(problems: Problems, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof LiemError)) throw error
    problems.found.push(error, ...error.more)
    return undefined
  }
}

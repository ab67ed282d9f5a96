import { nearest } from '../nearest.ts'
import type { Mistake } from './facts.ts'

/** Whether a name is one of those that a law has; if not, the mistake at its path, with the nearest. */
export function oneOf(among: readonly { id: string }[], what: string): (name: string, ...path: (string | number)[]) => Mistake[] {
  const known = among.map(({ id }) => id)
  return (name, ...path) => {
    if (known.includes(name)) return []
    const message = `there is no ${what} ${JSON.stringify(name)}`
    const close = nearest(name, known)
    if (known.length === 0) return [[path, message]]
    return [[path, message, close === undefined ? `it is one of ${known.join(', ')}` : `did you mean ${close}?`]]
  }
}

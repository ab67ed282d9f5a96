import { createHash } from 'node:crypto'
import type { DrawFile, RereadKind } from './schema.ts'

/** One of those from which is drawn. */
export interface Ticket {
  kind: RereadKind
  level: number
  id: string
}

/** SHA-256 of a seed, which is put on record before anything of its quarter is known. */
export const hashOfSeed = (seed: string): string => createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')

/** The lot of one: SHA-256 of seed, kind and id, each on a line of its own; `printf '%s\n%s\n%s' SEED KIND ID | sha256sum`. */
const lotOf = (seed: string, { kind, id }: Ticket): string => createHash('sha256').update(`${seed}\n${kind}\n${id}`).digest('hex')

/**
 * Draws of each kind and level this share (in ten-thousandths, rounded up): those with the lowest lots. Whatever the order of the pool, it comes out the same;
 * of a seed that nobody knew, each is as likely as any other.
 */
export function draw(seed: string, share: number, pool: readonly Ticket[]): Ticket[] {
  const groups = Map.groupBy(pool, ({ kind, level }) => `${kind} ${level}`)
  return [...groups.values()].flatMap((group) => {
    const lots = group.map((ticket) => ({ ticket, lot: lotOf(seed, ticket) })).toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    return lots.slice(0, Math.ceil((group.length * share) / 10_000)).map(({ ticket }) => ticket)
  })
}

/** Whether a draw that somebody tells of is what its seed and pool give, and its seed the one of the hash; what is wrong with it otherwise. */
export function wrongWith({ seed, hash, share, pool, drawn }: DrawFile): 'seed' | 'drawn' | null {
  if (hashOfSeed(seed) !== hash) return 'seed'
  const keys = (tickets: readonly Ticket[]): string =>
    tickets
      .map(({ kind, level, id }) => `${kind} ${level} ${id}`)
      .toSorted()
      .join('\n')
  return keys(draw(seed, share, pool)) === keys(drawn) ? null : 'drawn'
}

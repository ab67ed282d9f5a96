import { LiemError } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'

/** The circumstances of `law/terms.yaml` by which the law knows criminal proceedings and discipline by the Party. */
export const CRIMINAL = 'criminal-proceedings'
export const PARTY = 'party-discipline'

/** Throws `conflict` where the law of an installation has no such circumstance. */
export function requireKind({ terms }: LawPack, kind: string): void {
  if (!terms.circumstances.some(({ id }) => id === kind))
    throw new LiemError('conflict', 'the law that is loaded has no such circumstance', { hint: `add ${kind} to law/terms.yaml` })
}

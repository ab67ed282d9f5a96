import type { Bilingual } from '../../base/schema.ts'
import { LiemError } from '../../base/index.ts'
import type { Law, LawPack } from '../allowed/index.ts'
import type { Entry } from './draft.ts'

/** A rule of the law that leaves open whether a version binds, and on which days. */
export interface OpenPoint {
  rule: string
  from: string
  until: string | null
  cite: Bilingual
  says: Bilingual
}

/** Days of a version, both included, and how its instrument is cited; null is open. `law`: the hash of the law that says so. */
export interface VersionDays {
  law: string
  cite: string
  from: string
  until: string | null
  open: OpenPoint[]
}

/**
 * The days of an instrument, for whichever class it holds longest; and what of them is open: rules that say so of a form in which the entries are
 * handled. Throws `input` where there is no such instrument, or it is never in force.
 */
export async function daysOf(law: Law, instrument: string, entries: readonly Pick<Entry, 'handling'>[]): Promise<VersionDays> {
  const [pack, hash] = await Promise.all([law.pack(), law.hash()])
  const found = pack.instruments.find(({ id }) => id === instrument)
  const days = pack.rules.filter((rule) => rule.instrument.id === instrument).flatMap(({ inForce }) => [...inForce.values()])
  if (found === undefined || days.length === 0)
    throw new LiemError('input', `there is no instrument "${instrument}" in the law`, {
      hint: `those of the law are ${pack.instruments.map(({ id }) => id).join(', ')}`,
    })
  const forms = new Set(entries.flatMap(({ handling }) => Object.values(handling)))
  return { law: hash, cite: found.cite, ...spanOf(days), open: openOf(pack, forms) }
}

function openOf(pack: LawPack, forms: ReadonlySet<string>): OpenPoint[] {
  return pack.rules.flatMap((rule) => {
    if (rule.says !== 'open' || rule.sure === 'inferred' || rule.before !== undefined || rule.inForce.size === 0) return []
    const { leaves = [] } = rule
    if (leaves === 'all' || !leaves.some((form) => forms.has(form))) return []
    return [{ rule: rule.id, ...spanOf([...rule.inForce.values()]), cite: rule.cite, says: { en: rule.en, vi: rule.vi } }]
  })
}

function spanOf(days: readonly { from: string; until: string | null }[]): { from: string; until: string | null } {
  return {
    from: days.map(({ from }) => from).toSorted()[0]!,
    until: days.reduce<string | null>((last, { until }) => (last === null || until === null ? null : until > last ? until : last), ''),
  }
}

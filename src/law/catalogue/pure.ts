import type { CatalogueVersion, OfDay } from './schema.ts'

/**
 * Which version a day has. Of published ones whose instrument is in force an official one goes before illustrative ones, and one that follows another
 * before that. Where more than one is left, or the law leaves open whether it binds, it is undetermined: nothing is decided here.
 */
export function versionOfDay(versions: readonly CatalogueVersion[], day: string): OfDay {
  const holds = ({ from, until }: { from: string; until: string | null }): boolean => from <= day && (until === null || day <= until)
  const inForce = versions.filter((version) => version.state === 'published' && holds(version))
  const official = inForce.filter(({ illustrative }) => !illustrative)
  const chosen = official.length > 0 ? official : inForce
  const candidates = chosen.filter(({ id }) => !chosen.some(({ follows }) => follows === id))
  const open = candidates.flatMap((version) => version.open.filter(holds))
  const state = candidates.length === 0 ? 'none' : candidates.length > 1 || open.length > 0 ? 'undetermined' : 'in-force'
  return {
    day,
    state,
    candidates: candidates.map(({ id, title, illustrative }) => ({ id, title, illustrative })),
    open: open.filter(({ rule }, at) => open.findIndex((one) => one.rule === rule) === at),
  }
}

import type { RatingLimit, RatingPoints } from './schema.ts'

/** Points of a rating as people enter them: of each part before deductions, and what is taken off. */
export interface Scores {
  points: Readonly<Record<string, number>>
  deductions: readonly { part: string; points: number; times: number }[]
}

export interface Score {
  /** Points of each part after deductions. */
  parts: Readonly<Record<string, number>>
  total: number
  /** What cannot be: `part` of a part that has more than it may, or less than nothing; `missing`: without points. */
  wrong: readonly { part: string; why: 'missing' | 'too-many' | 'negative' | 'deducts-more' }[]
}

const round = (points: number): number => Math.round(points * 100) / 100

/** What is taken off the points of one piece of work; not more than it has. */
export function deducted(
  { deductions: rules }: Pick<RatingPoints, 'deductions'>,
  { part, points, times }: Scores['deductions'][number],
): number {
  const percent = rules.find((one) => one.part === part)?.percent ?? 0
  return round(points * Math.min(1, (percent / 100) * times))
}

/** The sum of points by the scale of a law: parts of others are added up, and none has more than it may. Source: Decree 335/2025/ND-CP. */
export function scoreOf(scale: RatingPoints, { points, deductions }: Scores): Score {
  const wrong: Score['wrong'][number][] = []
  const own = (part: string): number => {
    const given = points[part]
    if (given === undefined) wrong.push({ part, why: 'missing' })
    else if (given < 0) wrong.push({ part, why: 'negative' })
    const of = deductions.filter((one) => one.part === part)
    if (of.reduce((sum, one) => sum + one.points, 0) > (given ?? 0)) wrong.push({ part, why: 'deducts-more' })
    return round((given ?? 0) - of.reduce((sum, one) => sum + deducted(scale, one), 0))
  }
  const parts: Record<string, number> = {}
  for (const { part, most, of } of scale.parts) {
    for (const inner of of) parts[inner] = own(inner)
    parts[part] = of.length === 0 ? own(part) : round(of.reduce((sum, inner) => sum + parts[inner]!, 0))
    const before = of.length === 0 ? (points[part] ?? 0) : of.reduce((sum, inner) => sum + (points[inner] ?? 0), 0)
    if (before > most) wrong.push({ part, why: 'too-many' })
  }
  return { parts, total: round(scale.parts.reduce((sum, { part }) => sum + parts[part]!, 0)), wrong }
}

/** The level that so many points give; the worst where they reach none. */
export function levelByPoints(levels: readonly string[], { from }: Pick<RatingPoints, 'from'>, total: number): string {
  return levels.find((level) => from[level] !== undefined && total >= from[level]) ?? levels.at(-1)!
}

/** The best level that a limit leaves to whom his results give a level. */
export function bestWithin(levels: readonly string[], { level, lower }: Pick<RatingLimit, 'level' | 'lower'>, byResults: string): string {
  const own = levels.indexOf(byResults)
  const at = Math.max(own + lower, level === null ? 0 : levels.indexOf(level))
  return levels[Math.min(at, levels.length - 1)]!
}

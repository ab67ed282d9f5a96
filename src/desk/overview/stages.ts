import type { Bilingual } from '../../base/schema.ts'
import { STAGES, type Stage } from '../../law/schema.ts'
import { STAGE_NAMES } from '../../law/stages/pure.ts'

const OTHER: Bilingual = { en: 'Other', vi: 'Khác' }

export interface StageTable {
  names: Bilingual[]
  rows: { unit: string; cells: { n: number; tint: number; stage: string }[]; total: number }[]
}

/** Findings of units by stage, tinted where there are more than the unit's volume leads to expect at the rates of the other units. */
export function stageTable(found: readonly { unit: string; stage: string; n: number }[], cases: ReadonlyMap<string, number>): StageTable {
  const known = new Set<string>(STAGES)
  const columnOf = (stage: string): string => (known.has(stage) ? stage : '')
  const stages: string[] = [...STAGES, ...(found.some(({ stage }) => !known.has(stage)) ? [''] : [])]
  const counts = new Map<string, number>()
  for (const { unit, stage, n } of found) {
    for (const key of [`${unit}\n${columnOf(stage)}`, `\n${columnOf(stage)}`]) counts.set(key, (counts.get(key) ?? 0) + n)
  }
  const allCases = [...cases.values()].reduce((sum, n) => sum + n, 0)
  const rows = [...new Set([...found.map(({ unit }) => unit), ...cases.keys()])].map((unit) => {
    const own = cases.get(unit) ?? 0
    const cells = stages.map((stage) => {
      const n = counts.get(`${unit}\n${stage}`) ?? 0
      const others = allCases - own
      const expected = others === 0 ? n : (((counts.get(`\n${stage}`) ?? 0) - n) / others) * own
      return { n, tint: tintOf(n, expected), stage }
    })
    return { unit, cells, total: cells.reduce((sum, { n }) => sum + n, 0) }
  })
  return { names: stages.map((stage) => (known.has(stage) ? STAGE_NAMES[stage as Stage] : OTHER)), rows }
}

/** Beyond chance by one, two, three standard deviations, and by a fifth, a half, all of what is expected. */
export function tintOf(n: number, expected: number): 0 | 1 | 2 | 3 {
  const z = (n - expected) / Math.sqrt(Math.max(expected, 1))
  if (z >= 3 && n >= 2 * expected) return 3
  if (z >= 2 && n >= 1.5 * expected) return 2
  return z >= 1 && n >= 1.2 * expected ? 1 : 0
}

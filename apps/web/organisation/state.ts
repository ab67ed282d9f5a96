import type { UnitNode } from '../../../src/organisation/schema.ts'

/** What the address of the page keeps. `on` empty: today; `unit` is the open unit of the chart, `top` and `region` those above it. */
export const DEFAULTS = {
  view: '',
  as: '',
  on: '',
  top: '',
  region: '',
  unit: '',
  years: '',
  from: '',
  until: '',
  field: '',
  text: '',
  below: 'true',
  class: '',
  status: '',
  kind: '',
  cursor: '',
}
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

/** The part of a query that says the day. */
export const dayInput = (on: string): { on?: string } => (on === '' ? {} : { on })

/** What of the address is no preset, for links. */
export function searchOf(asked: Asked, patch: Partial<Asked>): Record<string, string> {
  const next = { ...asked, ...patch }
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => value !== DEFAULTS[name as keyof Asked]))
}

/** How far down the tree the address goes: nothing, the top, a region, a unit. */
export function depthOf({ top, region, unit }: Pick<Asked, 'top' | 'region' | 'unit'>): 0 | 1 | 2 | 3 {
  if (unit !== '') return 3
  if (region !== '') return 2
  return top === '' ? 0 : 1
}

/** The unit that is asked for, or on another day what came before or after it; else the first that has units below. */
export function pick(rows: readonly UnitNode[], code: string): UnitNode | undefined {
  const follows = ({ predecessors, successors }: UnitNode): boolean =>
    [...predecessors, ...successors].some(({ unit }) => unit.code === code)
  return rows.find((row) => row.code === code) ?? rows.find(follows) ?? rows.find(({ children }) => children > 0) ?? rows[0]
}

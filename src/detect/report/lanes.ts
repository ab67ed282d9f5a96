import { clean } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import type { PackedLog } from '../../lake/schema.ts'
import type { Lane } from '../../law/schema.ts'

const NAMED: readonly (readonly [Lane, Bilingual])[] = [
  ['declarant', { en: 'Declarant', vi: 'Người khai' }],
  ['system', { en: 'System', vi: 'Hệ thống' }],
  ['officers', { en: 'Officers', vi: 'Công chức' }],
  ['bank', { en: 'Bank', vi: 'Ngân hàng' }],
  ['gate', { en: 'Gate, yard', vi: 'Cổng, bãi' }],
]
const MOST_UNITS = 4

/** The lanes of one case, and the lane of each event (by index in the log) and of a step that is not seen. */
export interface LaneSplit {
  lanes: Bilingual[]
  ofEvent: (event: number) => number
  ofMissing: (activity: string) => number
}

/** By the known lanes of the activities; else by unit, where a case has several; else by whether an account is recorded. */
export function splitLanes(log: PackedLog, from: number, until: number, lanes: ReadonlyMap<string, Lane> | undefined): LaneSplit {
  if (lanes !== undefined) {
    const known = knownLanes(log, from, until, lanes)
    if (known !== undefined) return known
  }
  return byUnit(log, from, until) ?? byAccount(log)
}

function knownLanes(log: PackedLog, from: number, until: number, lanes: ReadonlyMap<string, Lane>): LaneSplit | undefined {
  const laneOf = (activity: string | undefined): Lane | undefined => lanes.get(activity ?? '')
  const nameAt = (event: number): string | undefined => log.activity.dictionary.texts[log.activity.codes[event] - 1]
  let known = 0
  for (let event = from; event < until; event++) if (laneOf(nameAt(event)) !== undefined) known++
  if (known * 2 < until - from) return undefined
  const place = (lane: Lane): number => NAMED.findIndex(([name]) => name === lane)
  return {
    lanes: NAMED.map(([, name]) => name),
    ofEvent: (event) => place(laneOf(nameAt(event)) ?? (log.resource.codes[event] === 0 ? 'system' : 'officers')),
    ofMissing: (activity) => place(laneOf(activity) ?? 'officers'),
  }
}

function byUnit(log: PackedLog, from: number, until: number): LaneSplit | undefined {
  const counts = new Map<number, number>()
  for (let event = from; event < until; event++) {
    const unit = log.unit.codes[event]
    if (unit !== 0) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  if (counts.size < 2) return undefined
  const shown = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_UNITS)
    .map(([unit]) => unit)
  const names = shown.map((unit) => clean(log.unit.dictionary.texts[unit - 1]))
  const complete = [...Array(until - from).keys()].every((offset) => shown.includes(log.unit.codes[from + offset]))
  const place = new Map(shown.map((unit, index) => [unit, index]))
  return {
    lanes: [...names.map((name) => ({ en: name, vi: name })), ...(complete ? [] : [{ en: 'Others', vi: 'Khác' }])],
    ofEvent: (event) => place.get(log.unit.codes[event]) ?? shown.length,
    ofMissing: () => 0,
  }
}

function byAccount(log: PackedLog): LaneSplit {
  return {
    lanes: [
      { en: 'With account', vi: 'Có tài khoản' },
      { en: 'No account', vi: 'Không có tài khoản' },
    ],
    ofEvent: (event) => (log.resource.codes[event] === 0 ? 1 : 0),
    ofMissing: () => 0,
  }
}

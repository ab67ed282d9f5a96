import type { z } from 'zod'
import type { RuleRow, showRulebook, versionRow } from '../../../../src/desk/rulebooks/schema.ts'
import { useText } from '../../i18n/use.ts'
import { foldText } from '../../parts/fold.ts'
import type { Sort } from '../../parts/data-table-shape.ts'
import { text } from '../text.ts'

/** One rulebook, as the server tells it. */
export type Rulebook = z.infer<(typeof showRulebook)['output']>
export type Version = z.infer<typeof versionRow>

/** What of a rulebook is shown, as it stands in the address. */
export const DEFAULTS = { view: '', rule: '', version: '', before: '', after: '', only: 'all', text: '', sort: '', direction: 'desc' }

const STATES = { draft: 'stateDraft', used: 'stateUsed', replaced: 'stateReplaced', dropped: 'stateDropped' } as const

/** How a version is called: *bản 7 (đang dùng)*. */
export function useVersionName(): (version: Version) => string {
  const say = useText(text)
  return ({ version, state }) => say('versionWord', { version: String(version), state: say(STATES[state]) })
}

export function useStateWord(): (state: Version['state']) => string {
  const say = useText(text)
  return (state) => say(STATES[state])
}

/** Whether the rule's condition never came about in the data. */
export function neverArose({ counts }: RuleRow): boolean {
  return counts !== null && counts.activated === 0
}

const ONLY: Readonly<Record<string, (row: RuleRow) => boolean>> = {
  violated: ({ counts }) => (counts?.violated ?? 0) > 0,
  unknown: ({ counts }) => (counts?.unknown ?? 0) > 0,
  never: neverArose,
}

/** Rules by code or words, without diacritics too, and by what came of them. */
export function wantedRules(
  rules: readonly RuleRow[],
  { only, typed, sort }: { only: string; typed: string; sort: Sort | undefined },
): RuleRow[] {
  const wanted = foldText(typed.trim())
  const found = rules.filter(
    (row) => (ONLY[only]?.(row) ?? true) && foldText(`${row.rule} ${row.title.vi} ${row.title.en}`).includes(wanted),
  )
  if (sort === undefined) return found
  const turn = sort.desc ? -1 : 1
  return found.toSorted((one, other) => turn * compare(one, other, sort.id))
}

const GRADES = ['less-serious', 'serious', 'very-serious']

function compare(one: RuleRow, other: RuleRow, by: string): number {
  if (by === 'rule') return one.rule.localeCompare(other.rule)
  if (by === 'severity') return GRADES.indexOf(one.severity) - GRADES.indexOf(other.severity)
  return valueOf(one, by) - valueOf(other, by)
}

function valueOf({ counts }: RuleRow, by: string): number {
  if (counts === null) return -1
  if (by === 'bars') return counts.activated === 0 ? -1 : (counts.violated + counts.unknown) / counts.activated
  return by === 'violated' || by === 'unknown' || by === 'satisfied' || by === 'activated' || by === 'vacuous' ? counts[by] : 0
}

/** The end of the scale that all bars share: the largest share of what is against a rule or unknown, among those that arose. */
export function largestShare(rules: readonly RuleRow[]): number {
  return Math.max(
    0,
    ...rules.map(({ counts }) => (counts === null || counts.activated === 0 ? 0 : (counts.violated + counts.unknown) / counts.activated)),
  )
}

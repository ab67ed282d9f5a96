import canonicalize from 'canonicalize'
import type { Rule, Rulebook } from './schema.ts'
import { meaningOf } from './version.ts'

/** A rule of both rulebooks, and the fields that differ. */
export interface RuleChange {
  id: string
  fields: string[]
  before: Rule
  after: Rule
}

/** What differs between two rulebooks, by rule id. A `changed` rule may judge differently; of a `reworded` one only the words differ. */
export interface RulebookDiff {
  added: Rule[]
  removed: Rule[]
  changed: RuleChange[]
  reworded: RuleChange[]
  unchanged: number
}

/** Compares two rulebooks. Whether the meaning changed is decided by the versions of the rules. */
export function diffRulebooks(before: Rulebook, after: Rulebook): RulebookDiff {
  const older = new Map(before.rules.map((rule) => [rule.id, rule]))
  const newer = new Set(after.rules.map((rule) => rule.id))
  const diff: RulebookDiff = {
    added: [],
    removed: before.rules.filter((rule) => !newer.has(rule.id)),
    changed: [],
    reworded: [],
    unchanged: 0,
  }
  for (const rule of after.rules) {
    const old = older.get(rule.id)
    if (old === undefined) {
      diff.added.push(rule)
      continue
    }
    const words = differing(wordsOf(old), wordsOf(rule))
    const meaning = old.version === rule.version ? [] : differing(meaningOf(old, before), meaningOf(rule, after))
    const change = { id: rule.id, fields: [...meaning, ...words], before: old, after: rule }
    if (meaning.length > 0) diff.changed.push(change)
    else if (words.length > 0) diff.reworded.push(change)
    else diff.unchanged++
  }
  return diff
}

function wordsOf(rule: Rule): Record<string, unknown> {
  const { title, basis, severity, area, exceptions } = rule
  return { title, basis, severity, area, exceptions }
}

function differing(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => form(before[key]) !== form(after[key]))
}

function form(value: unknown): string | undefined {
  return value === undefined ? undefined : canonicalize(value)
}

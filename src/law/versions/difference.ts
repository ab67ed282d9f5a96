import type { Bilingual } from '../../base/schema.ts'
import { diffRulebooks, type RuleChange } from '../diff.ts'
import type { ActivityNames } from '../explain-rule.ts'
import type { Rule, Rulebook } from '../schema.ts'
import { changeWords } from './change-words.ts'
import { diffLines, linesOf, type DiffLine } from './lines.ts'

/** A rulebook as it was read, and the text that it was read from. */
export interface ReadRulebook {
  rulebook: Rulebook
  source: string
}

/** One rule that differs: `words` where its verdicts cannot. */
export interface RuleDifference {
  rule: string
  kind: 'added' | 'removed' | 'changed' | 'words'
  title: Bilingual
  changes: Bilingual[]
  lines: DiffLine[]
}

/** What differs between two versions of a rulebook, rule by rule: in words, and in lines of YAML. In the order of the newer one, removed rules last. */
export function describeDifferences(
  before: ReadRulebook,
  after: ReadRulebook,
  names?: ActivityNames,
): { rules: RuleDifference[]; same: number } {
  const diff = diffRulebooks(before.rulebook, after.rulebook)
  const change =
    (kind: 'changed' | 'words') =>
    ({ id, fields, before: older, after: newer }: RuleChange): RuleDifference => ({
      rule: id,
      kind,
      title: newer.title,
      changes: changeWords(older, newer, fields, names),
      lines: diffLines(linesOf(before.source, before.rulebook, older), linesOf(after.source, after.rulebook, newer)),
    })
  const whole = (kind: 'added' | 'removed', { source, rulebook }: ReadRulebook, rule: Rule): RuleDifference => ({
    rule: rule.id,
    kind,
    title: rule.title,
    changes: [],
    lines: linesOf(source, rulebook, rule).map((text) => ({ sign: kind, text })),
  })
  const found = [
    ...diff.added.map((rule) => whole('added', after, rule)),
    ...diff.changed.map(change('changed')),
    ...diff.reworded.map(change('words')),
  ]
  const place = new Map(after.rulebook.rules.map(({ id }, index) => [id, index]))
  const ordered = found.toSorted((x, y) => place.get(x.rule)! - place.get(y.rule)!)
  return { rules: [...ordered, ...diff.removed.map((rule) => whole('removed', before, rule))], same: diff.unchanged }
}

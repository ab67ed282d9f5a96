export { findCalendar, parseCalendar, readCalendar } from './calendar.ts'
export { citationWords } from './citation.ts'
export { compileCondition } from './condition.ts'
export type { ConditionPlace, Scope } from './condition.ts'
export { diffRulebooks } from './diff.ts'
export type { RuleChange, RulebookDiff } from './diff.ts'
export { explainRule } from './explain-rule.ts'
export type { ActivityNames } from './explain-rule.ts'
export { lintRulebooks } from './lint.ts'
export type { LintCode, LintResult, LintWarning } from './lint.ts'
export { parseRulebooks, readRulebooks, type RulebookText } from './rulebook.ts'
export { readActivityNames, readVocabulary } from './vocabulary.ts'
export type { AttributeWords, Vocabulary } from './vocabulary.ts'
export { describeDifferences, type ReadRulebook, type RuleDifference } from './versions/difference.ts'
export { loadLaw, type LoadedLaw } from './versions/load.ts'
export { parseVersion } from './versions/parsed.ts'
export {
  diffVersions,
  listVersions,
  readRuleVersion,
  readVersion,
  usedRulebooks,
  usedTexts,
  type RulebookVersion,
  type RuleVersion,
  type UsedRule,
  type UsedRulebooks,
} from './versions/read.ts'
export type { RuleBody } from './versions/rules.ts'
export { bodyOf } from './versions/rules.ts'
export { loadRulebook, putToUse, saveDraft, type NewVersion, type StoredVersion } from './versions/store.ts'
export * from './schema.ts'

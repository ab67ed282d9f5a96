export { describeDifferences, type ReadRulebook, type RuleDifference } from './difference.ts'
export { loadLaw, type LoadedLaw } from './load.ts'
export { diffLines, type DiffLine } from './lines.ts'
export { parseVersion } from './parsed.ts'
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
} from './read.ts'
export type { RuleBody } from './rules.ts'
export { bodyOf } from './rules.ts'
export { createRulebook, loadRulebook, putToUse, saveDraft, type NewVersion, type StoredVersion } from './store.ts'

export { assignFinding } from './act/assign.ts'
export { bulkAct, type BulkResult } from './act/bulk.ts'
export { recordHearing } from './act/hear.ts'
export { moveBeside, moveFinding } from './act/move.ts'
export { addNote } from './act/note.ts'
export { setTier } from './act/tier.ts'
export { enterCircumstance, revokeCircumstance } from './circumstances/enter.ts'
export { declaredExceptions } from './circumstances/declared.ts'
export { listCircumstances, showCircumstance } from './circumstances/list.ts'
export { excludedHits, subjectOf } from './clear.ts'
export { countFindings, exportPicked, exportRows, idsFound, idsPicked, listFindings, neighbours, numberFindings } from './list.ts'
export {
  keepsNothing,
  keptArguments,
  keptCases,
  keptFindings,
  keptSubjects,
  scopeOf,
  seesFinding,
  talliesSeen,
  type Keeping,
} from './filter/scope.ts'
export { listNotices, toldFindings } from './notice/notice.ts'
export { findingNumbers, subjectOfNumber } from './numbers.ts'
export type { Order } from './order.ts'
export { raise, type RaisedCounts, type RaiseRun } from './raise/raise.ts'
export type { Circumstance, Finding, FindingFilter, FindingRow, State } from './schema.ts'
export { blindFinding } from './show/blind.ts'
export { findBeyond } from './beyond.ts'
export { accountsIn, veiledEvents } from './show/accounts.ts'
export { showFinding } from './show/show.ts'
export { listViews, removeView, saveView } from './views/views.ts'

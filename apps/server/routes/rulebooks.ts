import {
  compareText,
  createRulebook,
  diffRulebook,
  listPatterns,
  listRulebooks,
  saveDraft,
  showPattern,
  showRulebook,
  showTrial,
  startTrial,
  useVersion,
} from '../../../src/desk/index.ts'
import * as patterns from '../../../src/desk/patterns/schema.ts'
import * as rulebooks from '../../../src/desk/rulebooks/schema.ts'
import { on, type Entry } from '../table.ts'

export const RULEBOOK_ROUTES: readonly Entry[] = [
  on(rulebooks.listRulebooks, ({ db, scope }) => listRulebooks(db, scope)),
  on(rulebooks.showRulebook, ({ db, scope }, input) => showRulebook(db, scope, input)),
  on(rulebooks.diffRulebook, ({ db, scope }, input) => diffRulebook(db, scope, input)),
  on(rulebooks.compareText, ({ db, scope }, input) => compareText(db, scope, input)),
  on(rulebooks.createRulebook, ({ db, actor }, input) => createRulebook(db, actor, input)),
  on(rulebooks.saveDraft, ({ db, actor }, input) => saveDraft(db, actor, input)),
  on(rulebooks.useVersion, ({ db, actor }, input) => useVersion(db, actor, input)),
  on(rulebooks.startTrial, ({ db, actor }, input) => startTrial(db, actor, input)),
  on(rulebooks.showTrial, ({ db, scopeFor }, input) => showTrial(db, scopeFor('log.read'), input)),
  on(patterns.listPatterns, ({ db, scope }, input) => listPatterns(db, scope, input)),
  on(patterns.showPattern, ({ db, scope }, input) => showPattern(db, scope, input)),
]

import { scriptStep, type Step } from '../steps.ts'
import { checkTables } from '../db-types.ts'
import { checkImports } from './imports.ts'
import { checkTexts } from './texts.ts'

/** Every check that looks at the source alone, the quickest first. */
export const checks: readonly Step[] = [
  scriptStep('format', 'oxfmt/bin/oxfmt', ['--check'], 'npx oxfmt'),
  scriptStep('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--report-unused-disable-directives']),
  scriptStep('types', 'typescript7/bin/tsc', ['-p', 'tsconfig.json']),
  scriptStep('types of web', 'typescript7/bin/tsc', ['-p', 'apps/web/tsconfig.json']),
  { name: 'import rule', run: checkImports },
  scriptStep('dead code', 'knip/bin/knip.js', ['--no-progress']),
  { name: 'texts', run: checkTexts },
  { name: 'database types', run: checkTables, fix: 'node tools/db-types.ts' },
]

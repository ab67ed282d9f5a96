import {
  checkLegacy,
  confirmLegacyWithdrawal,
  dropLegacyWithdrawal,
  importLegacy,
  legacyTemplate,
  proposeLegacyWithdrawal,
  showLegacy,
} from '../../../src/cases/index.ts'
import * as contract from '../../../src/cases/legacy/schema.ts'
import { wholeOf, workbook } from '../files.ts'
import { anew, on, receives, sends, type Context, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'

const again = ({ db, scope }: Context, kept: { id: string }) => showLegacy(db, scope, kept)
const FILE = { vi: 'vu-viec-cu', en: 'old-cases' } as const

/** Cases from before Liêm: tried, taken over, shown as what they are. */
export const LEGACY_ROUTES: readonly Entry[] = [
  receives(contract.checkLegacy, async (context, { name }, body) =>
    checkLegacy(context.db, context.scope, await lawOf(context), { name, bytes: await wholeOf(name, body) }),
  ),
  receives(contract.importLegacy, async (context, { name, reason }, body) =>
    importLegacy(context.db, context.scope, await lawOf(context), { name, bytes: await wholeOf(name, body) }, reason),
  ),
  sends(contract.legacyTemplate, async (_, { language }) => workbook(`${FILE[language]}.xlsx`, await legacyTemplate(language))),
  on(contract.showLegacy, again),
  anew(contract.proposeLegacyWithdrawal, ({ db, scope }, input) => proposeLegacyWithdrawal(db, scope, input), again),
  anew(contract.confirmLegacyWithdrawal, ({ db, scope }, input) => confirmLegacyWithdrawal(db, scope, input), again),
  anew(contract.dropLegacyWithdrawal, ({ db, scope }, input) => dropLegacyWithdrawal(db, scope, input), again),
]

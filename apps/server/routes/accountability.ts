import {
  checkRatings,
  concludeRating,
  confirmImportedWithdrawal,
  dropImportedWithdrawal,
  importRatings,
  listOwnRatings,
  listRatings,
  proposeImportedWithdrawal,
  proposeRating,
  ratingTemplate,
  showImported,
  showLedger,
  showRating,
  withdrawRating,
} from '../../../src/accountability/ratings/index.ts'
import * as imported from '../../../src/accountability/ratings/imported/schema.ts'
import * as ratings from '../../../src/accountability/ratings/schema.ts'
import { currentLaw } from '../../../src/law/changed/index.ts'
import { confirmedLaw } from '../../../src/law/confirmed/index.ts'
import { listCounted, showResults, showScorecard } from '../../../src/desk/index.ts'
import * as scorecard from '../../../src/desk/scorecard/schema.ts'
import { zoneOfData } from '../../../src/detect/store/index.ts'
import { resultsFile } from '../export/results.ts'
import { wholeOf, workbook } from '../files.ts'
import { anew, on, receives, sends, type Context, type Entry } from '../table.ts'

const lawOf = async ({ db, home }: Pick<Context, 'db' | 'home'>) => confirmedLaw(db, await (await currentLaw(db, home.path)).pack())
const FILE = { vi: 'xep-loai', en: 'ratings' } as const
const importedAgain = ({ db, scope }: Context, kept: { id: string }) => showImported(db, scope, kept)
const again = ({ db, scope }: Context, kept: { id: string }) => showRating(db, scope, kept)

export const ACCOUNTABILITY_ROUTES: readonly Entry[] = [
  on(ratings.listRatings, async (context, input) => listRatings(context.db, context.scope, await lawOf(context), input)),
  on(ratings.showLedger, async (context, input) => showLedger(context.db, context.scope, await lawOf(context), input)),
  receives(imported.checkRatings, async (context, { name }, body) =>
    checkRatings(context.db, context.scope, await lawOf(context), { name, bytes: await wholeOf(name, body) }),
  ),
  receives(imported.importRatings, async (context, { name, reason }, body) =>
    importRatings(context.db, context.scope, await lawOf(context), { name, bytes: await wholeOf(name, body) }, reason),
  ),
  sends(imported.ratingTemplate, async (_, { language }) => workbook(`${FILE[language]}.xlsx`, await ratingTemplate(language))),
  anew(imported.proposeImportedWithdrawal, ({ db, scope }, input) => proposeImportedWithdrawal(db, scope, input), importedAgain),
  anew(imported.confirmImportedWithdrawal, ({ db, scope }, input) => confirmImportedWithdrawal(db, scope, input), importedAgain),
  anew(imported.dropImportedWithdrawal, ({ db, scope }, input) => dropImportedWithdrawal(db, scope, input), importedAgain),
  on(ratings.showRating, again),
  on(ratings.listOwnRatings, async (context) => listOwnRatings(context.db, context.scope, await lawOf(context))),
  anew(ratings.proposeRating, async (context, input) => proposeRating(context.db, context.scope, await lawOf(context), input), again),
  anew(ratings.concludeRating, async (context, input) => concludeRating(context.db, context.scope, await lawOf(context), input), again),
  anew(ratings.withdrawRating, ({ db, scope }, input) => withdrawRating(db, scope, input), again),
  on(scorecard.showScorecard, ({ db, scope }, input) => showScorecard(db, scope, input)),
  on(scorecard.listCounted, ({ db, scope }, input) => listCounted(db, scope, input)),
  on(scorecard.showResults, ({ db, scope }, input) => showResults(db, scope, input)),
  sends(scorecard.exportResults, async ({ db, scope }, { year, format, language }) => {
    const { units } = await showResults(db, scope, { year })
    const file = await resultsFile(year, units, { format, language, zone: await zoneOfData(db) })
    return { ...file, rows: units.length }
  }),
]

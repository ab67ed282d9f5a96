import { localDay, ZONE } from '../../../src/base/index.ts'
import { allowed, lookAhead, readFacts, showDay, termsOf, type LawPack } from '../../../src/law/allowed/index.ts'
import { askAhead } from '../../../src/law/allowed/ahead/schema.ts'
import * as law from '../../../src/law/allowed/schema.ts'
import { checkActEntries } from '../../../src/law/catalogue/index.ts'
import {
  confirmedLaw,
  enterConfirmation,
  listConfirmations,
  publishConfirmation,
  withdrawConfirmation,
} from '../../../src/law/confirmed/index.ts'
import {
  compareText,
  currentLaw,
  draftChange,
  listChanges,
  listFiles,
  publishChange,
  showChange,
  showFile,
  withdrawChange,
} from '../../../src/law/changed/index.ts'
import * as changed from '../../../src/law/changed/schema.ts'
import { showLawTrial, startLawTrial } from '../../../src/desk/index.ts'
import * as trial from '../../../src/desk/law/schema.ts'
import { periods, periodTerms, readPeriodFacts } from '../../../src/law/periods/index.ts'
import * as period from '../../../src/law/periods/schema.ts'
import { readResponsibilityFacts, responsibilityTerms, responsible } from '../../../src/law/responsibility/index.ts'
import * as responsibility from '../../../src/law/responsibility/schema.ts'
import * as confirmed from '../../../src/law/confirmed/schema.ts'
import { on, tells, type Context, type Entry } from '../table.ts'

const packOf = async ({ db, home }: Pick<Context, 'db' | 'home'>) => (await currentLaw(db, home.path)).pack()
const confirmedOf = async (context: Pick<Context, 'db' | 'home'>) => confirmedLaw(context.db, await packOf(context))

/** The law as it is confirmed, and the facts in its words; an entry of the catalogue is one of the day of its act. */
async function asked(context: Context, input: unknown): Promise<{ pack: LawPack; facts: law.Facts }> {
  const pack = await confirmedOf(context)
  const facts = readFacts(pack.terms, input)
  await checkActEntries(context.db, context.actor, facts)
  return { pack, facts }
}

export const LAW_ROUTES: readonly Entry[] = [
  on(law.showTerms, async (context) => termsOf(await packOf(context))),
  on(law.showLawDay, async (context, { class: of, on: day }) => showDay(await confirmedOf(context), of, day)),
  // Facts may say that somebody is ill or with child.
  tells(law.askAllowed, async (context, input) => {
    const { pack, facts } = await asked(context, input)
    return allowed(pack, facts)
  }),
  tells(askAhead, async (context, input) => {
    const { pack, facts } = await asked(context, input)
    return lookAhead(pack, facts)
  }),
  on(responsibility.showResponsibilityTerms, async (context) => responsibilityTerms(await packOf(context))),
  tells(responsibility.askResponsible, async (context, input) => {
    const pack = await confirmedOf(context)
    return responsible(pack, readResponsibilityFacts(pack.terms, input))
  }),
  on(period.showPeriodTerms, async (context) => periodTerms(await packOf(context))),
  tells(period.askPeriods, async (context, input) => {
    const pack = await confirmedOf(context)
    return periods(pack, readPeriodFacts(pack, input))
  }),
  on(confirmed.listConfirmations, async (context, input) => listConfirmations(context.db, context.actor, await packOf(context), input)),
  on(confirmed.enterConfirmation, async (context, input) =>
    enterConfirmation(context.db, context.actor, await packOf(context), { ...input, today: localDay(ZONE) }),
  ),
  on(confirmed.publishConfirmation, async (context, input) => publishConfirmation(context.db, context.actor, await packOf(context), input)),
  on(confirmed.withdrawConfirmation, ({ db, actor }, input) => withdrawConfirmation(db, actor, input)),
  on(changed.listLawFiles, ({ db, home }) => listFiles(db, home.path)),
  on(changed.showLawFile, ({ db, home }, input) => showFile(db, home.path, input)),
  on(changed.compareLaw, ({ db, home }, input) => compareText(db, home.path, input)),
  on(changed.listLawChanges, ({ db, actor }, input) => listChanges(db, actor, input)),
  on(changed.showLawChange, ({ db, actor, home }, input) => showChange(db, actor, home.path, input)),
  on(changed.draftLawChange, ({ db, actor, home }, input) => draftChange(db, actor, home.path, input)),
  on(changed.publishLawChange, ({ db, actor, home }, input) => publishChange(db, actor, home.path, input)),
  on(changed.withdrawLawChange, ({ db, actor }, input) => withdrawChange(db, actor, input)),
  on(trial.startLawTrial, ({ db, actor }, input) => startLawTrial(db, actor, input)),
  on(trial.showLawTrial, ({ db }, input) => showLawTrial(db, input)),
]

import { localDay, ZONE } from '../../../src/base/index.ts'
import { allowed, lawOf, lookAhead, readFacts, showDay, termsOf, type LawPack } from '../../../src/law/allowed/index.ts'
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
import * as confirmed from '../../../src/law/confirmed/schema.ts'
import { on, tells, type Context, type Entry } from '../table.ts'

const packOf = ({ home }: Pick<Context, 'home'>) => lawOf(home.path).pack()
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
  on(confirmed.listConfirmations, async (context, input) => listConfirmations(context.db, context.actor, await packOf(context), input)),
  on(confirmed.enterConfirmation, async (context, input) =>
    enterConfirmation(context.db, context.actor, await packOf(context), { ...input, today: localDay(ZONE) }),
  ),
  on(confirmed.publishConfirmation, async (context, input) => publishConfirmation(context.db, context.actor, await packOf(context), input)),
  on(confirmed.withdrawConfirmation, ({ db, actor }, input) => withdrawConfirmation(db, actor, input)),
]

import { localDay, ZONE } from '../../../src/base/index.ts'
import { allowed, lawOf, readFacts, showDay, termsOf } from '../../../src/law/allowed/index.ts'
import * as law from '../../../src/law/allowed/schema.ts'
import {
  confirmedLaw,
  enterConfirmation,
  listConfirmations,
  publishConfirmation,
  withdrawConfirmation,
} from '../../../src/law/confirmed/index.ts'
import { periods, periodTerms, readPeriodFacts } from '../../../src/law/periods/index.ts'
import * as period from '../../../src/law/periods/schema.ts'
import { readResponsibilityFacts, responsibilityTerms, responsible } from '../../../src/law/responsibility/index.ts'
import * as responsibility from '../../../src/law/responsibility/schema.ts'
import * as confirmed from '../../../src/law/confirmed/schema.ts'
import { on, tells, type Context, type Entry } from '../table.ts'

const packOf = ({ home }: Pick<Context, 'home'>) => lawOf(home.path).pack()
const confirmedOf = async (context: Pick<Context, 'db' | 'home'>) => confirmedLaw(context.db, await packOf(context))

export const LAW_ROUTES: readonly Entry[] = [
  on(law.showTerms, async (context) => termsOf(await packOf(context))),
  on(law.showLawDay, async (context, { class: of, on: day }) => showDay(await confirmedOf(context), of, day)),
  // Facts may say that somebody is ill or with child.
  tells(law.askAllowed, async (context, input) => {
    const pack = await confirmedOf(context)
    return allowed(pack, readFacts(pack.terms, input))
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
]

import { localDay, ZONE } from '../../../src/base/index.ts'
import { allowed, installedLaw, readFacts, showDay, termsOf } from '../../../src/law/allowed/index.ts'
import * as law from '../../../src/law/allowed/schema.ts'
import {
  confirmedLaw,
  enterConfirmation,
  listConfirmations,
  publishConfirmation,
  withdrawConfirmation,
} from '../../../src/law/confirmed/index.ts'
import * as confirmed from '../../../src/law/confirmed/schema.ts'
import { on, tells, type Context, type Entry } from '../table.ts'

const lawOf = async ({ db, home }: Pick<Context, 'db' | 'home'>) => confirmedLaw(db, await installedLaw(home.path))

export const LAW_ROUTES: readonly Entry[] = [
  on(law.showTerms, async ({ home }) => termsOf(await installedLaw(home.path))),
  on(law.showLawDay, async (context, { class: of, on: day }) => showDay(await lawOf(context), of, day)),
  // Facts may say that somebody is ill or with child.
  tells(law.askAllowed, async (context, input) => {
    const pack = await lawOf(context)
    return allowed(pack, readFacts(pack.terms, input))
  }),
  on(confirmed.listConfirmations, async ({ db, home, actor }, input) => listConfirmations(db, actor, await installedLaw(home.path), input)),
  on(confirmed.enterConfirmation, async ({ db, home, actor }, input) =>
    enterConfirmation(db, actor, await installedLaw(home.path), { ...input, today: localDay(ZONE) }),
  ),
  on(confirmed.publishConfirmation, async ({ db, home, actor }, input) =>
    publishConfirmation(db, actor, await installedLaw(home.path), input),
  ),
  on(confirmed.withdrawConfirmation, ({ db, actor }, input) => withdrawConfirmation(db, actor, input)),
]

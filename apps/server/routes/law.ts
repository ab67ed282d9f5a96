import { allowed, installedLaw, readFacts, showDay, termsOf } from '../../../src/law/allowed/index.ts'
import * as law from '../../../src/law/allowed/schema.ts'
import { on, tells, type Entry } from '../table.ts'

export const LAW_ROUTES: readonly Entry[] = [
  on(law.showTerms, async ({ home }) => termsOf(await installedLaw(home.path))),
  on(law.showLawDay, async ({ home }, { class: of, on: day }) => showDay(await installedLaw(home.path), of, day)),
  // Facts may say that somebody is ill or with child.
  tells(law.askAllowed, async ({ home }, input) => {
    const pack = await installedLaw(home.path)
    return allowed(pack, readFacts(pack.terms, input))
  }),
]

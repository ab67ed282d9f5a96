import { listTreated, listTreatedMatters } from '../../../src/cases/treatment/index.ts'
import * as contract from '../../../src/cases/treatment/schema.ts'
import { on, type Context, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'

const overseer = ({ scope, scopeFor }: Context) => ({ scope, found: scopeFor('finding.read') })

/** How like matters were treated by each who had them. */
export const TREATMENT_ROUTES: readonly Entry[] = [
  on(contract.listTreated, async (context, input) => listTreated(context.db, overseer(context), await lawOf(context), input)),
  on(contract.listTreatedMatters, async (context, input) => listTreatedMatters(context.db, overseer(context), await lawOf(context), input)),
]

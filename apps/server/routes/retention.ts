import {
  allItems,
  approveDestruction,
  drawDestruction,
  endHold,
  holdsOnFinding,
  listDestructions,
  listDue,
  listHolds,
  listItems,
  placeHold,
  proposeDestruction,
  refuseDestruction,
  resumeDestruction,
  showDestruction,
  showRetention,
  takeOut,
  withdrawDestruction,
} from '../../../src/retention/index.ts'
import * as contract from '../../../src/retention/schema.ts'
import { zoneOfData } from '../../../src/detect/store/index.ts'
import { itemsFile } from '../export/items.ts'
import { beyond, on, sends, type Context, type Entry } from '../table.ts'

const acting = ({ scope, own }: Context) => ({ scope, account: own.identity.account })

/** What is due for destruction, what is held, and lists that one draws up and another approves. */
const RETENTION: readonly Entry[] = [
  on(contract.showRetention, ({ db, scope }, input) => showRetention(db, scope, input)),
  on(contract.listDue, ({ db, scope }, input) => listDue(db, scope, input)),
  on(contract.listHolds, ({ db, scope }, input) => listHolds(db, scope, input)),
  on(contract.placeHold, ({ db, scope }, input) => placeHold(db, scope, input)),
  on(contract.endHold, ({ db, scope }, input) => endHold(db, scope, input)),
  on(contract.holdsOnFinding, ({ db, scope }, input) => holdsOnFinding(db, scope, input)),
  on(contract.listDestructions, ({ db, scope }, input) => listDestructions(db, scope, input)),
  on(contract.showDestruction, ({ db, scope }, { id }) => showDestruction(db, scope, id)),
  on(contract.listItems, ({ db, scope }, input) => listItems(db, scope, input)),
  sends(contract.exportItems, async ({ db, scope }, { id, format, language }) => {
    const list = await showDestruction(db, scope, id)
    const file = await itemsFile(list, allItems(db, id), { format, language, zone: await zoneOfData(db) })
    return { ...file, rows: Object.values(list.items).reduce((sum, n) => sum + n, 0) }
  }),
  on(contract.drawDestruction, (context, input) => drawDestruction(context.db, acting(context), input)),
  on(contract.takeOut, ({ db, scope }, input) => takeOut(db, scope, input)),
  on(contract.proposeDestruction, ({ db, scope }, input) => proposeDestruction(db, scope, input)),
  on(contract.withdrawDestruction, ({ db, scope }, input) => withdrawDestruction(db, scope, input)),
  on(contract.approveDestruction, (context, input) => approveDestruction(context.db, acting(context), input)),
  on(contract.refuseDestruction, ({ db, scope }, input) => refuseDestruction(db, scope, input)),
  on(contract.resumeDestruction, ({ db, scope }, input) => resumeDestruction(db, scope, input)),
]

/** Whoever keeps periods reads no finding, and what is due is looked for in all of them. */
export const RETENTION_ROUTES = RETENTION.map((entry) =>
  beyond('what is due is looked for in all tables, reads and accounts included', entry),
)

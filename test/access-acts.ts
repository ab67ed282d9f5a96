import { grantWithin, type NewGrant } from '../src/access/roles/index.ts'
import type { GrantRow } from '../src/access/roles/schema.ts'
import type { Db } from '../src/base/index.ts'
import type { Actor } from '../src/base/schema.ts'
import { WORKER } from '../src/jobs/index.ts'
import { write } from '../src/ledger/index.ts'

/** Gives a role without a second person, as a test may. */
export function giveRole(db: Db, given: NewGrant, actor: Actor = WORKER): Promise<GrantRow> {
  return write(db, { actor, kind: 'test.given', reason: 'because of the test' }, (trx, event) => grantWithin(trx, event, actor, given))
}

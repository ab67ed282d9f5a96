import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { OPEN_STATES } from '../pure.ts'
import { lockCase, requireConcerned, requireUndecided, subjectOf } from '../scope.ts'
import { PARTY, requireKind } from './kinds.ts'
import type { CaseProceedings, PartyGiven } from './schema.ts'
import { showProceedings } from './show.ts'

/** Enters that discipline by the Party was announced; the law counts its period from there. Throws `absent`, `conflict`, `input`. */
export async function announceParty(db: Db, scope: Scope, pack: LawPack, given: PartyGiven): Promise<CaseProceedings> {
  const { id, officer, form, announced, document, reason } = given
  if (announced > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'announced' } })
  requireKind(pack, PARTY)
  const entry = { actor: scope.actor, kind: 'case.party-discipline', subject: subjectOf(id), reason, body: { announced } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    await requireConcerned(trx, id, officer)
    await requireUndecided(trx, id, officer)
    await sql`insert into cases.circumstance (case_id, officer, kind, from_day, document, facts)
      values (${id}, ${officer}, ${PARTY}, ${announced}, ${document}, ${JSON.stringify({ form, announced })})`.execute(trx)
  })
  return showProceedings(db, scope, pack, { id })
}

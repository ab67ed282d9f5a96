/** A ruling on the decision that stands in a case, drafted and signed by two who had no part in it. */
import type { Db } from '../src/base/index.ts'
import type { Scope } from '../src/base/schema.ts'
import { draftRuling, signRuling } from '../src/cases/after/index.ts'
import type { CaseAfter, RulingGiven } from '../src/cases/after/schema.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import type { LawPack } from '../src/law/allowed/index.ts'
import { DRAFTER, OTHER_HEAD } from './build-case.ts'

export async function buildRuling(
  db: Db,
  pack: LawPack,
  file: CaseShown,
  more: Partial<RulingGiven> = {},
  by: readonly [Scope, Scope] = [DRAFTER, OTHER_HEAD],
): Promise<CaseAfter> {
  const { id, decisions } = file
  const decision = decisions.findLast(({ state }) => state === 'signed')!.id
  const usual = { id, decision, complaint: null, kind: 'quashed', day: '2026-11-28', grounds: 'Chưa đủ căn cứ.', wording: null } as const
  const drafted = await draftRuling(db, by[0], pack, { ...usual, ...more })
  const ruling = drafted.decisions.flatMap(({ rulings }) => rulings).find(({ state }) => state === 'draft')!.id
  return signRuling(db, by[1], pack, { id, ruling, number: '12/QĐ-GQKN', reason: 'theo hồ sơ' })
}

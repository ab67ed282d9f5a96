import { sql } from 'kysely'
import { beginProof, proveOrNot, type Assertion } from '../../access/proofs/index.ts'
import type { ProofAsked } from '../../access/proofs/schema.ts'
import type { Own } from '../../access/sign-in/index.ts'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { inForceOf } from '../../law/practice/pure.ts'
import type { ProvedAct } from '../../law/practice/schema.ts'
import { today } from '../law.ts'
import { requireCase, subjectOf } from '../scope.ts'
import { readActs, textOfAct, type ActRow } from './acts.ts'

/** What of a case is signed: by its kind, and by its id. */
export interface CaseAct {
  id: string
  act: ProvedAct
  record: string
}

/** Acts that are signed with a passkey today, or not at all. */
export function demandedToday({ practice }: LawPack): readonly ProvedAct[] {
  return inForceOf(practice.passkeys, today())?.demanded ?? []
}

async function findAct(db: Db | Trx, { id, act, record }: CaseAct): Promise<ActRow> {
  const [found] = await readActs(db, sql`one.case_id = ${id} and one.act = ${act} and one.record = ${record}`)
  if (found === undefined) throw new LiemError('absent', 'there is nothing of that kind to be signed in this case')
  return found
}

/** What a passkey of whoever asks is to sign. Throws `absent`; `conflict` where it is signed or withdrawn, or he has no passkey. */
export async function askProof(db: Db, scope: Scope, own: Own, given: CaseAct & { number: string }): Promise<ProofAsked> {
  await requireCase(db, scope, given.id)
  const row = await findAct(db, given)
  if (row.by !== null || row.withdrawn) throw new LiemError('conflict', 'this is signed or withdrawn already')
  const text = textOfAct(row, { number: given.number, by: scope.actor.id })
  return beginProof(db, own, { act: given.act, record: given.record, subject: subjectOf(given.id) }, text)
}

/** After the signature, in its transaction: with a passkey, or without. Gives what of it goes on record with the signature. */
export async function proveAct(
  trx: Trx,
  scope: Scope,
  pack: LawPack,
  { proof, ...given }: CaseAct & { proof: Assertion | null | undefined },
): Promise<{ proof?: string }> {
  const row = await findAct(trx, given)
  const { id, act, record } = given
  const sha256 = await proveOrNot(trx, scope, {
    act: { act, record, subject: subjectOf(id) },
    text: textOfAct(row, { number: row.number!, by: row.by! }),
    assertion: proof ?? null,
    demanded: demandedToday(pack).includes(act),
  })
  return sha256 === null ? {} : { proof: sha256 }
}

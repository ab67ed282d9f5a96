import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import { requireUndecided } from '../scope.ts'

interface Hangs {
  others: boolean
  signed: boolean
  drafted: boolean
  measured: boolean
  away: boolean
}

/**
 * That nothing hangs on somebody that would go on without him. Throws `conflict` where a decision on him was signed, also one that is reversed by now; a
 * draft stands; a measure waits or is in force; his file is away; and where nobody else is concerned.
 */
export async function requireFree(trx: Trx, caseId: string, officer: string): Promise<void> {
  await requireUndecided(trx, caseId, officer)
  const own = sql`case_id = ${caseId} and officer = ${officer}`
  const { rows } = await sql<Hangs>`select
      exists (select from cases.party where case_id = ${caseId} and role = 'concerned' and officer <> ${officer}) as others,
      exists (select from cases.decision where ${own} and signed_by is not null) as signed,
      exists (select from cases.decision where ${own} and signed_by is null and withdrawn_by is null) as drafted,
      exists (select from cases.measure m where ${own} and extends is null and withdrawn_by is null
        and not exists (select from cases.measure_end e where e.measure = m.id)) as measured,
      exists (select from cases.referral r where ${own}
        and not exists (select from cases.referral_news n where n.referral = r.id and n.ends)) as away`.execute(trx)
  const { others, signed, drafted, measured, away } = rows[0]!
  if (signed)
    throw new LiemError('conflict', 'a decision on this person was signed, and stays', {
      hint: 'decide anew, or exonerate him',
    })
  if (drafted) throw new LiemError('conflict', 'there is a draft for this person already', { hint: 'withdraw it first' })
  if (measured)
    throw new LiemError('conflict', 'an interim measure on this person waits or is in force', { hint: 'withdraw it, or end it first' })
  if (away)
    throw new LiemError('conflict', 'the matter of this person is with an investigating body already', {
      hint: 'enter that the file came back',
    })
  if (!others)
    throw new LiemError('conflict', 'nobody else is concerned in this case', {
      hint: 'put in whom it is about, decide without discipline, or close it as a duplicate',
    })
}

import { sql } from 'kysely'
import type { Readable } from 'node:stream'
import { LiemError, localDay, ZONE, type Db, type Home } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { openKept, verifyKept } from '../../documents/store/index.ts'
import { write } from '../../ledger/index.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { CustodyGiven, EvidenceShown } from './schema.ts'
import { showEvidence } from './show.ts'

interface One {
  id: string
  evidence: string
}

/** The file of a piece of evidence, also of one that was withdrawn. Throws `absent`; `denied` for whoever does not keep a sealed report; `conflict` where it is destroyed; `unavailable`. */
export async function openEvidence(db: Db, home: Home, scope: Scope, one: One): Promise<{ name: string; type: string; body: Readable }> {
  const { name, type, sha256, emptied, keeper } = await showEvidence(db, scope, one)
  if (keeper !== null && keeper.id !== scope.actor.id) throw kept()
  if (emptied) throw new LiemError('conflict', 'this file is destroyed')
  return { name, type, body: await openKept(home, sha256) }
}

const kept = (): LiemError => new LiemError('denied', 'only whoever keeps this report opens it')

/** Enters through whose hands it went. Throws `absent`; `denied` of a sealed report, which nobody is given; `input` for a day that is still to come. */
export async function addCustody(
  db: Db,
  scope: Scope,
  { id, evidence, kind, day, from, to, reason }: CustodyGiven,
): Promise<EvidenceShown> {
  const { keeper } = await showEvidence(db, scope, { id, evidence })
  if (keeper !== null)
    throw new LiemError('denied', 'a sealed report goes through no hands', {
      hint: 'whoever keeps it from now on puts it into the case himself',
    })
  if (day > localDay(ZONE)) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  const entry = { actor: scope.actor, kind: 'case.custody', subject: subjectOf(id), reason: CUSTODY, body: { evidence, kind, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    await sql`insert into cases.custody (case_id, evidence, kind, day, from_whom, to_whom, reason, by) values (${id}, ${evidence}, ${kind}, ${day},
      ${from.toWellFormed()}, ${to.toWellFormed()}, ${reason.toWellFormed()}, ${scope.actor.id})`.execute(trx)
  })
  return showEvidence(db, scope, { evidence })
}

const CUSTODY = 'Ghi giao nhận chứng cứ / The chain of custody goes on'

/** Takes evidence back: it stays to be seen, and why. Throws `absent`, `conflict` where it is withdrawn already. */
export async function withdrawEvidence(db: Db, scope: Scope, { id, evidence, reason }: One & { reason: string }): Promise<EvidenceShown> {
  const { withdrawn } = await showEvidence(db, scope, { id, evidence })
  if (withdrawn !== null) throw again()
  const entry = { actor: scope.actor, kind: 'case.evidence-withdrawn', subject: subjectOf(id), reason, body: { evidence } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql`update cases.evidence set withdrawn_by = ${scope.actor.id}, withdrawn_at = clock_timestamp(),
      withdrawn_why = ${reason.toWellFormed()} where id = ${evidence} and withdrawn_at is null returning id`.execute(trx)
    if (rows.length === 0) throw again()
  })
  return showEvidence(db, scope, { evidence })
}

const again = (): LiemError => new LiemError('conflict', 'this evidence is withdrawn already')

const VERIFYING = 'So lại tệp với mã băm / A file is compared with its hash'

/** Reads the bytes once more and keeps what came of it. Throws `absent`, `conflict` where they are destroyed. */
export async function verifyEvidence(db: Db, home: Home, scope: Scope, { id, evidence }: One): Promise<EvidenceShown> {
  const { sha256, emptied } = await showEvidence(db, scope, { id, evidence })
  if (emptied) throw new LiemError('conflict', 'this file is destroyed')
  const outcome = await verifyKept(home, sha256)
  const entry = {
    actor: scope.actor,
    kind: 'case.evidence-verified',
    subject: subjectOf(id),
    reason: VERIFYING,
    body: { evidence, outcome },
  }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    await sql`insert into cases.verification (case_id, evidence, outcome, by) values (${id}, ${evidence}, ${outcome}, ${scope.actor.id})`.execute(
      trx,
    )
  })
  return showEvidence(db, scope, { evidence })
}

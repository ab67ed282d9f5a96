import { sql } from 'kysely'
import type { Readable } from 'node:stream'
import { LiemError, localDay, ZONE, type Db, type Home, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { keepStaged, withStaged, type Staged } from '../../documents/store/index.ts'
import { write } from '../../ledger/index.ts'
import { CASE_STATES } from '../schema.ts'
import { lockCase, requireCase, subjectOf } from '../scope.ts'
import type { Evidence, EvidenceGiven, EvidenceKind } from './schema.ts'
import { showEvidence } from './show.ts'

const REASON = 'Đưa chứng cứ vào vụ việc / Evidence is put into a case'

/**
 * Puts a file into a case, whole or not at all. Of a decision one original stands: another takes its place, with a reason. Throws `absent` before the first
 * byte is read; `conflict` where the same bytes stand in the case already, the decision is not signed, or its original stands and no reason is given;
 * `input` for a day that is still to come, bytes that are not whole, too many or a program, and what an original or a redacted copy lacks.
 */
export async function addEvidence(db: Db, home: Home, scope: Scope, given: EvidenceGiven, body: Readable): Promise<Evidence> {
  await requireCase(db, scope, given.id)
  requireWhole(given)
  const id = await withStaged(home, body, given.bytes, (staged) => keep(db, home, scope, given, staged))
  const { custody: _, ...shown } = await showEvidence(db, scope, { evidence: id })
  return shown
}

/** What is kept of a row beside the file. */
interface Named {
  kind: EvidenceKind
  what: string
  name: string
  from: string
  receivedOn: string
  finding?: string
  extract?: object
  decision?: string | undefined
  number?: string | undefined
  numberedOn?: string | undefined
  redacts?: string | undefined
}

function keep(db: Db, home: Home, scope: Scope, given: EvidenceGiven, staged: Staged): Promise<string> {
  const { id, kind, reason = REASON } = given
  const entry = { actor: scope.actor, kind: 'case.evidence-added', subject: subjectOf(id), reason }
  const body = (evidence: string) => ({ evidence, kind, sha256: staged.sha256 })
  return write(db, { ...entry, body }, async (trx) => {
    await lockCase(trx, scope, id, CASE_STATES)
    if (given.decision !== undefined) await makeWay(trx, scope, given)
    if (given.redacts !== undefined) await requireEvidence(trx, id, given.redacts)
    return insertEvidence(trx, home, scope, id, kind === 'sealed' ? sealed(given) : { ...given, name: fileName(given.name) }, staged)
  })
}

const SEALED = 'Bản gốc tin báo / The report in the original'

/** Of a report in which the reporter stands nothing is kept that somebody typed: not what the file was called, nor who gave it. */
function sealed({ kind, receivedOn }: EvidenceGiven): Named {
  return { kind, what: SEALED, name: 'tin-bao', from: '«…»', receivedOn }
}

/** Writes evidence and that it was received. Throws `conflict` where its bytes stand in the case already. */
export async function insertEvidence(trx: Trx, home: Home, scope: Scope, caseId: string, given: Named, staged: Staged): Promise<string> {
  const { kind, what, name, from, receivedOn, finding, extract, decision, number, numberedOn, redacts } = given
  await keepStaged(trx, home, staged)
  const { rows } = await sql<{
    id: string
  }>`insert into cases.evidence (case_id, kind, what, name, from_whom, received_on, sha256, finding, extract, decision,
      number, numbered_on, redacts, keeper, by)
    values (${caseId}, ${kind}, ${what.toWellFormed()}, ${name}, ${from.toWellFormed()}, ${receivedOn}, ${staged.sha256}, ${finding ?? null},
      ${extract === undefined ? null : JSON.stringify(extract)}, ${decision ?? null}, ${number ?? null}, ${numberedOn ?? null}, ${redacts ?? null},
      ${kind === 'sealed' ? scope.actor.id : null}, ${scope.actor.id})
    on conflict do nothing returning id`.execute(trx)
  const own = rows[0]?.id
  if (own === undefined) throw new LiemError('conflict', 'the very bytes of this file stand in the case already')
  await sql`insert into cases.custody (case_id, evidence, kind, day, from_whom, to_whom, reason, by)
    values (${caseId}, ${own}, 'received', ${receivedOn}, ${from.toWellFormed()}, ${scope.actor.name}, '', ${scope.actor.id})`.execute(trx)
  return own
}

function requireWhole({ kind, receivedOn, decision, number, numberedOn, redacts }: EvidenceGiven): void {
  const today = localDay(ZONE)
  if (receivedOn > today) throw new LiemError('input', 'this day has not come yet', { place: { file: 'receivedOn' } })
  if (numberedOn !== undefined && numberedOn > today)
    throw new LiemError('input', 'this day has not come yet', { place: { file: 'numberedOn' } })
  const isWhole = (kind === 'original') === (decision !== undefined && number !== undefined && numberedOn !== undefined)
  if (!isWhole || (kind !== 'original' && (decision ?? number ?? numberedOn) !== undefined))
    throw new LiemError('input', 'an original names its decision, with number and day of the records office', {
      place: { file: 'decision' },
    })
  if ((kind === 'redacted') !== (redacts !== undefined))
    throw new LiemError('input', 'a redacted copy names the evidence of which it is one', { place: { file: 'redacts' } })
}

/** The original of a decision that stands is withdrawn, with the reason why another takes its place. */
async function makeWay(trx: Trx, scope: Scope, { id, decision, reason }: EvidenceGiven): Promise<void> {
  const { rows } = await sql`select from cases.decision where id = ${decision} and case_id = ${id} and signed_by is not null`.execute(trx)
  if (rows.length === 0) throw new LiemError('conflict', 'there is no signed decision of which this could be the original')
  const { rows: stands } = await sql<{
    id: string
  }>`select id from cases.evidence where decision = ${decision} and withdrawn_at is null`.execute(trx)
  if (stands.length === 0) return
  if (reason === undefined)
    throw new LiemError('conflict', 'this decision has an original already', { hint: 'say why another takes its place' })
  await sql`update cases.evidence set withdrawn_by = ${scope.actor.id}, withdrawn_at = clock_timestamp(), withdrawn_why = ${reason}
    where id = ${stands[0]!.id}`.execute(trx)
}

/** Throws `input` where a case has no such evidence, or it was withdrawn. */
async function requireEvidence(trx: Trx, caseId: string, evidence: string): Promise<void> {
  const { rows } =
    await sql`select from cases.evidence where id = ${evidence} and case_id = ${caseId} and withdrawn_at is null and not emptied`.execute(
      trx,
    )
  if (rows.length === 0)
    throw new LiemError('input', 'a redacted copy names the evidence of which it is one', { place: { file: 'redacts' } })
}

const MOST_BYTES = 200

/** The name of a file as it can stand in any folder; its ending stays. Throws `input` where nothing is left. */
function fileName(given: string): string {
  const bare = given.normalize('NFC').toWellFormed().split(/[/\\]/u).at(-1)!.replaceAll(/\p{C}/gu, ' ').trim()
  if (bare === '' || /^\.+$/u.test(bare)) throw new LiemError('input', 'the file has no name', { place: { file: 'name' } })
  const ending = /(?:\.\w{1,10}){1,2}$/u.exec(bare)?.[0] ?? ''
  let stem = bare.slice(0, bare.length - ending.length)
  while (Buffer.byteLength(stem + ending) > MOST_BYTES) stem = [...stem].slice(0, -1).join('')
  return stem + ending
}

import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { hashOf, numbered } from '../../documents/print/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { CASE_STATES } from '../schema.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { requireAuthority } from './issuers.ts'
import type { Making } from './making.ts'
import { requireTrue } from './prepare.ts'
import { printAs } from './print.ts'
import { addFile, addRevision, lockDocument, type Kept } from './rows.ts'
import type { DocumentShown, IssueGiven } from './schema.ts'
import { showDocument } from './show.ts'

const REASON = 'Kiểm văn bản / A document is checked'
interface One {
  id: string
  document: string
}

/**
 * That a second person has checked a document. Throws `absent`; `denied` for whoever made it; `conflict` where something is missing in it, or the record is
 * another by now than it says.
 */
export async function checkDocument(db: Db, scope: Scope, making: Making, one: One): Promise<DocumentShown> {
  const { id, document } = one
  const { actor } = scope
  await write(db, { actor, kind: 'case.document-checked', subject: subjectOf(id), reason: REASON, body: { document } }, async (trx) => {
    await lockCase(trx, scope, id, CASE_STATES)
    const kept = await lockDocument(trx, scope, one, ['draft'])
    const { madeBy, missing } = kept
    if (madeBy === actor.id && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever made a document does not check it', { hint: 'have a second person check it' })
    if (missing.length > 0)
      throw new LiemError('conflict', 'something is still missing in this document', { hint: missing.map(({ vi }) => vi).join('; ') })
    await requireTrue(trx, scope, making, kept)
    await sql`update cases.document set state = 'checked', checked_by = ${actor.id}, checked_at = clock_timestamp() where id = ${document}`.execute(
      trx,
    )
  })
  return showDocument(db, scope, making, one)
}

/** Withdraws a draft. Throws `absent`, `conflict`. */
export async function withdrawDocument(
  db: Db,
  scope: Scope,
  making: Making,
  { reason, ...one }: One & { reason: string },
): Promise<DocumentShown> {
  const { id, document } = one
  const { actor } = scope
  await write(db, { actor, kind: 'case.document-withdrawn', subject: subjectOf(id), reason, body: { document } }, async (trx) => {
    await lockCase(trx, scope, id, CASE_STATES)
    await lockDocument(trx, scope, one, ['draft', 'checked'])
    await sql`update cases.document set state = 'withdrawn' where id = ${document}`.execute(trx)
  })
  return showDocument(db, scope, making, one)
}

/**
 * Gives a checked document its number and day, and keeps its bytes: from then on it stays as it is. A decision has the number and day with which it was signed.
 * Throws `absent`; `conflict` where the number is taken, the decision is not signed, the review not concluded, whoever signed has authority in another unit, the
 * record is another by now than it says, or what it replaces is replaced already; `input` for a day to come.
 */
export async function issueDocument(db: Db, scope: Scope, making: Making, given: IssueGiven): Promise<DocumentShown> {
  const { id, document, reason, day } = given
  const { actor } = scope
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  const entry = {
    actor,
    kind: 'case.document-issued',
    subject: subjectOf(id),
    reason,
    body: ({ number, day: of, sha256 }: Kept) => ({ document, number, day: of, sha256 }),
  }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, CASE_STATES)
    const kept = await lockDocument(trx, scope, { id, document }, ['checked'])
    if (kept.review !== null) await requireConcluded(trx, kept.review)
    await requireAuthority(trx, kept)
    await requireTrue(trx, scope, making, kept)
    const issued = await withNumber(trx, kept, given)
    await keepBytes(trx, making, issued, actor.id)
    if (kept.replaces !== null) await replace(trx, kept.replaces)
    return issued
  })
  return showDocument(db, scope, making, { id, document })
}

/** In the register of the body that issues it. */
async function withNumber(trx: Trx, kept: Kept, given: IssueGiven): Promise<Kept> {
  const unit = kept.issuer
  const own = kept.decision === null ? null : await signedAs(trx, kept.decision)
  const day = own?.day ?? given.day
  const year = Number(day.slice(0, 4))
  const stated = own?.number ?? given.number
  const taken = stated === null ? await nextNumber(trx, unit, year, kept) : await statedNumber(trx, unit, year, kept, stated)
  const { number, ordinal } = taken
  const content = numbered(kept.content, { number, day })
  const sha256 = hashOf(content)
  const revision = kept.revision + 1
  await addRevision(trx, { document: kept.id, caseId: kept.caseId, n: revision, by: kept.madeBy }, { ...kept, content, sha256 })
  const { rows } = await sql`select from cases.document where unit = ${unit} and year = ${year} and symbol = ${kept.symbol}
    and (number = ${number} or ordinal = ${ordinal})`.execute(trx)
  if (rows.length > 0) throw numberTaken()
  return { ...kept, number, day, content, sha256, revision, state: 'issued' }
}

const numberTaken = (): LiemError =>
  new LiemError('conflict', 'this number is taken in the register of that unit and year', {
    hint: 'look at the register of the records office',
  })

/** Number and day of a decision. Throws `conflict` where nobody has signed it. */
async function signedAs(trx: Trx, decision: string): Promise<{ number: string; day: string }> {
  const { rows } = await sql<{ number: string; day: string }>`select number, day::text as day from cases.decision
    where id = ${decision} and signed_by is not null and reversed_on is null`.execute(trx)
  if (rows[0] === undefined)
    throw new LiemError('conflict', 'this decision is not signed', { hint: 'sign the decision first: its document has its number' })
  return rows[0]
}

/** Throws `conflict` where nobody has concluded a review, or what was concluded is reversed. */
async function requireConcluded(trx: Trx, review: string): Promise<void> {
  const { rows } = await sql`select from cases.review where id = ${review} and outcome is not null and reversed_on is null`.execute(trx)
  if (rows.length === 0)
    throw new LiemError('conflict', 'this review is not concluded', { hint: 'conclude it first: its document says what was concluded' })
}

interface Taken {
  number: string
  ordinal: number | null
}

/** The next number of the register: its row is held until the document has it, so that none is left out. */
async function nextNumber(trx: Trx, unit: string, year: number, { symbol, content }: Kept): Promise<Taken> {
  const { rows } = await sql<{
    last: number
  }>`insert into cases.document_register as r (unit, year, symbol, last) values (${unit}, ${year}, ${symbol}, 1)
    on conflict (unit, year, symbol) do update set last = r.last + 1 returning last`.execute(trx)
  const ordinal = rows[0]!.last
  const after = content.vi.number
    .slice(1)
    .map(({ text }) => text)
    .join('')
  return { number: `${String(ordinal).padStart(2, '0')}${after}`, ordinal }
}

/** As the records office gave it; the next one goes on after it. */
async function statedNumber(trx: Trx, unit: string, year: number, { symbol }: Kept, number: string): Promise<Taken> {
  const figure = /^0*([1-9]\d{0,5})(?:\/|$)/u.exec(number)?.[1]
  const ordinal = figure === undefined ? null : Number(figure)
  await sql`insert into cases.document_register as r (unit, year, symbol, last) values (${unit}, ${year}, ${symbol}, ${ordinal ?? 0})
    on conflict (unit, year, symbol) do update set last = greatest(r.last, excluded.last)`.execute(trx)
  return { number, ordinal }
}

async function keepBytes(trx: Trx, { home }: Making, issued: Kept, by: string): Promise<void> {
  const { id: document, caseId, issuer, number, day, revision } = issued
  await sql`update cases.document set state = 'issued', number = ${number}, day = ${day}, unit = ${issuer}, year = extract(year from ${day}::date)::int,
      ordinal = ${ordinalOf(issued)}, revision = ${revision}, issued_by = ${by}, issued_at = clock_timestamp()
    where id = ${document}`.execute(trx)
  for (const kind of ['pdf', 'docx'] as const)
    await addFile(
      trx,
      { document, caseId, by },
      { kind, type: TYPES[kind], content: await printAs(home, issued, { kind, language: 'vi' }) },
    )
}

const ordinalOf = ({ number }: Kept): number | null => {
  const figure = /^0*([1-9]\d{0,5})(?:\/|$)/u.exec(number ?? '')?.[1]
  return figure === undefined ? null : Number(figure)
}
const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** What stands in its place from now on. Throws `conflict` where it is replaced already. */
async function replace(trx: Trx, document: string): Promise<void> {
  const { rows } = await sql`update cases.document set state = 'replaced' where id = ${document} and state = 'issued' returning id`.execute(
    trx,
  )
  if (rows.length === 0) throw new LiemError('conflict', 'what this document replaces is replaced already')
}

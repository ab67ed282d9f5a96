import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { fill, hashOf, shortCode, templateOf, type Fact, type Kit, type Template } from '../../documents/print/index.ts'
import { write } from '../../ledger/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { CASE_STATES } from '../schema.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { fillingOf, targetOf, type Target } from './facts.ts'
import { chosenIssuer, issuersFor } from './issuers.ts'
import { kitOf, type Making } from './making.ts'
import { printAs } from './print.ts'
import { fileToPrint, type Printed } from './printed.ts'
import { addRevision, lockDocument, readDocument, thingOf, type Kept, type Made } from './rows.ts'
import type { About, DocumentShown, PrepareGiven } from './schema.ts'
import { showDocument } from './show.ts'
import { sittingOf } from './sitting.ts'
import { isField, VOCABULARIES } from './vocabulary.ts'

const REASON = 'Soạn văn bản từ hồ sơ vụ việc / A document is prepared from the file'

/**
 * Prepares a document from the facts of a case. What the case does not have is a gap, unless it was entered by hand (`filled`); what it has cannot be entered
 * otherwise. Throws `absent`; `input` for a field or a thing that is not there; `rulebook` for a mistake in the template, with its place; `conflict` where what
 * is to be replaced was not issued, or is replaced already.
 */
export async function prepareDocument(db: Db, scope: Scope, making: Making, given: PrepareGiven): Promise<DocumentShown> {
  const { id, of, replaces, issuer: chosen } = given
  const kit = await kitOf(making.home)
  const template = templateOf(kit, given.template)
  const about = template.about as About
  const file = await fileToPrint(db, scope, id)
  const target = targetOf(file, about, of)
  requireOfOthers(scope, target)
  const issuer = await chosenIssuer(db, file.unit.code, target, chosen)
  const made = await make(db, { kit, template, file, target, issuer, making }, given.filled)
  const by = scope.actor.id
  const entry = {
    actor: scope.actor,
    kind: 'case.document-prepared',
    subject: subjectOf(id),
    reason: REASON,
    body: { template: template.id },
  }
  const document = await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, CASE_STATES)
    if (replaces !== null) await requireReplaceable(trx, scope, { id, document: replaces, template })
    const { officer, step, decision, review, submission } = target
    const { rows } = await sql<{
      id: string
    }>`insert into cases.document (case_id, template, symbol, about, officer, step, decision, review, submission, code, state, revision,
        made_by, replaces, addressed, issuer)
      values (${id}, ${template.id}, ${template.symbol}, ${about}, ${officer}, ${step}, ${decision}, ${review}, ${submission}, ${shortCode()}, 'draft', 1, ${by}, ${replaces},
        ${isAddressed(template, target)}, ${issuer})
      returning id`.execute(trx)
    await addRevision(trx, { document: rows[0]!.id, caseId: id, n: 1, by }, made)
    return rows[0]!.id
  })
  return showDocument(db, scope, making, { id, document })
}

/** Prepares it again from the facts as they are now: another revision, to be checked anew. Throws as above. */
export async function prepareAgain(
  db: Db,
  scope: Scope,
  making: Making,
  { id, document, filled, issuer: chosen }: { id: string; document: string; filled: Record<string, string>; issuer: string | null },
): Promise<DocumentShown> {
  const kit = await kitOf(making.home)
  const kept = await readDocument(db, scope, { id, document })
  const template = templateOf(kit, kept.template)
  requireSameThing(template, kept)
  const file = await fileToPrint(db, scope, id)
  const target = targetOf(file, kept.about, thingOf(kept))
  const issuer = await chosenIssuer(db, file.unit.code, target, chosen ?? (await stillIssuer(db, file, kept)))
  const made = await make(db, { kit, template, file, target, issuer, making }, filled)
  const by = scope.actor.id
  const entry = { actor: scope.actor, kind: 'case.document-prepared', subject: subjectOf(id), reason: REASON, body: { document } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, CASE_STATES)
    const { revision } = await lockDocument(trx, scope, { id, document }, ['draft', 'checked'])
    await addRevision(trx, { document, caseId: id, n: revision + 1, by }, made)
    await sql`update cases.document set state = 'draft', revision = ${revision + 1}, made_by = ${by}, issuer = ${issuer}, checked_by = null, checked_at = null
      where id = ${document}`.execute(trx)
  })
  return showDocument(db, scope, making, { id, document })
}

/** Of somebody's own responsibility, or of what a superior is asked about him, he prepares nothing. Throws `absent`. */
function requireOfOthers({ hidden }: Scope, { officer, review, submission }: Target): void {
  if ((review ?? submission) !== null && officer !== null && hidden.includes(officer))
    throw new LiemError('absent', 'there is no such document in this case')
}

/** A template may have become one about something else. */
function requireSameThing({ about }: Template, kept: Kept): void {
  if (about !== kept.about)
    throw new LiemError('conflict', 'this template is about something else by now', { hint: 'withdraw the document, and prepare another' })
}

/** Whether it goes to whom it is about; of a review that is not so, whatever a template says: whoever is reviewed is no party. */
function isAddressed({ to, about }: Template, { officer }: Target): boolean {
  return to === 'person' && officer !== null && (about === 'person' || about === 'decision')
}

async function requireReplaceable(
  trx: Trx,
  scope: Scope,
  { id, document, template }: { id: string; document: string; template: Template },
): Promise<void> {
  const before = await lockDocument(trx, scope, { id, document }, ['issued'])
  if (before.template !== template.id)
    throw new LiemError('input', 'a document is replaced by one of the same template', { place: { file: 'template' } })
}

/** The body that stands at its top, as long as it may: somebody of another one may have signed since. */
async function stillIssuer(db: Db, { unit }: Printed, { issuer, decision, review }: Kept): Promise<string | null> {
  return (await issuersFor(db, unit.code, { decision, review })).includes(issuer) ? issuer : null
}

interface Work {
  kit: Kit
  template: Template
  file: Printed
  target: Target
  issuer: string
  making: Making
}

/** What a document says, of the facts and of what was entered by hand. */
async function make(db: Db, work: Work, filled: Record<string, string>): Promise<Made> {
  const made = await say(db, work, filled)
  // A mistake in the layout shows before anything is kept.
  await printAs(work.making.home, { ...made, state: 'draft', code: '', day: null }, { kind: 'pdf', language: 'vi' })
  return made
}

async function say(
  db: Db,
  { kit, template, file, target, issuer: body, making: { terms } }: Work,
  filled: Record<string, string>,
): Promise<Made> {
  const about = template.about as About
  const vocabulary = VOCABULARIES[about]
  const strange = Object.keys(filled).find((id) => !isField(about, id))
  if (strange !== undefined) throw new LiemError('input', 'a document of this kind has no such field', { place: { file: strange } })
  const [issuer, unit, sitting] = await Promise.all([issuerOf(db, kit, body), unitOf(db, target.officer), sittingOf(db, target.step)])
  const { facts, lists } = fillingOf({ file, about, of: target, terms, issuer, unit, sitting })
  const byHand: Record<string, string> = {}
  const whole: Record<string, Fact> = { ...facts }
  for (const [id, text] of Object.entries(filled)) {
    if ((whole[id] ?? null) !== null) continue
    byHand[id] = text
    whole[id] = { vi: text, en: text }
  }
  const { sheets, missing } = fill(template, vocabulary, { facts: whole, lists })
  return { content: sheets, sha256: hashOf(sheets), filled: byHand, missing }
}

/**
 * That a document still says what the record says. Throws `conflict` where the facts are others by now than when it was prepared, or what it is about stands
 * no more.
 */
export async function requireTrue(trx: Trx, scope: Scope, making: Making, kept: Kept): Promise<void> {
  const db = trx as unknown as Db
  const kit = await kitOf(making.home)
  const template = templateOf(kit, kept.template)
  const file = await fileToPrint(db, scope, kept.caseId)
  const { sha256 } = await say(db, { kit, template, file, target: standing(file, kept), issuer: kept.issuer, making }, kept.filled)
  if (sha256 !== kept.sha256)
    throw new LiemError('conflict', 'the record is another by now than this document says', {
      hint: 'prepare it again, and have it checked',
    })
}

function standing(file: Printed, kept: Kept): Target {
  try {
    return targetOf(file, kept.about, thingOf(kept))
  } catch (error) {
    if (!(error instanceof LiemError && error.code === 'input')) throw error
    throw new LiemError('conflict', 'what this document is about stands no more', { hint: 'withdraw the document', cause: error })
  }
}

/** How the body is called that issues it: as its letterhead has it, else as the register does. */
async function issuerOf(db: Db, { letterheads }: Kit, unit: string) {
  const own = letterheads.find((one) => one.unit === unit)
  const { rows } = await sql<{ parent: string | null }>`select parent from organisation.unit where code = ${unit}`.execute(db)
  const above = rows[0]?.parent ?? null
  const names = await unitNames(db, [unit, ...(above === null ? [] : [above])])
  const superior = above === null ? null : names.get(above)!.name
  const written = (text: string | undefined): Fact => (text === undefined ? null : { vi: text, en: text })
  return {
    superior: written(own?.superior) ?? superior,
    name: written(own?.name) ?? names.get(unit)!.name,
    symbol: written(own?.symbol),
    place: written(own?.place),
  }
}

/** The unit in which somebody serves today; null where the register does not say. */
async function unitOf(db: Db, officer: string | null): Promise<Fact> {
  if (officer === null) return null
  const { rows } = await sql<{
    unit: string
  }>`select unit from organisation.tenure where officer = ${officer} and during @> ${today()}::date
    order by (role = 'officer') desc, lower(during) desc limit 1`.execute(db)
  return rows[0] === undefined ? null : (await unitNames(db, [rows[0].unit])).get(rows[0].unit)!.name
}

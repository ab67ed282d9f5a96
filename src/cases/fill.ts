import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import type { LawPack } from '../law/allowed/index.ts'
import { requireEntryOfDay } from '../law/catalogue/index.ts'
import { peopleNames } from '../organisation/index.ts'
import { write } from '../ledger/index.ts'
import { minorOf } from './heads/minor.ts'
import type { Minor } from './heads/schema.ts'
import { OPEN_STATES } from './pure.ts'
import { keepRegrading } from './regradings/keep.ts'
import { settleReviews } from './reviews.ts'
import type {
  ActGiven,
  addCircumstance as circumstanceContract,
  addEarlier as earlierContract,
  addParty as partyContract,
  CaseShown,
} from './schema.ts'
import { lockCase, requireConcerned, requireUndecided, subjectOf } from './scope.ts'
import { showCaseFile } from './show.ts'

/** Puts a person into a case. Throws `absent`, `conflict` where the case is decided, `input` for a number that the register does not have. */
export async function addParty(
  db: Db,
  scope: Scope,
  { id, officer, role, reason }: z.output<typeof partyContract.input>,
): Promise<CaseShown> {
  const entry = { actor: scope.actor, kind: 'case.party-added', subject: subjectOf(id), reason, body: { role } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    if (!(await peopleNames(trx, [officer])).has(officer))
      throw new LiemError('input', 'there is nobody of that number in the register', { place: { file: 'officer' } })
    if (role === 'verifier') await refuseParty(trx, id, officer)
    await sql`insert into cases.party (case_id, officer, role) values (${id}, ${officer}, ${role}) on conflict do nothing`.execute(trx)
    // Whoever is concerned himself is not reviewed beside.
    await settleReviews(trx, id)
  })
  return showCaseFile(db, scope, { id })
}

/** Whoever is concerned or a witness verifies nothing. */
async function refuseParty(trx: Trx, id: string, officer: string): Promise<void> {
  const { rows } =
    await sql`select from cases.party where case_id = ${id} and officer = ${officer} and role in ('concerned', 'witness')`.execute(trx)
  if (rows.length > 0) throw new LiemError('conflict', 'whoever is concerned or a witness cannot verify', { place: { file: 'officer' } })
}

/**
 * Puts an act into a case, or changes one. A degree that becomes another keeps the reason. Throws `absent`, `conflict`, `input` for a word that the law does
 * not have, a person who is not concerned, days that cannot be, an entry that the catalogue of its first day does not have.
 */
export async function setAct(db: Db, scope: Scope, pack: LawPack, given: ActGiven & { id: string }): Promise<CaseShown> {
  const { id, act, reason } = given
  requireWords(pack, given)
  if (given.until !== null && given.until < given.from)
    throw new LiemError('input', 'an act cannot end before it begins', { place: { file: 'until' } })
  if (given.detected < given.from)
    throw new LiemError('input', 'an act cannot be detected before it begins', { place: { file: 'detected' } })
  const kind = act === null ? 'case.act-added' : 'case.act-changed'
  const entry = {
    actor: scope.actor,
    kind,
    subject: subjectOf(id),
    reason,
    body: (own: string) => ({ act: own, severity: given.severity }),
  }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    await requireConcerned(trx, id, given.officer)
    await requireUndecided(trx, id, given.officer)
    if (given.entry !== null) await requireEntryOfDay(trx, scope.actor, given.entry, given.from)
    const minor = await minorOf(trx, pack, given)
    const own = act === null ? await insertAct(trx, scope, { ...given, minor }) : await updateAct(trx, scope, { ...given, minor }, act)
    await settleReviews(trx, id)
    return own
  })
  return showCaseFile(db, scope, { id })
}

function requireWords({ terms }: LawPack, { severity, kinds }: ActGiven): void {
  if (severity !== null && !terms.severities.some(({ id }) => id === severity))
    throw new LiemError('input', 'the law has no such degree', { place: { file: 'severity' } })
  if (kinds.some((kind) => !terms.kinds.some(({ id }) => id === kind)))
    throw new LiemError('input', 'the law has no such kind of act', { place: { file: 'kinds' } })
}

/** SQL: columns of an act, in the order of `VALUES`. */
const COLUMNS = sql`what, from_day, until_day, detected, severity, graded_by, disciplinable, kinds, repeats, version, entry, minor`
interface ActKept extends ActGiven {
  id: string
  minor: Minor | null
}
const valuesOf = (scope: Scope, { what, from, until, detected, severity, disciplinable, kinds, repeats, entry, minor }: ActKept) =>
  sql`${what.toWellFormed()}, ${from}::date, ${until}::date, ${detected}::date, ${severity}, ${severity === null ? null : scope.actor.id},
    ${disciplinable}, ${kinds}::text[], ${repeats}::boolean, ${entry?.version ?? null}, ${entry?.code ?? null},
    ${minor === null ? null : JSON.stringify(minor)}::jsonb`

/** The law is asked of so many acts of one person at once. */
const MOST_ACTS = 50

async function insertAct(trx: Trx, scope: Scope, given: ActKept): Promise<string> {
  const { rows: own } = await sql`select from cases.act where case_id = ${given.id} and officer = ${given.officer}`.execute(trx)
  if (own.length >= MOST_ACTS)
    throw new LiemError('conflict', 'the law is asked of fifty acts of one person at once', { hint: 'put acts of one kind together' })
  const { rows } = await sql<{ id: string }>`insert into cases.act (case_id, officer, ${COLUMNS})
    values (${given.id}, ${given.officer}, ${valuesOf(scope, given)}) returning id`.execute(trx)
  return rows[0]!.id
}

async function updateAct(trx: Trx, scope: Scope, given: ActKept, act: string): Promise<string> {
  await keepRegrading(trx, scope, given, act)
  const { rows } =
    await sql`update cases.act set (${COLUMNS}) = row(${valuesOf(scope, given)}), what_en = case when what = ${given.what} then what_en end,
      regraded = case when severity is not null and severity is distinct from ${given.severity} then ${given.reason} else regraded end
    where id = ${act} and case_id = ${given.id} and officer = ${given.officer} returning id`.execute(trx)
  if (rows.length === 0) throw new LiemError('absent', 'there is no such act in this case')
  return act
}

/** Puts what surrounds the acts or a person into a case. Throws `absent`, `conflict`, `input` for a circumstance that the law does not have. */
export async function addCircumstance(
  db: Db,
  scope: Scope,
  pack: LawPack,
  given: z.output<typeof circumstanceContract.input>,
): Promise<CaseShown> {
  const { id, officer, kind, from, until, document, reason } = given
  const known = pack.terms.circumstances.find((one) => one.id === kind)
  if (known === undefined) throw new LiemError('input', 'the law has no such circumstance', { place: { file: 'kind' } })
  const other = Object.keys(given.given).find((name) => !(known.facts ?? []).some((fact) => fact.id === name))
  if (other !== undefined) throw new LiemError('input', 'the law asks nothing of that name of it', { place: { file: `given.${other}` } })
  const entry = { actor: scope.actor, kind: 'case.circumstance-added', subject: subjectOf(id), reason, body: { kind } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    await requireConcerned(trx, id, officer)
    await requireUndecided(trx, id, officer)
    await sql`insert into cases.circumstance (case_id, officer, kind, from_day, until_day, document, facts)
      values (${id}, ${officer}, ${kind}, ${from}, ${until}, ${document}, ${JSON.stringify(given.given)})`.execute(trx)
  })
  return showCaseFile(db, scope, { id })
}

const FROM_FILE = 'Theo hồ sơ cán bộ / From the personnel file'

/** Puts an earlier decision on discipline into a case. Throws `absent`, `conflict`, `input` for a form that the law does not have. */
export async function addEarlier(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, officer, form, effective, document }: z.output<typeof earlierContract.input>,
): Promise<CaseShown> {
  if (!pack.terms.forms.some((one) => one.id === form))
    throw new LiemError('input', 'the law has no such form', { place: { file: 'form' } })
  const entry = { actor: scope.actor, kind: 'case.earlier-added', subject: subjectOf(id), reason: FROM_FILE, body: { form } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    await requireConcerned(trx, id, officer)
    await requireUndecided(trx, id, officer)
    await sql`insert into cases.earlier (case_id, officer, form, effective, document)
      values (${id}, ${officer}, ${form}, ${effective}, ${document})`.execute(trx)
  })
  return showCaseFile(db, scope, { id })
}

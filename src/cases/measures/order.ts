import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { measurePoints, type LawPoint } from '../../law/proceedings/index.ts'
import { write } from '../../ledger/index.ts'
import { aboutOf, requireKept } from '../points.ts'
import { OPEN_STATES } from '../pure.ts'
import { lockCase, requireConcerned, requireUndecided, subjectOf } from '../scope.ts'
import { findMeasure, type MeasureRow } from './find.ts'
import type { CaseMeasures, MeasureGiven } from './schema.ts'
import { showMeasures } from './show.ts'

/**
 * Orders an interim measure on a person concerned, or lengthens one that is signed. Throws `absent`; `input` for a measure that the law has no word for, and
 * days that cannot be; `conflict` where the confirmed law of its first day forbids its length or its pay, the same runs or waits already, or what is
 * lengthened is not in force.
 */
export async function orderMeasure(db: Db, scope: Scope, pack: LawPack, given: MeasureGiven): Promise<CaseMeasures> {
  const { id, officer, kind, ground, from, until, pay, reason } = given
  if (!pack.terms.measures.some((one) => one.id === kind))
    throw new LiemError('input', 'the law has no such measure', { place: { file: 'kind' } })
  if (until < from) throw new LiemError('input', 'a measure cannot end before it begins', { place: { file: 'until' } })
  const entry = { actor: scope.actor, kind: 'case.measure-ordered', subject: subjectOf(id), reason, body: { kind, from, until } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    await requireConcerned(trx, id, officer)
    await requireUndecided(trx, id, officer)
    const base = given.extends === null ? null : await baseOf(trx, given, given.extends)
    if (base === null) await requireNone(trx, given)
    const law = await lawOf(trx, pack, { officer, kind, begun: base?.from ?? null, from, until, pay })
    requireKept(law)
    await sql`insert into cases.measure (case_id, officer, kind, ground, from_day, until_day, pay, extends, law, ordered_by)
      values (${id}, ${officer}, ${kind}, ${ground.toWellFormed()}, ${from}, ${until}, ${pay}, ${given.extends}, ${JSON.stringify(law)},
        ${scope.actor.id})`.execute(trx)
  })
  return showMeasures(db, scope, pack, { id })
}

type Asked = Parameters<typeof measurePoints>[2] & { officer: string }

async function lawOf(trx: Trx, pack: LawPack, { officer, ...ordered }: Asked): Promise<LawPoint[]> {
  const about = await aboutOf(trx, officer, ordered.from)
  return about === null ? [] : measurePoints(pack, { class: about.class, status: about.status }, ordered)
}

/** What is lengthened: it is in force, of the same person and kind, and the new days go on where its own end. */
async function baseOf(trx: Trx, { id, officer, kind, from }: MeasureGiven, base: string): Promise<MeasureRow> {
  const found = await findMeasure(trx, id, base)
  if (found.signed_by === null || found.ended || found.extends !== null)
    throw new LiemError('conflict', 'what is lengthened is not in force', { place: { file: 'extends' } })
  if (found.officer !== officer || found.kind !== kind)
    throw new LiemError('input', 'a measure is lengthened as it is', { place: { file: 'extends' } })
  if (from <= found.from) throw new LiemError('input', 'what lengthens a measure begins after it', { place: { file: 'from' } })
  return found
}

async function requireNone(trx: Trx, { id, officer, kind }: MeasureGiven): Promise<void> {
  const { rows } =
    await sql`select from cases.measure m where case_id = ${id} and officer = ${officer} and kind = ${kind} and withdrawn_by is null
    and extends is null and not exists (select from cases.measure_end e where e.measure = m.id)`.execute(trx)
  if (rows.length > 0) throw new LiemError('conflict', 'this measure runs or waits already', { hint: 'lengthen it, or end it first' })
}

/** Signs a measure that somebody else has ordered. The law is asked again. Throws `absent`; `denied` for whoever ordered it; `conflict`. */
export async function signMeasure(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, measure, number, reason }: { id: string; measure: string; number: string; reason: string },
): Promise<CaseMeasures> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.measure-signed', subject: subjectOf(id), reason, body: { measure, number } }, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    const row = await waiting(trx, id, measure)
    if (row.ordered_by === actor.id && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever ordered a measure does not sign it', { hint: 'have a second person sign it' })
    await requireUndecided(trx, id, row.officer)
    const base = row.extends === null ? null : await findMeasure(trx, id, row.extends)
    if (base?.ended === true) throw new LiemError('conflict', 'what it lengthens has ended')
    requireKept(await lawOf(trx, pack, { ...row, begun: base?.from ?? null }))
    await sql`update cases.measure set signed_by = ${actor.id}, signed_at = clock_timestamp(), number = ${number} where id = ${measure}`.execute(
      trx,
    )
  })
  return showMeasures(db, scope, pack, { id })
}

async function waiting(trx: Trx, id: string, measure: string): Promise<MeasureRow> {
  const row = await findMeasure(trx, id, measure)
  if (row.signed_by !== null) throw new LiemError('conflict', 'this measure is signed already')
  if (row.withdrawn_by !== null) throw new LiemError('conflict', 'this measure was withdrawn')
  return row
}

/** Withdraws a measure that is not signed. Throws `absent`, `conflict`. */
export async function withdrawMeasure(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, measure, reason }: { id: string; measure: string; reason: string },
): Promise<CaseMeasures> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.measure-withdrawn', subject: subjectOf(id), reason, body: { measure } }, async (trx) => {
    await lockCase(trx, scope, id)
    await waiting(trx, id, measure)
    await sql`update cases.measure set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp() where id = ${measure}`.execute(trx)
  })
  return showMeasures(db, scope, pack, { id })
}

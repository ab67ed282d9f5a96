import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { peopleNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { insertCase, requireApart } from '../open.ts'
import { settleReviews } from '../reviews.ts'
import type { CaseShown } from '../schema.ts'
import { subjectOf } from '../scope.ts'
import { showCaseFile } from '../show.ts'
import { isReport, type Origin, type OutsideGiven } from './schema.ts'

type Known = LawPack['practice']['origins'][number]

/** From where a case is opened on a day without a finding, as practice has it. */
const originsOn = ({ practice }: LawPack, day: string): Known[] =>
  practice.origins.filter(({ from, until }) => from <= day && (until === undefined || day <= until))

export function listOrigins(pack: LawPack): { rows: Origin[] } {
  return {
    rows: originsOn(pack, today()).map(({ id: kind, vi, en, number, basis: { cite, confirmed } }) => ({
      ...{ kind, vi, en, number },
      basis: { cite, confirmed },
    })),
  }
}

/**
 * Opens a case that stands on no finding: whoever is named is concerned, each with his acts, not graded. Throws `denied` for a unit of which whoever asks may open none,
 * and where he is named himself or related to somebody named; `input` for an origin that practice does not have on that day, for its number, for people who are not in the
 * register, and for days that cannot be.
 */
export async function openOutside(db: Db, scope: Scope, pack: LawPack, given: OutsideGiven): Promise<CaseShown> {
  const { title, unit, acts, reason, day = today() } = given
  const known = originsOn(pack, day).find(({ id }) => id === given.origin.kind)
  requireOrigin(known, given.origin)
  requireDays(given, day)
  requireOwnUnit(scope, unit)
  requireApart(
    scope,
    acts.map(({ officer }) => officer),
  )
  const entry = {
    actor: scope.actor,
    kind: 'case.opened',
    subject: (id: string) => subjectOf(id),
    reason,
    body: { origin: known.id, acts: acts.length },
  }
  const id = await write(db, entry, async (trx, event) => {
    await requireKnown(trx, given)
    const own = await insertCase(trx, { title, unit, day, by: scope.actor.id, event: event.id })
    await insertOrigin(trx, own, known, given, scope.actor.id)
    await sql`insert into cases.party (case_id, officer, role) select distinct ${own}::uuid, officer, 'concerned'
      from unnest(${acts.map(({ officer }) => officer)}::text[]) as officer`.execute(trx)
    for (const { officer, what, from, until, detected } of acts)
      await sql`insert into cases.act (case_id, officer, what, from_day, until_day, detected)
        values (${own}, ${officer}, ${what.toWellFormed()}, ${from}, ${until}, ${detected})`.execute(trx)
    await settleReviews(trx, own)
    return own
  })
  return showCaseFile(db, scope, { id })
}

function requireOrigin(known: Known | undefined, { number, day }: OutsideGiven['origin']): asserts known is Known {
  if (known === undefined) throw new LiemError('input', 'no case is opened from there on that day', { place: { file: 'origin.kind' } })
  if (known.number === 'report' && (!isReport(number) || day !== null))
    throw new LiemError('input', 'of a report its number alone is entered', {
      place: { file: 'origin.number' },
      hint: 'such as BC-2026-00012',
    })
  if (known.number === 'paper' && (number === null || day === null))
    throw new LiemError('input', 'the paper from which it comes has a number and a day', { place: { file: 'origin.number' } })
  if (known.number === 'none' && (number !== null || day !== null))
    throw new LiemError('input', 'what comes from there has no paper', { place: { file: 'origin.number' } })
}

function requireDays({ origin, acts }: OutsideGiven, day: string): void {
  const toCome = (one: string, file: string): void => {
    if (one > today()) throw new LiemError('input', 'this day has not come yet', { place: { file } })
  }
  toCome(day, 'day')
  if (origin.day !== null) toCome(origin.day, 'origin.day')
  for (const { from, until, detected } of acts) {
    if (until !== null && until < from) throw new LiemError('input', 'an act cannot end before it begins', { place: { file: 'until' } })
    if (detected < from) throw new LiemError('input', 'an act cannot be detected before it begins', { place: { file: 'detected' } })
    toCome(detected, 'detected')
  }
}

function requireOwnUnit({ units }: Scope, unit: string): void {
  if (units !== 'all' && !units.includes(unit))
    throw new LiemError('denied', 'of this unit you may open no case', { place: { file: 'unit' } })
}

async function requireKnown(trx: Trx, { unit, acts }: OutsideGiven): Promise<void> {
  const { rows } = await sql`select from organisation.unit_code where code = ${unit}`.execute(trx)
  if (rows.length === 0) throw new LiemError('input', 'there is no such unit', { place: { file: 'unit' } })
  const people = [...new Set(acts.map(({ officer }) => officer))]
  const names = await peopleNames(trx, people)
  if (people.some((one) => !names.has(one)))
    throw new LiemError('input', 'there is nobody of that number in the register', { place: { file: 'officer' } })
}

/** The number of a report stands where those of reports stand, which no document and no trader is given. */
async function insertOrigin(trx: Trx, id: string, known: Known, { origin: { number, day } }: OutsideGiven, by: string): Promise<void> {
  const { vi, en, basis, printed, own } = known
  const paper = known.number === 'paper' ? number : null
  const said = { vi, en, cite: basis.cite, confirmed: basis.confirmed, printed, own }
  await sql`insert into cases.origin (case_id, kind, said, number, day) values (${id}, ${known.id}, ${JSON.stringify(said)}::jsonb, ${paper}, ${day})`.execute(
    trx,
  )
  if (known.number === 'report') await sql`insert into cases.report (case_id, number, by) values (${id}, ${number}, ${by})`.execute(trx)
}

import { sql } from 'kysely'
import { LiemError, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { above, unitNames, type UnitName } from '../../organisation/index.ts'
import type { Target } from './facts.ts'

type Of = Pick<Target, 'decision' | 'review'>

/** Units that whoever signed a decision, or concluded a review, headed or led as a deputy on that day, by their codes; none where the register does not say. */
async function signerLeads(db: Db | Trx, { decision, review }: Of): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`select distinct t.unit from (
      select signed_by as by, (signed_at at time zone ${ZONE})::date as day from cases.decision where id = ${decision} and signed_by is not null
      union all select concluded_by, concluded_on from cases.review where id = ${review} and concluded_by is not null) as signed
    join organisation.tenure t on t.officer = signed.by and t.role <> 'officer' and t.during @> signed.day order by t.unit`.execute(db)
  return rows.map(({ unit }) => unit)
}

/**
 * Bodies that may issue a document, by their codes, the first of them where nothing else is said: units in which whoever signed has authority, that of the case
 * first, then the nearest above it; where nobody has signed, or his office is not known, the unit of the case and those above it. Decree 30/2020/NĐ-CP, annex I.
 */
export async function issuersFor(db: Db | Trx, unit: string, of: Of): Promise<string[]> {
  const [led, way] = await Promise.all([signerLeads(db, of), above(db, unit)])
  if (led.length === 0) return way
  return [...way.filter((one) => led.includes(one)), ...led.filter((one) => !way.includes(one))]
}

/** The body that is chosen, or the first that may; throws `input` for one that may not. */
export async function chosenIssuer(db: Db | Trx, unit: string, of: Of, chosen: string | null): Promise<string> {
  const all = await issuersFor(db, unit, of)
  if (chosen === null) return all[0]!
  if (!all.includes(chosen))
    throw new LiemError('input', 'whoever signs has no authority in this unit', {
      place: { file: 'issuer' },
      hint: 'choose a unit that he heads, or leads as a deputy',
    })
  return chosen
}

/** Throws `conflict` where by now somebody of another body has signed than the one that stands at the top of a document. */
export async function requireAuthority(trx: Trx, { issuer, decision, review }: Of & { issuer: string }): Promise<void> {
  const led = await signerLeads(trx, { decision, review })
  if (led.length > 0 && !led.includes(issuer))
    throw new LiemError('conflict', 'whoever signed has authority in another unit than the one that issues this document', {
      hint: 'prepare it again: it takes the name of his unit',
    })
}

interface Signed extends Of {
  of: string | null
}

/** In a case the bodies that can be chosen, with their names: of each decision that is signed, each review that is concluded, and anything else (null). */
export async function issuersIn(db: Db, { hidden }: Scope, caseId: string): Promise<{ of: string | null; units: UnitName[] }[]> {
  const { rows } = await sql<Signed & { unit: string }>`select c.unit, one.* from cases.case c cross join lateral (
      select null::uuid as of, null::uuid as decision, null::uuid as review
      union all select d.id, d.id, null from cases.decision d where d.case_id = c.id and d.signed_by is not null and d.reversed_on is null
      union all select r.id, null, r.id from cases.review r where r.case_id = c.id and r.outcome is not null and r.reversed_on is null
        and ((select access.is_request()) or r.officer <> all(${hidden}::text[]))) as one
    where c.id = ${caseId} order by one.of nulls first`.execute(db)
  const codes = await Promise.all(rows.map((one) => issuersFor(db, one.unit, one)))
  const names = await unitNames(db, codes.flat())
  return rows.map(({ of }, at) => ({ of, units: codes[at]!.map((code) => names.get(code)!) }))
}

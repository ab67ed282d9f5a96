import { sql, type RawBuilder } from 'kysely'
import { dayNumber, isoDay, LiemError, type Db, type Trx } from '../base/index.ts'
import { everything } from '../base/schema.ts'
import { WORKER } from '../jobs/index.ts'
import { whoWasInCharge } from '../organisation/index.ts'
import { notMinor } from './heads/minor.ts'
import { today } from './law.ts'
import { exoneratedIn } from './scope.ts'

/** Where somebody served over days of an act: the unit that answers for it, and the field of his post where it is known. */
interface Served {
  unit: string
  from: string
  until: string
  field: string | null
}

export interface Charge {
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy'
  fields: string[]
  from: string
  until: string
}

/**
 * Brings the provisional reviews of a case up to date with its acts: everybody who headed the unit of whoever is concerned, acted as head or was deputy in
 * charge of his field, over all days of the act, wherever he is now; of predecessors of the unit, too. Of a head's own act whoever headed the unit above.
 * Of a minor act nobody. What was concluded stays.
 */
export async function settleReviews(trx: Trx, caseId: string): Promise<void> {
  const wanted = await chargesOf(trx, caseId, answeredFor(caseId))
  await sql`select cases.settle_reviews(${caseId}, ${JSON.stringify(wanted)}::jsonb)`.execute(trx)
}

/** Whoever was in charge on days of these acts of a case. */
async function chargesOf(trx: Trx, caseId: string, which: RawBuilder<unknown>): Promise<Charge[]> {
  return joined((await chargesByAct(trx, caseId, which)).flatMap(({ charges }) => charges))
}

/** The same act by act. */
export async function chargesByAct(
  trx: Db | Trx,
  caseId: string,
  which: RawBuilder<unknown>,
): Promise<{ act: string; charges: Charge[] }[]> {
  const { rows: acts } = await sql<{ id: string; officer: string; from: string; until: string }>`select id, officer, from_day::text as from,
    coalesce(until_day, ${today()}::date)::text as until from cases.act where case_id = ${caseId} and ${which} order by id`.execute(trx)
  const { rows: concerned } = await sql<{
    officer: string
  }>`select officer from cases.party where case_id = ${caseId} and role = 'concerned'`.execute(trx)
  const others = new Set(concerned.map(({ officer }) => officer))
  const found = []
  for (const act of acts) {
    const charges: Charge[] = []
    for (const served of await servedOver(trx, caseId, act))
      charges.push(...(await inCharge(trx, served)).filter(({ officer }) => !others.has(officer)))
    found.push({ act: act.id, charges })
  }
  return found
}

/** SQL: acts for which somebody in charge may answer: of whoever is not exonerated, and not minor. */
export const answeredFor = (caseId: string): RawBuilder<unknown> =>
  sql`officer not in (${exoneratedIn(sql`${caseId}`)}) and ${notMinor(caseId)}`

/**
 * Once the decision on somebody is reversed, what was concluded of heads for his acts is reversed with it, where acts of nobody else keep it. Where it is decided
 * anew, a provisional review of the same person and days takes its place; of whoever is exonerated none is left.
 */
export async function reverseReviews(trx: Trx, caseId: string, officer: string, ruling: string): Promise<void> {
  const kept = await chargesOf(trx, caseId, sql`officer not in (${undoneIn(caseId)})`)
  const { rows: others } = await sql`select from cases.party where case_id = ${caseId} and role = 'concerned'
    and officer not in (${undoneIn(caseId)})`.execute(trx)
  // Of one whose acts are others by now than when it was concluded, nothing is left once nobody else is concerned.
  const rested = others.length === 0 ? null : JSON.stringify(await chargesOf(trx, caseId, sql`officer = ${officer}`))
  await sql`select cases.reverse_reviews(${ruling}, ${rested}::jsonb, ${JSON.stringify(kept)}::jsonb)`.execute(trx)
  await settleReviews(trx, caseId)
}

/** Whoever was in charge on days of the acts of a case, for what is concluded of them. */
export const chargesNow = (trx: Trx, caseId: string): Promise<Charge[]> => chargesOf(trx, caseId, sql`true`)

/**
 * What was concluded of heads for acts that were taken out since stands no more, where no other act keeps it; `rested`: who was in charge before. Gives how many.
 * Throws `denied` for whoever may not conclude it, and where it is about himself.
 */
export async function reverseBare(trx: Trx, caseId: string, rested: readonly Charge[]): Promise<number> {
  const kept = await chargesNow(trx, caseId)
  const { rows } = await sql<{
    n: number | null
  }>`select cases.reverse_bare_reviews(${caseId}, ${JSON.stringify(rested)}::jsonb, ${JSON.stringify(kept)}::jsonb) as n`.execute(trx)
  const { n } = rows[0]!
  if (n === null)
    throw new LiemError('denied', 'what was concluded of a head rests on this', { hint: 'whoever may conclude reviews takes it out' })
  return n
}

/** SQL: on whom a decision was reversed in a case, and none stands since: nothing rests on his acts. */
const undoneIn = (caseId: string): RawBuilder<unknown> => sql`select gone.officer from cases.decision gone
  where gone.case_id = ${caseId} and gone.reversed_on is not null and not exists (select from cases.decision d where d.case_id = gone.case_id
    and d.officer = gone.officer and d.signed_by is not null and d.reversed_on is null)`

/** Where he served over the days of an act; where the register does not say, the unit that handles the case. */
async function servedOver(
  trx: Db | Trx,
  caseId: string,
  { officer, from, until }: { officer: string; from: string; until: string },
): Promise<Served[]> {
  const days = sql`daterange(${from}::date, ${until}::date, '[]')`
  const { rows } =
    await sql<Served>`select case when t.role = 'officer' then t.unit else coalesce((select s.parent from organisation.unit_state s
        where s.code = t.unit and s.during && t.during order by s.during desc limit 1), t.unit) end as unit,
      lower(t.during * ${days})::text as from, (upper(t.during * ${days}) - 1)::text as until,
      case when t.role = 'officer' then post.field end as field
    from organisation.tenure t left join organisation.post post on post.code = t.post where t.officer = ${officer} and t.during && ${days}
    order by 2, 1`.execute(trx)
  if (rows.length > 0) return rows
  const { rows: own } = await sql<{ unit: string }>`select unit from cases.case where id = ${caseId}`.execute(trx)
  return own.map(({ unit }) => ({ unit, from, until, field: null }))
}

async function inCharge(trx: Db | Trx, { unit, from, until, field }: Served): Promise<Charge[]> {
  const asked = { code: unit, from, until, ...(field === null ? {} : { field }) }
  const { rows } = await whoWasInCharge(trx as unknown as Db, everything(WORKER), asked)
  return rows.flatMap(({ officer, unit: of, role, fields, from: first, until: last }) =>
    role === 'officer' ? [] : [{ officer: officer.number, unit: of.code, role, fields: [...fields], from: first!, until: last! }],
  )
}

/** Days of one person in one post that touch or overlap are one stretch. */
function joined(all: readonly Charge[]): Charge[] {
  const groups = Map.groupBy(all, ({ officer, unit, role }) => [officer, unit, role].join('\n'))
  return [...groups.values()].flatMap((of) => {
    const result: Charge[] = []
    for (const one of of.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      const last = result.at(-1)
      if (last !== undefined && one.from <= dayAfter(last.until)) {
        if (one.until > last.until) last.until = one.until
        last.fields = [...new Set([...last.fields, ...one.fields])]
      } else result.push({ ...one })
    }
    return result
  })
}

function dayAfter(day: string): string {
  return isoDay(dayNumber(day) + 1)
}

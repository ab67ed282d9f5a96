import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '../../base/index.ts'
import { subtree } from '../../organisation/index.ts'

/** How many findings a circumstance was put to, was made to hold back, and let go. */
export interface Applied {
  annotated: number
  withheld: number
  freed: number
}

interface InForce {
  id: string
  units: string[] | null
}

const CHUNK = 10_000

/** Puts every circumstance in force to these findings: each is annotated by those that bear on it now, and held back by the first that withholds. */
export async function applyCircumstances(trx: Trx, event: number, findings: readonly string[]): Promise<Applied> {
  const { rows } = await sql<InForce>`select id, units from findings.circumstance where state = 'in-force' order by at, id`.execute(trx)
  const sum: Applied = { annotated: 0, withheld: 0, freed: 0 }
  if (rows.length === 0) return sum
  const inForce: Bearing[] = []
  for (const row of rows) inForce.push(await bearingOf(trx, row))
  for (let at = 0; at < findings.length; at += CHUNK) {
    const ids = sql`select unnest(${findings.slice(at, at + CHUNK)}::uuid[])`
    for (const circumstance of inForce) {
      await takeOff(trx, circumstance, ids)
      sum.annotated += await annotate(trx, event, circumstance, sql`finding.id in (${ids})`)
    }
    const settled = await settleWithheld(trx, event, ids)
    sum.withheld += settled.withheld
    sum.freed += settled.freed
  }
  return sum
}

/** Puts one circumstance to all findings on which it bears. */
export async function applyCircumstance(trx: Trx, event: number, circumstance: InForce): Promise<Applied> {
  const annotated = await annotate(trx, event, await bearingOf(trx, circumstance), sql`true`)
  return { annotated, ...(await settleWithheld(trx, event, findingsOf(circumstance.id))) }
}

/** Takes a circumstance that is not in force any more from all findings. */
export async function takeAway(trx: Trx, event: number, circumstance: string): Promise<Applied> {
  const settled = await settleWithheld(trx, event, findingsOf(circumstance))
  await sql`delete from findings.finding_circumstance where circumstance = ${circumstance}`.execute(trx)
  return { annotated: 0, ...settled }
}

const findingsOf = (circumstance: string): RawBuilder<unknown> =>
  sql`select finding from findings.finding_circumstance where circumstance = ${circumstance}`

/** SQL: whether a `circumstance` bears on a `finding`. */
interface Bearing {
  id: string
  bears: RawBuilder<unknown>
}

/** A circumstance bears on a finding of its units and rules, and of a time that touches its own. */
async function bearingOf(trx: Trx, { id, units }: InForce): Promise<Bearing> {
  const below = units === null ? null : await subtree(trx, units)
  const bears = sql`finding.from_at < circumstance.until_at and finding.until_at >= circumstance.from_at
    and (circumstance.rules is null or finding.rule = any(circumstance.rules))
    ${below === null ? sql`` : sql`and finding.unit = any(${below}::text[])`}`
  return { id, bears }
}

/** What it was put to and bears on no more, because the data or the rule put the finding elsewhere. */
async function takeOff(trx: Trx, { id, bears }: Bearing, findings: RawBuilder<unknown>): Promise<void> {
  await sql`delete from findings.finding_circumstance put using findings.finding finding, findings.circumstance circumstance
    where put.circumstance = ${id} and put.finding in (${findings}) and finding.id = put.finding and circumstance.id = put.circumstance
      and (${bears}) is not true`.execute(trx)
}

async function annotate(trx: Trx, event: number, { id, bears }: Bearing, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`with found as (insert into findings.finding_circumstance (finding, circumstance)
      select finding.id, circumstance.id from findings.finding finding join findings.circumstance circumstance on circumstance.id = ${id} and ${bears}
      where ${which} on conflict do nothing returning finding),
    told as (insert into findings.change (finding, event, kind, body)
      select finding, ${event}, 'finding.annotated', jsonb_build_object('circumstance', ${id}::text) from found)
    select count(*) as n from found`.execute(trx)
  return rows[0]!.n
}

/** Which circumstance holds these findings back now, if any. Only open ones are held back. */
async function settleWithheld(trx: Trx, event: number, findings: RawBuilder<unknown>): Promise<Omit<Applied, 'annotated'>> {
  const { rows } = await sql<{ withheld: number; freed: number }>`with wanted as (
      select f.id, (select c.id from findings.finding_circumstance fc join findings.circumstance c on c.id = fc.circumstance
        where fc.finding = f.id and c.state = 'in-force' and c.effect = 'withhold' order by c.at, c.id limit 1) as by
      from findings.finding f where f.id in (${findings}) and f.state in ('new', 'review')),
    settled as (update findings.finding f set withheld_by = wanted.by, updated_at = clock_timestamp() from wanted
      where f.id = wanted.id and f.withheld_by is distinct from wanted.by returning f.id, old.withheld_by as was, new.withheld_by as now),
    told as (insert into findings.change (finding, event, kind, body)
      select id, ${event}, case when now is null then 'finding.freed' else 'finding.withheld' end, jsonb_build_object('circumstance', coalesce(now, was)) from settled)
    select count(*) filter (where now is not null) as withheld, count(*) filter (where now is null) as freed from settled`.execute(trx)
  return rows[0]!
}

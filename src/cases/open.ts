import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, localDay, ZONE, type Db, type Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { zoneOfData } from '../detect/store/index.ts'
import { scopeOf } from '../findings/index.ts'
import { write } from '../ledger/index.ts'
import { settleReviews } from './reviews.ts'
import type { CaseShown, openCase as contract } from './schema.ts'
import { subjectOf } from './scope.ts'
import { showCaseFile } from './show.ts'

/** States of findings from which a case is opened: they were not set aside. */
export const OPENS = ['new', 'review', 'confirmed'] as const

interface Source {
  id: string
  unit: string | null
  taken: boolean
}

/**
 * Opens a case from findings that whoever asks may see (`found`): whoever they name is concerned, with an act on the day of the trace, not graded. Throws
 * `absent` for a finding that is not seen, `conflict` for one that leads to a case already or is of no unit, `denied` where they name
 * whoever opens it or somebody related to him, `input` where none names anybody and for a day that is still to come.
 */
export async function openCase(db: Db, scope: Scope, found: Scope, given: z.output<typeof contract.input>): Promise<CaseShown> {
  const { title, reason, day = localDay(ZONE) } = given
  const findings = [...new Set(given.findings)]
  const zone = await zoneOfData(db)
  if (day > localDay(ZONE)) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  const entry = {
    actor: scope.actor,
    kind: 'case.opened',
    subject: (id: string) => subjectOf(id),
    reason,
    body: { findings: findings.length },
  }
  const id = await write(db, entry, async (trx, event) => {
    const unit = unitOf(await readSources(trx, found, findings), findings)
    const own = await insertCase(trx, { title, unit, day, by: scope.actor.id, event: event.id })
    await sql`insert into cases.source (finding, case_id) select unnest(${findings}::uuid[]), ${own}`.execute(trx)
    requireApart(scope, await takeActs(trx, own, { findings, zone }))
    await settleReviews(trx, own)
    return own
  })
  return showCaseFile(db, scope, { id })
}

/** A case without anything in it, handled by whoever opens it. */
export async function insertCase(
  trx: Trx,
  { title, unit, day, by, event }: { title: string; unit: string; day: string; by: string; event: number },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into cases.case (number, title, unit, handler, state, opened_on, opened_by, event)
    values ('VV-' || extract(year from ${day}::date) || '-' || lpad(nextval('cases.number')::text, 4, '0'), ${title}, ${unit}, ${by},
      'open', ${day}, ${by}, ${event}) returning id`.execute(trx)
  return rows[0]!.id
}

async function readSources(trx: Trx, found: Scope, ids: readonly string[]): Promise<Source[]> {
  const { rows } = await sql<Source>`select f.id, f.unit, exists (select from cases.source s where s.finding = f.id) as taken
    from findings.finding f where f.id = any(${ids}::uuid[]) and f.state = any(${OPENS}::text[]) and f.withheld_by is null
      and ${scopeOf(found)} order by f.number for update of f`.execute(trx)
  return rows
}

/** The unit that handles it: that of the first finding. */
function unitOf(sources: readonly Source[], asked: readonly string[]): string {
  if (sources.length < asked.length) throw new LiemError('absent', 'there is no such finding, or it waits for nobody')
  if (sources.some(({ taken }) => taken)) throw new LiemError('conflict', 'one of these findings leads to a case already')
  const unit = sources.find((source) => source.unit !== null)?.unit ?? null
  if (unit === null) throw new LiemError('conflict', 'none of these findings names a unit', { hint: 'a case is handled by a unit' })
  return unit
}

/** Of whom a case may be opened by somebody: not of himself, nor of whom he is related to. Throws `denied`. */
export function requireApart({ actor, hidden }: Scope, people: readonly string[]): void {
  if (people.some((officer) => officer === actor.id || hidden.includes(officer)))
    throw new LiemError('denied', 'nobody opens a case on himself or on somebody related to him', { hint: 'tell somebody who is not' })
}

/** Whoever the findings name is concerned, with his acts; gives their numbers. */
async function takeActs(trx: Trx, id: string, { findings, zone }: { findings: string[]; zone: string }): Promise<string[]> {
  const named = sql`findings.named n join findings.finding f on f.id = n.finding where f.id = any(${findings}::uuid[]) and n.officer is not null`
  const { rows } = await sql<{
    officer: string
  }>`insert into cases.party (case_id, officer, role) select distinct ${id}::uuid, n.officer, 'concerned' from ${named}
    returning officer`.execute(trx)
  if (rows.length === 0)
    throw new LiemError('input', 'none of these findings names an officer of the register', {
      hint: 'have the account matched with its holder first',
    })
  await sql`insert into cases.act (case_id, officer, what, what_en, from_day, until_day, detected)
    select ${id}, officer, number || ': ' || why, number || ': ' || why_en, happened, happened, greatest(raised_on, happened)
    from (select distinct n.officer, f.number, regexp_replace(f.why_vi, '⟦[0-9]+⟧', '', 'g') as why,
        regexp_replace(f.why_en, '⟦[0-9]+⟧', '', 'g') as why_en, f.raised_on, coalesce((f.happened_at at time zone ${zone})::date, f.raised_on) as happened
      from ${named}) as act order by number, officer`.execute(trx)
  return rows.map(({ officer }) => officer)
}

import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { inForceOf } from '../../law/practice/pure.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { draw, hashOfSeed, type Ticket } from './draw.ts'
import { endedIn } from './pool.ts'
import { requireReader } from './who.ts'
import type { drawQuarter as drawContract, DrawFile, RereadKind, RereadQuarter, recordSeeds as seedContract } from './schema.ts'

/** The first day of the quarter of a day, or of so many after it. */
export function quarterOf(day: string, after = 0): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 + 3 * after, 1)).toISOString().slice(0, 10)
}

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)

/**
 * Records a seed for this quarter and the next, where there is none: its hash goes on the record, the seed is told when the quarter is drawn. Of a quarter
 * that has begun only what ends afterwards can be drawn. Throws `conflict` where both are recorded.
 */
export async function recordSeeds(db: Db, { actor }: Scope, { reason }: z.output<typeof seedContract.input>): Promise<{ ok: true }> {
  const entry = { actor, kind: 'rereading.seeds-recorded', reason, body: (hashes: Record<string, string>) => ({ hashes }) }
  await write(db, entry, async (trx) => {
    const hashes: Record<string, string> = {}
    for (const quarter of [quarterOf(today()), quarterOf(today(), 1)]) {
      const seed = randomBytes(32)
      const { rows } =
        await sql`insert into cases.seed (quarter, seed) values (${quarter}, ${seed}) on conflict do nothing returning quarter`.execute(trx)
      if (rows.length > 0) hashes[quarter] = hashOfSeed(seed.toString('hex'))
    }
    if (Object.keys(hashes).length === 0) throw new LiemError('conflict', 'the seeds of this quarter and the next are recorded')
    return hashes
  })
  return { ok: true }
}

/**
 * Draws what of a quarter is read again. Throws `conflict` where the quarter is not over, has no seed or is drawn already, or no practice is set for its first
 * day.
 */
export async function drawQuarter(
  db: Db,
  { actor }: Scope,
  pack: LawPack,
  { quarter, reason }: z.output<typeof drawContract.input>,
): Promise<{ ok: true }> {
  if (quarterOf(today()) <= quarter) throw new LiemError('conflict', 'this quarter is not over', { place: { file: 'quarter' } })
  const share = inForceOf(pack.practice.rereading, quarter)?.share
  if (share === undefined) throw new LiemError('conflict', 'no share is set for this quarter', { hint: 'see practice.yaml of the law' })
  const entry = { actor, kind: 'rereading.drawn', reason, body: (drawn: readonly Ticket[]) => ({ quarter, drawn: drawn.length }) }
  await write(db, entry, async (trx) => {
    const seed = await seedOf(trx, quarter)
    const ended = await endedIn(trx, pack, quarter)
    const pool = ended.map(({ kind, level, id }): Ticket => ({ kind, level, id }))
    const { rows } =
      await sql`insert into cases.draw (quarter, share, pool, drawn_by) values (${quarter}, ${share}, ${JSON.stringify(pool)}, ${actor.id})
      on conflict do nothing returning quarter`.execute(trx)
    if (rows.length === 0) throw new LiemError('conflict', 'this quarter is drawn already')
    const drawn = draw(seed, share, pool)
    const firsts = new Map(ended.map(({ id, first }) => [id, first]))
    const given = drawn.map((ticket) => ({ ...ticket, first: firsts.get(ticket.id) }))
    await sql`insert into cases.rereading (quarter, kind, level, finding, case_id, first)
      select ${quarter}::date, kind, level, case kind when 'finding' then one.id end, case kind when 'case' then one.id end, first
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as one (kind text, level smallint, id uuid, first jsonb)`.execute(trx)
    return drawn
  })
  return { ok: true }
}

async function seedOf(trx: Trx, quarter: string): Promise<string> {
  const { rows } = await sql<{ seed: Buffer }>`select seed from cases.seed where quarter = ${quarter}`.execute(trx)
  if (rows[0] === undefined)
    throw new LiemError('conflict', 'no seed was recorded for this quarter: nobody could say that it was drawn fairly', {
      place: { file: 'quarter' },
    })
  return rows[0].seed.toString('hex')
}

interface DrawRow {
  quarter: string
  share: number
  seed: Buffer
  recordedAt: string
  drawnAt: string
  pool: Ticket[]
  drawn: Ticket[]
}

/** Everything that a draw can be worked out from again. Throws `absent` where the quarter is not drawn. */
export async function showDraw(db: Db, scope: Scope, { quarter }: { quarter: string }): Promise<DrawFile> {
  requireReader(scope)
  const { rows } =
    await sql<DrawRow>`select w.quarter::text as quarter, w.share, s.seed, to_char(s.recorded_at at time zone 'UTC', ${ISO}) as "recordedAt",
      to_char(w.drawn_at at time zone 'UTC', ${ISO}) as "drawnAt", w.pool,
      coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'level', level, 'id', coalesce(finding, case_id)) order by kind, level,
        coalesce(finding, case_id)) from cases.rereading r where r.quarter = w.quarter), '[]') as drawn
    from cases.draw w join cases.seed s using (quarter) where w.quarter = ${quarter}`.execute(db)
  const row = rows[0]
  if (row === undefined) throw new LiemError('absent', 'this quarter is not drawn')
  const seed = row.seed.toString('hex')
  return { liem: 'draw/1', ...row, seed, hash: hashOfSeed(seed) }
}

interface QuarterRow {
  quarter: string
  seed: Buffer | null
  recordedAt: string | null
  drawnAt: string | null
  share: number | null
  levels: { kind: RereadKind; level: number; pool: number; drawn: number; read: number; same: number; differ: number; settled: number }[]
}

/** Quarters from the first that has a seed to the next, the newest first; what is not drawn is not known. */
export async function listQuarters(db: Db): Promise<RereadQuarter[]> {
  const [now, next] = [quarterOf(today()), quarterOf(today(), 1)]
  const { rows } =
    await sql<QuarterRow>`select q::date::text as quarter, s.seed, to_char(s.recorded_at at time zone 'UTC', ${ISO}) as "recordedAt",
      to_char(w.drawn_at at time zone 'UTC', ${ISO}) as "drawnAt", w.share,
      coalesce((select jsonb_agg(to_jsonb(one) order by one.kind, one.level) from (
        select p.kind, p.level, p.pool, count(r.id)::int as drawn, count(r.verdict)::int as read, count(*) filter (where r.verdict = 'nothing')::int as same,
          count(*) filter (where r.verdict <> 'nothing')::int as differ, count(r.settled_by)::int as settled
        from (select t ->> 'kind' as kind, (t ->> 'level')::int as level, count(*)::int as pool from jsonb_array_elements(w.pool) as t group by 1, 2) as p
          left join cases.rereading r on r.quarter = w.quarter and r.kind = p.kind and r.level = p.level group by p.kind, p.level, p.pool) as one), '[]') as levels
    from generate_series(least(${now}::date, (select min(quarter) from cases.seed)), ${next}::date, interval '3 months') as q
      left join cases.seed s on s.quarter = q::date left join cases.draw w on w.quarter = q::date order by q desc`.execute(db)
  return rows.map(({ quarter, seed, recordedAt, drawnAt, levels }) => ({
    quarter,
    seed: seed === null || recordedAt === null ? null : { recordedAt, hash: hashOfSeed(seed.toString('hex')) },
    drawnAt,
    levels: drawnAt === null ? null : levels,
    due: seed !== null && drawnAt === null && quarter < now,
  }))
}

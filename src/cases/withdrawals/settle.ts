import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { Withdrawn } from './read.ts'

/** Of what, by whom, and why; what it is of is locked by then, so that two settle it one after the other. */
interface Act {
  id: string
  by: string
  reason: string
}

/** Proposes to withdraw what was taken over by mistake; until a second person confirms it, it counts as before. Throws `conflict` where that is done or proposed. */
export async function proposeWithdrawal(trx: Trx, what: Withdrawn, { id, by, reason }: Act): Promise<string> {
  if ((await standing(trx, what, id)) !== null)
    throw new LiemError('conflict', 'its withdrawal is proposed already', { hint: 'have a second person confirm it' })
  const { rows } = await sql<{ id: string }>`insert into ${sql.table(what.table)} (${sql.ref(what.of)}, reason, proposed_by)
    values (${id}, ${reason.toWellFormed()}, ${by}) returning id`.execute(trx)
  return rows[0]!.id
}

/** Confirms it; from then on the database lets it count nowhere. Throws `denied` for whoever proposed it; `conflict` where nothing is proposed. */
export async function confirmWithdrawal(trx: Trx, what: Withdrawn, { id, by }: Omit<Act, 'reason'>): Promise<string> {
  const open = await requireOpen(trx, what, id)
  if (open.by === by && by !== LOCAL.id)
    throw new LiemError('denied', 'whoever proposed a withdrawal does not confirm it', { hint: 'have a second person confirm it' })
  await sql`update ${sql.table(what.table)} set confirmed_by = ${by}, confirmed_at = clock_timestamp() where id = ${open.id}`.execute(trx)
  return open.id
}

/** That it stays after all: a second person refuses, or it is taken back. Throws `conflict` where nothing is proposed. */
export async function dropWithdrawal(trx: Trx, what: Withdrawn, { id, by, reason }: Act): Promise<string> {
  const open = await requireOpen(trx, what, id)
  await sql`update ${sql.table(what.table)} set dropped_by = ${by}, dropped_at = clock_timestamp(), dropped_why = ${reason.toWellFormed()}
    where id = ${open.id}`.execute(trx)
  return open.id
}

interface Standing {
  id: string
  by: string
}

/** The proposal that is open; null where there is none. Throws `conflict` where it was withdrawn. */
async function standing(trx: Trx, { table, of }: Withdrawn, id: string): Promise<Standing | null> {
  const { rows } = await sql<Standing & { confirmed: boolean }>`select id, proposed_by as by, confirmed_by is not null as confirmed
    from ${sql.table(table)} where ${sql.ref(of)} = ${id} and dropped_by is null`.execute(trx)
  const [found] = rows
  if (found?.confirmed === true) throw new LiemError('conflict', 'this was withdrawn already')
  return found ?? null
}

async function requireOpen(trx: Trx, what: Withdrawn, id: string): Promise<Standing> {
  const open = await standing(trx, what, id)
  if (open === null) throw new LiemError('conflict', 'nobody has proposed to withdraw this', { hint: 'propose it first' })
  return open
}

import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'
import { WORKER } from '../jobs/index.ts'
import { readPersonalData } from '../law/index.ts'
import { write } from '../ledger/index.ts'

const REASON = 'Hết thời hạn lưu dữ liệu kỹ thuật / The period of technical rows has ended'

/**
 * Removes what only served to let somebody in, or to send a file, once its period has ended: sessions, links, tickets, attempts, previews, deliveries. Nothing while
 * everything is held. Records of people and of work are never removed here. Gives how many, by table.
 */
export async function sweepEnded(db: Db, now: number = Date.now()): Promise<Record<string, number>> {
  const at = new Date(now).toISOString()
  const { years } = (await readPersonalData()).periods.get('short')!
  const body = (swept: Record<string, number>): Record<string, unknown> | null => (Object.keys(swept).length === 0 ? null : { swept })
  return write(db, { actor: WORKER, kind: 'retention.swept', reason: REASON, body }, async (trx) => {
    const { rows } = await sql`select from retention.hold where what = 'everything' and ended_at is null limit 1`.execute(trx)
    if (rows.length > 0) return {}
    const removed = {
      'access.session': await count(trx, sql`delete from access.session where ends_at <= ${at} returning 1`),
      'access.invitation': await count(trx, sql`delete from access.invitation where expires_at <= ${at} returning 1`),
      'access.ticket': await count(trx, sql`delete from access.ticket where expires_at <= ${at} returning 1`),
      'access.failure': await count(
        trx,
        sql`delete from access.failure where at <= ${at}::timestamptz - interval '15 minutes' returning 1`,
      ),
      'hooks.message': await count(
        trx,
        sql`delete from hooks.message where state <> 'waiting' and made_at <= ${at}::timestamptz - interval '30 days' returning 1`,
      ),
      'lake.upload': await count(
        trx,
        sql`update lake.upload set preview = null where preview is not null and state in ('imported', 'known', 'failed', 'cancelled')
          and finished_at <= ${at}::timestamptz - make_interval(years => ${years}) returning 1`,
      ),
    }
    return Object.fromEntries(Object.entries(removed).filter(([, n]) => n > 0))
  })
}

async function count(trx: Trx, statement: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`with gone as (${statement}) select count(*) as n from gone`.execute(trx)
  return rows[0]!.n
}

import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'
import { WORKER } from '../jobs/index.ts'
import { write } from '../ledger/index.ts'

/** Why Liêm itself switches a webhook off. */
type Why = 'gone' | 'failing' | 'account' | 'sealed'

const REASONS: Readonly<Record<Why, string>> = {
  gone: 'Bên nhận trả lời 410: không nhận nữa / The receiver answered 410: it takes no more',
  failing: 'Năm ngày liền không gửi được lần nào / No attempt arrived for five days',
  account: 'Tài khoản không còn được dùng thông báo tự động / The account may have no webhooks any more',
  sealed: 'Khóa của hệ thống không mở được mã bí mật / The key of the home does not open the secret',
}

export function subjectOfHook(id: string): string {
  return `webhook:${id}`
}

/** Switches one off, with what waits for it; once. */
export async function switchOff(db: Db, id: string, why: Why): Promise<void> {
  const entry = { actor: WORKER, kind: 'webhook.switched-off', subject: subjectOfHook(id), reason: REASONS[why] }
  await write(db, { ...entry, body: (wasOn: boolean) => (wasOn ? { why } : null) }, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('hooks.webhook')
      .set({ off_why: why })
      .where('id', '=', id)
      .where('off_why', 'is', null)
      .executeTakeFirstOrThrow()
    await giveUp(trx, id)
    return numUpdatedRows > 0n
  })
}

/** What waits for it is not tried any more; it can be sent again one by one. */
export async function giveUp(trx: Trx, id: string): Promise<void> {
  await sql`update hooks.message set state = 'failed' where webhook = ${id} and state = 'waiting'`.execute(trx)
}

/** After a restore nothing is told before somebody wants it: the same installation may be running elsewhere, and tell the same. */
export async function switchAllOff(trx: Trx): Promise<void> {
  await sql`update hooks.webhook set off_why = 'restored' where off_why is null`.execute(trx)
  await sql`update hooks.message set state = 'failed' where state = 'waiting'`.execute(trx)
  await sql`delete from hooks.note`.execute(trx)
}

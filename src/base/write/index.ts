import type { IsolationLevel } from 'kysely'
import type { Db, Trx } from '../db/index.ts'

/**
 * A transaction that may write. Only for what stands in the import rule (`writers-are-listed`): the ledger, which asks for an actor and a reason, and
 * what is no record, the job queue and idempotency keys.
 */
export function writing<T>(db: Db, work: (trx: Trx) => Promise<T>, isolation: IsolationLevel = 'read committed'): Promise<T> {
  return db.transaction().setAccessMode('read write').setIsolationLevel(isolation).execute(work)
}

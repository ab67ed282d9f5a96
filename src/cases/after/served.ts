import { sql, type RawBuilder } from 'kysely'

/** SQL: the last that was entered of when a decision, or a ruling on it, was handed over. */
export const servedOf = (decision: RawBuilder<unknown>, ruling: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select s from cases.served s where s.decision = ${decision} and s.ruling is not distinct from ${ruling} order by s.at desc, s.id desc limit 1)`

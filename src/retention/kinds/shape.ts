import type { RawBuilder } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { KeptPeriod } from '../../law/kept/schema.ts'
import type { KindId } from '../schema.ts'

export type Sql = RawBuilder<unknown>

/** What is looked for: whatever is due by the end of a day, by the clocks of a zone, as far as somebody may see it; `only`: of these subjects. */
export interface Asked {
  scope: Scope
  day: string
  zone: string
  period: KeptPeriod
  only?: readonly string[]
}

/** Rows of one kind that can be destroyed together. */
export interface Kind {
  id: KindId
  /** Its name in law/personal-data.yaml. */
  period: string
  /**
   * SQL: `subject, finding, label, name, unit, since, due, stamp, held, cased` of every row whose period has ended and that may be seen, once each. `due` is the
   * day after the last one of the period; `cased`: a case stands on it, with which it is kept.
   */
  ended: (asked: Asked) => Sql
  /** Nobody changes these until the transaction ends. */
  lock: (trx: Trx, subjects: readonly string[]) => Promise<void>
  /** Gives rows removed, by table. */
  destroy: (trx: Trx, subjects: readonly string[]) => Promise<Record<string, number>>
}

/** The part of a subject behind its noun. */
export function idOf(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1)
}

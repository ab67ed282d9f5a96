import { sql, type RawBuilder } from 'kysely'
import type { Action } from '../../base/schema.ts'
import type { Asker } from './asker.ts'
import type { WorkGroup, WorkKind } from './schema.ts'

export type Sql = RawBuilder<unknown>

/** Days that stand for what has none: what is not known comes first, what stands still or has no period last. */
export const UNKNOWN = '0001-01-01'
export const STILL = '9998-12-31'
export const NONE = '9999-12-31'
export const DUE = { unknown: sql`date '0001-01-01'`, none: sql`date '9999-12-31'` }

/**
 * One kind of work. `waits`: SQL of what whoever asks can do now, with the columns id (unique within the kind), record (of its page), number, case_id and officer
 * (of whose clocks), due (of `DUE`, or a day), since. Whatever rule keeps somebody from an act stands in it, so that what is listed is what acting succeeds
 * at. `follows`: the same of what he began and another has to finish; `followed`: what he must be allowed for that, where it is not the same.
 */
export interface Kind {
  kind: WorkKind
  needs: Action
  waits: (asker: Asker) => Sql | Promise<Sql>
  followed?: Action
  follows?: (asker: Asker) => Sql | Promise<Sql>
}

/** What is known of an item before its words. */
export interface Row {
  kind: WorkKind
  id: string
  record: string
  number: string
  caseId: string | null
  officer: string | null
  due: string
  since: string
  fresh: boolean | null
}

/** In which group something stands that runs out on a day. */
export function groupOf(due: string, today: string): WorkGroup {
  if (due === UNKNOWN) return 'unknown'
  if (due === NONE) return 'none'
  if (due === STILL) return 'later'
  const left = (Date.parse(due) - Date.parse(today)) / 86_400_000
  return left <= 3 ? 'days3' : left <= 14 ? 'days14' : 'later'
}

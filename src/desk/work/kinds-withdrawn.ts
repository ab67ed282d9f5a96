import { sql } from 'kysely'
import { seesRatingsOf } from '../../accountability/ratings/index.ts'
import { seesCase } from '../../cases/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { Asker } from './asker.ts'
import { DUE, type Kind, type Sql } from './kind.ts'

const open = sql`w.confirmed_by is null and w.dropped_by is null`
const byAnother = ({ actor }: Asker): Sql => (actor.id === LOCAL.id ? sql`true` : sql`w.proposed_by <> ${actor.id}`)
const byMe = ({ actor }: Asker): Sql => (actor.id === LOCAL.id ? sql`false` : sql`w.proposed_by = ${actor.id}`)

const oldCases = (
  asker: Asker,
  where: Sql,
): Sql => sql`select w.id::text as id, c.id::text as record, c.number, null::uuid as case_id, null as officer,
  ${DUE.none} as due, w.proposed_at as since from cases.legacy_withdrawal w join cases.case c on c.id = w.case_id
  where ${open} and ${where} and ${seesCase(asker.scopeFor('case.change'))}`

/** Nobody withdraws his own. */
const ratings = (
  asker: Asker,
  where: Sql,
): Sql => sql`select w.id::text as id, i.officer as record, i.year::text as number, null::uuid as case_id, null as officer,
  ${DUE.none} as due, w.proposed_at as since from accountability.imported_withdrawal w join accountability.imported_rating i on i.id = w.rating
  where ${open} and ${where} and i.officer <> ${asker.actor.id} and ${seesRatingsOf(asker.scopeFor('rating.change'), sql`i.officer`)}`

/** That something was taken over by mistake, as another proposed it. */
export const WITHDRAWN_KINDS: readonly Kind[] = [
  {
    kind: 'case-withdrawal',
    needs: 'case.change',
    waits: (asker) => oldCases(asker, byAnother(asker)),
    follows: (asker) => oldCases(asker, byMe(asker)),
  },
  {
    kind: 'rating-withdrawal',
    needs: 'rating.change',
    waits: (asker) => ratings(asker, byAnother(asker)),
    follows: (asker) => ratings(asker, byMe(asker)),
  },
]

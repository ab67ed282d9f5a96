import { sql } from 'kysely'
import { seesCase } from '../../cases/index.ts'
import { OPEN_STATES } from '../../cases/pure.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { Asker } from './asker.ts'
import { handlesOrDecides } from './kinds-of-cases.ts'
import type { Kind, Sql } from './kind.ts'
import type { WorkKind } from './schema.ts'

type Waiting = Extract<
  WorkKind,
  'measure-sign' | 'measure-end' | `document-${string}` | 'release' | 'release-check' | 'goods' | `review-${string}`
>
/** SQL: what is asked for once, however many of these kinds there are. */
export const sharedAlong = ({ actor }: Asker, kinds: readonly WorkKind[]): Sql =>
  sql`along as (select * from cases.waiting(${kinds}::text[], ${actor.id}))`

/** SQL: what of a kind waits in cases to which whoever asks may do it. */
const waiting = (asker: Asker, what: Waiting, action: 'case.change' | 'case.decide', where: Sql = sql`true`): Sql =>
  sql`select w.item::text as id, w.id::text as record, w.number, w.id as case_id, w.officer, w.due, w.since
    from along as w where w.what = ${what} and ${seesCase(asker.scopeFor(action), 'w')} and ${where}`

/** Who had no hand in it; the one person of an installation without accounts may be all. */
const another = ({ actor }: Asker): Sql => (actor.id === LOCAL.id ? sql`true` : sql`${actor.id} <> all (w.hands)`)
const byMe = ({ actor }: Asker): Sql => (actor.id === LOCAL.id ? sql`false` : sql`${actor.id} = any (w.hands)`)
const IS_OPEN = sql`w.state = any (${OPEN_STATES}::text[])`

/** Of a draft that another checks: whoever wrote it follows it. */
const checked = (kind: Waiting): Kind => ({
  kind,
  needs: 'case.change',
  waits: (asker) => waiting(asker, kind, 'case.change', another(asker)),
  follows: (asker) => waiting(asker, kind, 'case.change', byMe(asker)),
})

/** SQL: that a seat was not given to another. */
const SITS = sql`not exists (select from cases.council_member later where later.replaces = m.id)`

/** SQL: tasks of verification plans that whoever asks has, or that are in his cases; asked for once. */
export const sharedPlans = ({ actor }: Asker): Sql => sql`planned as (select * from cases.plan_waiting(${actor.id}))`

/** SQL: those of them to which he may do something. */
const planned = (asker: Asker, where: Sql): Sql =>
  sql`select w.item::text as id, w.id::text as record, w.number, w.id as case_id, null as officer, w.due, w.since
    from planned as w where ${IS_OPEN} and ${seesCase(asker.scopeFor('case.change'), 'w')} and ${where}`

/** What waits beside the way to a decision: interim measures, documents, what is released, the shipment, what heads answer for, the plan. */
export const ALONG_KINDS: readonly Kind[] = [
  {
    kind: 'measure-sign',
    needs: 'case.decide',
    waits: (asker) => waiting(asker, 'measure-sign', 'case.decide', sql`${another(asker)} and ${IS_OPEN}`),
    followed: 'case.change',
    follows: (asker) => waiting(asker, 'measure-sign', 'case.change', sql`${byMe(asker)} and ${IS_OPEN}`),
  },
  {
    // It is lengthened before its last day, or ended.
    kind: 'measure-end',
    needs: 'case.decide',
    waits: (asker) => waiting(asker, 'measure-end', 'case.decide'),
    followed: 'case.change',
    follows: (asker) => waiting(asker, 'measure-end', 'case.change', sql`${byMe(asker)} and not ${asker.may('case.decide')}`),
  },
  {
    // Whoever was summoned reads the case until then.
    kind: 'sitting',
    needs: 'state.read',
    waits: ({ actor, today }) =>
      sql`select s.id::text as id, c.id::text as record, c.number, c.id as case_id, null as officer, s.day as due, s.called_at as since
        from cases.council_member m join cases.sitting s on s.council = m.council join cases.case c on c.id = s.case_id
        where m.officer = ${actor.id} and ${SITS} and s.summoned_on <= ${today}::date and not exists (select from cases.sitting_end e where e.sitting = s.id)`,
  },
  checked('document-check'),
  { kind: 'document-number', needs: 'case.change', waits: (asker) => waiting(asker, 'document-number', 'case.change') },
  {
    kind: 'document-original',
    needs: 'case.change',
    waits: (asker) => waiting(asker, 'document-original', 'case.change'),
  },
  checked('release-check'),
  { kind: 'release', needs: 'case.change', waits: (asker) => waiting(asker, 'release', 'case.change') },
  {
    kind: 'review-hear',
    needs: 'case.change',
    waits: (asker) => waiting(asker, 'review-hear', 'case.change', handlesOrDecides(asker, sql`w.handler`)),
  },
  checked('review-check'),
  {
    // By a superior; of an equal nothing is listed.
    kind: 'review-sign',
    needs: 'case.decide',
    waits: (asker) => waiting(asker, 'review-sign', 'case.decide', another(asker)),
    followed: 'case.change',
    follows: (asker) => waiting(asker, 'review-sign', 'case.change', byMe(asker)),
  },
  {
    // The last hand is whoever sees to it: named, or who handles the case.
    kind: 'goods',
    needs: 'case.change',
    waits: (asker) => waiting(asker, 'goods', 'case.change', sql`(${asker.actor.id} = any (w.hands) or w.hands = '{""}')`),
  },
  {
    kind: 'plan-task',
    needs: 'case.change',
    waits: (asker) => planned(asker, sql`coalesce(w.officer, w.handler, ${asker.actor.id}) = ${asker.actor.id}`),
  },
  {
    // Whoever handles the case gives it to somebody else, gives it another day, or drops it.
    kind: 'plan-late',
    needs: 'case.change',
    waits: (asker) =>
      planned(asker, sql`w.handler = ${asker.actor.id} and w.officer <> ${asker.actor.id} and w.due < ${asker.today}::date`),
  },
]

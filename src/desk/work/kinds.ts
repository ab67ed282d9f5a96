import { sql } from 'kysely'
import { refusedAskers } from '../../access/break-glass/index.ts'
import { decidableProposals } from '../../access/proposals/index.ts'
import { scopeOf, seesFinding } from '../../findings/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { waitingConfirmations } from '../../law/confirmed/index.ts'
import { approvable } from '../../retention/index.ts'
import { ZONE } from '../../base/index.ts'
import { packOf, type Asker } from './asker.ts'
import { AFTER_KINDS } from './kinds-after.ts'
import { ALONG_KINDS } from './kinds-along.ts'
import { CASE_KINDS } from './kinds-of-cases.ts'
import { REREAD_KINDS, SUBMITTED_KINDS } from './kinds-submitted.ts'
import { WITHDRAWN_KINDS } from './kinds-withdrawn.ts'
import { DUE, type Kind, type Sql } from './kind.ts'

const dayOf = (column: Sql): Sql => sql`((${column}) at time zone ${ZONE})::date`
const NO_CASE = sql`null::uuid as case_id, null as officer`
const other = ({ actor }: Asker, column: Sql): Sql => (actor.id === LOCAL.id ? sql`true` : sql`${column} <> ${actor.id}`)
const byMe = ({ actor }: Asker, column: Sql): Sql => (actor.id === LOCAL.id ? sql`false` : sql`${column} = ${actor.id}`)

/** Findings that were given to somebody. */
const findings: Kind = {
  kind: 'finding',
  needs: 'finding.change',
  waits: (
    asker,
  ) => sql`select f.id::text as id, f.id::text as record, f.number, ${NO_CASE}, coalesce(f.due, ${DUE.none}) as due, f.raised_at as since
    from findings.finding f where f.assignee = ${asker.actor.id} and f.state in ('new', 'review') and f.withheld_by is null
      and ${scopeOf(asker.scopeFor('finding.change'))}`,
}

const proposalRow = (
  where: Sql,
): Sql => sql`select p.id::text as id, p.id::text as record, p.kind as number, ${NO_CASE}, ${dayOf(sql`p.ends_at`)} as due,
  p.proposed_at as since from access.proposal p where p.state = 'open' and p.ends_at > now() and ${where}`

/** What another proposed to do to an account or a role. */
const proposals: Kind = {
  kind: 'proposal',
  needs: 'proposal.decide',
  waits: async ({ db, identity }) => proposalRow(sql`p.id = any(${await decidableProposals(db, identity)}::uuid[])`),
  followed: 'proposal.read',
  follows: ({ identity }) => proposalRow(sql`p.proposer::text = ${identity.account}`),
}

/** What was opened in an emergency. */
const breakGlass: Kind = {
  kind: 'break-glass',
  needs: 'break-glass.decide',
  waits: async (asker) => {
    const scope = asker.scopeFor('break-glass.decide')
    const refused = await refusedAskers(asker.db, scope)
    return sql`select b.id::text as id, b.id::text as record, '' as number, ${NO_CASE}, ${dayOf(sql`b.review_by`)} as due, b.at as since
      from access.break_glass b where b.outcome is null and b.finding is not null and b.actor <> all(${refused}::text[])
        and ${seesFinding(scope, sql`b.finding`)}`
  },
}

/** Mandates that somebody was asked to confirm. */
const mandates: Kind = {
  kind: 'mandate',
  needs: 'mandate.decide',
  waits: (
    asker,
  ) => sql`select m.id::text as id, m.id::text as record, '' as number, ${NO_CASE}, ${dayOf(sql`m.sealed_until`)} as due, m.opened_at as since
    from access.mandate m where m.confirmer = ${asker.actor.id} and m.confirmed_at is null and m.revealed_at is null
      and m.sealed_until > now() and not m.officers && ${asker.scopeFor('mandate.decide').hidden}::text[]`,
}

const destructionRow = (where: Sql): Sql => sql`select d.id::text as id, d.id::text as record, d.number, ${NO_CASE},
  ${dayOf(sql`d.proposed_at + interval '90 days'`)} as due, d.proposed_at as since from retention.destruction d where d.state = 'proposed' and ${where}`

/** Lists of destruction that another drew up. */
const destructions: Kind = {
  kind: 'destruction',
  needs: 'retention.decide',
  waits: ({ scopeFor, identity }) => destructionRow(approvable({ scope: scopeFor('retention.decide'), account: identity.account })),
  followed: 'retention.read',
  follows: (asker) => destructionRow(byMe(asker, sql`d.drawn_by`)),
}

const confirmationRow = async (asker: Asker, where: Sql): Promise<Sql> => {
  const ids = await waitingConfirmations(asker.db, await packOf(asker))
  return sql`select k.id::text as id, k.rule as record, k.rule as number, ${NO_CASE}, ${DUE.none} as due, k.entered_at as since from law.confirmation k
    where k.id = any(${ids}::uuid[]) and ${where}`
}

/** That a lawyer compared a rule, as another entered it. */
const confirmations: Kind = {
  kind: 'law-confirmation',
  needs: 'rulebook.decide',
  waits: (asker) => confirmationRow(asker, sql`k.entered_by <> ${asker.actor.id}`),
  followed: 'rulebook.change',
  follows: (asker) => confirmationRow(asker, sql`k.entered_by = ${asker.actor.id}`),
}

const changeRow = (
  where: Sql,
): Sql => sql`select v.id::text as id, v.id::text as record, v.file as number, ${NO_CASE}, ${DUE.none} as due, v.drafted_at as since
  from law.instrument_version v where v.published_by is null and v.withdrawn_by is null and ${where}`

/** Changes of the law that another drafted. */
const changes: Kind = {
  kind: 'law-change',
  needs: 'rulebook.decide',
  waits: (asker) => changeRow(other(asker, sql`v.drafted_by`)),
  followed: 'rulebook.change',
  follows: (asker) => changeRow(byMe(asker, sql`v.drafted_by`)),
}

const catalogueRow = (
  where: Sql,
): Sql => sql`select v.id as id, v.id as record, v.id as number, ${NO_CASE}, ${DUE.none} as due, v.at as since
  from law.catalogue_version v where v.state = 'draft' and ${where}`

/** Versions of the catalogue of violations that another brought in. */
const catalogues: Kind = {
  kind: 'catalogue',
  needs: 'catalogue.decide',
  waits: (asker) =>
    catalogueRow(sql`${other(asker, sql`v.brought_by`)} and not exists (select from law.catalogue_version before
    where before.id = v.follows and before.state = 'draft')`),
  followed: 'catalogue.change',
  follows: (asker) => catalogueRow(byMe(asker, sql`v.brought_by`)),
}

/** Every kind of work. A new one is one entry here, a word in `WORK_KINDS`, and its words on the screen. */
export const KINDS: readonly Kind[] = [
  ...CASE_KINDS,
  ...AFTER_KINDS,
  ...ALONG_KINDS,
  ...SUBMITTED_KINDS,
  ...REREAD_KINDS,
  ...WITHDRAWN_KINDS,
  findings,
  proposals,
  breakGlass,
  mandates,
  destructions,
  confirmations,
  changes,
  catalogues,
]

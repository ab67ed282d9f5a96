import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import type { Identity } from '../schema.ts'
import { inMinutes, type Gate } from '../sign-in/index.ts'
import type { Role } from '../roles/schema.ts'
import { obstacleTo, PARTIES, personOf, type Parties, type Person } from './persons.ts'
import { STATE } from './row.ts'
import type { listProposals as contract, Proposal } from './schema.ts'

interface Row extends Omit<Proposal, 'account' | 'unit' | 'officer' | 'can' | 'obstacle'>, Parties {
  login: string
  name: string
  holderNow: string | null
  officer: string | null
  unit: string | null
  decider: string | null
  /** Its link can still be used. */
  linked: boolean
}

const KEY = [sql`p.id`]
const OPEN = sql`p.state = 'open' and p.ends_at > now()`
const TABLES = sql`access.proposal p left join access.account a on a.id = p.account left join access.account proposer on proposer.id = p.proposer`

const columns = (gate: Gate): RawBuilder<unknown> => sql`p.id, p.kind, ${STATE} as state, ${PARTIES},
  coalesce(a.login, p.input ->> 'login') as login, coalesce(a.name, p.input ->> 'name') as name,
  case when p.account is null then p.officer else a.officer end as "holderNow",
  p.input ->> 'role' as role, p.input ->> 'unit' as unit, p.input ->> 'from' as from, p.input ->> 'until' as until, p.officer, p.reason,
  p.proposed_by as "proposedBy", p.proposed_at as "proposedAt", p.ends_at as "endsAt", p.decided_by as "decidedBy", p.decided_at as "decidedAt", p.answer,
  p.decider,
  p.state = 'approved' and exists (select from access.invitation i where i.proposal = p.id and i.expires_at > ${inMinutes(gate, 0)}) as linked`

/** Proposals, the newest first: those that wait, or those that were decided; of one account, where it is named. */
export async function listProposals(
  db: Db,
  gate: Gate,
  identity: Identity,
  { cursor, limit, state, account }: z.output<typeof contract.input>,
): Promise<Page<Proposal>> {
  const wanted = sql`${state === 'open' ? OPEN : sql`not (${OPEN})`} and (${account ?? null}::uuid is null or p.account = ${account ?? null})`
  const page = await readPage<Row>({
    order: `proposals ${state}`,
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select ${columns(gate)} from ${TABLES} where ${wanted} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from access.proposal p where ${wanted}`),
  })
  return { ...page, rows: await shown(db, identity, page.rows) }
}

/** One of them, as whoever asks sees it. Throws `absent`. */
export async function oneProposal(db: Db, gate: Gate, identity: Identity, id: string): Promise<Proposal> {
  const { rows } = await sql<Row>`select ${columns(gate)} from ${TABLES} where p.id = ${id}`.execute(db)
  const [one] = await shown(db, identity, rows)
  if (one === undefined) throw new LiemError('absent', 'there is no such proposal')
  return one
}

/** How many wait that whoever asks can decide. */
export async function countWaiting(db: Db, identity: Identity): Promise<number> {
  return (await decidableProposals(db, identity)).length
}

/** Ids of those that wait and that whoever asks can decide. */
export async function decidableProposals(db: Db, identity: Identity): Promise<string[]> {
  const person = await personOf(db, identity)
  const { rows } = await sql<Parties & { id: string }>`select p.id, ${PARTIES} from ${TABLES} where ${OPEN}`.execute(db)
  return rows.filter((parties) => obstacleTo(person, parties) === null).map(({ id }) => id)
}

async function shown(db: Db, identity: Identity, rows: readonly Row[]): Promise<Proposal[]> {
  const [person, units, people] = await Promise.all([
    personOf(db, identity),
    unitNames(
      db,
      rows.flatMap(({ unit }) => unit ?? []),
    ),
    peopleNames(
      db,
      rows.flatMap(({ officer }) => officer ?? []),
    ),
  ])
  return rows.map((row) => {
    const { login, name, holderNow, unit, officer } = row
    const obstacle = row.state === 'open' ? obstacleTo(person, row) : null
    return {
      ...row,
      account: { login, name, officer: holderNow },
      role: row.role as Role | null,
      unit: unit === null ? null : units.get(unit)!,
      officer: officer === null ? null : { number: officer, name: people.get(officer) ?? officer },
      can: whatOneCan(person, row, obstacle === null),
      obstacle,
    }
  })
}

function whatOneCan({ account }: Person, { state, proposer, decider, linked }: Row, mayDecide: boolean): Proposal['can'] {
  if (account === null) return []
  if (state === 'open') return [...(mayDecide ? ['decide' as const] : []), ...(account === proposer ? ['withdraw' as const] : [])]
  if (!linked) return []
  return [...(account === proposer ? ['link' as const] : []), ...(account === decider ? ['code' as const] : [])]
}

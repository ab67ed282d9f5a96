import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { peopleNames } from '../../organisation/index.ts'
import type { Identity } from '../schema.ts'
import { conflictsOf } from '../roles/index.ts'
import type { Obstacle } from './schema.ts'

/** Who proposes or decides: as he is signed in, and in whose name it stands on the record. */
export interface By {
  identity: Identity
  actor: Actor
}

/** A person as two of them are told apart: by the number in the register. */
export interface Person {
  /** Null for whoever is not signed in to an account. */
  account: string | null
  officer: string | null
  /** The register has the number. */
  known: boolean
  /** Numbers of those whom he may not judge, himself included. */
  conflicts: readonly string[]
  /** The units in which he is today. */
  units: readonly string[]
}

/** Whom a proposal is about, and who made it. */
export interface Parties {
  account: string | null
  /** Whoever has the account, and whoever is to have it. */
  officers: readonly (string | null)[]
  proposer: string | null
  proposerOfficer: string | null
  proposerUnits: readonly string[]
  /** An identity administrator of another unit could decide it. */
  elsewhere: boolean
}

/** SQL of these, for a proposal `p`, the account `a` that it is about and that of its `proposer`. */
export const PARTIES = sql`p.account, array[p.holder, p.officer, a.officer] as officers, p.proposer, proposer.officer as "proposerOfficer",
  access.units_of(proposer.officer) as "proposerUnits", p.state = 'open'
    and access.decided_elsewhere(p.proposer, array_remove(array[p.holder, p.officer, a.officer], null)) as elsewhere`

export async function personOf(db: Db | Trx, { account, officer, by }: Identity): Promise<Person> {
  if (officer === null) return { account: by === 'local' ? null : account, officer, known: false, conflicts: [], units: [] }
  const [names, conflicts, { rows }] = await Promise.all([
    peopleNames(db, [officer]),
    conflictsOf(db, officer),
    sql<{ units: string[] }>`select access.units_of(${officer}) as units`.execute(db),
  ])
  return { account, officer, known: names.has(officer), conflicts, units: rows[0]!.units }
}

/**
 * Why somebody may not decide a proposal, null where he may. Two accounts without a number in the register may be one person's, so that whoever decides
 * has one; whoever proposed has one, too. The database refuses the same (`access.guard_proposal`).
 */
export function obstacleTo(person: Person, parties: Parties): Obstacle | null {
  const { account, officers, proposer, proposerOfficer, proposerUnits, elsewhere } = parties
  if (person.account !== null && person.account === proposer) return 'own'
  if (person.officer !== null && person.officer === proposerOfficer) return 'own'
  if (isConcerned(person, account, officers)) return 'concerned'
  if (!person.known) return 'unknown'
  if ([...officers, proposerOfficer].some((officer) => officer !== null && person.conflicts.includes(officer))) return 'related'
  const isApart = person.units.length > 0 && !person.units.some((unit) => proposerUnits.includes(unit))
  return elsewhere && !isApart ? 'same-unit' : null
}

/** The same for whoever proposes. */
export function obstacleToPropose(person: Person, account: string | null, officers: readonly (string | null)[]): Obstacle | null {
  return obstacleTo(person, { account, officers, proposer: null, proposerOfficer: null, proposerUnits: [], elsewhere: false })
}

function isConcerned({ account: own, officer: number }: Person, account: string | null, officers: readonly (string | null)[]): boolean {
  return (own !== null && own === account) || (number !== null && officers.includes(number))
}

const SENTENCES: Readonly<Record<Obstacle, [message: string, hint: string]>> = {
  own: ['whoever proposed it does not decide it', 'another identity administrator does, or whoever heads the highest unit'],
  concerned: ['nobody proposes or decides what is about himself', 'other identity administrators do'],
  related: ['you are related to one of the two, or have an interest in him', 'somebody does who is not'],
  unknown: [
    'your account is of nobody in the register, so that it cannot be said that two persons act',
    'have the account given to its officer; in the terminal of the machine: liem admin officer',
  ],
  'same-unit': [
    'you are of the unit of whoever proposed it, and somebody of another unit could decide',
    'an identity administrator of another unit decides, or whoever heads the highest unit',
  ],
}

export function refusalOf(obstacle: Obstacle): LiemError {
  const [message, hint] = SENTENCES[obstacle]
  return new LiemError('conflict', message, { hint })
}

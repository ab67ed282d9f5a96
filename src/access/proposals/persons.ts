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
}

/** Whom a proposal is about, and who made it. */
export interface Parties {
  account: string | null
  /** Whoever has the account, and whoever is to have it. */
  officers: readonly (string | null)[]
  proposer: string | null
  proposerOfficer: string | null
}

export async function personOf(db: Db | Trx, { account, officer, by }: Identity): Promise<Person> {
  if (officer === null) return { account: by === 'local' ? null : account, officer, known: false, conflicts: [] }
  const [names, conflicts] = await Promise.all([peopleNames(db, [officer]), conflictsOf(db, officer)])
  return { account, officer, known: names.has(officer), conflicts }
}

/**
 * Why somebody may not decide a proposal, null where he may. Two accounts without a number in the register may be one person's, so that whoever decides
 * has one; whoever proposed has one, too. The database refuses the same (`access.guard_proposal`).
 */
export function obstacleTo(person: Person, { account, officers, proposer, proposerOfficer }: Parties): Obstacle | null {
  if (person.account !== null && person.account === proposer) return 'own'
  if (person.officer !== null && person.officer === proposerOfficer) return 'own'
  if (isConcerned(person, account, officers)) return 'concerned'
  if (!person.known) return 'unknown'
  return [...officers, proposerOfficer].some((officer) => officer !== null && person.conflicts.includes(officer)) ? 'related' : null
}

/** The same for whoever proposes. */
export function obstacleToPropose(person: Person, account: string | null, officers: readonly (string | null)[]): Obstacle | null {
  return obstacleTo(person, { account, officers, proposer: null, proposerOfficer: null })
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
}

export function refusalOf(obstacle: Obstacle): LiemError {
  const [message, hint] = SENTENCES[obstacle]
  return new LiemError('conflict', message, { hint })
}

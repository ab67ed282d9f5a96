import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import type { Action, Units } from '../../base/schema.ts'
import { actionsOf, decide } from './decide.ts'
import type { Principal } from './principal.ts'

/** Who asks and what he may, as the policies of the database read it (migration 0018). */
export interface Claims {
  account: string
  actor: string
  officer: string | null
  /** He sees what was given to him; '' where he may see no finding at all. */
  given: string
  units: Units
  hidden: readonly string[]
  restricted: Units
  secret: Units
  opened: readonly string[]
  /** Cases that a seat in their council opens, to be read. */
  seats: readonly string[]
  /** Units of which he may see cases, and those that stand on a finding above the ordinary tier. */
  cases: { units: Units; restricted: Units; secret: Units }
  /** Units of whose people he may see the ratings. */
  ratings: Units
  may: readonly Action[]
}

const READS: Action = 'finding.read'
/** What routes read findings for. */
const OF_FINDINGS = /^(?:finding|overview|log|pattern|search|event)\./u

/** What the database is to show for one request: of findings what he may read, and what the request is about. */
export function claimsOf(principal: Principal, action: Action): Claims {
  const { identity, actor, conflicts } = principal
  const actions = OF_FINDINGS.test(action) ? [action, READS] : [READS]
  const scopes = actions.flatMap((one) => decide(principal, one) ?? [])
  return {
    account: identity.account,
    actor: actor.id,
    officer: identity.officer,
    given: scopes.length === 0 ? '' : actor.id,
    units: together(scopes.map(({ units }) => units)),
    hidden: conflicts,
    restricted: together(scopes.map(({ cleared }) => cleared.restricted)),
    secret: together(scopes.map(({ cleared }) => cleared.secret)),
    opened: [...new Set(scopes.flatMap(({ opened }) => opened))],
    seats: decide(principal, 'case.read')?.seats ?? [],
    cases: casesOf(principal),
    ratings: decide(principal, 'rating.read')?.units ?? [],
    may: actionsOf(principal),
  }
}

function casesOf(principal: Principal): Claims['cases'] {
  const scope = decide(principal, 'case.read')
  return scope === null ? { units: [], restricted: [], secret: [] } : { units: scope.units, ...scope.cleared }
}

function together(all: readonly Units[]): Units {
  const listed: string[] = []
  for (const units of all) {
    if (units === 'all') return 'all'
    listed.push(...units)
  }
  return [...new Set(listed)]
}

/** How long one holds (ms), and how long before its end another is signed. */
const HOLDS = 600_000
const AHEAD = 300_000

const MOST = 1_000

/**
 * Signs claims whenever a connection is taken for them; the same text for the same claims for some minutes, so that a connection on which the same person
 * asked before need not be told again.
 */
export function signer(key: Buffer, now: () => number = Date.now): (claims: Claims) => () => string {
  const given = new Map<string, { text: string; ends: number }>()
  return (claims) => {
    const body = JSON.stringify(claims)
    return () => {
      const known = given.get(body)
      if (known !== undefined && known.ends - AHEAD > now()) return known.text
      if (given.size >= MOST) given.clear()
      const ends = now() + HOLDS
      const said = JSON.stringify({ ...claims, until: ends / 1000 })
      const text = createHmac('sha256', key).update(said).digest('hex') + said
      given.set(body, { text, ends })
      return text
    }
  }
}

/** Another key, after a restore: the one before is known to whoever has the backup. A server that runs reads it when it starts anew. */
export async function renewContextKey(trx: Trx): Promise<void> {
  const key = randomBytes(32)
  const pad = (byte: number): Buffer => Buffer.from(Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ byte))
  await trx
    .updateTable('access.context_key')
    .set({ key, inner_pad: pad(0x36), outer_pad: pad(0x5c) })
    .execute()
}

/** The key of this database, which requests cannot read. */
export async function readContextKey(db: Db): Promise<Buffer> {
  const { rows } = await sql<{ key: Buffer }>`select key from access.context_key`.execute(db)
  return rows[0]!.key
}

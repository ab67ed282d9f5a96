/** A world for tests of who sees what: one account for each role, and a finding for each relation that somebody can have to one. */
import { sql } from 'kysely'
import type { Identity } from '../src/access/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import type { Db, Trx } from '../src/base/index.ts'
import { buildEvent, buildHit, raiseHits, seedRegister, seedRules } from './build-db.ts'

/** Roles are held for the region R1, above 01AB and 01CD; beside it R2, above it CHQ. */
export const SITUATIONS = {
  own: 'R1',
  subtree: '01AB',
  sibling: 'R2',
  parent: 'CHQ',
  /** In the subtree, but he is named in it. */
  conflicted: '01AB',
  /** In the subtree, but somebody he is related to is named in it. */
  related: '01AB',
  /** In the subtree, and given to somebody else. */
  unassigned: '01AB',
  /** Beside, but given to him. */
  assigned: 'R2',
  /** In the subtree, and dismissed. */
  closed: '01AB',
} as const
export type Situation = keyof typeof SITUATIONS

export interface Person {
  role: Role
  /** Number in the register, and the account under which he works. */
  officer: string
  system: string
  account: string
}

export interface Found {
  id: string
  number: string
  caseId: string
}

export interface AccessWorld {
  people: ReadonlyMap<Role, Person>
  found: (role: Role, situation: Situation) => Found
}

/** Writes as a test may. */
export function writeTo<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setAccessMode('read write')
    .execute((trx) => work(trx as unknown as Trx))
}

export function identityOf({ account, officer }: Person): Identity {
  const freshUntil = '2999-01-01T00:00:00.000Z'
  const provedUntil = { password: freshUntil, code: freshUntil }
  return { account, officer, name: officer, by: 'session', session: 'of the test', freshUntil, provedUntil, scopes: null }
}

/** Situations in which the finding is the same whoever looks. */
const COMMON: readonly Situation[] = ['own', 'subtree', 'sibling', 'parent', 'closed', 'unassigned']

/** `everywhere`: roles that are held for the whole administration, not for R1 alone. */
export async function buildAccessWorld(db: Db, { everywhere = [] }: { everywhere?: readonly Role[] } = {}): Promise<AccessWorld> {
  await seedRegister(db)
  const people = await addPeople(db)
  const run = await seedRules(db)
  const caseOf = (situation: Situation, role?: Role): string => `1${situation}${role ?? ''}`
  const hitOf = (situation: Situation, role?: Role) => {
    const account = situation === 'conflicted' ? `ACC-${role}` : situation === 'related' ? `KIN-${role}` : 'HQVP-0231'
    const events = ['Channel assigned', 'Payment', 'Clearance'].map((activity, hour) =>
      buildEvent(activity, `2026-05-18T0${hour + 2}:00:00.000Z`, activity === 'Clearance' ? account : null, {
        unit: SITUATIONS[situation],
      }),
    )
    const trace = { events, facts: {}, finished: true }
    return buildHit(run.rule('CLR-012'), { caseId: caseOf(situation, role), unit: SITUATIONS[situation], trace })
  }
  const own = (['conflicted', 'related', 'assigned'] as const).flatMap((situation) => ROLE_IDS.map((role) => hitOf(situation, role)))
  await raiseHits(db, run, [...COMMON.map((situation) => hitOf(situation)), ...own])
  const found = await readFound(db)
  const of = (role: Role, situation: Situation): Found => found.get(caseOf(situation, COMMON.includes(situation) ? undefined : role))!
  await writeTo(db, async (trx) => {
    for (const role of everywhere) await sql`update access.grant set unit = null where account = ${people.get(role)!.account}`.execute(trx)
    for (const role of ROLE_IDS)
      await sql`update findings.finding set assignee = ${people.get(role)!.officer} where id = ${of(role, 'assigned').id}`.execute(trx)
    await sql`update findings.finding set assignee = 'CC-00002' where id = ${of('head', 'unassigned').id}`.execute(trx)
    await sql`update findings.finding set state = 'dismissed', conclusion = 'x', concluded_at = now(), concluded_by = 'x'
      where id = ${of('head', 'closed').id}`.execute(trx)
    await sql`insert into detect.case (case_id, variant, unit, events, violated, unknown, finished)
      select case_id, 1, unit, 3, 1, 0, true from findings.finding`.execute(trx)
  })
  return { people, found: of }
}

async function readFound(db: Db): Promise<Map<string, Found>> {
  const { rows } = await sql<Found>`select id, number, case_id as "caseId" from findings.finding`.execute(db)
  return new Map(rows.map((row) => [row.caseId, row]))
}

async function addPeople(db: Db): Promise<Map<Role, Person>> {
  const people = new Map<Role, Person>()
  await writeTo(db, async (trx) => {
    for (const role of ROLE_IDS) {
      const [officer, kin, system] = [`CC-${role}`, `KC-${role}`, `ACC-${role}`]
      await sql`insert into organisation.officer (number, name) values (${officer}, ${`Người ${role}`}), (${kin}, ${`Em của ${role}`})`.execute(
        trx,
      )
      await sql`insert into organisation.account_holder (account, officer, from_day) values (${system}, ${officer}, '2020-01-01'),
        (${`KIN-${role}`}, ${kin}, '2020-01-01')`.execute(trx)
      await sql`insert into access.interest (officer, other, kind, during, document, event) values (${kin}, ${officer}, 'kinship', '[2020-01-01,)', 'x', 1)`.execute(
        trx,
      )
      const { rows } = await sql<{
        id: string
      }>`insert into access.account (login, officer, name) values (${role}, ${officer}, ${officer}) returning id`.execute(trx)
      const account = rows[0]!.id
      people.set(role, { role, officer, system, account })
      if (role === 'official') continue
      await sql`insert into access.grant (account, role, unit, during, event)
        values (${account}, ${role}, case when ${role} in ('operator', 'identity-admin', 'policy-admin', 'key-custodian', 'auditor') then null else 'R1' end,
          daterange('2020-01-01', null), 1)`.execute(trx)
    }
  })
  return people
}

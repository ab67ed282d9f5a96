import { sql, type RawBuilder } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { giveRole } from '../../../test/access-acts.ts'
import { MACHINE, seedRegister } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { localDay, ZONE } from '../../base/index.ts'
import type { Action, Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import type { Identity } from '../schema.ts'
import { closeAccount } from '../sign-in/index.ts'
import { actionsOf, decide, scopeFor } from './decide.ts'
import { endGrant, listGrants } from './grants.ts'
import { declareInterest, endInterest, listInterests } from './interests.ts'
import { principalOf } from './principal.ts'
import { isAdministrative, ROLES } from './pure.ts'
import { ROLE_IDS, type Role } from './schema.ts'

const { db } = await testDatabase()
const ADMIN: Actor = { id: 'CC-00002', name: 'Quản trị', kind: 'person' }
const OTHER: Actor = { id: 'CC-90001', name: 'Người khác', kind: 'person' }
const TODAY = localDay(ZONE)
const reason = 'because of the test'

beforeAll(() => seedRegister(db))

let made = 0
async function newAccount(officer: string | null = null): Promise<Identity> {
  const login = `login-${made++}`
  const account = await write(db, { actor: MACHINE, kind: 'access.account-added', reason }, async (trx) => {
    const { rows } = await sql<{ id: string }>`insert into access.account (login, officer, name) values (${login}, ${officer}, ${login})
      on conflict (officer) do update set login = excluded.login returning id`.execute(trx)
    return rows[0]!.id
  })
  return { account, officer, name: login, by: 'session', session: 'x', freshUntil: null, scopes: null }
}

const grant = ({ account }: Identity, role: Exclude<Role, 'official'>, given: { unit?: string; from?: string; until?: string } = {}) =>
  giveRole(db, { account, role, unit: null, from: '2026-01-01', until: null, ...given }, ADMIN)
const may = async (identity: Identity, action: Action) => decide(await principalOf(db, identity), action)

test('without a role one may see what concerns oneself, and nothing else', async () => {
  const principal = await principalOf(db, await newAccount())
  expect(actionsOf(principal)).toEqual(['notice.read', 'self.change', 'self.read', 'state.read'])
  expect(scopeFor(principal, 'finding.read')).toMatchObject({ units: [], hidden: [] })
})

test('somebody manages accounts: the last one who does is neither closed nor taken the role from, by the program or in the database', async () => {
  const [one, other] = [await newAccount(), await newAccount()]
  const grants = [await grant(one, 'identity-admin'), await grant(other, 'identity-admin')]
  const close = ({ account: id }: Identity) => closeAccount(db, ADMIN, { id, reason })
  const past = (statement: RawBuilder<unknown>) => write(db, { actor: MACHINE, kind: 'test.past', reason }, (trx) => statement.execute(trx))
  // Of two who take each other out at the same moment one stays.
  const both = await Promise.allSettled([close(one), endGrant(db, ADMIN, { id: grants[1]!.id, reason })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [last, id] = both[0].status === 'rejected' ? [one, grants[0]!.id] : [other, grants[1]!.id]
  const refused = { code: 'conflict', message: expect.stringContaining('last account') as string }
  await expect(close(last)).rejects.toMatchObject(refused)
  await expect(endGrant(db, ADMIN, { id, reason })).rejects.toMatchObject(refused)
  for (const statement of [
    sql`update access.account set disabled = true where id = ${last.account}`,
    sql`delete from access.grant where id = ${id}`,
    sql`update access.grant set during = daterange(lower(during), lower(during) + 1) where id = ${id}`,
  ])
    await expect(past(statement)).rejects.toThrow('the last account that manages accounts stays')
  await close(await newAccount())
})

test('a role holds for its unit and all below it, from its first to its last day, and is gone at once when it is taken away', async () => {
  const identity = await newAccount()
  const { id } = await grant(identity, 'analyst', { unit: 'R1' })
  await grant(identity, 'inspectorate', { unit: 'R2', until: '2026-01-31' })
  expect((await may(identity, 'finding.read'))!.units).toEqual(['01AB', '01CD', 'R1'])
  expect(await may(identity, 'finding.decide')).toBeNull()
  await endGrant(db, ADMIN, { id, reason })
  expect(await may(identity, 'finding.read')).toBeNull()
  const { rows } = await listGrants(db, { account: identity.account, limit: 10 })
  expect(rows.map(({ role, unit, until }) => [role, unit?.code, until === null])).toEqual([
    ['inspectorate', 'R2', false],
    ['analyst', 'R1', false],
  ])
  await expect(endGrant(db, ADMIN, { id, reason })).rejects.toMatchObject({ code: 'conflict' })
})

test('a role that begins today and is taken away today was never held', async () => {
  const identity = await newAccount()
  const { id } = await grant(identity, 'duty', { unit: '01AB', from: TODAY })
  await endGrant(db, ADMIN, { id, reason })
  expect((await listGrants(db, { account: identity.account, limit: 10 })).rows).toEqual([])
})

test('roles of different units add up by what they allow', async () => {
  const identity = await newAccount()
  await grant(identity, 'deputy', { unit: '01AB' })
  await grant(identity, 'analyst', { unit: 'R2' })
  expect((await may(identity, 'finding.read'))!.units).toEqual(['01AB', '02EF', 'R2'])
  expect((await may(identity, 'finding.decide'))!.units).toEqual(['01AB'])
  expect((await may(identity, 'finding.export'))!.units).toEqual(['02EF', 'R2'])
})

test('the whole department, or no unit, is everything, also what names no unit', async () => {
  for (const given of [{ unit: 'CHQ' }, {}]) {
    const identity = await newAccount()
    await grant(identity, 'inspectorate', given)
    expect((await may(identity, 'finding.read'))!.units).toBe('all')
  }
})

test('head and deputy come from the tenures of today, and acting heads are heads', async () => {
  const identity = await newAccount('CC-00001')
  await write(db, { actor: MACHINE, kind: 'organisation.changed', reason }, async (trx) => {
    await sql`insert into organisation.tenure (unit, role, officer, during, entered_on) values
      ('01AB', 'acting', 'CC-00001', '[2026-01-01,)', '2026-01-01'), ('R2', 'deputy', 'CC-00001', '[2026-01-01,)', '2026-01-01'),
      ('R1', 'head', 'CC-00001', '[2020-01-01,2021-01-01)', '2020-01-01')`.execute(trx)
  })
  expect((await may(identity, 'finding.export'))!.units).toEqual(['01AB'])
  expect((await may(identity, 'finding.decide'))!.units).toEqual(['01AB', '02EF', 'R2'])
})

const ADMINISTRATIVE = ROLE_IDS.filter(isAdministrative) as Exclude<Role, 'official'>[]

test('an administrative role stands alone, in whichever order they are given', async () => {
  for (const role of ADMINISTRATIVE) {
    for (const other of ['inspectorate', ...ADMINISTRATIVE.filter((one) => one !== role)] as const) {
      const [one, two] = [await newAccount(), await newAccount()]
      await grant(one, role)
      const refused = { code: 'conflict', message: expect.stringContaining('does not go together') as string }
      await expect(grant(one, other)).rejects.toMatchObject(refused)
      await grant(two, other)
      await expect(grant(two, role)).rejects.toMatchObject(refused)
    }
  }
})

test('… but one may follow the other', async () => {
  const identity = await newAccount()
  await grant(identity, 'operator', { until: '2026-01-31' })
  await grant(identity, 'auditor', { from: '2026-02-01' })
  expect(actionsOf(await principalOf(db, identity))).toContain('event.read')
})

test('… and the database refuses it, whoever writes', async () => {
  const { account } = await newAccount()
  const both = write(db, { actor: MACHINE, kind: 'access.role-granted', reason }, async (trx) => {
    await sql`insert into access.grant (account, role, during, event) values
      (${account}, 'operator', '[2026-01-01,)', 1), (${account}, 'auditor', '[2026-05-01,)', 1)`.execute(trx)
  })
  await expect(both).rejects.toThrow('administrative_alone')
})

test('the database counts the same roles as administrative as the program does', async () => {
  const identity = await newAccount()
  await write(db, { actor: MACHINE, kind: 'access.role-granted', reason }, async (trx) => {
    for (const [at, role] of ROLE_IDS.entries())
      await sql`insert into access.grant (account, role, during, event)
        values (${identity.account}, ${role}, daterange('2000-01-01'::date + ${at}::int, '2000-01-02'::date + ${at}::int), 1)`.execute(trx)
  })
  const { rows } = await sql<{
    role: Role
    stands: string
  }>`select role, stands from access.grant where account = ${identity.account}`.execute(db)
  expect(rows).toHaveLength(ROLE_IDS.length)
  for (const { role, stands } of rows) expect([role, stands]).toEqual([role, isAdministrative(role) ? role : 'work'])
})

test('whoever administers sees no case, whatever unit he heads', async () => {
  const cases: Action[] = [
    'finding.read',
    'finding.change',
    'finding.decide',
    'finding.export',
    'log.read',
    'search.read',
    'overview.read',
    'pattern.read',
  ]
  for (const role of ADMINISTRATIVE) expect(cases.filter((action) => ROLES[role].may.includes(action))).toEqual([])
  const identity = await newAccount('CC-00001')
  await grant(identity, 'operator')
  expect((await may(identity, 'import.read'))!.units).toBe('all')
  expect(await may(identity, 'finding.read')).toBeNull()
})

test.each([
  ['nobody gives himself a role', async () => giveRole(db, await asked('CC-00003'), { ...ADMIN, id: 'CC-00003' }), 'conflict'],
  ['an unknown unit', async () => giveRole(db, { ...(await asked()), unit: 'R9' }, ADMIN), 'input'],
  [
    'an account that there is not',
    async () => giveRole(db, { ...(await asked()), account: '01900000-0000-7000-8000-000000000009' }, ADMIN),
    'input',
  ],
  ['an end before the beginning', async () => giveRole(db, { ...(await asked()), until: '2025-01-01' }, ADMIN), 'input'],
  ['an administrative role of a unit', async () => giveRole(db, { ...(await asked()), role: 'auditor', unit: 'R1' }, ADMIN), 'input'],
] as const)('refused: %s', async (_, act, code) => {
  await expect(act()).rejects.toMatchObject({ code })
})

async function asked(officer: string | null = null) {
  const { account } = await newAccount(officer)
  return { account, role: 'duty' as const, unit: null, from: '2026-01-01', until: null }
}

test('the same role twice is refused', async () => {
  const identity = await newAccount()
  await grant(identity, 'duty', { unit: 'R1' })
  await expect(grant(identity, 'duty', { unit: 'R1', from: '2026-03-01' })).rejects.toMatchObject({ code: 'conflict' })
  await grant(identity, 'duty', { unit: 'R2' })
})

test('a tie keeps both from each other, from its first to its last day', async () => {
  const given = {
    officer: 'CC-00003',
    other: 'CC-00002',
    kind: 'kinship',
    from: null,
    until: null,
    document: 'Bản kê khai 3/2026',
    reason,
  } as const
  const { id } = await declareInterest(db, ADMIN, given)
  for (const [officer, other] of [
    ['CC-00003', 'CC-00002'],
    ['CC-00002', 'CC-00003'],
  ] as const) {
    const identity = await newAccount(officer)
    expect((await principalOf(db, identity)).conflicts).toEqual([officer, other])
  }
  expect((await listInterests(db, { officer: 'CC-00002', limit: 10 })).rows.map((row) => [row.officer.id, row.other.name])).toEqual([
    ['CC-00003', 'Đỗ Thị Ánh Tuyết'],
  ])
  await expect(endInterest(db, ADMIN, { id, until: '2026-01-31', reason })).rejects.toMatchObject({ code: 'conflict' })
  await endInterest(db, OTHER, { id, until: '2026-01-31', reason })
  expect((await principalOf(db, await newAccount('CC-00003'))).conflicts).toEqual(['CC-00003'])
  await expect(declareInterest(db, ADMIN, { ...given, other: 'CC-00003' })).rejects.toMatchObject({ code: 'input' })
  await expect(declareInterest(db, ADMIN, { ...given, other: 'CC-99999' })).rejects.toMatchObject({ code: 'input' })
})

test('a token does no more than it was made for, and no more than its person', async () => {
  const identity = await newAccount()
  await grant(identity, 'duty')
  const token: Identity = { ...identity, by: 'token', scopes: ['unit.read', 'finding.read'] }
  expect(actionsOf(await principalOf(db, token))).toEqual(['unit.read'])
})

test('the record says who was given what and by whom, and no kinship', async () => {
  const { rows } = await sql<{ kind: string; body: Record<string, unknown> }>`select kind, body from ledger.event
    where kind in ('access.role-granted', 'access.interest-declared') and actor = ${ADMIN.id} order by id`.execute(db)
  expect(rows.filter(({ kind }) => kind === 'access.role-granted').length).toBeGreaterThan(10)
  expect(JSON.stringify(rows.filter(({ kind }) => kind === 'access.interest-declared'))).not.toContain('CC-')
})

test('whoever answers for a unit answers for what was there before it, and not for one that goes on beside it', async () => {
  await write(db, { actor: MACHINE, kind: 'organisation.imported', reason }, async (trx) => {
    await sql`insert into organisation.unit_code values ('0OLD'), ('0SON'), ('0NEW')`.execute(trx)
    await sql`insert into organisation.unit_state (code, during, name_en, name_vi, level, parent) values
      ('0OLD', '[2020-01-01,2025-03-01)', 'Old', 'Cũ', 2, null), ('0SON', '[2020-01-01,2025-03-01)', 'Son', 'Con', 3, '0OLD'),
      ('0NEW', '[2025-03-01,)', 'New', 'Mới', 2, null)`.execute(trx)
    await sql`insert into organisation.succession (predecessor, successor, day) values ('0OLD', '0NEW', '2025-03-01'), ('R1', '0NEW', '2025-03-01')`.execute(
      trx,
    )
  })
  const identity = await newAccount()
  await grant(identity, 'inspectorate', { unit: '0NEW' })
  expect((await may(identity, 'finding.read'))!.units).toEqual(['0NEW', '0OLD', '0SON'])
})

test('who left the service, or is not in the register, is no official any more; of whom no days of service are known, is', async () => {
  const [left, unknown] = ['CC-00001', 'CC-00003']
  await write(db, { actor: MACHINE, kind: 'organisation.imported', reason }, (trx) =>
    sql`insert into organisation.service (officer, during, class, ended) values (${left}, '[2010-01-01,2026-01-01)', 'civil-servant', 'retired')`.execute(
      trx,
    ),
  )
  const people = await Promise.all([left, unknown, 'CC-NOBODY'].map(async (officer) => principalOf(db, await newAccount(officer))))
  expect(people.map(({ grants }) => grants.some(({ role }) => role === 'official'))).toEqual([false, true, false])
})

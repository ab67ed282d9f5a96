import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { giveRole } from '../../../test/access-acts.ts'
import { writeTo } from '../../../test/access-world.ts'
import { buildFolder } from '../../../test/build.ts'
import { seedRegister } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { openHome } from '../../base/index.ts'
import type { Identity } from '../index.ts'
import { WORKER } from '../../jobs/index.ts'
import { decide, principalOf } from '../roles/index.ts'
import { ROLES } from '../roles/pure.ts'
import { acceptInvitation, closeAccount, openGate, showInvitation } from '../sign-in/index.ts'
import {
  addFromMachine,
  approveProposal,
  countUnseenActs,
  countWaiting,
  lapseOverdue,
  listOwnActs,
  listProposals,
  propose,
  refuseProposal,
  resetFromMachine,
  seeOwnActs,
  setOfficerFromMachine,
  takeOwnPart,
  withdrawProposal,
  type By,
} from './index.ts'
import type { Inputs } from './kinds.ts'
import type { Proposal, ProposalKind } from './schema.ts'

const { db } = await testDatabase()
const gate = openGate(openHome(buildFolder().at('home')), { loopback: true })
const reason = 'because of the test'
const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 100)
const CALLER = { address: null, agent: null, origin: 'http://127.0.0.1' }

let made = 0
/** Somebody with an account: of the register, unless it is said that he is not. */
async function somebody({ known = true } = {}): Promise<By> {
  const [login, officer] = [`login-${++made}`, `AD-${made}`]
  const account = await writeTo(db, async (trx) => {
    if (known) await sql`insert into organisation.officer (number, name) values (${officer}, ${login})`.execute(trx)
    const { rows } = await sql<{ id: string }>`insert into access.account (login, officer, name, password, seen_event)
      values (${login}, ${known ? officer : null}, ${login}, 'x', (select coalesce(max(id), 0) from ledger.event)) returning id`.execute(
      trx,
    )
    return rows[0]!.id
  })
  const identity: Identity = {
    ...{ account, officer: known ? officer : null, name: login, by: 'session', session: 'x' },
    ...{ freshUntil: null, scopes: null },
  }
  return { identity, actor: { id: known ? officer : account, name: login, kind: 'person' } }
}

async function administrator(how: { known?: boolean } = {}): Promise<By> {
  const by = await somebody(how)
  await giveRole(db, { account: by.identity.account, role: 'identity-admin', unit: null, from: '2020-01-01', until: null })
  return by
}

let [one, other, third]: By[] = []
/** Somebody anew for each test, whom it is about. */
let about: By
beforeAll(async () => {
  await seedRegister(db)
  ;[one, other, third] = [await administrator(), await administrator(), await administrator()]
})
beforeEach(async () => void (about = await somebody()))

const accountOf = ({ identity: { account } }: By): string => account
const proposes = <K extends ProposalKind>(by: By, kind: K, input: Inputs[K]): Promise<Proposal> =>
  propose(db, gate, by, kind, { input, reason })
const role = (who: By, more: Partial<Inputs['role-given']> = {}): Inputs['role-given'] => ({
  ...{ account: accountOf(who), role: 'analyst', unit: 'R1', from: '2026-01-01', until: null },
  ...more,
})
const approves = (by: By, { id }: Proposal): Promise<Proposal> => approveProposal(db, gate, by, { id, reason: 'looked into it' })
const grantsOf = async (who: By): Promise<string[]> =>
  (await db.selectFrom('access.grant').select('role').where('account', '=', accountOf(who)).execute()).map((row) => row.role)
const refused = (message: string | RegExp) => ({ code: 'conflict', message: expect.stringMatching(message) as string })

test('one proposes, another approves, and it is done with that; the record names both', async () => {
  const proposal = await proposes(one!, 'role-given', role(about))
  expect(proposal).toMatchObject({ state: 'open', role: 'analyst', unit: { code: 'R1' }, can: ['withdraw'], obstacle: 'own' })
  expect([await grantsOf(about), await countUnseenActs(db, about.identity)]).toEqual([[], 0])
  expect([await countWaiting(db, one!.identity), await countWaiting(db, other!.identity), await countWaiting(db, about.identity)]).toEqual([
    0, 1, 0,
  ])
  const seen = (await listProposals(db, gate, other!.identity, { state: 'open', limit: 10 })).rows
  expect(seen).toMatchObject([{ id: proposal.id, can: ['decide'], obstacle: null }])
  expect(await approves(other!, proposal)).toMatchObject({ state: 'approved', decidedBy: other!.actor.name, can: [] })
  expect(await approves(other!, proposal)).toMatchObject({ state: 'approved' })
  expect(await grantsOf(about)).toEqual(['analyst'])
  const { rows } = await sql<{
    kind: string
    actor: string
    reason: string
    body: object
  }>`select kind, actor, reason, body from ledger.event
    where subject in (${`proposal:${proposal.id}`}, ${`account:${accountOf(about)}`}) order by id`.execute(db)
  const nameOf = ({ actor: { id, name } }: By) => ({ id, name })
  expect(rows.at(-1)!.body).toMatchObject({ proposal: proposal.id, proposedBy: nameOf(one!), approvedBy: nameOf(other!) })
  expect(rows.map(({ kind, actor, reason: why }) => [kind, actor, why])).toEqual([
    ['access.proposed', one!.actor.id, reason],
    ['access.approved', other!.actor.id, 'looked into it'],
    ['access.role-granted', other!.actor.id, reason],
  ])
  const told = await listOwnActs(db, about.identity, { limit: 10 })
  expect(told.rows).toMatchObject([
    { kind: 'access.role-granted', role: 'analyst', by: other!.actor.name, proposedBy: one!.actor.name, fresh: true },
  ])
  expect(await countUnseenActs(db, about.identity)).toBe(1)
  for (const event of [told.rows[0]!.id, told.rows[0]!.id]) await seeOwnActs(db, about.identity, { event })
  expect(await countUnseenActs(db, about.identity)).toBe(0)
})

test('whoever heads the highest unit is a second person, for a while too; whoever heads another one is not', async () => {
  const [chief, head] = [await somebody(), await somebody()]
  await writeTo(db, (trx) =>
    sql`insert into organisation.tenure (unit, role, officer, during, entered_on) values
      ('CHQ', 'acting', ${chief.identity.officer}, '[2026-01-01,)', '2026-01-01'), ('R1', 'head', ${head.identity.officer}, '[2026-01-01,)', '2026-01-01')`.execute(
      trx,
    ),
  )
  const may = async ({ identity }: By) => decide(await principalOf(db, identity), 'proposal.decide') !== null
  expect([await may(chief), await may(head), await may(about)]).toEqual([true, false, false])
  expect(decide(await principalOf(db, chief.identity), 'proposal.change')).toBeNull()
  await approves(chief, await proposes(one!, 'role-given', role(about)))
  expect(await grantsOf(about)).toEqual(['analyst'])
})

const relate = (who: By, to: By) =>
  writeTo(db, (trx) =>
    sql`insert into access.interest (officer, other, kind, during, document, event)
      values (${who.identity.officer}, ${to.identity.officer}, 'kinship', '[2020-01-01,)', 'x', 1)`.execute(trx),
  )
/** Past the program, as whoever writes to the table would. */
const decidesInTable = ({ id }: Proposal, decider: By, state = 'approved') =>
  writeTo(db, (trx) =>
    sql`update access.proposal set state = ${state}, decider = ${accountOf(decider)}, decided_by = 'x', decided_at = now(), answer = 'x' where id = ${id}`.execute(
      trx,
    ),
  )

describe('not a second person is', () => {
  test.each([
    ['whoever proposed', async () => one!, 'whoever proposed it'],
    ['whom it is about', async () => about, 'about himself'],
    ['somebody whom the register does not have', () => administrator({ known: false }), 'nobody in the register'],
    ['a relative of whom it is about', async () => (await relate(third!, about), third!), 'related'],
    [
      'a relative of whoever proposed',
      async () => {
        const kin = await administrator()
        await relate(kin, one!)
        return kin
      },
      'related',
    ],
  ])('%s; neither for the program nor for the database', async (_, whoever, why) => {
    const who = await whoever()
    const proposal = await proposes(one!, 'role-given', role(about))
    await expect(approves(who, proposal)).rejects.toMatchObject(refused(why))
    await expect(refuseProposal(db, gate, who, { id: proposal.id, reason })).rejects.toMatchObject(refused(why))
    for (const state of ['approved', 'refused'])
      await expect(decidesInTable(proposal, who, state)).rejects.toThrow(/access.proposal|check constraint/)
    expect(await grantsOf(about)).toEqual([])
  })

  test('another account of the person who proposed: the register knows one account of each, and without a number there is no second person', async () => {
    const proposal = await proposes(one!, 'role-given', role(about))
    const second = { ...one!, identity: { ...one!.identity, account: accountOf(third!) } }
    await expect(approves(second, proposal)).rejects.toMatchObject(refused('whoever proposed it'))
    const taken = writeTo(db, (trx) =>
      sql`insert into access.account (login, officer, name) values ('x', ${one!.identity.officer}, 'x')`.execute(trx),
    )
    await expect(taken).rejects.toThrow('account_officer_key')
  })
})

test('the second person is of another unit where somebody of one could decide; in an office of one unit anybody else is', async () => {
  const of = async (unit: string): Promise<By> => {
    const by = await administrator()
    await writeTo(db, (trx) =>
      sql`insert into organisation.tenure (unit, role, officer, during, entered_on)
        values (${unit}, 'officer', ${by.identity.officer}, '[2026-01-01,)', '2026-01-01')`.execute(trx),
    )
    return by
  }
  const [here, beside] = [await of('R1'), await of('R1')]
  await approves(beside, await proposes(here, 'role-given', role(about)))
  const away = await of('R2')
  const proposal = await proposes(here, 'role-given', role(about, { unit: 'R2' }))
  for (const same of [beside, other!]) {
    await expect(approves(same, proposal)).rejects.toMatchObject(refused('of another unit could decide'))
    await expect(decidesInTable(proposal, same)).rejects.toThrow('is of another unit')
  }
  const obstacle = async ({ identity }: By) =>
    (await listProposals(db, gate, identity, { state: 'open', account: accountOf(about), limit: 9 })).rows[0]!.obstacle
  expect([await obstacle(beside), await obstacle(away)]).toEqual(['same-unit', null])
  // He of the other unit is kin of whoever proposed: nobody elsewhere could decide, and it need not wait for somebody who may not.
  await relate(away, here)
  expect(await obstacle(beside)).toBeNull()
  await approves(beside, proposal)
  // What the database counts is whoever has the role that decides.
  expect(Object.values(ROLES).filter(({ may }) => may.includes('proposal.decide'))).toEqual([ROLES['identity-admin']])
  for (const one of [here, beside, away]) await closeAccount(db, other!.actor, { id: accountOf(one), reason })
})

describe('whoever proposes', () => {
  test.each([
    ['to himself', async () => role(one!), 'about himself'],
    ['to a relative', async () => (await relate(one!, about), role(about)), 'related'],
  ])('gives nothing %s', async (_, input, why) => {
    await expect(proposes(one!, 'role-given', await input())).rejects.toMatchObject(refused(why))
  })

  test('is somebody whom the register has', async () => {
    await expect(proposes(await administrator({ known: false }), 'role-given', role(about))).rejects.toMatchObject(
      refused('nobody in the register'),
    )
  })
})

test('what was proposed is not changed, what was decided stays, nothing is removed', async () => {
  const proposal = await proposes(one!, 'role-given', role(about))
  const change = (set: string) =>
    writeTo(db, (trx) => sql`update access.proposal set ${sql.raw(set)} where id = ${proposal.id}`.execute(trx))
  for (const set of [
    `input = input || '{"role":"auditor"}'`,
    `account = '${accountOf(third!)}'`,
    `reason = 'another'`,
    `proposer = '${accountOf(third!)}'`,
    `ends_at = ends_at + interval '1 hour'`,
  ])
    await expect(change(set), set).rejects.toThrow(/is not changed|check constraint/)
  await refuseProposal(db, gate, other!, { id: proposal.id, reason })
  await expect(decidesInTable(proposal, third!)).rejects.toThrow('what was decided stays')
  await expect(writeTo(db, (trx) => sql`delete from access.proposal`.execute(trx))).rejects.toThrow('not removed')
  const bare = (state: string) =>
    writeTo(db, (trx) =>
      sql`insert into access.proposal (kind, account, input, reason, proposer, proposed_by, event, state, decider, decided_at, answer)
        values ('account-reset', ${accountOf(about)}, '{}', 'x', ${accountOf(one!)}, 'x', 1, ${state}, ${accountOf(other!)}, now(), 'x')`.execute(
        trx,
      ),
    )
  await expect(bare('approved')).rejects.toThrow('nothing is decided before it is proposed')
})

test('one answer for each proposal: refused or withdrawn, it is not done, and whoever comes later is told', async () => {
  const first = await proposes(one!, 'role-given', role(about))
  await expect(proposes(third!, 'role-given', role(about))).rejects.toMatchObject(refused('proposed already'))
  expect(await refuseProposal(db, gate, other!, { id: first.id, reason })).toMatchObject({ state: 'refused', answer: reason, can: [] })
  const second = await proposes(one!, 'role-given', role(about))
  await expect(withdrawProposal(db, gate, other!, { id: second.id, reason })).rejects.toMatchObject({ code: 'absent' })
  expect(await withdrawProposal(db, gate, one!, { id: second.id, reason })).toMatchObject({ state: 'withdrawn' })
  for (const proposal of [first, second]) await expect(approves(other!, proposal)).rejects.toMatchObject(refused('decided already'))
  expect(await grantsOf(about)).toEqual([])
  const decided = await listProposals(db, gate, one!.identity, { state: 'decided', account: accountOf(about), limit: 1 })
  expect([decided.rows.map(({ id }) => id), decided.total.n]).toEqual([[second.id], 2])
})

test('after 72 hours it has lapsed, whether or not anybody wrote that down; and it can be proposed anew', async () => {
  const { identity } = one!
  const id = await writeTo(db, async (trx) => {
    const { rows } = await sql<{
      id: string
    }>`insert into access.proposal (kind, account, holder, input, reason, proposer, proposed_by, proposed_at, ends_at, event)
      values ('role-given', ${accountOf(about)}, ${about.identity.officer}, ${JSON.stringify(role(about))}, 'x', ${identity.account}, 'x',
        now() - interval '73 hours', now() - interval '1 hour', 1) returning id`.execute(trx)
    return rows[0]!.id
  })
  const listed = await listProposals(db, gate, identity, { state: 'decided', account: accountOf(about), limit: 5 })
  expect(listed.rows).toMatchObject([{ id, state: 'lapsed', can: [] }])
  await expect(approveProposal(db, gate, other!, { id, reason })).rejects.toMatchObject(refused('has lapsed'))
  const past = writeTo(db, (trx) =>
    sql`update access.proposal set state = 'approved', decider = ${accountOf(other!)}, decided_by = 'x', decided_at = now(), answer = 'x' where id = ${id}`.execute(
      trx,
    ),
  )
  await expect(past).rejects.toThrow('it has ended')
  expect([await lapseOverdue(db), await lapseOverdue(db)]).toEqual([1, 0])
  const { rows } = await sql<{
    actor: string
    kind: string
  }>`select actor, kind from ledger.event where subject = ${`proposal:${id}`}`.execute(db)
  expect(rows).toEqual([{ actor: WORKER.id, kind: 'access.lapsed' }])
  await approves(other!, await proposes(one!, 'role-given', role(about)))
  expect(await grantsOf(about)).toEqual(['analyst'])
})

describe('what does not fit any more lapses, and says why', () => {
  test.each([
    ['the role was given meanwhile', () => giveRole(db, role(about, { unit: null, role: 'auditor' })), 'administrative role stands alone'],
    ['the account was given to somebody else', () => setOfficerFromMachine(db, gate, accountOf(about), 'CC-00001'), 'another person’s now'],
  ])('%s', async (_, meanwhile, why) => {
    const proposal = await proposes(one!, 'role-given', role(about))
    await meanwhile()
    await expect(approves(other!, proposal)).rejects.toMatchObject(refused(why))
    await expect(approves(other!, proposal)).rejects.toMatchObject(refused('has lapsed'))
    const { rows } = await listProposals(db, gate, one!.identity, { state: 'decided', account: accountOf(about), limit: 9 })
    expect(rows.find(({ id }) => id === proposal.id)).toMatchObject({ state: 'lapsed', answer: expect.stringContaining(why) as string })
    expect(await grantsOf(about)).not.toContain('analyst')
  })

  test('whoever proposed it was closed out meanwhile', async () => {
    const stolen = await administrator()
    const proposal = await proposes(stolen, 'role-given', role(about))
    await closeAccount(db, other!.actor, { id: accountOf(stolen), reason })
    await expect(approves(other!, proposal)).rejects.toMatchObject(refused('may not do so any more'))
  })
})

test('what cannot be done is not proposed, with the field where it is one', async () => {
  const officer = { code: 'input', place: { file: 'officer' } }
  await expect(proposes(one!, 'account-added', { login: 'new', name: 'New', officer: 'anything' })).rejects.toMatchObject(officer)
  await expect(proposes(one!, 'account-officer', { account: accountOf(about), officer: 'anything' })).rejects.toMatchObject(officer)
  await expect(addFromMachine(db, gate, { login: 'new', name: 'New', officer: 'anything' })).rejects.toMatchObject(officer)
  await expect(proposes(one!, 'account-opened', { account: accountOf(about) })).rejects.toMatchObject(refused('is open'))
  await expect(proposes(one!, 'role-given', role(about, { unit: 'R9' }))).rejects.toMatchObject({ code: 'input', place: { file: 'unit' } })
  await expect(proposes(one!, 'account-reset', { account: '01900000-0000-7000-8000-000000000009' })).rejects.toMatchObject({
    code: 'absent',
  })
  const { rows } = await sql<{ kind: string }>`select kind from ledger.event where subject = ${`account:${accountOf(about)}`}`.execute(db)
  expect(rows).toEqual([])
})

test('a link takes two to hand it over: whoever proposed has the link, whoever approved the code, and neither is enough', async () => {
  const proposal = await approves(other!, await proposes(one!, 'account-reset', { account: accountOf(about) }))
  expect(proposal.can).toEqual(['code'])
  await expect(takeOwnPart(db, gate, third!, proposal)).rejects.toMatchObject({ code: 'absent' })
  const before = await takeOwnPart(db, gate, one!, proposal)
  const [link, code] = [await takeOwnPart(db, gate, one!, proposal), await takeOwnPart(db, gate, other!, proposal)]
  expect([link.part, code.part]).toEqual(['link', 'code'])
  const secretOf = ({ text }: { text: string }): string => text.split('#')[1]!
  const accept = (secret: string, typed: string) =>
    acceptInvitation(db, gate, CALLER, { secret, code: typed, password: 'ba-con-trâu-trắng' })
  await expect(showInvitation(db, gate, { secret: secretOf(before) })).rejects.toMatchObject({ code: 'denied' })
  expect(await showInvitation(db, gate, { secret: secretOf(link) })).toMatchObject({ login: about.identity.name, needsCode: true })
  for (const wrong of ['', 'AAAA-BBBB-CCCC-DDDD'])
    await expect(accept(secretOf(link), wrong)).rejects.toMatchObject({ place: { file: 'code' } })
  expect(await accept(secretOf(link), code.text.toLowerCase().replaceAll('-', ' '))).toMatchObject({ step: 'enrol' })
  await expect(accept(secretOf(link), code.text)).rejects.toMatchObject({ code: 'denied' })
  await expect(takeOwnPart(db, gate, one!, proposal)).rejects.toMatchObject(refused('used or has ended'))
  expect(JSON.stringify(await db.selectFrom('access.proposal').selectAll().execute())).not.toContain(code.text)
})

test('an account that two made has its person from the register, and whoever is given one signs in as nobody else', async () => {
  await writeTo(db, (trx) =>
    sql`insert into organisation.officer (number, name) values ('NEW-1', 'Mới'), ('NEW-2', 'Mới khác')`.execute(trx),
  )
  const added = await approves(other!, await proposes(one!, 'account-added', { login: 'moi', name: 'Mới', officer: 'NEW-1' }))
  expect(added.account).toEqual({ login: 'moi', name: 'Mới', officer: 'NEW-1' })
  const { id } = await db.selectFrom('access.account').select('id').where('officer', '=', 'NEW-1').executeTakeFirstOrThrow()
  const moved = await approves(other!, await proposes(one!, 'account-officer', { account: id, officer: 'NEW-2' }))
  expect(moved).toMatchObject({ account: { officer: 'NEW-2' }, officer: { number: 'NEW-2', name: 'Mới khác' } })
  await closeAccount(db, one!.actor, { id, reason })
  await approves(other!, await proposes(one!, 'account-opened', { account: id }))
  expect(await db.selectFrom('access.account').select(['officer', 'disabled']).where('id', '=', id).execute()).toEqual([
    { officer: 'NEW-2', disabled: false },
  ])
})

test('what the terminal of the machine does alone stands in the list, and on the record as its', async () => {
  const { account } = await addFromMachine(db, gate, {
    ...{ login: 'first', name: 'Người đầu', officer: null },
    role: { role: 'identity-admin', unit: null, from: '2026-01-01', until: null },
  })
  await resetFromMachine(db, gate, 'account-reset', account)
  await expect(resetFromMachine(db, gate, 'account-factor', account)).rejects.toMatchObject(refused('no second factor yet'))
  const { rows } = await listProposals(db, gate, one!.identity, { state: 'decided', account, limit: 9 })
  expect(rows.map(({ kind, state, proposedBy }) => [kind, state, proposedBy])).toEqual([
    ['account-reset', 'machine', 'Local user'],
    ['role-given', 'machine', 'Local user'],
    ['account-added', 'machine', 'Local user'],
  ])
  const events = await sql<{ actor: string; from: string }>`select actor, body ->> 'from' as from from ledger.event
    where subject = ${`account:${account}`}`.execute(db)
  expect(events.rows).toEqual(Array.from({ length: 3 }, () => ({ actor: 'local', from: 'machine' })))
})

test('of two who approve at the same moment one does it', async () => {
  const race = async (trial: number): Promise<void> => {
    const month = `${2030 + Math.floor(trial / 12)}-${String((trial % 12) + 1).padStart(2, '0')}`
    const proposal = await proposes(one!, 'role-given', role(about, { from: `${month}-01`, until: `${month}-02` }))
    const answers = await Promise.allSettled([approves(other!, proposal), approves(third!, proposal), approves(other!, proposal)])
    const decided = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.decidedBy] : []))
    expect(new Set(decided).size).toBe(1)
    expect(decided.length).toBe(decided[0] === other!.actor.name ? 2 : 1)
  }
  await Promise.all(Array.from({ length: TRIALS }, (_, trial) => race(trial)))
  expect((await grantsOf(about)).length).toBe(TRIALS)
  const { rows } = await sql<{ n: number }>`select count(*) as n from ledger.event where kind = 'access.role-granted'
    and subject = ${`account:${accountOf(about)}`}`.execute(db)
  expect(rows[0]!.n).toBe(TRIALS)
})

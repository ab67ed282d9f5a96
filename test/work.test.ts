/**
 * My work: what is listed for somebody is what acting succeeds at; what two-person rules, units and conflicts keep from him is not his. `LIEM_TRIALS`: so many
 * times as many random walks.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { settleClocks } from '../src/cases/clocks/index.ts'
import { listRereading } from '../src/cases/rereading/schema.ts'
import { showReviews } from '../src/cases/reviews/schema.ts'
import * as cases from '../src/cases/schema.ts'
import { showState } from '../src/desk/overview/schema.ts'
import { listDone, listWork, type WorkItem } from '../src/desk/work/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Situation } from './access-world.ts'
import { testServer } from './server.ts'

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 1)
const ROLES = ['head', 'deputy', 'inspectorate', 'personnel'] as const
const reason = 'theo kết quả xác minh'
let world: AccessWorld

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
      values ('01AB', 'head', 'CC-deputy', '[2020-01-01,)', '{}', '2020-01-01')`.execute(trx)
    await sql`update findings.named set officer = 'CC-00001', unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
})

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const post = async (path: string, body: object): Promise<number> => (await server.post(path, body)).status
const file = async (id: string) => cases.caseShown.parse(await (await server.get(`/api/cases/${id}`)).json())
const work = async (role: Role, view = 'waiting') => {
  become(role)
  return listWork.output.parse(await (await server.get(`/api/work?limit=200&view=${view}`)).json())
}

async function open(role: Role, situation: Situation): Promise<string> {
  become(role)
  const { id: finding } = world.found(role, situation)
  const opened = cases.caseShown.parse(await (await server.post('/api/cases', { title: 'Kiểm tra', findings: [finding], reason })).json())
  const [act] = opened.acts
  const { officer, what, from, until } = act!
  expect(
    await post(`/api/cases/${opened.id}/acts`, {
      act: act!.id,
      officer,
      what,
      from,
      until,
      detected: '2026-11-01',
      severity: 'serious',
      reason,
    }),
  ).toBe(200)
  return opened.id
}

/** Does what an item is about; the status of the answer. */
async function act({ kind, record, key }: Pick<WorkItem, 'kind' | 'record' | 'key'>): Promise<number> {
  const [path, id] = [`/api/cases/${record}`, key.split(' ')[1]!]
  const { parties, steps, decisions, reviews } = await file(record)
  const concerned = parties.filter(({ role }) => role === 'concerned')
  const heard = (officer: string): boolean => steps.some((step) => step.kind === 'explanation' && step.officer?.id === officer)
  const step = (given: object): Promise<number> => post(`${path}/steps`, { day: '2026-11-20', ...given })
  if (kind === 'verify') return step({ kind: 'verification' })
  if (kind === 'notify') return step({ kind: 'notice', officer: concerned.find(({ notifiedOn }) => notifiedOn === null)!.id })
  if (kind === 'hear') return step({ kind: 'explanation', officer: concerned.find(({ id: one }) => !heard(one))!.id, heard: 'declined' })
  if (kind === 'decide') {
    const { id: officer } = concerned.find((one) => !decisions.some((made) => made.officer.id === one.id && made.state !== 'withdrawn'))!
    return post(`${path}/decisions`, { officer, form: 'warning', day: '2026-11-21', grounds: 'Theo biên bản.' })
  }
  if (kind === 'check') return post(`${path}/decisions/${id}/check`, {})
  if (kind === 'sign') return post(`${path}/decisions/${id}/sign`, { number: '1/QĐ', reason })
  if (kind === 'review-check') return post(`${path}/conclusions/${id}/check`, {})
  if (kind === 'review-sign') return post(`${path}/conclusions/${id}/sign`, { reason })
  const { notices, conclusions } = showReviews.output.parse(await (await server.get(`${path}/reviews`)).json())
  if (kind === 'review-hear') {
    const { review } = notices.find((one) => one.id === id)!
    return post(`${path}/reviews/${review}/hearing`, { day: '2026-11-22', heard: 'declined' })
  }
  // Somebody is told and heard; nobody else needs to be, who is not to be liable.
  const proposed = { outcome: 'none', day: '2026-11-22' }
  const open = reviews.filter(
    (one) => one.outcome === null && !conclusions.some(({ review, state }) => review === one.id && state !== 'withdrawn'),
  )
  const { id: review } = open[0]!
  if (notices.length === 0) {
    const told = await post(`${path}/reviews/${review}/notice`, { day: '2026-11-22', asks: 'Đã kiểm tra thế nào?', reason })
    // As long as whoever acted under him had no notice himself, there is an opinion at most.
    return told === 200 ? told : advise(path, review, proposed)
  }
  await advise(path, review, proposed)
  const { opinions } = showReviews.output.parse(await (await server.get(`${path}/reviews`)).json())
  const opinion = opinions.findLast((one) => one.review === review)!.id
  return post(`${path}/reviews/${review}/conclusions`, { ...proposed, grounds: 'Không biết được.', opinion })
}

/** By somebody who does not sign, where he sees the case; else by whoever is at it. */
async function advise(path: string, review: string, proposed: object): Promise<number> {
  const me = { ...as }
  const words = 'Không biết được.'
  become('personnel')
  const status = await post(`${path}/reviews/${review}/opinion`, { ...proposed, words })
  Object.assign(as, me)
  return status === 200 ? status : post(`${path}/reviews/${review}/opinion`, { ...proposed, words })
}

const OF_CASES = ['verify', 'notify', 'hear', 'decide', 'check', 'sign', 'conclude', 'review-hear', 'review-check', 'review-sign']
const ofCases = ({ kind }: WorkItem): boolean => OF_CASES.includes(kind)

/** Acts of two persons that there are in all cases, whoever may do them. */
async function everyAct(): Promise<Pick<WorkItem, 'kind' | 'record' | 'key'>[]> {
  const { rows } = await sql<{ kind: 'check' | 'sign' | 'review-check' | 'review-sign'; record: string; id: string }>`select
      case when checked_by is null then 'check' else 'sign' end as kind, case_id as record, id from cases.decision where signed_by is null and withdrawn_by is null
    union all select case when checked_by is null then 'review-check' else 'review-sign' end, case_id, id from cases.conclusion
      where signed_by is null and withdrawn_by is null`.execute(db)
  return rows.map(({ kind, record, id }) => ({ kind, record, key: `${kind} ${id}` }))
}

const done = new Set<string>()

test('whatever is listed succeeds, and of acts of two persons nothing else does', async () => {
  const opened = [
    await open('inspectorate', 'subtree'),
    await open('deputy', 'own'),
    await open('head', 'unassigned'),
    await open('head', 'assigned'),
  ]
  expect(new Set(opened).size).toBe(4)
  const turns = fc.array(fc.tuple(fc.constantFrom(...ROLES), fc.nat(), fc.boolean()), { minLength: 30, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(turns, async (all) => {
      for (const [role, at, listed] of all) {
        const items = (await work(role)).rows.filter(ofCases)
        const keys = new Set(items.map(({ key }) => key))
        const pool = listed ? items : (await everyAct()).filter(({ key }) => !keys.has(key))
        const one = pool[at % Math.max(1, pool.length)]
        if (one === undefined) continue
        become(role)
        const status = listed ? await act(one) : await tried(one)
        expect([role, one.kind, listed, status === 200]).toEqual([role, one.kind, listed, listed])
        if (listed) done.add(one.kind)
      }
    }),
    { numRuns: TRIALS, endOnFailure: true },
  )
  // What is left is done by whose it is, until nothing waits.
  for (let left = true; left;) {
    left = false
    for (const role of ROLES)
      for (const item of (await work(role)).rows.filter(ofCases)) {
        become(role)
        expect([role, item.kind, await act(item)]).toEqual([role, item.kind, 200])
        done.add(item.kind)
        left = true
        break
      }
  }
  expect([...done].toSorted()).toEqual(OF_CASES.toSorted())
  const { rows } = await sql<{ id: string; state: string }>`select id, state from cases.case order by id`.execute(db)
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]))
  // The last is of another region: only whoever handles it sees it, so that nobody can check his draft; he follows it.
  const [alone, ...others] = opened.toReversed()
  expect([stateOf.get(alone!), ...others.map((id) => stateOf.get(id))]).toEqual(['explained', 'decided', 'decided', 'decided'])
  const followed = (await work('head', 'following')).rows.filter(({ kind }) => !kind.startsWith('review-'))
  expect(followed.map(({ kind, record }) => [kind, record])).toEqual([['check', alone]])
}, 120_000)

/** Of what whoever asks does not see, the act alone. */
async function tried(one: Pick<WorkItem, 'kind' | 'record' | 'key'>): Promise<number> {
  const [path, id] = [`/api/cases/${one.record}`, one.key.split(' ')[1]!]
  if (one.kind === 'check') return post(`${path}/decisions/${id}/check`, {})
  if (one.kind === 'sign') return post(`${path}/decisions/${id}/sign`, { number: '1/QĐ', reason })
  if (one.kind === 'review-check') return post(`${path}/conclusions/${id}/check`, {})
  return post(`${path}/conclusions/${id}/sign`, { reason })
}

test('what was done stands under Done, the last first', async () => {
  become('inspectorate')
  const { rows } = listDone.output.parse(await (await server.get('/api/work/done')).json())
  expect(rows.some(({ kind, page, number }) => kind === 'case.opened' && page === 'case' && number?.startsWith('VV-'))).toBe(true)
  expect(rows.map(({ event }) => event)).toEqual(rows.map(({ event }) => event).toSorted((one, other) => other - one))
})

test('what runs out first stands first; what is not known yet is said to be so, and counts are those of the whole list', async () => {
  const id = await open('inspectorate', 'assigned')
  const mine = async () => (await work('inspectorate')).rows.find(({ record }) => record === id)!
  expect(await mine()).toMatchObject({ kind: 'verify', group: 'unknown', clock: null, why: 'unknown' })
  await settleClocks({ db, home: { path: '/nowhere' } })
  const shown = await work('inspectorate')
  const item = shown.rows.find(({ record }) => record === id)!
  expect(item.clock).toMatchObject({ id: 'handling', from: '2026-11-01', days: 90 })
  expect(item.clock!.cite!.citeVi).not.toBe('')
  const order = shown.rows.map(({ clock }) => clock?.ends ?? '9')
  expect(order).toEqual(order.toSorted())
  expect(shown.total).toEqual(shown.counts.waiting)
  expect(Object.values(shown.groups).reduce((sum, { n }) => sum + n, 0)).toBe(shown.total.n)
})

test('pages give each thing once, in the order of the whole', async () => {
  become('inspectorate')
  const whole = (await work('inspectorate')).rows.map(({ key }) => key)
  const paged: string[] = []
  for (let cursor = ''; ;) {
    const page = listWork.output.parse(await (await server.get(`/api/work?limit=1${cursor}`)).json())
    paged.push(...page.rows.map(({ key }) => key))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  expect(whole.length).toBeGreaterThan(1)
  expect(paged).toEqual(whole)
})

test('what came since one looked is new, and is told to nobody else', async () => {
  const before = await work('head')
  expect(before.fresh!.n).toBe(before.total.n)
  expect(await post('/api/work/looked', {})).toBe(200)
  expect((await work('head')).fresh).toEqual({ n: 0, more: false })
  await writeTo(db, async (trx) => {
    await sql`update findings.finding set raised_at = now() where assignee = 'CC-head'`.execute(trx)
  })
  const after = await work('head')
  expect(after.fresh!.n).toBe(after.rows.filter(({ isNew }) => isNew).length)
  expect(after.fresh!.n).toBeGreaterThan(0)
  const other = await work('deputy')
  expect(other.fresh!.n).toBe(other.total.n)
})

test('what waits for whom, of other rooms', async () => {
  const { rows: lists } = await sql<{ id: string }>`select id from retention.destruction`.execute(db)
  expect(lists).toEqual([])
  const kinds = new Set((await work('inspectorate')).rows.map(({ kind }) => kind))
  expect(kinds.has('finding')).toBe(true)
  for (const role of ['operator', 'auditor', 'key-custodian'] as const) expect((await work(role)).rows).toEqual([])
})

test('what is read again waits for whoever is blind, then for whoever decides; a quarter in which nothing is left waits for nobody', async () => {
  const { rows } = await sql<{ id: string; unit: string }>`select id, unit from cases.case where state = 'decided' order by id`.execute(db)
  const [one] = rows
  const rereading = '01900000-0000-7000-8000-00000000000a'
  await writeTo(db, async (trx) => {
    await sql`insert into cases.seed (quarter, seed) values ('2026-07-01', decode(repeat('07', 32), 'hex'))`.execute(trx)
    await sql`insert into cases.draw (quarter, share, pool, drawn_by) values ('2026-07-01', 500, '[]', 'x')`.execute(trx)
    await sql`insert into cases.rereading (id, quarter, kind, case_id, level, first) values (${rereading}, '2026-07-01', 'case', ${one!.id}, 3,
      '{"outcome":"warning","reason":"x","by":"CC-head","on":"2026-08-01"}')`.execute(trx)
  })
  const reads = async (role: Role) => (await work(role)).rows.filter(({ kind }) => kind.startsWith('reread')).map(({ kind }) => kind)
  for (const role of ROLES) {
    const listed = await reads(role)
    const { page } = listRereading.output.parse(await (await server.get('/api/rereading?limit=50')).json())
    expect([role, listed]).toEqual([role, page.rows.some(({ may }) => may) ? ['reread-take'] : []])
  }
  const fresh = await addReader('CC-reader')
  Object.assign(as, fresh)
  const own = async () =>
    listWork.output
      .parse(await (await server.get('/api/work?limit=200')).json())
      .rows.filter(({ kind }) => kind.startsWith('reread'))
      .map(({ kind, record, number, title }) => [kind, record, number, title])
  expect(await own()).toEqual([['reread-take', '2026-07-01', 'Q3/2026', null]])
  expect(await post(`/api/rereading/${rereading}/take`, {})).toBe(200)
  expect(await own()).toEqual([['reread', rereading, 'Q3/2026', null]])
  expect(await post(`/api/rereading/${rereading}/verdict`, { verdict: 'something', words: 'Còn hành vi chưa xem xét.' })).toBe(200)
  expect(await own()).toEqual([])
  const able = await settlersOf(one!.id)
  const settlers = []
  for (const role of ROLES) if ((await reads(role)).includes('reread-settle')) settlers.push(role)
  for (const role of ROLES) {
    become(role)
    const status = await post(`/api/rereading/${rereading}/settle`, { reopen: false, reason })
    expect([role, status === 200]).toEqual([role, settlers[0] === role])
    if (status === 200) break
  }
  expect(settlers).toEqual(able)
  for (const role of ROLES) expect(await reads(role)).toEqual([])
})

/** Who may settle what was read of a case: whoever decides, sees it, and had no hand in its decisions. Which cases those before left to somebody is by chance. */
async function settlersOf(id: string): Promise<Role[]> {
  const { rows } = await sql<{ hands: string[] }>`select array(select distinct hand from cases.decision d,
    unnest(array[d.drafted_by, d.checked_by, d.signed_by]) as hand where d.case_id = ${id}) as hands`.execute(db)
  const able: Role[] = []
  for (const role of ROLES) {
    become(role)
    const { may, actor } = showState.output.parse(await (await server.get('/api/state')).json())
    const sees = (await server.get(`/api/cases/${id}`)).status === 200
    if (sees && may.includes('case.decide') && !rows[0]!.hands.includes(actor.id)) able.push(role)
  }
  return able
}

/** Somebody of the inspectorate who has had to do with nothing. */
async function addReader(officer: string): Promise<Identity> {
  let account = ''
  await writeTo(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) values (${officer}, ${officer})`.execute(trx)
    const { rows } = await sql<{
      id: string
    }>`insert into access.account (login, officer, name) values (${officer}, ${officer}, ${officer}) returning id`.execute(trx)
    account = rows[0]!.id
    await sql`insert into access.grant (account, role, unit, during, event) values (${account}, 'inspectorate', null, '[2026-01-01,)', 1)`.execute(
      trx,
    )
  })
  return identityOf({ role: 'inspectorate', officer, system: '', account })
}

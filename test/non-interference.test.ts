/**
 * What somebody may not see makes no difference to any answer: two states of the database that differ in nothing but records that are kept from him
 * give the same bytes, whatever he asks. `LIEM_TRIALS`: so many pairs of states, 2,000 in the long run.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../apps/server/routes/index.ts'
import type { Identity } from '../src/access/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import type { Trx } from '../src/base/index.ts'
import { EXPECTED } from './access-expected.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Found } from './access-world.ts'
import { keepRun, setRun } from './access-run.ts'
import { testServer } from './server.ts'

const TRIALS = Math.min(2_000, Number(process.env['LIEM_TRIALS'] ?? 7))
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
let world: AccessWorld

/** What may be kept from each role: what he or a relative had a part in, a finding of a unit beside his, and one of his own unit that is above his clearance. */
const KEPT = ['conflicted', 'related', 'sibling', 'parent', 'own'] as const
/** The lowest tier that each role is not cleared for; 0 where there is none. Written down once more beside the table of roles. */
const ABOVE: Partial<Record<Role, number>> = { head: 0, inspectorate: 0, auditor: 0, deputy: 2 }
/** What can be with a record that he does not see. */
const STATES = ['absent', 'new', 'review', 'confirmed', 'dismissed', 'withheld', 'noted', 'heard', 'opened', 'case'] as const
type State = (typeof STATES)[number]
const TABLES = ['trace', 'finding', 'named'] as const

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    await keepRun(trx)
    await sql`create schema kept`.execute(trx)
    // Pairs of databases are made of one: what differs between them comes and goes.
    await sql`drop trigger never_removed on findings.finding`.execute(trx)
    for (const table of [...ALONG, 'plan_task', 'plan_turn'])
      await sql`alter table ${sql.id('cases', table)} disable trigger guarded`.execute(trx)
    for (const table of ['measure', 'origin', 'review_opinion', 'conclusion'])
      await sql`drop trigger guarded on ${sql.id('cases', table)}`.execute(trx)
    await sql`insert into access.account (login, name) values ('opener', 'x')`.execute(trx)
    for (const table of TABLES) await sql`create table ${sql.id('kept', table)} as select * from ${sql.id('findings', table)}`.execute(trx)
    await sql`insert into findings.circumstance (id, kind, title, units, from_at, until_at, effect, document, approver, by)
      values (${CIRCUMSTANCE}, 'outage', 'x', null, '2026-05-18', '2026-05-19', 'withhold', 'x', 'x', 'x')`.execute(trx)
  })
})

const CIRCUMSTANCE = '01900000-0000-7000-8000-000000000001'

/** Puts a record into a state, from what was kept of it in the beginning; what is of his own unit, into a tier. */
async function put(trx: Trx, { id, caseId }: Found, state: State, tier: number): Promise<void> {
  for (const table of ['note', 'hearing', 'finding_circumstance', 'named'])
    await sql`delete from ${sql.id('findings', table)} where finding = ${id}`.execute(trx)
  await sql`delete from access.break_glass where finding = ${id}`.execute(trx)
  await closeCase(trx, id)
  await sql`delete from findings.finding where id = ${id}`.execute(trx)
  await sql`delete from findings.trace where case_id = ${caseId}`.execute(trx)
  if (state === 'absent') return
  await copy(trx, 'trace', sql`case_id = ${caseId}`)
  await copy(trx, 'finding', sql`id = ${id}`)
  await copy(trx, 'named', sql`finding = ${id}`)
  if (tier > 0) await sql`update findings.finding set tier = ${tier} where id = ${id}`.execute(trx)
  const set: Partial<Record<State, ReturnType<typeof sql>>> = {
    review: sql`state = 'review', assignee = 'CC-00002', due = '2020-01-01'`,
    confirmed: sql`state = 'confirmed', conclusion = 'x', concluded_at = now(), concluded_by = 'x'`,
    dismissed: sql`state = 'dismissed', conclusion = 'x', concluded_at = now(), concluded_by = 'x'`,
    withheld: sql`withheld_by = ${CIRCUMSTANCE}`,
  }
  if (set[state] !== undefined) await sql`update findings.finding set ${set[state]} where id = ${id}`.execute(trx)
  if (state === 'withheld')
    await sql`insert into findings.finding_circumstance (finding, circumstance) values (${id}, ${CIRCUMSTANCE})`.execute(trx)
  if (state === 'noted') await sql`insert into findings.note (finding, text, by, by_name) values (${id}, 'x', 'x', 'x')`.execute(trx)
  if (state === 'opened')
    await sql`insert into access.break_glass (account, actor, actor_name, asked, reason, finding, until_at, review_by, event)
      select id, 'KC-duty', 'x', 'x', 'x', ${id}, now() + interval '4 hours', now() + interval '72 hours', 1 from access.account where login = 'opener'`.execute(
      trx,
    )
  if (state === 'case') await openCase(trx, id)
  if (state === 'heard')
    await sql`insert into findings.hearing (finding, officer, outcome, said, held_on, by) values (${id}, 'CC-00002', 'objected', 'x', '2026-06-01', 'x')`.execute(
      trx,
    )
}

/** Of what goes along with a case, that which is there before anybody was heard. */
const ALONG = ['submission', 'leader_fact', 'goods'] as const
const HANGING = [
  ...(['sitting_end', 'sitting', 'council_member', 'council', 'measure_end', 'measure', 'referral_news', 'referral'] as const),
  ...(['submission', 'leader_fact', 'goods', 'report', 'origin', 'plan_turn', 'plan_task'] as const),
  ...(['conclusion', 'review_opinion', 'review', 'decision', 'step', 'act', 'circumstance', 'earlier', 'party', 'source'] as const),
] as const

async function closeCase(trx: Trx, finding: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select case_id as id from cases.source where finding = ${finding}`.execute(trx)
  for (const { id } of rows) {
    for (const table of HANGING) await sql`delete from ${sql.id('cases', table)} where case_id = ${id}`.execute(trx)
    await sql`delete from cases.case where id = ${id}`.execute(trx)
  }
}

/** A case that nobody concerned has notice of, with all that may hang on one before it is decided. */
async function openCase(trx: Trx, finding: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`insert into cases.case (number, title, unit, handler, state, opened_on, opened_by, event)
    select 'VV-' || number, 'x', by_unit, 'KC-duty', 'verifying', '2026-06-01', 'KC-duty', 1 from findings.finding where id = ${finding} returning id`.execute(
    trx,
  )
  const own = sql`${rows[0]!.id}::uuid`
  await sql`insert into cases.source (finding, case_id) values (${finding}, ${own})`.execute(trx)
  await sql`insert into cases.origin (case_id, kind, said, number, day) values (${own}, 'inspection', '{}', '1/BB', '2026-06-01')`.execute(
    trx,
  )
  await sql`insert into cases.party (case_id, officer, role) select distinct ${own}, officer, 'concerned' from findings.named
    where finding = ${finding} and officer is not null`.execute(trx)
  await sql`insert into cases.act (case_id, officer, what, from_day, detected) select case_id, officer, 'x', '2026-05-18', '2026-06-01'
    from cases.party where case_id = ${own}`.execute(trx)
  await sql`insert into cases.step (case_id, kind, day, words, by) values (${own}, 'verification', '2026-06-02', 'x', 'KC-duty')`.execute(
    trx,
  )
  await openProceedings(trx, own)
  await sql`insert into cases.review (case_id, officer, unit, role, from_day, until_day)
    select ${own}, 'CC-00003', unit, 'head', '2026-05-18', '2026-05-18' from cases.case where id = ${own}`.execute(trx)
  await sql`insert into cases.review_opinion (case_id, review, officer, outcome, words, day, by)
    select case_id, id, officer, 'none', 'x', '2026-06-04', 'KC-head' from cases.review where case_id = ${own}`.execute(trx)
  await sql`insert into cases.conclusion (case_id, review, officer, from_day, until_day, outcome, day, grounds, law, drafted_by, checked_by, checked_at)
    select case_id, id, officer, from_day, until_day, 'none', '2026-06-04', 'x', '{}', 'KC-duty', 'KC-head', now() from cases.review
    where case_id = ${own}`.execute(trx)
  await sql`insert into cases.leader_fact (case_id, officer, unit, role, answers, document, by)
    select ${own}, 'CC-00003', unit, 'head', 'direct', 'x', 'KC-duty' from cases.case where id = ${own}`.execute(trx)
  await sql`insert into cases.goods (case_id, kind, what, unit, due, by) select ${own}, 'recovery', 'x', unit, '2026-06-01', 'KC-duty'
    from cases.case where id = ${own}`.execute(trx)
  await sql`insert into cases.submission (number, case_id, kind, unit, asks, grounds, drafted_by, to_unit, submitted_by, submitted_at, due)
    select 'TT-' || number, id, 'unit', unit, 'x', 'x', 'KC-duty', 'CHQ', 'KC-duty', '2026-06-01', '2026-06-02' from cases.case where id = ${own}`.execute(
    trx,
  )
  // Whoever is kept from it had a task in it before.
  await sql`with task as (insert into cases.plan_task (case_id, what, way, officer, by) select case_id, 'x', 'interview', officer, 'KC-duty' from cases.party
      where case_id = ${own} returning id, officer)
    insert into cases.plan_turn (case_id, task, officer, due, by) select ${own}, id, who, '2026-06-01', 'KC-duty' from task cross join lateral (
      select officer as who union all select 'CC-' || one from unnest(${ROLE_IDS}::text[]) as one
        where task.officer in ('CC-' || one, 'KC-' || one)) as hands`.execute(trx)
  await sql`insert into cases.report (case_id, number, by) values (${own}, 'BC-2026-00012', 'KC-duty')`.execute(trx)
}

/** A council with a sitting, a measure in force that has ended, and a referral that is back, of each person concerned. */
async function openProceedings(trx: Trx, own: ReturnType<typeof sql>): Promise<void> {
  const of = sql`from cases.party where case_id = ${own}`
  await sql`insert into cases.council (case_id, officer, document, formed_on, law, formed_by) select case_id, officer, 'x', '2026-06-02', '[]', 'KC-duty' ${of}`.execute(
    trx,
  )
  await sql`insert into cases.council_member (council, case_id, officer, seat, by) select id, case_id, 'CC-00003', 'chair', 'KC-duty'
    from cases.council where case_id = ${own}`.execute(trx)
  // Whoever is kept from it by a tie has a seat, too, and was summoned.
  await sql`insert into cases.council_member (council, case_id, officer, seat, by) select c.id, c.case_id, 'CC-' || who, 'party', 'KC-duty'
    from cases.council c cross join unnest(${ROLE_IDS}::text[]) as who where c.case_id = ${own} and c.officer in ('CC-' || who, 'KC-' || who)`.execute(
    trx,
  )
  await sql`insert into cases.sitting (council, case_id, day, place, summoned_on, law, called_by) select id, case_id, '2026-06-08', 'x', '2026-06-03', '[]', 'KC-duty'
    from cases.council where case_id = ${own}`.execute(trx)
  await sql`insert into cases.sitting_end (sitting, case_id, held, attended, reason, by) select id, case_id, false, false, 'x', 'KC-duty'
    from cases.sitting where case_id = ${own}`.execute(trx)
  await sql`insert into cases.measure (case_id, officer, kind, ground, from_day, until_day, pay, law, ordered_by, number, signed_by, signed_at)
    select case_id, officer, 'suspension', 'x', '2026-06-02', '2026-06-16', 50, '[]', 'KC-duty', 'x', 'KC-head', now() ${of}`.execute(trx)
  await sql`insert into cases.measure_end (measure, case_id, day, cause, owed, by) select id, case_id, '2026-06-10', 'no-need', 'x', 'KC-head'
    from cases.measure where case_id = ${own}`.execute(trx)
  await sql`insert into cases.referral (case_id, officer, origin, body, day, document, circumstance, by)
    select case_id, officer, 'sent', 'x', '2026-06-02', 'x', ${own}, 'KC-duty' ${of}`.execute(trx)
  await sql`insert into cases.referral_news (referral, case_id, kind, ends, day, document, by) select id, case_id, 'returned', true, '2026-06-09', 'x', 'KC-duty'
    from cases.referral where case_id = ${own}`.execute(trx)
}

async function copy(trx: Trx, table: (typeof TABLES)[number], where: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ column: string }>`select attname as column from pg_attribute
    where attrelid = ${`findings.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    trx,
  )
  const columns = sql.join(rows.map(({ column }) => sql.id(column)))
  await sql`insert into ${sql.id('findings', table)} (${columns}) overriding system value select ${columns} from ${sql.id('kept', table)}
    where ${where}`.execute(trx)
}

/** What a run counts is in its sums, too; not what is of other units: of those everybody may see sums. */
async function become(role: Role, states: readonly State[]): Promise<void> {
  await writeTo(db, async (trx) => {
    const above = ABOVE[role] ?? 1
    for (const [at, situation] of KEPT.entries()) {
      const own = situation === 'own'
      if (!own || above > 0) await put(trx, world.found(role, situation), states[at]!, own ? above : 0)
    }
    await setRun(trx)
  })
}

/** Everything that he may ask, with records that are kept from him and with those that are not. */
function questions(role: Role): string[] {
  const records = (['subtree', 'conflicted', 'related', 'own'] as const).map((situation) => world.found(role, situation))
  const asked = ROUTES.filter(
    ({ route: { method, path } }) => method === 'GET' && EXPECTED[`GET ${path}`] !== 'open' && !TIMED.includes(path),
  )
  const paths = asked.flatMap(({ route: { path } }) => (path.includes(':') ? [] : [path + (FIXED[path] ?? '')]))
  const ofRecords = records.flatMap(({ id, number, caseId }) => [
    `/api/findings/${id}`,
    `/api/findings/${id}/neighbours`,
    `/api/findings?caseId=${caseId}`,
    `/api/findings/number?caseId=${caseId}`,
    `/api/search?text=${number}`,
    `/api/log/cases?text=${caseId}`,
    `/api/events?subject=finding:${id}`,
    `/api/cases?state=all&text=${number}`,
  ])
  return [...paths, ...ofRecords, ...MORE]
}

/** Workbooks say when they were made, and speak of no record; whoever asks what was read has read something by that. */
const TIMED = [
  '/api/organisation/template',
  '/api/catalogue/template',
  '/api/cases/legacy/template',
  '/api/ratings/template',
  '/api/organisation/export',
  '/api/reads',
  '/api/reads/export',
]
const FIXED: Record<string, string> = {
  '/api/findings/export': '?format=csv',
  '/api/search': '?text=R1',
  '/api/treatment': '?from=2020&until=2030',
}
const MORE = [
  '/api/break-glass?view=waiting',
  '/api/findings?sort=severity&direction=desc&limit=3',
  '/api/findings?text=17',
  `/api/findings?withheldBy=${CIRCUMSTANCE}`,
  '/api/findings/number?state=new',
  '/api/overview?months=36',
  '/api/overview?unit=01AB',
  '/api/units/R1',
  '/api/units/01AB',
  `/api/circumstances/${CIRCUMSTANCE}`,
  '/api/rulebooks/clearance',
  '/api/organisation/units/01AB',
]
/** Sums of findings elsewhere: a unit is compared with all that are like it, and whoever keeps the rules sees how many wait by rule. */
const sumsOf = (role: Role): string[] => [
  '/api/overview',
  '/api/units/R1',
  ...(role === 'policy-admin' ? ['/api/rulebooks/clearance'] : []),
]

async function answers(role: Role): Promise<Map<string, string>> {
  const all = await Promise.all(
    questions(role).map(async (path): Promise<[string, string]> => {
      const response = await server.get(path)
      expect(response.status, path).toBeLessThan(500)
      return [path, `${response.status} ${response.headers.get('etag')} ${withoutCode(await response.text())}`]
    }),
  )
  return new Map(all)
}

/** Each refusal has a code of its own, drawn by lot. */
const withoutCode = (text: string): string => text.replace(/"code":"\d{3}-[\dA-Z]+"/u, '')

const state = fc.constantFrom(...STATES)
type Five = [State, State, State, State, State]
interface Pair {
  role: Role
  one: Five
  other: Five
}
const pair: fc.Arbitrary<Pair> = fc.record({
  role: fc.constantFrom(...ROLE_IDS),
  one: fc.tuple(state, state, state, state, state),
  other: fc.tuple(state, state, state, state, state),
})

test('what is kept from somebody changes no byte of any answer that he gets', { timeout: 60_000 + TRIALS * 5_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ({ role, one, other }) => {
      Object.assign(as, identityOf(world.people.get(role)!))
      await become(role, one)
      const before = await answers(role)
      await become(role, other)
      const after = await answers(role)
      const elsewhere = one[2] !== other[2] || one[3] !== other[3]
      const compared = [...before].filter(([path]) => !elsewhere || !sumsOf(role).some((sums) => path.startsWith(sums)))
      expect(compared.map(([path]) => [path, after.get(path)])).toEqual(compared)
    }),
    { numRuns: TRIALS, examples: EXAMPLES },
  )
})

/** From nothing to everything, for the roles that see the most. */
const EXAMPLES = (['head', 'deputy', 'inspectorate', 'analyst', 'official', 'auditor'] as const).flatMap((role): [Pair][] => [
  [{ role, one: ['absent', 'absent', 'absent', 'absent', 'absent'], other: ['confirmed', 'opened', 'opened', 'new', 'new'] }],
  [{ role, one: ['absent', 'new', 'new', 'new', 'new'], other: ['case', 'case', 'case', 'case', 'case'] }],
])

test('the test would see a difference: somebody else gets other answers', async () => {
  Object.assign(as, identityOf(world.people.get('analyst')!))
  await become('head', ['absent', 'absent', 'absent', 'absent', 'absent'])
  const before = await answers('analyst')
  await become('head', ['new', 'review', 'absent', 'absent', 'absent'])
  const after = await answers('analyst')
  const different = [...before].filter(([path, answer]) => after.get(path) !== answer).map(([path]) => path.split('?')[0])
  const must = [
    '/api/findings',
    '/api/findings/counts',
    '/api/findings/number',
    '/api/findings/export',
    '/api/overview',
    '/api/units',
    '/api/state',
  ]
  expect(different).toEqual(expect.arrayContaining([...must, '/api/log', '/api/units/01AB', '/api/rulebooks/clearance']))
})

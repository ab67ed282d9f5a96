import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../apps/server/routes/index.ts'
import type { Identity } from '../src/access/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import type { Route } from '../src/base/schema.ts'
import { EXPECTED } from './access-expected.ts'
import { buildAccessWorld, identityOf, SITUATIONS, writeTo, type AccessWorld, type Found, type Situation } from './access-world.ts'
import { testServer } from './server.ts'

/** Who asks; changed between requests. */
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db } = server.database
let world: AccessWorld

const SITUATION_IDS = Object.keys(SITUATIONS) as Situation[]
const CIRCUMSTANCE = { R1: 1, '01AB': 2, R2: 3, CHQ: 4 } as const
const circumstanceOf = (unit: keyof typeof CIRCUMSTANCE): string => `01900000-0000-7000-8000-00000000000${CIRCUMSTANCE[unit]}`

beforeAll(async () => {
  world = await buildAccessWorld(db)
  await writeTo(db, async (trx) => {
    for (const unit of Object.keys(CIRCUMSTANCE) as (keyof typeof CIRCUMSTANCE)[])
      await sql`insert into findings.circumstance (id, kind, title, units, from_at, until_at, effect, document, approver, by)
        values (${circumstanceOf(unit)}, 'outage', 'x', array[${unit}], '2020-01-01', '2020-01-02', 'annotate', 'x', 'x', 'x')`.execute(trx)
    await sql`insert into ledger.event (actor, actor_name, actor_kind, kind, subject, reason)
      select 'x', 'x', 'person', 'finding.noted', 'finding:' || id, 'for a test' from findings.finding`.execute(trx)
  })
})

const keyOf = ({ method, path }: Route): string => `${method} ${path}`

function become(role: Role): void {
  Object.assign(as, identityOf(world.people.get(role)!))
}

/** A field that no contract has: whoever may ask is told so; nobody else learns even that. */
async function mayAsk({ method, path }: Route): Promise<boolean> {
  const url = `${server.url}${path.replaceAll(/:\w+/gu, 'x')}`
  const hasBody = method === 'POST' || method === 'PUT'
  const response = await fetch(`${url}?nonsense=1`, {
    method,
    ...(hasBody ? { body: '{"nonsense":1}', headers: { 'content-type': 'application/json' } } : {}),
  })
  await response.text()
  expect([400, 404], `${method} ${path}`).toContain(response.status)
  return response.status === 400
}

test('every route stands in the table of expectations, and nothing else does', () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual(ROUTES.map(({ route }) => keyOf(route)).toSorted())
})

test('what works without a session says so in its contract, and nothing else does', () => {
  const open = ROUTES.filter(({ route }) => route.open === true).map(({ route }) => keyOf(route))
  expect(open.toSorted()).toEqual(
    Object.keys(EXPECTED)
      .filter((key) => EXPECTED[key] === 'open')
      .toSorted(),
  )
})

test.each(ROLE_IDS)('%s may ask what was meant, and gets the same answer for the rest as for what is not there', async (role) => {
  become(role)
  const asked = ROUTES.filter(({ route }) => EXPECTED[keyOf(route)] !== 'open')
  const may = await Promise.all(asked.map(async ({ route }) => [keyOf(route), await mayAsk(route)] as const))
  const meant = (key: string): boolean => EXPECTED[key] === 'all' || EXPECTED[key]!.includes(role)
  expect(Object.fromEntries(may)).toEqual(Object.fromEntries(may.map(([key]) => [key, meant(key)])))
})

interface Answer {
  status: number
  text: string
}

interface Probe {
  ask: (found: Found, unit: keyof typeof CIRCUMSTANCE) => { path: string; body?: object }
  /** Whether the answer knows the record; otherwise, whether it was found at all. */
  knows?: (answer: Answer, found: Found) => boolean
  /** Who sees the record where it is another one than a finding. */
  sees?: (role: Role, situation: Situation) => boolean
}

const CASES_OF_UNITS = ['sibling', 'parent', 'assigned']
const inUnits = (_: Role, situation: Situation): boolean => !CASES_OF_UNITS.includes(situation)
const json = <T>({ text }: Answer): T => JSON.parse(text) as T
const rowsHave = (answer: Answer, id: string): boolean =>
  json<{ rows: { id?: string; caseId?: string }[] }>(answer).rows.some((row) => row.id === id)

/** How each route that speaks of records is asked for one. */
const PROBES: Record<string, Probe> = {
  'GET /api/findings': { ask: () => ({ path: '/api/findings?limit=200' }), knows: (answer, { id }) => rowsHave(answer, id) },
  'GET /api/findings/number': {
    ask: ({ caseId }) => ({ path: `/api/findings/number?caseId=${caseId}` }),
    knows: (answer) => json<{ n: number }>(answer).n === 1,
  },
  'GET /api/findings/export': {
    ask: ({ caseId }) => ({ path: `/api/findings/export?format=csv&caseId=${caseId}` }),
    knows: ({ text }, { number }) => text.includes(number),
  },
  'POST /api/findings/export': {
    ask: ({ id }) => ({ path: '/api/findings/export', body: { ids: [id], format: 'csv' } }),
    knows: ({ text }, { number }) => text.includes(number),
  },
  'GET /api/findings/:id': { ask: ({ id }) => ({ path: `/api/findings/${id}` }) },
  'GET /api/findings/:id/neighbours': {
    ask: ({ id }) => ({ path: `/api/findings/${id}/neighbours` }),
    knows: (answer) => json<{ place: unknown }>(answer).place !== null,
  },
  'POST /api/findings/:id/move': {
    ask: ({ id }) => ({ path: `/api/findings/${id}/move`, body: { to: 'duplicate', reason: 'for a test' } }),
  },
  'POST /api/findings/:id/notes': { ask: ({ id }) => ({ path: `/api/findings/${id}/notes`, body: { text: 'for a test' } }) },
  'POST /api/findings/:id/hearings': {
    ask: ({ id }) => ({ path: `/api/findings/${id}/hearings`, body: { officer: 'nobody', outcome: 'heard', said: 'x', on: '2026-06-01' } }),
  },
  'POST /api/findings/:id/assign': {
    ask: ({ id }) => ({ path: `/api/findings/${id}/assign`, body: { due: '2027-01-01', reason: 'for a test' } }),
  },
  'POST /api/findings/:id/tier': {
    ask: ({ id }) => ({ path: `/api/findings/${id}/tier`, body: { tier: 'ordinary', reason: 'for a test' } }),
  },
  'POST /api/findings/bulk': {
    ask: ({ id }) => ({ path: '/api/findings/bulk', body: { act: 'due', due: '2027-01-01', ids: [id], reason: 'for a test' } }),
    knows: (answer) => {
      const { changed, left } = json<{ changed: number; left: unknown[] }>(answer)
      return changed + left.length > 0
    },
  },
  'GET /api/search': {
    ask: ({ number }) => ({ path: `/api/search?text=${number}` }),
    knows: (answer, { id }) => json<{ hits: { key: string }[] }>(answer).hits.some(({ key }) => key === id),
  },
  'GET /api/log/cases': {
    ask: ({ caseId }) => ({ path: `/api/log/cases?text=${caseId}` }),
    knows: (answer, { caseId }) => json<{ rows: { caseId: string }[] }>(answer).rows.some((row) => row.caseId === caseId),
    sees: inUnits,
  },
  'GET /api/units/:code': { ask: (_, unit) => ({ path: `/api/units/${unit}` }), sees: inUnits },
  'GET /api/overview': { ask: (_, unit) => ({ path: `/api/overview?unit=${unit}` }), sees: inUnits },
  'GET /api/circumstances/:id': {
    ask: (_, unit) => ({ path: `/api/circumstances/${circumstanceOf(unit)}` }),
    // One of a unit above holds for those below, too.
    sees: (role, situation) => inUnits(role, situation) || situation === 'parent',
  },
  'POST /api/circumstances': {
    ask: (_, unit) => ({ path: '/api/circumstances', body: { ...NEW_CIRCUMSTANCE, units: [unit] } }),
    knows: ({ status }) => status === 200,
    sees: inUnits,
  },
  'GET /api/findings/:id/holds': { ask: ({ id }) => ({ path: `/api/findings/${id}/holds` }) },
  'GET /api/events': {
    ask: ({ id }) => ({ path: `/api/events?subject=finding:${id}` }),
    knows: (answer) => json<{ rows: unknown[] }>(answer).rows.length > 0,
    sees: (_, situation) => situation !== 'conflicted' && situation !== 'related',
  },
}

const NEW_CIRCUMSTANCE = {
  ...{ kind: 'outage', title: 'x', rules: null, from: '2020-01-01T00:00:00.000Z', until: '2020-01-02T00:00:00.000Z', effect: 'annotate' },
  ...{ document: 'x', approver: 'x', reason: 'for a test' },
}

/** Who sees a finding: those of its unit or above, and whoever it was given to; nobody who is named in it or related to one who is. */
function seesFinding(role: Role, situation: Situation): boolean {
  if (situation === 'assigned') return true
  const ofUnits = role !== 'official' && role !== 'personnel' && role !== 'duty'
  return ofUnits && ['own', 'subtree', 'unassigned', 'closed'].includes(situation)
}

async function answerTo(probe: Probe, found: Found, unit: keyof typeof CIRCUMSTANCE): Promise<Answer> {
  const { path, body } = probe.ask(found, unit)
  const response = body === undefined ? await server.get(path) : await server.post(path, body)
  return { status: response.status, text: await response.text() }
}

describe.each(ROLE_IDS)('%s', (role) => {
  const asked = Object.entries(PROBES).filter(([key]) => EXPECTED[key]!.includes(role))
  test.runIf(asked.length > 0)('sees of records what was meant, by each way', async () => {
    become(role)
    const cells: [string, boolean][] = []
    const meant: [string, boolean][] = []
    for (const [key, probe] of asked) {
      for (const situation of SITUATION_IDS) {
        const found = world.found(role, situation)
        const answer = await answerTo(probe, found, SITUATIONS[situation])
        const isFound = answer.status !== 404 && (probe.knows?.(answer, found) ?? true)
        cells.push([`${key} ${situation}`, isFound])
        meant.push([`${key} ${situation}`, (probe.sees ?? seesFinding)(role, situation)])
      }
    }
    expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(meant))
  })
})

test('every route that hands facts about a record to the decision is asked for records, or has its reason', () => {
  const about = ROUTES.map(({ route }) => route)
    .filter(({ facts }) => facts.length > 0)
    .map(keyOf)
  expect(about.filter((key) => PROBES[key] === undefined).toSorted()).toEqual(ELSEWHERE.toSorted())
})

/** Counts and statistics (non-interference.test.ts), emergency access (break-glass.test.ts), the same query as a route that is asked here, or what a person sees of himself. */
const ELSEWHERE = [
  'GET /api/break-glass',
  'POST /api/break-glass/:id/review',
  'GET /api/circumstances',
  'GET /api/findings/counts',
  'GET /api/log/cases/:caseId',
  'GET /api/me/findings',
  'GET /api/me/reads',
  'GET /api/patterns',
  'GET /api/patterns/:id',
  'GET /api/units',
  'POST /api/circumstances/:id/revoke',
]

describe('counts are of what the list has', () => {
  test.each(['head', 'analyst', 'official'] as const)('%s', async (role) => {
    become(role)
    const read = async <T>(path: string): Promise<T> => (await (await server.get(path)).json()) as T
    const { rows } = await read<{ rows: unknown[] }>('/api/findings?limit=200&state=new&state=review')
    expect((await read<{ open: { n: number } }>('/api/findings/counts')).open.n).toBe(rows.length)
    expect((await read<{ n: number }>('/api/findings/number?state=new&state=review')).n).toBe(rows.length)
    expect(rows.length).toBe(role === 'official' ? 1 : 4 + 2 * (ROLE_IDS.length - 1))
  })
})

test('of long actions whoever does not operate sees those that he asked for, without what came of them', async () => {
  const analyst = world.people.get('analyst')!.officer
  const jobs = await writeTo(db, async (trx) => {
    const { rows } = await sql<{
      id: string
    }>`insert into jobs.job (kind, state, by, result) values ('trial', 'done', ${analyst}, '{"raised":1}'),
      ('detect', 'done', 'somebody', '{"raised":1}') returning id`.execute(trx)
    return rows.map(({ id }) => id)
  })
  const read = async (role: Role) => {
    become(role)
    const { rows } = (await (await server.get('/api/jobs')).json()) as { rows: { id: string; result: unknown }[] }
    const alone = await Promise.all(jobs.map(async (id) => (await server.get(`/api/jobs/${id}`)).status))
    return { rows: jobs.flatMap((id, at) => rows.filter((row) => row.id === id).map(({ result }) => [at, result])), alone }
  }
  const result = { raised: 1 }
  expect(await read('operator')).toEqual({
    rows: [
      [0, result],
      [1, result],
    ],
    alone: [200, 200],
  })
  expect(await read('analyst')).toEqual({ rows: [[0, null]], alone: [200, 404] })
  expect(await read('policy-admin')).toEqual({ rows: [], alone: [404, 404] })
})

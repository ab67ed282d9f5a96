import { expect, test } from 'vitest'
import type { Problem } from '../src/base/schema.ts'
import { listRulebooks, showRulebook } from '../src/desk/index.ts'
import { LONGEST_SOURCE } from '../src/desk/rulebooks/schema.ts'
import { ANALYST, buildBookText, EVERYTHING, seedRules } from './build-db.ts'
import { testServer } from './server.ts'

const server = await testServer()
const { db } = server.database
await seedRules(db)

const used = buildBookText()
const events = async (): Promise<number> => (await db.selectFrom('ledger.event').select('id').execute()).length
const compare = (source: string, id = 'clearance') => server.post(`/api/rulebooks/${id}/compare`, { id, source })

test('a text is compared with the version in use, and nothing of it is kept', async () => {
  const before = await events()
  const answer = await compare(buildBookText({ within: '4wh', title: 'Luồng đỏ' }))
  expect(answer.status).toBe(200)
  const found = (await answer.json()) as {
    against: number
    rules: { rule: string; kind: string; lines: { sign: string; text: string }[] }[]
  }
  expect(found).toMatchObject({ against: 1, same: 1 })
  expect(found.rules.map(({ rule, kind }) => [rule, kind])).toEqual([['CLR-012', 'changed']])
  expect(found.rules[0]!.lines.filter(({ sign }) => sign === 'added').map(({ text }) => text.trim())).toContain('within: 4wh')
  expect(await (await compare(used)).json()).toMatchObject({ against: 1, same: 2, rules: [] })
  expect(await events()).toBe(before)
  expect((await showRulebook(db, EVERYTHING, { id: 'clearance' })).versions).toHaveLength(1)
})

test('every mistake is told with its line', async () => {
  const wrong = used.replace('severity: serious\n', 'severity: grave\n').replace('    template: response\n', '    template: respond\n')
  const answer = await compare(wrong)
  expect(answer.status).toBe(422)
  const { detail, fields } = (await answer.json()) as Problem
  const lines = [detail!, ...fields!.map(({ path }) => path)].map((text) => Number(/^clearance\.yaml:(\d+):\d+/u.exec(text)?.[1]))
  const lineOf = (text: string): number => wrong.split('\n').findIndex((line) => line.includes(text)) + 1
  expect(lines).toEqual([lineOf('respond'), lineOf('grave')])
})

test('a new rulebook is a draft first: listed, shown, compared with nothing, then put to use', async () => {
  const source = used.replaceAll('CLR-', 'NEW-').replaceAll('EYE-', 'NYE-')
  expect(await (await compare(source, 'warehouse')).json()).toMatchObject({
    against: null,
    same: 0,
    rules: [{ kind: 'added' }, { kind: 'added' }],
  })
  const given = { id: 'warehouse', source, note: 'kho', reason: 'the department asks for it' }
  const made = await server.post('/api/rulebooks', given)
  expect([made.status, await made.json()]).toMatchObject([200, { version: 1, state: 'draft' }])
  expect((await listRulebooks(db, EVERYTHING)).rows).toMatchObject([
    { id: 'clearance', version: 1 },
    { id: 'warehouse', version: null, drafts: 1 },
  ])
  expect(await showRulebook(db, EVERYTHING, { id: 'warehouse' })).toMatchObject({
    source,
    version: { version: 1, state: 'draft' },
    rules: [{}, {}],
  })
  const again = await server.post('/api/rulebooks', given)
  expect([again.status, ((await again.json()) as Problem).status]).toEqual([409, 409])
  const last = await db.selectFrom('ledger.event').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(last).toMatchObject({ kind: 'rulebook.created', subject: 'rulebook:warehouse', reason: given.reason, actor: ANALYST.id })
  const use = await server.post('/api/rulebooks/warehouse/use', { version: 1, reason: 'agreed' })
  expect(use.status).toBe(200)
  expect((await listRulebooks(db, EVERYTHING)).rows).toMatchObject([{ version: 1 }, { id: 'warehouse', version: 1 }])
})

test.each(['Kho', '../etc', 'a b', 'x'.repeat(61), ''])('a rulebook cannot be called %j', async (id) => {
  expect((await server.post('/api/rulebooks', { id, source: used, note: 'x', reason: 'because' })).status).toBe(400)
})

const laughs = `a0: &a0 [ha]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`).join('\n')}\n`
const HOSTILE: [string, string][] = [
  ['a billion laughs', laughs],
  ['a billion laughs in a rule', used.replace('a: Channel assigned', `a: *a40`).replace('rules:', `${laughs}rules:`)],
  ['a tag of JavaScript', used.replace('vn-office', '!!js/function "function () { return 1 }"')],
  ['a tag of its own', used.replace('template: response', 'template: !<tag:example,2026:evil> response')],
  ['a binary tag', used.replace('title: { en: Clearance', 'title: { en: !!binary aGE=')],
  ['a merge key', used.replace('columns: {', 'columns: { <<: *a0,')],
  ['brackets one megabyte deep', `rules: ${'['.repeat(1_000_000)}`],
  ['braces one megabyte deep', '{a: '.repeat(250_000)],
  ['list marks one megabyte deep', `rules:\n  ${'- '.repeat(500_000)}x`],
  ['indentation a thousand deep', Array.from({ length: 1_400 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
  ['a name of one megabyte', `${'k'.repeat(1_000_000)}: 1\n`],
  ['a million aliases', `a: &a 1\nb: [${'*a, '.repeat(300_000)}*a]\n`],
  ['a hundred thousand documents', '---\na: 1\n'.repeat(100_000)],
  ['control characters', 'liem: \u0007rulebook/1\n'],
]
test.each(HOSTILE)('%s is refused with one error, soon', async (_, source) => {
  expect(source.length).toBeLessThan(LONGEST_SOURCE)
  const began = performance.now()
  const answer = await compare(source)
  const text = await answer.text()
  expect([400, 422]).toContain(answer.status)
  expect(text.length).toBeLessThan(20_000)
  expect((JSON.parse(text) as Problem).detail).not.toMatch(/undefined|TypeError|call stack/)
  expect(performance.now() - began).toBeLessThan(15_000)
})

test('what is larger than a rulebook may be is refused before it is read', async () => {
  const answer = await compare(`# ${'x'.repeat(LONGEST_SOURCE)}`)
  expect(answer.status).toBe(400)
  expect((await compare('x'.repeat(9_000_000))).status).toBe(413)
})

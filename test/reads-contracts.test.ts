import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ROUTES } from '../apps/server/routes/index.ts'
import { READ_WORDS } from '../src/access/reads/pure.ts'
import type { Route } from '../src/base/schema.ts'
import { root } from '../tools/steps.ts'

const keyOf = ({ method, path }: Route): string => `${method} ${path}`

/** Routes whose answers are not recorded, and why. */
const UNRECORDED: Readonly<Record<string, readonly string[]>> = {
  'it is about whoever asks': [
    'GET /api/me',
    'GET /api/me/acts',
    'GET /api/me/after',
    'GET /api/me/cases',
    'GET /api/me/findings',
    'GET /api/me/passkeys',
    'GET /api/me/proceedings',
    'GET /api/me/documents',
    'GET /api/me/reads',
    'GET /api/me/releases',
    'GET /api/me/roles',
    'GET /api/me/sessions',
    'GET /api/me/told',
    'GET /api/me/digest',
    'GET /api/me/reviews',
    'GET /api/me/submissions',
    'GET /api/me/taken-out',
    'GET /api/me/tokens',
    'GET /api/state',
    'GET /api/work',
    'GET /api/work/done',
    'GET /api/views',
  ],
  'nobody knows of a sealed mandate but those who opened it, confirm it or work under it; the record of reads is looked through by others':
    ['GET /api/mandates'],
  'it works without a session': ['GET /api/sign-in'],
  'it names nobody who was found to have done anything; at most who reviews, or who wrote it': [
    'GET /api/findings',
    'GET /api/findings/counts',
    'GET /api/findings/number',
    'GET /api/findings/:id/neighbours',
    'GET /api/rereading',
    'GET /api/rereading/draws/:quarter',
    'GET /api/circumstances',
    'GET /api/circumstances/:id',
    'GET /api/imports',
    'GET /api/imports/:id',
    'GET /api/jobs',
    'GET /api/jobs/:id',
    'GET /api/rulebooks',
    'GET /api/rulebooks/:id',
    'GET /api/rulebooks/:id/diff',
    'GET /api/trials/:id',
    'GET /api/log/cases',
    'GET /api/search',
    'GET /api/destructions',
    'GET /api/destructions/:id',
    'GET /api/findings/:id/holds',
    'GET /api/webhooks',
    'GET /api/webhooks/:id',
    'GET /api/webhooks/:id/messages',
  ],
  'it is about units, rules and numbers': [
    'GET /api/overview',
    'GET /api/units',
    'GET /api/units/:code',
    'GET /api/units/:code/scorecard',
    'GET /api/results',
    'GET /api/log',
    'GET /api/patterns',
    'GET /api/patterns/:id',
    'GET /api/accounts/unmatched',
    'GET /api/personal-data',
    'GET /api/law/terms',
    'GET /api/law/origins',
    'GET /api/law/day',
    'GET /api/law/responsible/terms',
    'GET /api/law/periods/terms',
    'GET /api/law/confirmations',
    'GET /api/law/files',
    'GET /api/law/files/:file',
    'GET /api/law/changes',
    'GET /api/law/changes/:id',
    'GET /api/law/trials/:id',
    'GET /api/organisation/template',
    'GET /api/catalogue/versions',
    'GET /api/catalogue/instruments',
    'GET /api/catalogue/entries',
    'GET /api/catalogue/guide',
    'GET /api/catalogue/versions/:version/entries/:code',
    'GET /api/catalogue/versions/:version/differences',
    'GET /api/catalogue/template',
    'GET /api/cases/legacy/template',
    'GET /api/ratings/template',
    'GET /api/remarks',
    'GET /api/retention',
    'GET /api/documents/templates',
  ],
  'who heads a unit, and who works there, everybody at work may know': [
    'GET /api/people',
    'GET /api/organisation/units',
    'GET /api/organisation/tree',
    'GET /api/organisation/days',
    'GET /api/organisation/units/:code',
    'GET /api/organisation/units/:code/in-charge',
  ],
}

test('whatever is read is recorded, or it is written down why it is not', () => {
  const reads = ROUTES.map(({ route }) => route).filter(({ method, download }) => method === 'GET' || download !== undefined)
  const recorded = reads.filter(({ records }) => records !== undefined).map(keyOf)
  expect(recorded.length).toBeGreaterThan(10)
  expect([...recorded, ...Object.values(UNRECORDED).flat()].toSorted()).toEqual(reads.map(keyOf).toSorted())
  expect(ROUTES.filter(({ route }) => route.records !== undefined && !reads.includes(route))).toEqual([])
})

test('every file is recorded, but for the empty ones', () => {
  const files = ROUTES.map(({ route }) => route).filter(({ download }) => download !== undefined)
  expect(files.filter(({ records }) => records === undefined).map(keyOf)).toEqual([
    'GET /api/organisation/template',
    'GET /api/cases/legacy/template',
    'GET /api/ratings/template',
    'GET /api/catalogue/template',
  ])
})

test('what a contract says of the record is there: a field of the input, texts of the answer, words for the table', () => {
  const recorded = ROUTES.map(({ route }) => route).filter(({ records }) => records !== undefined)
  for (const route of recorded) {
    const { subject, people = [] } = route.records!
    expect([undefined, ...Object.keys(route.input.shape)], keyOf(route)).toContain(subject?.[1])
    for (const path of people) expect(fieldAt(route.output, path.split('.')), `${keyOf(route)}: ${path}`).toBeInstanceOf(z.ZodString)
  }
  expect(Object.keys(READ_WORDS).toSorted()).toEqual(recorded.map(keyOf).toSorted())
})

/** The schema at a path, lists and what may be null taken for what is in them. */
function fieldAt(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return fieldAt(schema.element as z.ZodType, path)
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return fieldAt(schema.unwrap() as z.ZodType, path)
  const [name, ...rest] = path
  if (name === undefined) return schema
  const field = schema instanceof z.ZodObject ? (schema.shape[name] as z.ZodType | undefined) : undefined
  return field === undefined ? undefined : fieldAt(field, rest)
}

test('whatever a list can be asked for, and whatever can be done, has its words on the page of the auditor', () => {
  const lists = ROUTES.map(({ route }) => route).filter(({ records }) => records !== undefined && records.subject === undefined)
  const fields = lists.flatMap(({ input }) => Object.keys(input.shape)).filter((name) => !WITHOUT_WORDS.includes(name))
  const asked = textsOf('text.ts')
  expect([...new Set(fields)].filter((name) => !asked.has(`asked_${name}`)).toSorted()).toEqual([])
  const sources = globSync(['src/**/*.ts', 'apps/{server,worker,cli}/**/*.ts'], { cwd: root })
    .filter((file) => !/\.test\.ts$|testing/u.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
  const said = sources.flatMap((text) => [...text.matchAll(/kind: (?:[^,'\n]*\? )?'([a-z-]+\.[a-z-]+)'(?: : '([a-z-]+\.[a-z-]+)')?/gu)])
  const found = new Set(said.flatMap(([, one, other]) => [one!, ...(other === undefined ? [] : [other])]))
  expect(found.size).toBeGreaterThan(40)
  const kinds = textsOf('kinds/text.ts')
  expect([...found].filter((kind) => !kinds.has(kind.replace('.', '_'))).toSorted()).toEqual([])
})

/** Keys of a catalogue of the page; it is loaded by browsers alone. */
function textsOf(file: string): Set<string> {
  const text = readFileSync(join(root, 'apps/web/audit', file), 'utf8')
  return new Set([...text.matchAll(/^  '?([\w-]+)'?: \[/gmu)].map(([, key]) => key!))
}

/** What is not kept of a question, or narrows nothing. */
const WITHOUT_WORDS = ['cursor', 'limit', 'ids', 'language', 'sort', 'direction']

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../steps.ts'
import { cruise, type ImportReport } from './imports.ts'

// A small tree with one forbidden import for every rule. A rule that nobody breaks here is a rule that nobody has seen work.
const PLANTED: Record<string, { file: string; text: string }> = {
  'only-upstream:src/base': { file: 'src/base/a.ts', text: `import '../law/index.ts'` },
  'only-upstream:src/ledger': { file: 'src/ledger/a.ts', text: `import '../jobs/index.ts'` },
  'only-upstream:src/jobs': { file: 'src/jobs/a.ts', text: `import '../law/index.ts'` },
  'only-upstream:src/law': { file: 'src/law/a.ts', text: `import '../lake/index.ts'` },
  'only-upstream:src/organisation': { file: 'src/organisation/a.ts', text: `import '../lake/index.ts'` },
  'only-upstream:src/access': { file: 'src/access/a.ts', text: `import '../findings/index.ts'` },
  'only-upstream:src/documents': { file: 'src/documents/a.ts', text: `import '../findings/index.ts'` },
  // A type is a dependency too.
  'only-upstream:src/lake': { file: 'src/lake/a.ts', text: `import type { Noun } from '../detect/schema.ts'\nexport type Mine = Noun` },
  'only-upstream:src/detect': { file: 'src/detect/a.ts', text: `import '../synth/index.ts'` },
  'only-upstream:src/findings': { file: 'src/findings/a.ts', text: `import '../desk/index.ts'` },
  'only-upstream:src/accountability': { file: 'src/accountability/a.ts', text: `import '../desk/index.ts'` },
  'only-upstream:src/cases': { file: 'src/cases/a.ts', text: `import '../desk/index.ts'` },
  'only-upstream:src/hooks': { file: 'src/hooks/a.ts', text: `import '../desk/index.ts'` },
  'only-upstream:src/retention': { file: 'src/retention/a.ts', text: `import '../desk/index.ts'` },
  'only-upstream:src/desk': { file: 'src/desk/a.ts', text: `import '../synth/index.ts'` },
  'only-upstream:src/synth': { file: 'src/synth/a.ts', text: `import '../../apps/cli/main.ts'` },
  'known-room': { file: 'apps/cli/b.ts', text: `import '../../src/cellar/index.ts'` },
  'through-the-door': { file: 'src/detect/b.ts', text: `import type { Inner } from '../law/inner.ts'\nexport type Mine = Inner` },
  'apps-through-the-door': { file: 'apps/cli/c.ts', text: `import '../../src/law/inner.ts'` },
  'apps-apart': { file: 'apps/server/d.ts', text: `import '../web/main.ts'` },
  'started-by-the-door': { file: 'apps/cli/d.ts', text: `import '../server/main.ts'` },
  'browser-sees-only-pure': { file: 'apps/web/a.ts', text: `import '../../src/law/index.ts'` },
  'schemas-are-pure': { file: 'src/synth/schema.ts', text: `import 'node:fs'` },
  'pure-is-pure': { file: 'src/synth/pure.ts', text: `import './index.ts'` },
  'duckdb-only-in-lake': { file: 'src/detect/c.ts', text: `import '@duckdb/node-api'` },
  'writers-are-listed': { file: 'src/detect/e.ts', text: `import '../base/write/index.ts'` },
  'http-only-in-server': { file: 'apps/cli/e.ts', text: `import type { App } from 'fastify'\nexport type Mine = App` },
  'tools-apart': { file: 'src/detect/d.ts', text: `import '../../tools/steps.ts'` },
  'tests-are-leaves': { file: 'tools/a.ts', text: `import './some.test.ts'` },
  resolvable: { file: 'tools/b.ts', text: `import './nowhere.ts'` },
  'no-circular': { file: 'tools/c.ts', text: `import './d.ts'` },
}

const LAWFUL: Record<string, string> = {
  ...Object.fromEntries(
    ['base', 'ledger', 'jobs', 'law', 'organisation', 'access', 'lake', 'detect', 'findings', 'desk', 'synth', 'cellar'].map((room) => [
      `src/${room}/index.ts`,
      'export const door = 1',
    ]),
  ),
  'src/law/inner.ts': 'export type Inner = 1',
  'src/detect/schema.ts': `import { z } from 'zod'\nexport type Noun = typeof z`,
  'src/detect/good.ts': `import '../law/index.ts'\nimport type { Noun } from './schema.ts'\nexport type Mine = Noun`,
  'src/base/write/index.ts': 'export const writing = 1',
  'src/ledger/good.ts': `import '../base/write/index.ts'`,
  'src/lake/good.ts': `import '@duckdb/node-api'`,
  'apps/cli/main.ts': `import '../../src/synth/index.ts'`,
  'apps/web/main.ts': `import '../../src/detect/schema.ts'`,
  'apps/server/main.ts': `import 'fastify'`,
  'tools/steps.ts': 'export const steps = 1',
  'tools/some.test.ts': `import '../src/law/inner.ts'`,
  'tools/d.ts': `import './c.ts'`,
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
  'package.json': '{ "name": "x", "type": "module", "dependencies": { "zod": "1.0.0", "fastify": "1.0.0", "@duckdb/node-api": "1.0.0" } }',
  ...Object.fromEntries(
    ['zod', 'fastify', '@duckdb/node-api'].flatMap((name) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js', types: 'index.d.ts' }),
      ],
      [`node_modules/${name}/index.js`, 'export const z = 1'],
      [`node_modules/${name}/index.d.ts`, 'export declare const z: 1\nexport type App = 1'],
    ]),
  ),
}

let folder: string
let report: ImportReport

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liem-imports-'))
  cpSync(join(root, '.dependency-cruiser.mjs'), join(folder, '.dependency-cruiser.mjs'))
  const planted = Object.values(PLANTED).map(({ file, text }): [string, string] => [file, text])
  for (const [file, text] of [...Object.entries(LAWFUL), ...planted]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), `${text}\n`)
  }
  report = await cruise(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rules = async () => {
  const config = (await import(join(root, '.dependency-cruiser.mjs'))) as { default: { forbidden: { name: string }[] } }
  return config.default.forbidden.map(({ name }) => name)
}

test('the check sees the modules', () => {
  expect(report.seen).toBeGreaterThanOrEqual(Object.keys(PLANTED).length)
})

test('every rule has an import planted against it', async () => {
  expect(Object.keys(PLANTED).sort()).toEqual((await rules()).sort())
})

test.each(Object.entries(PLANTED))('%s is reported where it is broken', (name, { file }) => {
  expect(report.violations).toContainEqual(expect.objectContaining({ rule: name, from: file }))
})

test('nothing lawful is reported', () => {
  const planted = new Set(Object.values(PLANTED).map(({ file }) => file))
  expect(report.violations.filter(({ from }) => !planted.has(from) && from !== 'tools/d.ts')).toEqual([])
})

test('every room of src stands in the list', async () => {
  const listed = (await rules())
    .filter((name) => name.startsWith('only-upstream:src/'))
    .map((name) => name.slice('only-upstream:src/'.length))
  expect(listed.sort()).toEqual(readdirSync(join(root, 'src')).sort())
})

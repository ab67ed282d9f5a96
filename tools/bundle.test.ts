import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { stage } from './bundle/stage.ts'
import { canLeaveNetwork, tryBundle } from './bundle/try.ts'
import { buildWeb } from './web-build.ts'

await buildWeb()
const folder = mkdtempSync(join(tmpdir(), 'liem-bundle-'))
chmodSync(folder, 0o711)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const bundle = join(folder, 'liem')
stage(folder, '0.0.0')

interface Components {
  components: { 'bom-ref': string; version: string; properties?: unknown[] }[]
}
const listed = (JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as Components).components

test('the list of software names every package that is delivered, and no other but those in the pages', () => {
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/u.test(path))
    .map((path) => path.replace(/\/package\.json$/u, ''))
  const named = listed.filter(({ properties }) => properties === undefined).map((one) => one['bom-ref'])
  expect(there.toSorted()).toEqual(named.toSorted())
  expect(named).toEqual(expect.arrayContaining(['node_modules/fastify', 'node_modules/pg', 'node_modules/@duckdb/node-api']))
  for (const tool of ['vite', 'vitest', 'typescript', 'oxlint', 'playwright-core', 'react'])
    expect(named).not.toContain(`node_modules/${tool}`)
  const words = readFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  for (const name of ['react ', 'fastify ', 'echarts ', '@duckdb/node-api ']) expect(words).toContain(`\n${name}`)
})

test('no test, no tool and no home is in it; the law, the migrations and the pages are', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => !path.startsWith('node_modules/'))
  expect(files.filter((path) => /\.test\.|^(test|tools|bench)\/|^\.liem\/(?!web)|bin\.mjs$/u.test(path))).toEqual([])
  for (const path of ['law/rulebooks/clearance.yaml', 'migrations/0001_ledger.sql', '.liem/web/index.html', 'LICENSE', 'INSTALL.md'])
    expect([path, existsSync(join(folder, path))]).toEqual([path, true])
})

test.skipIf(!canLeaveNetwork())('what is delivered serves its pages with the network off, and ends in order', { timeout: 300_000 }, () => {
  expect(existsSync(bundle)).toBe(true)
  const tried = tryBundle(folder, join(folder, 'home'))
  expect(tried).toMatchObject({ script: 200, health: 200, api: 200, code: 0 })
  expect(tried.page).toMatch(/^<!doctype html>/iu)
  expect(tried.beyond).toMatch(/^E(NETUNREACH|HOSTUNREACH|CONNREFUSED|TIMEDOUT)/u)
})

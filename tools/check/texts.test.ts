import { expect, test } from 'vitest'
import { completed } from '../lockfile.ts'
import { faultsOfLockfile, faultsOfPackage, faultsOfPage, faultsOfText } from './texts.ts'

test('text that is composed and names nobody is well', () => {
  expect(faultsOfText('a.md', `Thông quan\nsee docs/guide/check.md and https://example.org/${'root'}/x\n`)).toEqual([])
})

test.each([
  ['text in another normal form', 'Thông quan'.normalize('NFD'), 'a.md: is not in Unicode normal form C'],
  ['a path of one machine', `x\n${['', 'root', 'x'].join('/')}`, 'a.md:2: names a path of one machine'],
  ['a home folder', `"${['', 'home', 'me', 'x'].join('/')}"`, 'a.md:1: names a path of one machine'],
  ['a host of a registry', ['https://registry', 'npmjs.org/zod'].join('.'), 'a.md:1: names the host of a registry'],
])('%s is a fault', (_name, text, fault) => {
  expect(faultsOfText('a.md', text)).toEqual([fault])
})

test('a version that is not exact is a fault', () => {
  const text = JSON.stringify({
    dependencies: { a: '1.2.3', b: '^1.2.3', c: 'npm:d@7.0.2', e: '1.5.6-r.1' },
    devDependencies: { f: 'latest' },
  })
  expect(faultsOfPackage(text).map((fault) => fault.split(' ')[1])).toEqual(['dependencies.b', 'devDependencies.f'])
})

test('an address in the lockfile is a fault', () => {
  const packages = { '': {}, 'node_modules/a': { integrity: 'x' }, 'node_modules/b': { resolved: 'https://example.org/b.tgz' } }
  expect(faultsOfLockfile(JSON.stringify({ packages }))).toEqual(['package-lock.json: node_modules/b has an address (resolved)'])
})

test('packages of other platforms that are left out of the lockfile are a fault, and can be put in', () => {
  const entry = {
    version: '1.2.3',
    dev: true,
    optionalDependencies: { 'a-darwin-arm64': '1.2.3', 'a-linux-x64-musl': '1.2.3', 'a-linux-x64': '1.2.3' },
  }
  const before = JSON.stringify({
    packages: { '': {}, 'node_modules/a': entry, 'node_modules/a-linux-x64': { version: '1.2.3', integrity: 'x' } },
  })
  expect(faultsOfLockfile(before)).toHaveLength(2)
  const after = completed(before)
  expect(faultsOfLockfile(after)).toEqual([])
  expect((JSON.parse(after) as { packages: unknown }).packages).toMatchObject({
    'node_modules/a-darwin-arm64': { version: '1.2.3', dev: true, optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/a-linux-x64-musl': { os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/a-linux-x64': { version: '1.2.3', integrity: 'x' },
  })
})

test('a page may point only to what is there', () => {
  const text = '[a](../a.md#x) [b](b.md) [c](https://example.org/c) `src/d.ts` `src/e.ts` `npm start`'
  const isThere = (path: string) => ['docs/a.md', 'src/d.ts'].includes(path)
  expect(faultsOfPage('docs/guide/x.md', text, isThere)).toEqual([
    'docs/guide/x.md: there is no docs/guide/b.md',
    'docs/guide/x.md: there is no src/e.ts',
  ])
})

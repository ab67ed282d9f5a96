import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { homePath, isRoot, openHome } from './home.ts'

const folder = mkdtempSync(join(tmpdir(), 'liem-home-'))
afterAll(() => rmSync(folder, { recursive: true }))
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('a home is created whole and closed to others, and opened again as it is', () => {
  const home = openHome(join(folder, 'a/b'))
  expect(modeOf(home.path)).toBe(isRoot() ? '711' : '700')
  const { path, ...folders } = home
  expect(Object.keys(folders).toSorted()).toEqual(['backups', 'files', 'lake', 'pg', 'rulebooks', 'run', 'uploads'])
  for (const [name, below] of Object.entries(folders)) expect([below, modeOf(below)]).toEqual([join(path, name), '700'])
  writeFileSync(join(path, 'other'), '')
  expect(openHome(path)).toEqual(home)
})

test('a folder with other things in it is no home, and stays as it is', () => {
  const other = mkdtempSync(join(folder, 'other-'))
  writeFileSync(join(other, 'run'), '')
  const before = modeOf(other)
  expect(() => openHome(other)).toThrow('other things in the folder that is to be the home of Liêm: run')
  expect([modeOf(other), statSync(join(other, 'run')).isFile()]).toEqual([before, true])
})

test('what cannot be a folder is refused with its path', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => openHome(join(folder, 'file/home'))).toThrow(
    expect.objectContaining({ code: 'input', place: { file: join(folder, 'file/home') } }),
  )
})

test('LIEM_HOME is absolute; without it the home is in the folder of the program', () => {
  expect(homePath({ LIEM_HOME: '/srv/liem/' })).toBe('/srv/liem')
  expect(() => homePath({ LIEM_HOME: 'liem' })).toThrow('LIEM_HOME is not an absolute path: liem')
  expect(homePath({})).toMatch(/\/\.liem\/home$/)
})

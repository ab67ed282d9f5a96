/** docs/asvs.md: each requirement of ASVS 5.0 through level 2 once, and no test that is not there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { externalData } from './build.ts'

const ROOT = join(import.meta.dirname, '..')
const STATES = ['shown', 'design', 'n/a', 'NOT MET']

interface Row {
  ids: string[]
  level: string
  state: string
  how: string
}

const rows: Row[] = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| ([\d., ]+) \| (\d) \| ([^|]+) \| (.+) \|$/u.exec(line))
  .filter((found) => found !== null)
  .map(([, ids, level, state, how]) => ({ ids: ids!.split(', '), level: level!, state: state!, how: how! }))
const ids = rows.flatMap((row) => row.ids)

/** `path`: “name”, “another name”. */
function testsIn(how: string): { file: string; name: string }[] {
  return [...how.matchAll(/`([\w./-]+\.test\.tsx?)`: ((?:“[^”]+”(?:, (?=“))?)+)/gu)].flatMap(([, file, names]) =>
    [...names!.matchAll(/“([^”]+)”/gu)].map(([, name]) => ({ file: file!, name: name! })),
  )
}

test('every requirement through level 2 stands there once, in a state that is one', () => {
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  expect([ids.length, rows.filter(({ level }) => level === '1').flatMap((row) => row.ids).length]).toEqual([253, 70])
  expect(rows.filter(({ state }) => !STATES.includes(state))).toEqual([])
})

const list = externalData('security/OWASP_Application_Security_Verification_Standard_5.0.0_en.flat.json')

test.skipIf(list === undefined)('they are those of OWASP, with their levels (needs LIEM_TEST_DATA/security)', () => {
  const { requirements } = JSON.parse(readFileSync(list!, 'utf8')) as { requirements: { req_id: string; L: string }[] }
  const wanted = requirements.filter(({ L }) => Number(L) <= 2).map(({ req_id, L }) => `${req_id.slice(1)} ${L}`)
  expect(rows.flatMap((row) => row.ids.map((id) => `${id} ${row.level}`)).toSorted()).toEqual(wanted.toSorted())
})

test('what is shown is shown by a test, and each test that is named is there', () => {
  const named = rows.flatMap(({ how }) => testsIn(how))
  expect(rows.filter(({ state, how }) => state === 'shown' && testsIn(how).length === 0)).toEqual([])
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(({ file, name }) => !isThere(file, name))).toEqual([])
})

const texts = new Map<string, string>()

function isThere(file: string, name: string): boolean {
  const path = join(ROOT, file)
  if (!existsSync(path)) return false
  const text = texts.get(file) ?? readFileSync(path, 'utf8')
  texts.set(file, text)
  return ["'", '`', '"'].some((quote) => text.includes(`${quote}${name}${quote}`))
}

test('what is not met says what is missing, and places that are named are there', () => {
  const places = rows.flatMap(({ how }) => [...how.matchAll(/`((?:src|apps|docs|test|law|tools)\/[\w./-]+)`/gu)].map(([, place]) => place!))
  expect(places.filter((place) => !existsSync(join(ROOT, place)))).toEqual([])
  expect(rows.filter(({ state, how }) => state === 'NOT MET' && how.length < 60)).toEqual([])
})

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROUTES } from '../apps/server/routes/index.ts'
import { tagOf } from '../apps/server/openapi.ts'
import { routeInVietnamese } from '../apps/server/route-words.ts'
import { FRAMEWORK, inVietnamese, SERVER } from '../apps/server/said.ts'
import { RATINGS } from '../src/accountability/said/pure.ts'
import { ACCESS } from '../src/access/said/pure.ts'
import { LiemError } from '../src/base/index.ts'
import { vietnameseBy, type Said } from '../src/base/said/pure.ts'
import { CASE_DOCUMENTS } from '../src/cases/documents/said/pure.ts'
import { EVIDENCE } from '../src/cases/evidence/said/pure.ts'
import { CASES } from '../src/cases/said/pure.ts'
import { DIGEST } from '../src/desk/digest/said/pure.ts'
import { DOCUMENTS } from '../src/documents/said/pure.ts'
import { STORE } from '../src/documents/store/said/pure.ts'
import { HOOKS } from '../src/hooks/said/pure.ts'
import { JOBS } from '../src/jobs/said/pure.ts'
import { LAKE } from '../src/lake/said/pure.ts'
import { parseRulebooks } from '../src/law/index.ts'
import { LIBRARIES } from '../src/law/said/libraries/pure.ts'
import { LAW } from '../src/law/said/pure.ts'
import { ORGANISATION } from '../src/organisation/said/pure.ts'
import { RETENTION } from '../src/retention/said/pure.ts'
import { sentencesIn, textsIn } from '../tools/check/said.ts'
import { root } from '../tools/steps.ts'
import { englishIn } from './english.ts'

const CATALOGUES = {
  RATINGS,
  SERVER,
  ACCESS,
  ORGANISATION,
  JOBS,
  LAW,
  LAKE,
  RETENTION,
  HOOKS,
  DIGEST,
  CASES,
  CASE_DOCUMENTS,
  EVIDENCE,
  DOCUMENTS,
  STORE,
  FRAMEWORK,
}
const all = Object.values(CATALOGUES).flat()

/** What speaks to the terminal and to files alone, or in both languages beside each other. */
const NOT_ON_A_PAGE = [
  /\.test\.ts$|\/said\/|\/said\.ts$/,
  /^src\/(?:synth|base\/(?:postgres|backup|home|db|tables|config))/,
  /^src\/law\/(?:decl|lint|testing|explain|versions\/change-words|personal-data)/,
  /^src\/cases\/documents\/vocabulary|^src\/desk\/digest\/letter/,
  /^src\/detect\/(?:explain|report|behaviour)/,
  /^src\/lake\/backup-files|^src\/base\/encoding\/syllable|^src\/access\/sign-in\/common-passwords|^src\/(?:organisation\/register|cases\/legacy|accountability\/ratings\/imported)\/columns/,
  /^apps\/server\/(?:api-page|openapi|route-words(?:-\w+)?|export\/(?:words|reads)|metrics|listen|log|site|web-files)|^apps\/worker\/main/,
  // made-up data, as people would have entered it
  /^apps\/worker\/demonstration\/(?:cases|besides)/,
]
/** Texts with a space in them that nobody reads, and faults of Liêm that it makes sure never happen. */
const NO_SENTENCES = new Set([
  'read committed',
  'liem worker lock',
  'the file',
  'enough for a preview',
  'a rule has no canonical form',
  'nothing was done',
  'openid profile',
])

const files = globSync(['src/**/*.ts', 'apps/server/**/*.ts', 'apps/worker/**/*.ts'], { cwd: root })
  .filter((file) => !NOT_ON_A_PAGE.some((pattern) => pattern.test(file)))
  .toSorted()
/** Holes side by side are one; a part that follows a comma or a semicolon is one by itself, whatever stands before and behind. */
const formOf = (text: string): string =>
  text
    .replace(/(?:\{\d\})+/gu, '{}')
    .replace(/^(?:\{\})?[;,]? ?/u, '')
    .replace(/ ?\{\}$/u, '')
/** Without why a route looks beyond what whoever asks may see, which is said to whoever reads the source alone. */
const sourceOf = (file: string): string => readFileSync(join(root, file), 'utf8').replaceAll(/\bbeyond\(\s*'[^']*'/gu, "beyond('why'")

test('whatever the server can say has its Vietnamese sentence', () => {
  const known = new Set(all.map(([, en]) => formOf(en)))
  const sentences = files.flatMap((file) => sentencesIn(file, sourceOf(file))).filter(({ text }) => !NO_SENTENCES.has(text))
  const missing = sentences.filter(({ text }) => !known.has(formOf(text)))
  expect(sentences.length).toBeGreaterThan(400)
  expect(missing.map(({ where, text }) => `${where} says “${text}”, which no said/pure.ts has in Vietnamese`)).toEqual([])
})

test('no catalogue has a sentence that nobody says any more', () => {
  const texts = new Set(files.flatMap((file) => textsIn(file, sourceOf(file))).map(formOf))
  const libraries = new Set([...LIBRARIES, ...FRAMEWORK].map(([, en]) => en))
  expect(all.map(([, en]) => en).filter((en) => !libraries.has(en) && !texts.has(formOf(en)))).toEqual([])
})

test.each(Object.entries(CATALOGUES))(
  '%s: both languages, the same holes, no English in the Vietnamese',
  (_name, catalogue: readonly Said[]) => {
    const holes = (text: string): string[] => text.match(/\{\d\}/gu) ?? []
    const faults = catalogue.flatMap(([vi, en]) => [
      ...(vi.trim() === '' || en.trim() === '' ? [`“${en}” lacks a language`] : []),
      ...(vi.normalize('NFC') === vi ? [] : [`“${vi}” is not in Unicode normal form C`]),
      ...(/\bvui lòng\b|\p{L}!$/iu.test(vi) ? [`“${vi}” pleads or shouts`] : []),
      ...holes(vi)
        .filter((hole) => !holes(en).includes(hole))
        .map((hole) => `“${vi}” has the hole ${hole}, “${en}” has not`),
      ...englishIn(vi).map((word) => `“${vi}” has the English word ${word}`),
    ])
    expect(faults).toEqual([])
  },
)

test('every route is told of in Vietnamese', () => {
  const words = ROUTES.flatMap(({ route }) => [route.summary, tagOf(route)])
  expect([...new Set(words)].filter((text) => routeInVietnamese(text) === undefined)).toEqual([])
  expect(words.flatMap((text) => englishIn(routeInVietnamese(text) ?? ''))).toEqual([])
})

const translate = vietnameseBy([
  [
    ['không có {0}', 'there is no {0}'],
    ['quy tắc «{0}» và {1}', 'rule "{0}" with {1}'],
    ['một quy tắc', 'a rule'],
    ['trống', 'is empty'],
  ],
])

test.each([
  ['there is no a rule', 'không có một quy tắc', 'a word of the catalogue within a sentence'],
  ['rule "a rule" with a rule', 'quy tắc «a rule» và một quy tắc', 'what stands in quotes is somebody’s own'],
  ['there is no x.y+', 'không có x.y+', 'a name stays'],
  ['is empty; there is no a rule', 'trống; không có một quy tắc', 'two sentences'],
  ['disk error 5', 'disk error 5', 'what nobody knows stays'],
])('%s → %s: %s', (english, vietnamese) => expect(translate(english)).toBe(vietnamese))

const rulebook = (rule: string): string =>
  `liem: rulebook/1\ntitle: { en: T, vi: T }\nrules:\n  - id: A\n    title: { en: A, vi: A }\n${rule}`

test.each([
  ['a quotation mark that is not closed', 'liem: "rulebook/1'],
  ['a bracket that is not closed', 'liem: rulebook/1\nrules: [a, b'],
  ['a tab', 'liem: rulebook/1\nrules:\n\t- id: A'],
  ['two keys on one line', 'liem: rulebook/1\ntitle: en: x'],
  ['columns that do not line up', 'liem: rulebook/1\nrules:\n  - id: A\n   title: x'],
  ['keys that do not line up', 'liem: rulebook/1\n  title: x'],
  ['a tag', 'liem: !!js/function rulebook/1'],
  ['an anchor that is not there', 'liem: *nowhere'],
  ['no rulebook', 'hello'],
  ['nothing', ''],
  ['unknown keys', rulebook('    tmplate: response\n    zzz: 1\n')],
  ['a template that is not known', rulebook('    template: respons\n    a: X\n')],
  ['a side that is missing', rulebook('    template: response\n    a: X\n')],
  ['a duration that is none', rulebook('    template: response\n    a: X\n    b: Y\n    within: soon\n')],
  ['working days without a calendar', rulebook('    template: response\n    a: X\n    b: Y\n    within: 3wd\n')],
  ['a condition with one equals sign', rulebook('    template: response\n    a: X\n    b: Y\n    when: channel = "red"\n')],
  ['a condition that ends early', rulebook('    template: response\n    a: X\n    b: Y\n    when: channel ==\n')],
  ['a text that is not closed', rulebook("    template: response\n    a: X\n    b: Y\n    when: 'channel == \"red'\n")],
  ['a function that is not known', rulebook('    template: response\n    a: X\n    b: Y\n    when: sizee(channel) > 1\n')],
  ['too many arguments', rulebook('    template: response\n    a: X\n    b: Y\n    when: channel.contains("a", "b")\n')],
  ['a number as an answer', rulebook('    template: response\n    a: X\n    b: Y\n    when: 1 + 1\n')],
  ['a day that is none', rulebook('    template: response\n    a: X\n    b: Y\n    from: 2026-02-31\n')],
  ['a citation without its law', rulebook('    template: response\n    a: X\n    b: Y\n    basis: [{ note: x }]\n')],
])('a rulebook with %s is refused in Vietnamese', async (_what, text) => {
  const error: unknown = await parseRulebooks([{ file: 'sach.yaml', text }]).catch((thrown: unknown) => thrown)
  if (!(error instanceof LiemError)) throw new Error('it was not refused')
  for (const { message, hint = '' } of [error, ...error.more]) {
    expect(englishIn(inVietnamese(message)), inVietnamese(message)).toEqual([])
    expect(englishIn(inVietnamese(hint)), inVietnamese(hint)).toEqual([])
  }
})

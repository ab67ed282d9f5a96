import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { LiemError } from '../../base/index.ts'
import { allowed, readFacts, readLaw, type LawPack } from '../allowed/index.ts'
import { after } from '../allowed/days.ts'
import {
  answersOf,
  competent,
  judgeSigner,
  lintCompetence,
  readCompetenceFacts,
  type Competence,
  type CompetenceFacts,
  type Held,
} from './index.ts'

const pack = await readLaw()
const OTHER = fileURLToPath(new URL('../../../test/fixtures/other-law/', import.meta.url))
const port = await readLaw(OTHER)

const UNITS = [
  { code: 'C', level: 1, parent: null },
  { code: 'R1', level: 2, parent: 'C' },
  { code: 'R2', level: 2, parent: 'C' },
  { code: 'A', level: 3, parent: 'R1' },
  { code: 'B', level: 3, parent: 'R2' },
  { code: 'B2', level: 3, parent: 'R2' },
]
const LEADERS: CompetenceFacts['leaders'] = UNITS.flatMap(({ code }) => [
  { unit: code, officer: `${code}-head`, role: 'head' as const, delegated: false },
  { unit: code, officer: `${code}-deputy`, role: 'deputy' as const, delegated: false },
])
const at = (unit: string, role: Held['role'] = 'officer'): Held => ({ unit, role, post: null })
const BASE: CompetenceFacts = {
  ...{ officer: 'X', class: 'civil-servant', status: 'serving', form: 'warning', day: '2025-07-04' },
  ...{ posts: [at('B')], former: [], foundAfter: null, units: UNITS, leaders: LEADERS },
}
const ask = (over: Partial<CompetenceFacts> = {}, law: LawPack = pack): Competence => competent(law, { ...BASE, ...over })
const place = ({ state, unit }: Competence): string => unit ?? state

/** A law of which a lawyer has confirmed every rule and every row. */
const confirmed: LawPack = {
  ...pack,
  rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'Luật sư A', on: '2026-01-05' } })),
  delegation: { ...pack.delegation, rows: pack.delegation.rows.map((row) => ({ ...row, basis: { ...row.basis, confirmed: true } })) },
}

test('without a leading post the head of the managing body decides, by delegation that of the using unit; with one, who appoints', () => {
  expect(ask()).toMatchObject({ unit: 'R2', as: { id: 'managing' }, signers: [{ officer: 'R2-head', role: 'head' }], unknown: [] })
  expect(ask({ form: 'reprimand' })).toMatchObject({ unit: 'B', as: { id: 'using' } })
  expect(ask({ posts: [at('B', 'head')] })).toMatchObject({ unit: 'R2', as: { id: 'appointing' } })
  expect(ask({ posts: [at('R2', 'deputy')], form: 'removal-from-post' })).toMatchObject({ unit: 'C', as: { id: 'appointing' } })
  expect(ask({ posts: [at('C', 'head')] })).toMatchObject({ state: 'outside', unit: null, signers: [] })
  expect(ask({ class: 'contract-worker', form: 'dismissal' })).toMatchObject({
    unit: 'R2',
    as: { id: 'contracting' },
    sure: 'general-knowledge',
  })
})

test('each answer says by which rules and which row, how sure they are, and that nobody has confirmed them', () => {
  const { because, delegation, sure, confirmed: has } = ask()
  expect(because.map(({ rule }) => rule)).toEqual(['d172-authority'])
  expect(delegation).toMatchObject([
    { row: 'office-grave', confirmed: false, note: expect.stringMatching(/^own design: illustrative/u) as string },
  ])
  expect([sure, has]).toEqual(['uncertain', false])
  expect(ask({ day: '2025-06-30' })).toMatchObject({
    sure: 'general-knowledge',
    because: [{ rule: 'd112-authority', cite: 'Decree 112/2020/ND-CP, art. 24' }],
  })
  expect(ask({}, confirmed).confirmed).toBe(true)
  // One row that nobody has confirmed is enough.
  expect(ask({}, { ...confirmed, delegation: pack.delegation }).confirmed).toBe(false)
  expect(ask({}, { ...confirmed, rules: pack.rules }).confirmed).toBe(false)
})

test.each([
  ['2020-09-19', 'R1', ['d34-transfer', 'd34-authority']],
  ['2020-09-20', 'unknown', ['d112-authority']],
  ['2023-09-19', 'unknown', ['d112-authority']],
  ['2023-09-20', 'R2', ['d71-transfer', 'd112-authority']],
  ['2025-06-30', 'R2', ['d71-transfer', 'd112-authority']],
  ['2025-07-01', 'R2', ['d172-transfer', 'd172-authority']],
])('of whoever was transferred to another region, on %s: %s', (day, unit, rules) => {
  const answer = ask({ day, former: [at('A')], foundAfter: true })
  expect([place(answer), answer.because.map(({ rule }) => rule), answer.former]).toEqual([unit, rules, ['A']])
})

test('which unit decides is known where both lead to one, also where no rule says which', () => {
  const answer = ask({ day: '2023-09-19', former: [at('B2')], foundAfter: true })
  expect([place(answer), answer.unknown]).toEqual(['R2', []])
  // Found before he went: the rule does not speak of it. Not known when it was found: neither.
  for (const foundAfter of [false, null]) expect(place(ask({ former: [at('A')], foundAfter }))).toBe('unknown')
})

test('by the post held now: who became a head meanwhile is decided upon as a head', () => {
  const answer = ask({ form: 'reprimand', posts: [at('B', 'head')], former: [at('A')], foundAfter: true })
  expect(answer).toMatchObject({ unit: 'R2', as: { id: 'appointing' } })
})

test('rows of the table end and begin on their days', () => {
  const of = (day: string): string[] => {
    const { unit, delegation } = ask({ day, form: 'reprimand' })
    return [unit!, ...delegation.map(({ row }) => row)]
  }
  expect(of('2025-02-28')).toEqual(['R2', 'old-office-officers'])
  expect(of('2025-03-01')).toEqual(['B', 'office-light'])
})

test('what the register, the table or the law does not say is unknown, with its reason', () => {
  const why = (over: Partial<CompetenceFacts>, law = pack): string[] => {
    const { state, unknown, confirmed: has } = ask(over, law)
    expect([state, has]).toEqual(['unknown', false])
    return unknown.map(({ en }) => en)
  }
  expect(why({ posts: [] })).toEqual(['The register has no post of this person on that day.'])
  expect(why({ units: [] })).toEqual(['The register has no such unit on that day, or none of the level whose head decides above it.'])
  expect(why({ units: UNITS.map((one) => ({ ...one, parent: null })) })).toHaveLength(1)
  expect(why({ class: 'cadre' })).toEqual(['The law that is loaded does not say who decides.'])
  expect(why({ status: 'retired' })).toEqual(['The law that is loaded does not say who decides.'])
  // No form of discipline: the rules speak of discipline only.
  expect(why({ form: 'none' }, confirmed)).toEqual(['The law that is loaded does not say who decides.'])
  expect(why({}, { ...pack, delegation: { leading: [], rows: [] } })).toHaveLength(1)
  const wrong = pack.delegation.rows.map((row) => ({ ...row, as: 'appointing' }))
  expect(why({}, { ...pack, delegation: { leading: [], rows: wrong } })[0]).toContain('the law of that day does not have')
  expect(why({ posts: [at('A'), at('B')] })).toEqual([
    'It hangs on which of several posts, or on what an acting head is: the answers differ.',
  ])
})

test('an acting head is a head or a deputy: known where both are decided upon by one', () => {
  expect(place(ask({ posts: [at('B', 'acting')] }))).toBe('R2')
  const rows = pack.delegation.rows.map((row) => (row.id === 'office-leads' ? { ...row, post: ['head' as const] } : row))
  expect(place(ask({ posts: [at('B', 'acting')] }, { ...pack, delegation: { leading: [], rows } }))).toBe('unknown')
})

test('a post that leads below is decided upon by who appoints', () => {
  const posts = [{ unit: 'B', role: 'officer' as const, post: 'TEAM' }]
  expect(ask({ posts, form: 'reprimand' }).as?.id).toBe('using')
  expect(ask({ posts, form: 'reprimand' }, { ...pack, delegation: { ...pack.delegation, leading: ['TEAM'] } }).as?.id).toBe('appointing')
})

test('who signs: head, acting head, a deputy with a delegation; never whom it is about', () => {
  const leaders: CompetenceFacts['leaders'] = [
    { unit: 'R2', officer: 'D2', role: 'deputy', delegated: true },
    { unit: 'R2', officer: 'D1', role: 'deputy', delegated: false },
    { unit: 'R2', officer: 'ACT', role: 'acting', delegated: false },
    { unit: 'R2', officer: 'HEAD', role: 'head', delegated: false },
    { unit: 'C', officer: 'TOP', role: 'head', delegated: false },
  ]
  const answer = ask({ leaders })
  expect(answer.signers).toEqual([
    { officer: 'HEAD', role: 'head' },
    { officer: 'ACT', role: 'acting' },
    { officer: 'D2', role: 'deputy' },
  ])
  expect(['HEAD', 'ACT', 'D2', 'D1', 'TOP'].map((one) => judgeSigner(answer, one))).toEqual([
    ...['competent', 'competent', 'competent'],
    ...['other', 'other'],
  ])
  expect(ask({ leaders, officer: 'HEAD' }).signers.map(({ officer }) => officer)).toEqual(['ACT', 'D2'])
  const nobody = ask({ leaders: [] })
  expect([nobody.unit, nobody.signers, nobody.unknown.length, judgeSigner(nobody, 'HEAD')]).toEqual(['R2', [], 1, 'unknown'])
  expect(judgeSigner(ask({ posts: [] }), 'HEAD')).toBe('unknown')
  expect(judgeSigner(ask({ posts: [at('C', 'head')] }), 'TOP')).toBe('other')
})

test('a port of another country decides by its own words, and moves with its own days', () => {
  const of = (over: Partial<CompetenceFacts>): Competence => ask({ class: 'clerk', form: 'mark', day: '2030-02-10', ...over }, port)
  expect(of({})).toMatchObject({ unit: 'B', as: { id: 'quay' }, confirmed: true })
  expect(of({ day: '2030-06-30' }).unit).toBe('B')
  expect(of({ day: '2030-07-01' }).unit).toBe('R2')
  expect(of({ class: 'warden', form: 'discharge' })).toMatchObject({ unit: 'C', as: { id: 'crown' } })
  expect(of({ former: [at('A')] }).unit).toBe('A')
  for (const over of [{ form: 'discharge' }, { posts: [at('B', 'head')] }, { day: '2029-12-31' }]) expect(of(over).state).toBe('unknown')
})

const HELD: fc.Arbitrary<Held> = fc.record({
  unit: fc.constantFrom(...UNITS.map(({ code }) => code), 'nowhere'),
  role: fc.constantFrom('head', 'acting', 'deputy', 'officer'),
  post: fc.constantFrom(null, 'TEAM'),
})
const DAY = fc.integer({ min: 0, max: 8_000 }).map((days) => after('2008-01-01', { days }))
const FACTS: fc.Arbitrary<CompetenceFacts> = fc.record({
  officer: fc.constantFrom('X', 'R2-head'),
  class: fc.constantFrom(...pack.terms.classes.map(({ id }) => id), 'nobody'),
  status: fc.constantFrom(...pack.terms.statuses.map(({ id }) => id)),
  form: fc.constantFrom(...pack.terms.forms.map(({ id }) => id), 'no-form'),
  day: DAY,
  posts: fc.array(HELD, { maxLength: 3 }),
  former: fc.array(HELD, { maxLength: 2 }),
  foundAfter: fc.constantFrom(true, false, null),
  units: fc.subarray(UNITS),
  leaders: fc.subarray([...LEADERS]),
})

test('total, and one: whatever is asked there is one unit, outside or unknown, the same in any order, with reasons', () => {
  fc.assert(
    fc.property(FACTS, fc.constantFrom(pack, confirmed, port), (facts, law) => {
      const answer = competent(law, facts)
      expect(answer.state === 'unit').toBe(answer.unit !== null)
      const isKnown = answer.state !== 'unknown'
      expect([answer.as !== null, isKnown && answer.because.length > 0, isKnown && answer.delegation.length > 0]).toEqual(
        Array.from({ length: 3 }, () => isKnown),
      )
      expect(isKnown || (answer.signers.length === 0 && !answer.confirmed)).toBe(true)
      expect(answer.unknown.length > 0).toBe(answer.state === 'unknown' || (answer.state === 'unit' && answer.signers.length === 0))
      const turned = { ...facts, posts: facts.posts.toReversed(), former: facts.former.toReversed(), units: facts.units.toReversed() }
      const { state, unit, signers } = competent(
        { ...law, rules: law.rules.toReversed() },
        { ...turned, leaders: facts.leaders.toReversed() },
      )
      expect({ state, unit, signers }).toEqual({ state: answer.state, unit: answer.unit, signers: answer.signers })
      expect(answer.signers.every(({ officer }) => officer !== facts.officer)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('an answer changes only on a day on which a rule, or a row, begins or has ended', () => {
  const turns = new Set([
    ...pack.rules.flatMap(({ inForce }) =>
      [...inForce.values()].flatMap(({ from, until }) => [from, until === null ? from : after(until, { days: 1 })]),
    ),
    ...pack.delegation.rows.flatMap(({ from, until }) => [from, until === undefined ? from : after(until, { days: 1 })]),
  ])
  fc.assert(
    fc.property(FACTS, (facts) => {
      const next = after(facts.day, { days: 1 })
      const [today, tomorrow] = [competent(pack, facts), competent(pack, { ...facts, day: next })]
      expect(turns.has(next) ? today : { ...tomorrow, day: facts.day }).toEqual(today)
    }),
    { numRuns: 500 },
  )
})

/** The mistakes of a table in which one text was replaced. */
async function mistakesOf(old: string, now: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'liem-delegation-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(OTHER, folder, { recursive: true })
  const path = join(folder, 'delegation.yaml')
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(old)
  writeFileSync(path, text.replace(old, now))
  const error: unknown = await readLaw(folder).catch((cause: unknown) => cause)
  return error instanceof LiemError ? [error, ...error.more].map(({ place: of, message }) => `${of?.line}: ${message}`) : []
}

test.each([
  [
    'two rows that answer one question',
    'from: 2030-07-01',
    'from: 2030-06-30',
    '5: clerks-later: answers what clerks answers on the same day',
  ],
  ['a class that is not there', 'class: [warden]', 'class: [warder]', '3: wardens: there is no class "warder"'],
  ['a competence that is not there', 'as: crown', 'as: clown', '3: wardens: there is no decider "clown"'],
  ['days that are reversed', 'until: 2030-06-30', 'until: 2029-06-30', '4: clerks: its last day is before its first'],
  [
    'a unit below',
    'unit: [3], post: [none], as: quay, level: 3',
    'unit: [2], post: [none], as: quay, level: 3',
    'a unit below does not decide',
  ],
  ['a key that is not known', 'level: 1,', 'levels: 1,', '3: unknown key "levels"'],
])('of the table is refused: %s', async (_, old, now, said) => {
  expect((await mistakesOf(old, now)).join('\n')).toContain(said)
})

test('a careful author is told of a row without effect, and of two rules on one question', () => {
  expect(lintCompetence(pack)).toEqual([])
  expect(lintCompetence(port)).toEqual([])
  const rows = port.delegation.rows.map((row) => ({ ...row, as: 'quay' }))
  expect(lintCompetence({ ...port, delegation: { leading: [], rows } })).toEqual([
    { rule: 'wardens', message: '2030-01-01: no rule of law has the competence quay for warden' },
  ])
  const twin = port.rules.find(({ id }) => id === 'crown-decides')!
  expect(lintCompetence({ ...port, rules: [...port.rules, Object.assign({}, twin, { id: 'twin' })] })).toMatchObject([{ rule: 'twin' }])
})

test('facts from a file are read in the words of the law, and each form of discipline has its answer', () => {
  const given = {
    ...{ officer: 'X', class: 'civil-servant', day: '2025-07-04', units: UNITS, leaders: LEADERS },
    posts: [{ unit: 'B', role: 'officer' }],
  }
  const answers = answersOf(pack, readCompetenceFacts(pack, given))
  expect(answers.map(({ forms, competence }) => [place(competence), forms.includes('reprimand'), forms.includes('warning')])).toEqual([
    ['B', true, false],
    ['R2', false, true],
    ['unknown', false, false],
  ])
  expect(answersOf(pack, readCompetenceFacts(pack, { ...given, form: 'warning' })).map(({ forms }) => forms)).toEqual([['warning']])
  for (const wrong of [{ class: 'civil-servent' }, { form: 'warming' }, { status: 'dead' }, { day: '2025-02-30' }, { post: [] }])
    expect(() => readCompetenceFacts(pack, { ...given, ...wrong })).toThrow(LiemError)
})

test('what is allowed names who decides on such a person, without a register', () => {
  const told = (leadership: boolean, day = '2025-07-04') =>
    allowed(
      pack,
      readFacts(pack.terms, {
        person: { class: 'civil-servant', leadership },
        acts: [{ id: 'A', from: '2025-05-02', to: '2025-05-02', detected: '2025-05-20', severity: 'serious' }],
        day,
      }),
    ).authority.map(({ rule, forms }) => [rule, forms.length > 0])
  expect(told(true)).toEqual([
    ['d172-transfer', false],
    ['d172-authority-leads', true],
  ])
  expect(told(false, '2025-06-30')).toEqual([
    ['d112-authority', true],
    ['d71-transfer', false],
  ])
})

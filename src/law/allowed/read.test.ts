import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { LiemError } from '../../base/index.ts'
import { readFacts, readLaw } from './index.ts'

const OTHER = fileURLToPath(new URL('../../../test/fixtures/other-law/', import.meta.url))

/** The mistakes of a law in which one text was replaced, as `file:line: message`. */
async function mistakesOf(file: string, old: string, now: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'liem-law-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(OTHER, folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toContain(old)
  writeFileSync(join(folder, file), text.replace(old, now))
  const error: unknown = await readLaw(folder).catch((cause: unknown) => cause)
  if (!(error instanceof LiemError)) return []
  return [error, ...error.more].map(({ place, message, hint }) => {
    const at = `${place?.file.slice(folder.length + 1)}:${place?.line}`
    return `${at}: ${message}${hint === undefined ? '' : ` (${hint})`}`
  })
}

const PORT = 'instruments/port.yaml'
test.each([
  ['a key that is not known', PORT, 'months: 3', 'month: 3', [/port\.yaml:17: unknown key "month"/u]],
  [
    'a form that is not there',
    PORT,
    'form: mark',
    'form: marc',
    [/port\.yaml:13: slight: there is no form "marc" \(did you mean mark\?\)/u],
  ],
  ['a class that is not there', PORT, 'class: [clerk]', 'class: [clark]', [/there is no class "clark" \(did you mean clerk\?\)/u]],
  ['a circumstance that is not there', PORT, 'circumstance: storm', 'circumstance: store', [/there is no circumstance "store"/u]],
  ['a fact that is none', PORT, 'when: kind_theft', 'when: kind_thief', [/theft: a condition reads "kind_thief", which no fact is/u]],
  ['a condition that is none', PORT, 'severity == "slight"', 'severity ==', [/condition/u]],
  ['a name that is used twice', PORT, 'id: gross-clerk', 'id: gross-warden', [/the rule gross-warden is given twice/u]],
  ['two lengths of a period', PORT, 'months: 3', 'months: 3, years: 1', [/a prescription has one of years, months, never/u]],
  ['a language that is missing', PORT, ', vi: Ba tháng.', '', [/vi: Invalid input/u]],
  ['words without a form', 'terms.yaml', 'id: fine, en', 'id: find, en', Array.from({ length: 3 }, () => /there is no form "fine"/u)],
  ['an authority that says two things', PORT, 'decides: [crown]', 'decides: [crown], of: former', [/either who decides or by which post/u]],
  ['a decider that is not there', PORT, 'decides: [crown]', 'decides: [crow]', [/there is no decider "crow"/u]],
  ['a role that is not there', PORT, 'roles: [boatswain]', 'roles: [bosun]', [/there is no role "bosun"/u]],
  [
    'a penalty that is not there',
    PORT,
    'penalties: [plank]',
    'penalties: [plonk]',
    [/there is no penalty "plonk" \(did you mean plank\?\)/u],
  ],
  ['a fact of a leader that is none', PORT, 'when: ashore', 'when: aboard', [/watch-ashore: a condition reads "aboard"/u]],
  ['forms for who is exempt', PORT, 'effect: exempt', 'effect: exempt, forms: [mark]', [/who is liable has forms, and only he/u]],
  ['an event that is not there', PORT, 'until: read-out', 'until: read', [/reading: there is no event "read"/u]],
  ['two lengths of a matter', PORT, 'workingDays: 6', 'workingDays: 6, days: 6', [/a period has one of days, workingDays, months, years/u]],
  ['a period that lengthens itself', PORT, 'extends: reading', 'extends: second-reading', [/there is no clock "second-reading"/u]],
  [
    'a period that begins twice',
    PORT,
    'extends: reading',
    'extends: reading, after: nailed',
    [/begins with an event or lengthens another/u],
  ],
  ['a day that is none', PORT, 'from: 2030-01-01', 'from: 2030-02-30', [/instruments\.0\.from: Invalid/u]],
])('%s is one mistake with its place', async (_name, file, old, now, expected) => {
  const found = await mistakesOf(file, old, now)
  expect(found).toHaveLength(expected.length)
  for (const [at, words] of expected.entries()) expect(found[at]).toMatch(words)
})

const pack = await readLaw()
const GOOD = {
  person: { class: 'civil-servant', leadership: false },
  acts: [{ id: 'A', from: '2025-03-14', to: '2025-03-14', severity: 'serious' }],
  day: '2025-06-27',
}
const act = (more: Record<string, unknown>) => ({ ...GOOD, acts: [{ ...GOOD.acts[0], ...more }] })

test.each([
  ['a key that is not known', { ...GOOD, dey: '2025-06-27' }, '', /dey/u],
  [
    'a class that is not there',
    { ...GOOD, person: { class: 'civil-servent', leadership: false } },
    'person.class',
    /no class "civil-servent"/u,
  ],
  ['whether he leads, left out', { ...GOOD, person: { class: 'cadre' } }, 'person.leadership', /boolean/u],
  ['a degree that is not there', act({ severity: 'grave' }), 'acts.0.severity', /no degree "grave"/u],
  ['a day that is none', act({ from: '2025-02-30' }), 'acts.0.from', /date/u],
  ['an end before the beginning', act({ to: '2025-03-13' }), 'acts.0.to', /cannot end before it begins/u],
  ['neither an end nor going on', act({ to: undefined }), 'acts.0.to', /last day or goes on/u],
  ['both an end and going on', act({ ongoing: true }), 'acts.0.to', /last day or goes on/u],
  ['an act after the decision', act({ from: '2025-06-28', to: '2025-06-28' }), 'acts.0.from', /after the day of the decision/u],
  ['an act twice', { ...GOOD, acts: [GOOD.acts[0], GOOD.acts[0]] }, 'acts.1.id', /given twice/u],
  [
    'an earlier decision about no act',
    { ...GOOD, history: [{ form: 'warning', effective: '2025-01-01', sameAct: 'B' }] },
    'history.0.sameAct',
    /no act B/u,
  ],
  [
    'a fact that a circumstance does not have',
    { ...GOOD, circumstances: [{ kind: 'died', announced: '2025-01-01' }] },
    'circumstances.0.announced',
    /unknown key/u,
  ],
  [
    'a fact that should be a day',
    { ...GOOD, circumstances: [{ kind: 'party-discipline', announced: 'soon' }] },
    'circumstances.0.announced',
    /must be a day/u,
  ],
  ['no acts', { ...GOOD, acts: [] }, 'acts', /1/u],
])('of facts, %s is refused with its place', (_name, facts, part, words) => {
  const refusal = (): unknown => {
    try {
      return readFacts(pack.terms, JSON.parse(JSON.stringify(facts)), 'facts.json')
    } catch (error) {
      return error
    }
  }
  const error = refusal() as LiemError
  expect(error).toBeInstanceOf(LiemError)
  expect([error.code, error.place?.file, error.place?.part ?? '']).toEqual(['input', 'facts.json', part])
  expect(error.message).toMatch(words)
})

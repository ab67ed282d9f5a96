import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { difference } from '../../src/law/allowed/difference/schema.ts'
import { answer as contract } from '../../src/law/allowed/schema.ts'
import { lawCommand } from './law.ts'

const OTHER = fileURLToPath(new URL('../../test/fixtures/other-law', import.meta.url))
let printed = ''
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

async function liem(...args: string[]): Promise<string> {
  printed = ''
  await lawCommand().parseAsync(args, { from: 'user' })
  return printed
}

function written(facts: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'liem-facts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'facts.json')
  writeFileSync(file, facts)
  return file
}

/** The example of the contract, decided on another day. */
const on = (day: string): string =>
  written(
    JSON.stringify({
      person: { class: 'civil-servant', leadership: false, partyMember: false, status: 'serving' },
      acts: [
        {
          id: 'A',
          from: '2025-03-14',
          to: '2025-03-14',
          detected: '2025-04-10',
          severity: 'very-serious',
          disciplinable: true,
          entry: null,
          kinds: ['public-duty'],
        },
      ],
      history: [],
      circumstances: [],
      day,
    }),
  )

test('an act of 14 March 2025: what was allowed on 27 June, and what is open on 4 July', async () => {
  const june = contract.parse(JSON.parse(await liem('allowed', on('2025-06-27'), '--format', 'json')))
  expect(june.outcomes.filter(({ verdict }) => verdict !== 'forbidden').map(({ form, verdict }) => `${form} ${verdict}`)).toEqual([
    'salary-step-reduction permitted',
  ])
  expect(june.clocks.find(({ id }) => id === 'handling')).toMatchObject({ act: 'A', from: '2025-04-10', days: 90, ends: '2025-07-09' })
  expect(june.law).toContainEqual({ instrument: '112/2020/ND-CP', from: '2020-09-20', until: '2025-06-30' })
  const july = contract.parse(JSON.parse(await liem('allowed', on('2025-07-04'), '--format', 'json')))
  expect(july.questions).toMatchObject([{ id: 'transition-d172-severity', candidates: ['warning', 'forced-resignation'] }])
  const text = await liem('allowed', on('2025-07-04'), '--lang', 'vi')
  expect(text).toContain('Ngày 04/07/2025, công chức: được xem xét, quyết định.')
  expect(text).toContain('? buộc thôi việc: chưa xác định')
  expect(text).toContain('(Nghị định 172/2025/NĐ-CP, chưa xem được điều khoản chuyển tiếp) [transition-d172-severity]')
  expect(await liem('allowed', on('2025-07-04'), '--lang', 'en')).toContain('? forced resignation: undetermined')
})

test('what differs on another day or for other facts, and what lies ahead', async () => {
  const text = await liem('allowed', on('2025-06-27'), '--on', '2025-07-04', '--lang', 'vi')
  expect(text).toContain('27/06/2025 → 04/07/2025:')
  expect(text).toMatch(/~ hạ bậc lương: được phép → không có \(Nghị định 112\/2020\/NĐ-CP, điều 10 → /u)
  const found = difference.parse(JSON.parse(await liem('allowed', on('2025-06-27'), '--against', on('2025-07-04'), '--format', 'json')))
  expect(found.forms.map(({ form }) => form)).toContain('salary-step-reduction')
  expect(await liem('allowed', on('2025-06-27'), '--on', '2025-06-26', '--lang', 'en')).toContain('Nothing differs.')
  const ahead = await liem('allowed', on('2025-06-27'), '--ahead', '--lang', 'en')
  expect(ahead).toMatch(/^01\/07\/2025\n(?: {2}.*\n)*? {2}~ salary-step reduction: permitted → not there/mu)
  expect(ahead).toContain('period for the decision · A: its last day, 09/07/2025, is past')
  await expect(liem('allowed', on('2025-06-27'), '--on', '2025-02-30')).rejects.toMatchObject({ code: 'input', place: { part: 'day' } })
  await expect(liem('allowed', on('2025-06-27'), '--on', '2025-07-04', '--ahead')).rejects.toMatchObject({ code: 'usage' })
})

test('another law takes the place of this one', async () => {
  const facts = {
    person: { class: 'clerk', leadership: false },
    acts: [{ id: 'A', from: '2030-02-01', to: '2030-02-01', severity: 'gross' }],
    day: '2030-02-10',
  }
  expect(await liem('allowed', written(JSON.stringify(facts)), '--law', OTHER, '--lang', 'en')).toContain('✓ fine: permitted')
})

test('what a head answers for, and the periods of a matter, for people and for programs', async () => {
  const head = {
    leader: { class: 'civil-servant', tenures: [{ role: 'head', from: '2022-01-01' }] },
    matter: { from: '2023-01-10', to: null, kinds: ['corruption'], cases: [{ id: 'A', grade: 'serious' }] },
    ...{ answers: 'direct', known: { knew: true }, day: '2023-06-01' },
  }
  const text = await liem('responsible', written(JSON.stringify(head)), '--lang', 'vi')
  expect(text).toContain('Ngày 01/06/2023, công chức, trách nhiệm trực tiếp: phải chịu trách nhiệm.')
  expect(text).toContain('✓ cảnh cáo: được phép')
  expect(text).toContain('Nghị định 59/2019/NĐ-CP, điều 78')
  const matter = { matter: 'denunciation', class: 'cadre', events: { received: '2024-05-06', accepted: '2024-05-14' }, day: '2024-06-20' }
  const clocks = await liem('periods', written(JSON.stringify(matter)), '--lang', 'en')
  expect(clocks).toContain('settlement: over, 13/06/2024')
  expect(clocks).toContain('settlement lengthened: not begun')
  const json = JSON.parse(await liem('periods', written(JSON.stringify(matter)), '--format', 'json')) as { liem: string }
  expect(json.liem).toBe('periods/1')
  await expect(liem('periods', written('{"matter":"tax","class":"cadre","day":"2024-06-20"}'))).rejects.toMatchObject({
    place: { part: 'matter' },
  })
})

test('what cannot be used is refused with its place', async () => {
  await expect(liem('allowed', '/nowhere/facts.json')).rejects.toThrow('there is no such file')
  await expect(liem('allowed', written('{"person":'))).rejects.toThrow('this is not JSON')
  await expect(liem('allowed', written('{}'))).rejects.toMatchObject({ code: 'input', place: { part: 'person' } })
  await expect(liem('allowed', on('2025-06-27'), '--law', '/nowhere')).rejects.toMatchObject({ code: 'rulebook' })
  await expect(liem('diff', '2025-06-30', 'tomorrow')).rejects.toThrow('"tomorrow" is not a day')
  await expect(liem('explain', 'd-999')).rejects.toThrow('there is no rule or instrument "d-999" here')
})

test('rules are explained, days compared, a folder checked', async () => {
  expect(await liem('explain', 'd172-serious', '--lang', 'vi')).toContain('Vi phạm lần đầu, gây hậu quả nghiêm trọng thì cảnh cáo.')
  const diff = JSON.parse(await liem('diff', '2025-06-30', '2025-07-01', '--class', 'civil-servant', '--format', 'json')) as {
    ended: { rule: string }[]
    began: { rule: string }[]
  }
  expect(diff.ended.map(({ rule }) => rule)).toContain('d112-very-serious')
  expect(diff.began.map(({ rule }) => rule)).toContain('d172-resignation')
  expect(await liem('diff', '2025-06-29', '2025-06-30', '--lang', 'en')).toBe('0 ended, 0 began.\n')
  const lint = JSON.parse(await liem('lint', '--format', 'json', '--strict')) as { rules: number; confirmed: number; warnings: unknown[] }
  expect(lint).toMatchObject({ confirmed: 0, warnings: [] })
  expect(lint.rules).toBeGreaterThan(100)
  expect(process.exitCode).toBeUndefined()
})

test('who is competent is told form by form, with rule, row and how far it goes', async () => {
  const facts = {
    ...{ officer: 'A', class: 'civil-servant', day: '2025-07-04', posts: [{ unit: 'B', role: 'officer' }] },
    ...{ former: [{ unit: 'A', role: 'deputy' }], foundAfter: true },
    units: [
      { code: 'C', level: 1 },
      { code: 'R', level: 2, parent: 'C' },
      { code: 'B', level: 3, parent: 'R' },
    ],
    leaders: [
      { unit: 'R', officer: 'H', role: 'head' },
      { unit: 'R', officer: 'D', role: 'deputy', delegated: true },
    ],
  }
  const file = written(JSON.stringify(facts))
  const text = await liem('competent', file)
  expect(text).toContain('the head of R, as the managing body: H (head), D (deputy with a delegation)')
  expect(text).toMatch(/\[d172-transfer\][\s\S]*\[office-grave\]/u)
  expect(text).toMatch(/The file is supplied by: A[\s\S]*not confirmed: advice, not a bar/u)
  expect(await liem('competent', file, '--lang', 'vi')).toContain('người đứng đầu R, với tư cách cơ quan quản lý: H (người đứng đầu)')
  const { answers } = JSON.parse(await liem('competent', file, '--format', 'json')) as {
    answers: { forms: string[]; competence: { unit: string | null } }[]
  }
  expect(answers.find(({ forms }) => forms.includes('reprimand'))?.competence.unit).toBe('B')
  await expect(liem('competent', written('{"class":"civil-servant"}'))).rejects.toMatchObject({ code: 'input' })
  await expect(liem('competent', written(JSON.stringify({ ...facts, form: 'warming' })))).rejects.toMatchObject({
    hint: 'did you mean warning?',
  })
})

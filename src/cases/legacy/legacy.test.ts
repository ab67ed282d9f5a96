import Excel from 'exceljs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  asPerson as person,
  caseMaker,
  CONCERNED,
  confirmedLaw,
  HANDLER as handler,
  insertOfficer,
  seedOffice,
} from '../../../test/build-case.ts'
import { OLD_ROW, oldCases, type OldRow } from '../../../test/build-legacy.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { allowed, readFacts, readLaw } from '../../law/allowed/index.ts'
import {
  addCircumstance,
  addEarlier,
  addParty,
  addStep,
  askCaseLaw,
  checkLegacy,
  draftDecision,
  importLegacy,
  legacyTemplate,
  linkCases,
  listCases,
  listOwnCases,
  setAct,
  showCaseFile,
  showLegacy,
} from '../index.ts'
import { listCases as listContract } from '../schema.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const law = await readLaw()
const pack = confirmedLaw(law)
await seedOffice(db)
await writing(db, async (trx) => {
  for (let n = 1; n < 60; n++) await insertOfficer(trx, `CC-1${String(n).padStart(4, '0')}`, `Người ${n}`)
})
const make = caseMaker(db, pack)
const reason = 'theo sổ kỷ luật cũ'
const TRIALS = Math.max(12, Math.round(Number(process.env['LIEM_TRIALS'] ?? '0') / 20))

const importing = (rows: readonly OldRow[], by: Scope = handler) => importLegacy(db, by, pack, oldCases(rows), reason)
const trying = async (rows: readonly OldRow[], by: Scope = handler) =>
  contract.checkLegacy.output.parse(await checkLegacy(db, by, pack, oldCases(rows)))
const legacies = async (text = '') => (await listCases(db, handler, listContract.input.parse({ state: 'legacy', text, limit: 100 }))).rows
const idOf = async (reference: string): Promise<string> => (await legacies(reference))[0]!.id
const shown = async (reference: string) => contract.showLegacy.output.parse(await showLegacy(db, handler, { id: await idOf(reference) }))
const codesOf = async (reference: string) => (await shown(reference)).people[0]!.reasons.map(({ code }) => code)
const events = async (): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from ledger.event`.execute(db)).rows[0]!.n

test('an old case is kept as its register has it, with the mark, and the same file again has no effect', async () => {
  const preview = await trying([OLD_ROW])
  expect(preview).toMatchObject({ mistakeCount: 0, counts: { add: 1, same: 0, people: 1, acts: 1, heads: 0 } })
  expect(await legacies()).toEqual([])
  expect(await importing([OLD_ROW])).toEqual({ counts: preview.counts })
  const before = await events()
  expect((await importing([OLD_ROW])).counts).toMatchObject({ add: 0, same: 1 })
  expect(await events()).toBe(before)
  const own = await shown('12/KL-2023')
  expect(own).toMatchObject({ title: OLD_ROW['title'], opened: '2023-03-02', source: OLD_ROW['source'], file: 'cases.csv', row: 2 })
  expect(own.people[0]).toMatchObject({
    form: 'warning',
    number: '88/QĐ-HQ',
    day: '2023-04-12',
    served: '2023-04-14',
    ends: null,
    leads: false,
  })
  expect(own.people[0]!.acts).toMatchObject([{ from: '2023-02-15', until: '2023-02-15', severity: 'serious', kinds: ['public-duty'] }])
  const [row] = await legacies()
  expect(row).toMatchObject({ state: 'legacy', handler: null, decided: 0, reviewsOpen: 0 })
  expect(row!.number).toMatch(/^VC-\d{6}$/u)
})

test('what the law of that day forbids is taken over nevertheless, and says so with its rules', async () => {
  await importing([
    { ...OLD_ROW, reference: 'F-1', officer: 'CC-10002', form: 'forced-resignation', severity: 'less-serious' },
    { ...OLD_ROW, reference: 'F-2', officer: 'CC-10003', form: 'Hạ tầng công tác' },
    { unit: '01AB', reference: 'F-3', title: 'Chỉ còn tên', officer: 'CC-10004', form: '' },
    { ...OLD_ROW, reference: 'F-4', officer: 'CC-10005', day: '01/02/2023', notified: '', signer: '', number: '' },
  ])
  const [first] = (await shown('F-1')).people
  expect(first!.reasons[0]).toMatchObject({ code: 'forbidden', confirmed: true })
  expect(first!.reasons[0]!.because.length).toBeGreaterThan(0)
  expect(await codesOf('F-2')).toEqual(['form-unknown', 'unrecorded'])
  expect((await shown('F-2')).people[0]!.form).toBe('Hạ tầng công tác')
  expect(await codesOf('F-3')).toEqual([
    'no-form',
    'no-number',
    'no-day',
    'no-signer',
    'no-authority',
    'not-served',
    'no-notice',
    'not-heard',
    'unrecorded',
  ])
  expect((await shown('F-3')).people[0]).toMatchObject({ day: null, number: null, acts: [], class: null })
  expect(await codesOf('F-4')).toEqual(['order', 'no-number', 'no-signer', 'no-notice', 'not-heard', 'unrecorded'])
})

test('mistakes are told by row and field, and with one nothing is taken over', async () => {
  const wrong: OldRow[] = [
    { ...OLD_ROW, reference: 'M-1', unit: 'XXXX' },
    { ...OLD_ROW, reference: 'M-2', officer: 'CC-77777' },
    { ...OLD_ROW, reference: 'M-3', day: '31/02/2023' },
    { ...OLD_ROW, reference: 'M-4', severity: 'awful' },
    { ...OLD_ROW, reference: 'M-5', until: '01/01/2023' },
    { ...OLD_ROW, reference: 'M-6', entry: '1.2' },
    { ...OLD_ROW, reference: 'M-7', leads: 'maybe' },
    { ...OLD_ROW, reference: 'M-8' },
    { ...OLD_ROW, reference: 'M-8', title: 'Việc khác', form: 'reprimand', what: 'Hành vi khác' },
    { ...OLD_ROW, reference: 'M-9', title: '' },
    { ...OLD_ROW, number: '99/QĐ' },
    { ...OLD_ROW, reference: 'M-10', day: '01/01/2031' },
  ]
  const { mistakes, mistakeCount } = await trying(wrong)
  expect(mistakes.map(({ row, field }) => [row, field])).toEqual([
    [2, 'unit'],
    [3, 'officer'],
    [4, 'day'],
    [5, 'severity'],
    [6, 'until'],
    [7, 'entry'],
    [8, 'leads'],
    [10, 'form'],
    [10, 'title'],
    [11, 'title'],
    [12, 'reference'],
    [13, 'day'],
  ])
  expect(mistakeCount).toBe(12)
  const before = (await legacies()).length
  await expect(importing([...wrong, { ...OLD_ROW, reference: 'M-99' }])).rejects.toMatchObject({ code: 'input' })
  expect((await legacies()).length).toBe(before)
})

test('nobody takes over what is about himself or another unit, and learns nothing of a case that is kept from him', async () => {
  const of = (more: Partial<Scope>): Scope => ({ ...person('CC-90005'), hidden: ['CC-10001'], ...more })
  expect((await trying([{ ...OLD_ROW, reference: 'S-1' }], of({}))).mistakes).toMatchObject([{ field: 'officer' }])
  expect((await trying([{ ...OLD_ROW, reference: 'S-1', officer: 'CC-10009' }], of({ units: ['R1'] }))).mistakes).toMatchObject([
    { field: 'unit' },
  ])
  // The case of that number is about him: with another name in it the file gets the answer that it would get if there were none.
  const same = await trying([{ ...OLD_ROW, officer: 'CC-10009' }], of({}))
  const other = await trying([{ ...OLD_ROW, reference: 'S-2', officer: 'CC-10009' }], of({}))
  expect({ ...same, rows: [] }).toEqual({ ...other, rows: [] })
})

test('it stays what it is: no step, act, person, decision or link is put into it, and the database refuses the rest', async () => {
  const id = await idOf('12/KL-2023')
  const officer = 'CC-10001'
  const step = { id, day: '2026-11-20', words: 'x', heard: null, proposes: null, officer: null } as const
  const act = {
    id,
    act: null,
    officer,
    what: 'x',
    from: '2023-01-01',
    until: null,
    detected: '2023-01-01',
    severity: 'serious',
    disciplinable: true,
  }
  const decision = { id, officer, form: 'warning', day: '2026-11-20', grounds: 'x', opinion: null }
  const current = await make.graded({ who: 'CC-10030' })
  const tries = [
    () => addStep(db, handler, { ...step, kind: 'note' }),
    () => addStep(db, handler, { ...step, kind: 'verification' }),
    () => addParty(db, handler, { id, officer: 'CC-10002', role: 'concerned', reason }),
    () => setAct(db, handler, pack, { ...act, kinds: [], repeats: null, entry: null, reason }),
    () => addEarlier(db, handler, pack, { id, officer, form: 'warning', effective: '2020-01-01', document: 'x' }),
    () =>
      addCircumstance(db, handler, pack, {
        id,
        officer,
        kind: pack.terms.circumstances[0]!.id,
        from: null,
        until: null,
        document: 'x',
        given: {},
        reason,
      }),
    () => draftDecision(db, handler, pack, decision),
    () => linkCases(db, handler, { id, other: current.number, kind: 'duplicate', reason }),
  ]
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'conflict' })
  const statements = [
    sql`update cases.case set state = 'decided' where id = ${id}`,
    sql`update cases.case set title = 'x' where id = ${id}`,
    sql`update cases.case set state = 'legacy' where id = ${current.id}`,
    sql`update cases.legacy set title = 'x' where case_id = ${id}`,
    sql`update cases.legacy_person set form = 'none' where case_id = ${id}`,
    sql`delete from cases.legacy_act where case_id = ${id}`,
    sql`insert into cases.act (case_id, officer, what, from_day, detected) values (${id}, ${officer}, 'x', '2023-01-01', '2023-01-01')`,
    sql`insert into cases.decision (case_id, officer, form, day, grounds, law, drafted_by) values (${id}, ${officer}, 'warning', '2023-01-01', 'x', '{}', 'x')`,
    sql`update cases.party set notified_on = null where case_id = ${id}`,
  ]
  for (const statement of statements) await expect(writing(db, (trx) => statement.execute(trx))).rejects.toThrow(/stays|nothing is added/u)
})

test('it runs no clock, opens no review, counts in no sum and is no precedent', async () => {
  const { rows } = await sql<Record<string, number>>`select (select count(*) from cases.clocked k where k.case_id = c.id)::int as clocks,
      (select count(*) from cases.review r where r.case_id = c.id)::int as reviews, (select count(*) from cases.decision d where d.case_id = c.id)::int as decisions,
      (select count(*) from accountability.counted k where k.case_id = c.id)::int as sums, (select count(*) from cases.precedent p where p.case_id = c.id)::int as precedents
    from cases.case c where c.state = 'legacy'`.execute(db)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toEqual({ clocks: 0, reviews: 0, decisions: 0, sums: 0, precedents: 0 })
})

test('whoever was concerned sees his part once he is known to know; nobody else stands in it', async () => {
  await importing([
    { ...OLD_ROW, reference: 'O-1', officer: 'CC-10011', what: 'Cùng với Người 12 bỏ qua kiểm tra' },
    { ...OLD_ROW, reference: 'O-1', officer: 'CC-10012', notified: '', served: '' },
  ])
  const own = (await listOwnCases(db, person('CC-10011'))).rows
  expect(own).toMatchObject([{ acts: [], decision: null, legacy: { reference: 'O-1', form: 'warning', number: '88/QĐ-HQ' } }])
  expect(JSON.stringify(own)).not.toContain('Người 12')
  expect((await listOwnCases(db, person('CC-10012'))).rows).toEqual([])
})

test('an old decision leaves open what hangs on it, until somebody answers for it from the personnel file', async () => {
  await importing([
    {
      ...OLD_ROW,
      reference: 'R-1',
      officer: 'CC-10021',
      form: 'reprimand',
      day: '12/04/2026',
      effective: '12/04/2026',
      from: '15/02/2026',
      detected: '01/03/2026',
      notified: '',
      heard: '',
      served: '',
      opened: '',
    },
  ])
  const file = await make.heard({ who: 'CC-10021', severity: 'less-serious', kinds: ['public-duty'], day: '2026-06-18' })
  const ask = async () => askCaseLaw(db, handler, pack, { id: file.id, officer: 'CC-10021', day: '2026-11-27' })
  const { answer, unverified } = await ask()
  expect(unverified).toEqual([{ form: 'reprimand', day: '2026-04-12', effective: '2026-04-12', number: '88/QĐ-HQ' }])
  const question = answer!.questions.find(({ id }) => id === 'legacy-decisions')
  expect(question?.candidates.length).toBeGreaterThan(0)
  for (const form of question!.candidates)
    expect(answer!.outcomes.find((one) => one.form === form)).toMatchObject({ verdict: 'undetermined', confirmed: false })
  await expect(make.draft(file, { form: question!.candidates[0]! })).rejects.toMatchObject({
    message: 'the law does not plainly allow this form: it needs the opinion of a lawyer',
  })
  await addEarlier(db, handler, pack, {
    id: file.id,
    officer: 'CC-10021',
    form: 'reprimand',
    effective: '2026-04-12',
    document: 'Hồ sơ cán bộ, 88/QĐ-HQ',
  })
  const after = await ask()
  expect(after.unverified).toEqual([])
  expect(after.answer!.questions.map(({ id }) => id)).not.toContain('legacy-decisions')
  expect(
    (await askCaseLaw(db, handler, pack, { id: (await make.graded({ who: CONCERNED })).id, officer: CONCERNED, day: '2026-11-27' }))
      .unverified,
  ).toEqual([])
})

test('the template has headings in both languages, and a register of one sheet may be called as people like', async () => {
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load((await legacyTemplate('vi')) as unknown as Excel.Buffer)
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Vụ việc cũ (cases)', 'Người đứng đầu (heads)', 'Hướng dẫn (help)'])
  const [cases, heads] = workbook.worksheets
  const headings = (cases!.getRow(1).values as string[]).slice(1)
  expect(headings.slice(0, 3)).toEqual(['Mã đơn vị / Unit *', 'Số vụ việc / Reference *', 'Nội dung / Title *'])
  cases!.addRow(['01AB', 'T-1', 'Việc cũ', null, null, 'CC-10041'])
  heads!.addRow(['01AB', 'T-1', 'CC-10042', '01AB', 'head', '01/01/2023', null, 'liable', 'reprimand'])
  const book = { name: 'tệp của tôi.xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()) }
  expect((await importLegacy(db, handler, pack, book, reason)).counts).toMatchObject({ add: 1, people: 1, heads: 1 })
  expect((await shown('T-1')).heads).toMatchObject([
    { officer: { id: 'CC-10042' }, role: 'head', outcome: 'liable', form: 'reprimand', day: null },
  ])
  expect((await checkLegacy(db, handler, pack, oldCases([{ ...OLD_ROW, reference: 'T-2' }], 'Sổ kỷ luật.csv'))).mistakeCount).toBe(0)
})

const WORDS = {
  severity: pack.terms.severities.map(({ id }) => id),
  form: [...pack.terms.forms.map(({ id }) => id), 'Khiển trách nội bộ', ''],
}
const day = fc.option(
  fc.integer({ min: 0, max: 3_200 }).map((at) => new Date(Date.UTC(2018, 0, 1 + at)).toISOString().slice(0, 10)),
  { nil: '' },
)
const oldRow = fc.record({
  form: fc.constantFrom(...WORDS.form),
  severity: fc.constantFrom(...WORDS.severity, ''),
  class: fc.constantFrom('cadre', 'civil-servant', 'public-employee', 'contract-worker', ''),
  leads: fc.constantFrom('true', 'false', ''),
  kinds: fc.constantFrom(...pack.terms.kinds.map(({ id }) => id), ''),
  from: day,
  day,
  notified: day,
  heard: day,
  number: fc.constantFrom('1/QĐ', ''),
})

let nth = 0
test('no import gives an outcome that the law forbids without the mark and the reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oldRow, { minLength: 1, maxLength: 8 }), async (given) => {
      const rows = given.map((row, at) => ({
        unit: '01AB',
        reference: `P-${nth}-${at}`,
        title: 'Việc cũ',
        officer: `CC-1${String(at + 1).padStart(4, '0')}`,
        what: 'x',
        ...row,
      }))
      const prefix = `P-${nth++}-`
      await importing(rows)
      const { rows: kept } = await sql<{
        state: string
        reference: string
        form: string | null
        day: string | null
        class: string | null
        leads: boolean | null
        reasons: { code: string }[]
        from: string
        until: string
        severity: string | null
        kinds: string[]
      }>`
        select c.state, l.reference, p.form, p.day::text as day, p.class, p.leads, p.reasons, a.from_day::text as from, a.until_day::text as until, a.severity, a.kinds
        from cases.legacy l join cases.case c on c.id = l.case_id join cases.legacy_person p on p.case_id = c.id join cases.legacy_act a on a.case_id = c.id
        where starts_with(l.reference, ${prefix})`.execute(db)
      expect(kept.length).toBe(rows.length)
      for (const one of kept) {
        const codes = one.reasons.map(({ code }) => code)
        expect([one.reference, one.state, codes.at(-1)]).toEqual([one.reference, 'legacy', 'unrecorded'])
        if (one.form === null || one.day === null || one.class === null || one.leads === null || one.from === null || one.from > one.day)
          continue
        if (!pack.terms.forms.some(({ id }) => id === one.form)) continue
        const acts = [{ id: '1', from: one.from, to: one.until, severity: one.severity, kinds: one.kinds }]
        const answer = allowed(pack, readFacts(pack.terms, { person: { class: one.class, leadership: one.leads }, acts, day: one.day }))
        const verdict = answer.outcomes.find(({ form }) => form === one.form)!.verdict
        expect([one.reference, verdict, codes.includes('forbidden'), codes.includes('left-open')]).toEqual([
          one.reference,
          verdict,
          verdict === 'forbidden',
          verdict === 'undetermined',
        ])
      }
    }),
    { numRuns: TRIALS },
  )
})

test('the page of a case says of it what every case says, and no more', async () => {
  const file = await showCaseFile(db, handler, { id: await idOf('12/KL-2023') })
  expect(file).toMatchObject({ state: 'legacy', acts: [], decisions: [], reviews: [], steps: [] })
})

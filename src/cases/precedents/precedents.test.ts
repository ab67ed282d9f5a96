import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { asPerson, caseMaker, CHECKER, HANDLER, HEAD, seedOffice, type CaseWish } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { addStep, checkDecision, showCaseFile, showPrecedents, signDecision } from '../index.ts'
import type { CaseShown } from '../schema.ts'
import { shownCounts } from './like.ts'
import { directionOf } from './pure.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const [handler, checker, signer] = [HANDLER, CHECKER, HEAD]
const DAY = '2026-11-27'
const { officer } = make
const LIKE = { kinds: ['public-duty'] } satisfies CaseWish

/** A signed decision on an act of its own person; where the law does not plainly permit it, on an opinion. */
async function decided(form: string, wish: CaseWish = {}): Promise<CaseShown> {
  const file = await make.heard({ ...LIKE, who: await officer(), ...wish })
  return make.sign(await drafted(file, form))
}

async function drafted(file: CaseShown, form: string, more: object = {}): Promise<CaseShown> {
  if (form === 'warning') return make.draft(file, more)
  const who = file.acts.find(({ severity }) => severity !== null)!.officer
  const step = { id: file.id, kind: 'opinion', officer: who, day: '2026-11-20', words: 'Có thể áp dụng.', proposes: form } as const
  const { steps } = await addStep(db, asPerson('CC-90004'), { ...step, heard: null })
  return make.draft(file, { form, opinion: steps[0]!.id, ...more })
}

const precedents = async (file: CaseShown, by: Scope = handler, more: object = {}) => {
  const who = file.acts.find(({ severity }) => severity !== null)?.officer ?? file.parties[0]!.id
  const asked = contract.showPrecedents.input.parse({ id: file.id, officer: who, day: DAY, ...more })
  return contract.showPrecedents.output.parse(await showPrecedents(db, by, pack, asked))
}

test('what is not known of an act is said; without class, degree, entry or kind nothing is alike', async () => {
  const missing = async (wish: CaseWish) => (await precedents(await make.graded({ who: await officer(), ...wish }))).missing
  expect(await missing({})).toBe('entry')
  expect(await missing({ kinds: ['conduct'], severity: 'serious' })).toBe(null)
  const ungraded = await make.graded({ severity: null, kinds: ['conduct'] })
  expect((await precedents(ungraded)).missing).toBe('degree')
  await writing(db, (trx) => sql`insert into organisation.officer (number, name) values ('X-1', 'Người chưa có đối tượng')`.execute(trx))
  expect((await precedents(await make.graded({ who: 'X-1', kinds: ['conduct'] }))).missing).toBe('class')
})

const fresh = { file: undefined as CaseShown | undefined }
beforeAll(async () => {
  for (let n = 0; n < 5; n++) await decided('warning')
})

test('like decisions are counted over all units, small counts left out; rows are those that may be seen, and name nobody', async () => {
  fresh.file = await make.heard({ ...LIKE, who: await officer() })
  const { like, counts, page } = await precedents(fresh.file)
  expect(like).toMatchObject({
    kinds: ['public-duty'],
    grade: 'serious',
    class: 'civil-servant',
    leads: false,
    several: false,
    from: '2025-07-01',
  })
  expect(counts).toMatchObject({ forms: [{ form: 'warning', n: 5 }], total: 5, enough: true, took: { low: 0, middle: 0, high: 0 } })
  expect(page!.rows.map(({ form }) => form)).toEqual(Array.from({ length: 5 }, () => 'warning'))
  expect(JSON.stringify(page)).not.toMatch(/CC-\d/u)
  const two = (await precedents(fresh.file, handler, { limit: 2 })).page!
  const rest = (await precedents(fresh.file, handler, { limit: 3, cursor: two.next! })).page!
  expect([...two.rows, ...rest.rows].map(({ key }) => key)).toEqual(page!.rows.map(({ key }) => key))
  // Of another unit: the same counts, and no row.
  const elsewhere: Scope = { ...asPerson('CC-90009'), units: ['02EF'] }
  await writing(db, (trx) => sql`update cases.case set handler = 'CC-90009' where id = ${fresh.file!.id}`.execute(trx))
  const other = await precedents(fresh.file, elsewhere)
  expect([other.counts, other.page!.rows]).toEqual([counts, []])
  await writing(db, (trx) => sql`update cases.case set handler = ${handler.actor.id} where id = ${fresh.file!.id}`.execute(trx))
  // Another degree, class of acts, or law is not alike.
  for (const wish of [{ severity: 'less-serious' }, { kinds: ['conduct'] }])
    expect((await precedents(await make.graded({ ...LIKE, who: await officer(), ...wish }))).counts!.forms).toEqual([])
  expect((await precedents(fresh.file, handler, { day: '2025-06-20' }).catch(() => null))?.counts?.forms ?? []).toEqual([])
})

test('a form that none of five like decisions has given needs a reason, lighter or heavier, which checker and signer see', async () => {
  const file = fresh.file!
  for (const form of ['criticism', 'removal-from-post'])
    await expect(drafted(await make.heard({ ...LIKE, who: await officer() }), form)).rejects.toMatchObject({
      code: 'conflict',
      message: 'none of 5 like decisions has given this form: it needs a reason of its own',
    })
  const light = await drafted(file, 'reprimand', { departure: 'Tự giác báo cáo trước khi bị phát hiện.' })
  expect(light.decisions[0]!.departure).toEqual({ direction: 'lighter', n: 5, reason: 'Tự giác báo cáo trước khi bị phát hiện.' })
  await make.sign(light)
  expect((await showCaseFile(db, signer, { id: file.id })).decisions[0]).toMatchObject({
    state: 'signed',
    departure: { direction: 'lighter' },
  })
  // From then on somebody has given it; what is alike to his own act is never his own decision.
  const { counts } = await precedents(await make.graded({ ...LIKE, who: await officer() }))
  expect([counts!.forms, counts!.total]).toEqual([
    [
      { form: 'reprimand', n: null },
      { form: 'warning', n: 5 },
    ],
    null,
  ])
  expect((await precedents(file)).counts!.forms).toEqual([{ form: 'warning', n: 5 }])
  const same = await drafted(await make.heard({ ...LIKE, who: await officer() }), 'reprimand')
  expect(same.decisions[0]!.departure).toBe(null)
  await expect(writing(db, (trx) => sql`update cases.departure set reason = 'x'`.execute(trx))).rejects.toThrow(/what was written stays/u)
})

test('a decision that is reversed is no precedent from that moment on', async () => {
  const wish = { kinds: ['management-duty'] }
  const five: CaseShown[] = []
  for (let n = 0; n < 5; n++) five.push(await decided('warning', wish))
  const file = await make.heard({ ...wish, who: await officer() })
  await expect(drafted(file, 'reprimand')).rejects.toMatchObject({ code: 'conflict' })
  await writing(db, (trx) => sql`update cases.decision set reversed_on = ${DAY} where id = ${five[0]!.decisions[0]!.id}`.execute(trx))
  const { counts, page } = await precedents(file)
  expect([counts!.forms, counts!.enough, counts!.took]).toEqual([[{ form: 'warning', n: null }], false, null])
  expect(page!.rows.map(({ id }) => id).toSorted()).toEqual(
    five
      .slice(1)
      .map(({ id }) => id)
      .toSorted(),
  )
  await drafted(file, 'reprimand')
})

test('what departs from precedents by the time it is signed goes back for its reason', async () => {
  const wish = { kinds: ['conduct', 'management-duty'] }
  const file = await make.heard({ ...wish, who: await officer() })
  const draft = await drafted(file, 'reprimand')
  for (let n = 0; n < 5; n++) await decided('warning', wish)
  const decision = draft.decisions[0]!.id
  await checkDecision(db, checker, { id: file.id, decision })
  const sign = signDecision(db, signer, pack, { id: file.id, decision, number: '9/QĐ', reason: 'theo hồ sơ' })
  await expect(sign).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('reason of its own') as string })
})

test('nothing that is shown lets a small count be worked out, whatever the counts are', () => {
  const forms = pack.terms.forms.map(({ id }) => id)
  const counts = fc.uniqueArray(fc.record({ form: fc.constantFrom(...forms), n: fc.integer({ min: 1, max: 40 }) }), {
    selector: ({ form }) => form,
  })
  fc.assert(
    fc.property(counts, (given) => {
      const total = given.reduce((sum, { n }) => sum + n, 0)
      const shown = shownCounts(pack, DAY, { forms: given, total, took: [1, 2, 3] })!
      const small = given.filter(({ n }) => n < shown.shown)
      expect(shown.forms.flatMap(({ n }) => n ?? []).every((n) => n >= shown.shown)).toBe(true)
      expect(shown.total === null).toBe(small.length > 0)
      // A form departs if and only if there are enough like decisions, and none has given it.
      for (const form of forms) {
        const direction = directionOf(forms, shown, form)
        expect(direction !== null).toBe(total >= shown.least && !given.some((one) => one.form === form))
        const places = given.map((one) => forms.indexOf(one.form))
        expect(direction === 'lighter').toBe(direction !== null && forms.indexOf(form) < Math.min(...places))
        expect(direction === 'heavier').toBe(direction !== null && forms.indexOf(form) > Math.max(...places))
      }
    }),
  )
})

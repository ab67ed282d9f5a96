import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsWithCircumstances } from '../../../../test/law-facts.ts'
import {
  allowed,
  difference as contract,
  differenceLines,
  differenceOf,
  isNoDifference,
  readFacts,
  readLaw,
  type Answer,
  type Difference,
} from '../index.ts'

const pack = await readLaw()
const RUNS = Number(process.env['LIEM_TRIALS'] ?? 1) * 100
const answerTo = (given: unknown): Answer => allowed(pack, readFacts(pack.terms, given))

/** The same difference, looked at from the other answer. */
function turned({ before, after, standing, forms, questions, clocks, notes }: Difference): Difference {
  const swap = <T extends { came: unknown; went: unknown }>(one: T): T => ({ ...one, came: one.went, went: one.came })
  return {
    before: after,
    after: before,
    standing: standing === null ? null : { before: standing.after, after: standing.before },
    forms: forms.map((one) => ({ ...one, before: one.after, after: one.before })),
    questions: swap(questions),
    clocks: { ...swap(clocks), changed: clocks.changed.map((one) => ({ ...one, before: one.after, after: one.before })) },
    notes: swap(notes),
  }
}
/** Without regard to the order of its lists. */
const inOrder = (of: Difference): unknown =>
  JSON.parse(JSON.stringify(of), (_key, value: unknown) =>
    Array.isArray(value) ? value.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) : value,
  )

test('an answer does not differ from itself; turned round, what came is what went; each verdict and last day that differs is told, with why', () => {
  fc.assert(
    fc.property(factsWithCircumstances(pack), factsWithCircumstances(pack), (one, other) => {
      const [before, after] = [answerTo(one), answerTo(other)]
      expect(isNoDifference(differenceOf(before, before))).toBe(true)
      const found = contract.parse(differenceOf(before, after))
      expect(inOrder(differenceOf(after, before))).toEqual(inOrder(turned(found)))
      const verdicts = ({ outcomes }: Answer) => outcomes.map(({ form, verdict }) => `${form} ${verdict}`)
      expect(found.forms.map((form) => `${form.form} ${form.after!.verdict}`)).toEqual(
        verdicts(after).filter((verdict) => !verdicts(before).includes(verdict)),
      )
      const same = after.clocks.length - found.clocks.came.length - found.clocks.changed.length
      expect(same).toBe(before.clocks.length - found.clocks.went.length - found.clocks.changed.length)
    }),
    { numRuns: RUNS },
  )
})

test('27 June and 4 July 2025: the forms that changed, the question that came, and the period that began to count leave', () => {
  const facts = {
    person: { class: 'civil-servant', leadership: false },
    acts: [{ id: 'A', from: '2025-03-14', to: '2025-03-14', detected: '2025-04-10', severity: 'very-serious' }],
    circumstances: [{ kind: 'annual-leave', from: '2025-06-02', to: '2025-06-06' }],
  }
  const found = differenceOf(answerTo({ ...facts, day: '2025-06-27' }), answerTo({ ...facts, day: '2025-07-04' }))
  expect(found.standing).toBeNull()
  expect(found.forms.map(({ form, before, after }) => [form, before!.verdict, after!.verdict])).toContainEqual([
    'salary-step-reduction',
    'permitted',
    'forbidden',
  ])
  expect(found.questions.came.length).toBeGreaterThan(0)
  const handling = found.clocks.changed.find(({ before }) => before.id === 'handling')!
  expect([handling.before.ends, handling.after.ends, handling.why]).toEqual(['2025-07-14', '2025-07-09', ['rule', 'pauses']])
  expect(found.clocks.changed.some(({ before }) => before.id === 'prescription')).toBe(false)
})

test('why a clock ends on another day: another beginning, other days that do not count, and that it is over', () => {
  const facts = (detected: string, illness: object[], day = '2025-06-02') => ({
    person: { class: 'civil-servant', leadership: false },
    acts: [{ id: 'A', from: '2025-03-14', to: '2025-03-14', detected, severity: 'serious' }],
    circumstances: illness,
    day,
  })
  const whys = (one: unknown, other: unknown) =>
    differenceOf(answerTo(one), answerTo(other))
      .clocks.changed.filter(({ before }) => before.id === 'handling')
      .map(({ why }) => why)
  const ill = { kind: 'grave-illness', from: '2025-05-01', to: '2025-05-25' }
  expect(whys(facts('2025-04-10', []), facts('2025-04-11', []))).toEqual([['beginning']])
  expect(whys(facts('2025-04-10', []), facts('2025-04-10', [ill]))).toEqual([['pauses']])
  expect(whys(facts('2025-03-20', []), facts('2025-03-20', [], '2025-06-25'))).toEqual([['time']])
  const open = { ...ill, to: null }
  expect(whys(facts('2025-04-10', [ill]), facts('2025-04-10', [open]))).toEqual([['pauses']])
})

test('it is said in both languages: why a clock ends on another day, and what counts or does not', () => {
  const facts = (pauses: object[], more: object = {}) => ({
    person: { class: 'civil-servant', leadership: false },
    acts: [{ id: 'A', from: '2025-03-14', to: '2025-03-14', detected: '2025-04-10', severity: 'serious', ...more }],
    circumstances: pauses,
    day: '2025-06-02',
  })
  const proceedings = { kind: 'criminal-proceedings', from: '2025-05-01', to: '2025-05-25' }
  const lines = (one: unknown, other: unknown) => differenceLines(pack.terms, differenceOf(answerTo(one), answerTo(other)))
  const [line] = lines(facts([]), facts([proceedings]))
  expect(line).toMatchObject({
    part: 'clock',
    how: 'changed',
    en: 'period for the decision · A: 09/07/2025 → 03/08/2025: 25 days of criminal proceedings (01/05/2025–25/05/2025) do not count',
    vi: 'thời hạn ra quyết định · A: 09/07/2025 → 03/08/2025: không tính 25 ngày bị khởi tố, tạm giữ, tạm giam, chờ kết luận (01/05/2025–25/05/2025)',
  })
  const back = lines(facts([{ ...proceedings, to: null }]), facts([])).filter(({ part }) => part === 'standing' || part === 'clock')
  expect(back.map(({ en }) => en)).toEqual([
    'not to be considered yet → it may be decided',
    'period for the decision · A: end not known → 09/07/2025: the time of criminal proceedings (01/05/2025–…) counts',
    'period for the decision, complex matter · A: end not known → 07/09/2025: the time of criminal proceedings (01/05/2025–…) counts',
  ])
  const graver = lines(facts([]), facts([], { severity: 'very-serious' }))
  expect(graver.slice(0, 2).map(({ vi }) => vi)).toEqual(['cảnh cáo: được phép → không được', 'hạ bậc lương: không được → được phép'])
})

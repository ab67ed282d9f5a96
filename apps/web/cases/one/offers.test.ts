import { expect, test } from 'vitest'
import type { PlanTask } from '../../../../src/cases/plan/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { needsOf, numberedActs } from './missing.ts'
import { decidable, nextOf, stepsOf } from './offers.ts'

const person = { id: 'CC-1', name: 'Lê Hữu Phước' }
const party = { ...person, role: 'concerned', notifiedOn: null, class: 'civil-servant', leads: false } as const
const act = { id: 'a', officer: 'CC-1', severity: null, disciplinable: true } as CaseShown['acts'][number]
const heard = { kind: 'explanation', officer: person, day: '2026-11-20' } as CaseShown['steps'][number]
const empty = { state: 'open', parties: [party], acts: [act], steps: [], decisions: [] } as unknown as CaseShown
const missing = (file: CaseShown, open = 0): string[] =>
  needsOf(file, file.parties[0]!, open).flatMap(({ name, done }) => (done ? [] : [name]))

test('what is missing for a decision follows the file, and what the law leaves open', () => {
  expect(missing({ ...empty, acts: [] })).toEqual(['verified', 'acts', 'graded', 'notice', 'heard', 'draft', 'checked', 'signed'])
  expect(missing(empty)).toEqual(['verified', 'graded', 'notice', 'heard', 'draft', 'checked', 'signed'])
  const later: CaseShown = {
    ...empty,
    state: 'explained',
    parties: [{ ...party, notifiedOn: '2026-11-20' }],
    acts: [{ ...act, severity: 'serious' }],
    steps: [heard],
  }
  expect(missing(later, 2)).toEqual(['opinion', 'draft', 'checked', 'signed'])
  const withdrawn = { officer: person, state: 'withdrawn', checkedBy: person } as CaseShown['decisions'][number]
  expect(missing({ ...later, decisions: [withdrawn] })).toEqual(['draft', 'checked', 'signed'])
  expect(missing({ ...later, decisions: [{ ...withdrawn, state: 'signed' }] })).toEqual([])
})

test('a self-review is missing where the law of the day asks for it, until it came or it is said that there is none', () => {
  const rule = { step: 'self-review', rule: 'x', cite: 'x', citeVi: 'x', en: 'x', vi: 'x', sure: 'uncertain', confirmed: false } as const
  const named = (file: CaseShown, asked: (typeof rule)[]) =>
    needsOf(file, { ...party, notifiedOn: '2026-11-20' }, 0, asked).filter(({ name }) => name === 'self-review')
  expect(named(empty, [])).toEqual([])
  expect(named(empty, [rule])).toEqual([{ name: 'self-review', done: false, rule }])
  const own = { kind: 'self-review', officer: person, day: '2026-11-21' } as CaseShown['steps'][number]
  expect(named({ ...empty, steps: [own] }, [rule])).toEqual([{ name: 'self-review', done: true, rule }])
})

test('of the verification plan it is said that there is none, what of it is open, and what could not be found out', () => {
  const planned = (tasks?: readonly PlanTask[]) => needsOf(empty, party, 0, [], tasks).filter(({ name }) => name.startsWith('plan'))
  expect([planned(), planned([])]).toEqual([[], [{ name: 'planned', done: false }]])
  const open = { state: 'open', late: true, result: null } as PlanTask
  const unknown = { state: 'done', late: false, result: { outcome: 'not-found-out' } } as PlanTask
  const dropped = { ...open, state: 'dropped' } as PlanTask
  expect(planned([dropped])).toEqual([{ name: 'planned', done: false }])
  expect(planned([open, unknown, dropped])).toEqual([
    { name: 'planned', done: true },
    { name: 'plan', done: false, n: 1 },
    { name: 'plan-unknown', done: false, n: 1 },
  ])
  expect(planned([unknown]).map(({ done }) => done)).toEqual([true, true, false])
})

test('the next act is the step that moves the case, then the decision; nobody is decided upon before he was heard', () => {
  expect([nextOf(empty), nextOf({ ...empty, state: 'verifying' }), nextOf({ ...empty, state: 'notified' })]).toEqual([
    { name: 'step', kind: 'verification' },
    { name: 'step', kind: 'notice' },
    { name: 'step', kind: 'explanation' },
  ])
  expect(decidable({ ...empty, state: 'explained' })).toEqual([])
  expect(decidable({ ...empty, state: 'explained', steps: [heard] }), 'heard as he was concerned before, not since this notice').toEqual([])
  const file: CaseShown = { ...empty, state: 'council', parties: [{ ...party, notifiedOn: '2026-11-20' }], steps: [heard] }
  expect([nextOf(file), stepsOf(file)]).toEqual([{ name: 'draft' }, ['notice', 'explanation', 'self-review', 'opinion', 'note']])
  const withDecision = (state: string): CaseShown => ({
    ...file,
    decisions: [{ officer: person, state } as CaseShown['decisions'][number]],
  })
  expect(['draft', 'signed', 'withdrawn'].map((state) => nextOf(withDecision(state))?.name)).toEqual([undefined, undefined, 'draft'])
  expect(stepsOf({ state: 'decided' })).toEqual(['note'])
})

test('acts have the number in which they came, whatever their days', () => {
  const acts = [{ ...act, id: 'b' }, act]
  expect(numberedActs({ acts }).map(({ id, n }) => [id, n])).toEqual([
    ['b', 2],
    ['a', 1],
  ])
})

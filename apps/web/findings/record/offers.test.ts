import { describe, expect, test } from 'vitest'
import { STATES, type Finding, type State } from '../../../../src/findings/schema.ts'
import { actsOf, moveName, targetOf } from './offers.ts'

const because = { en: 'Nobody was heard.', vi: 'Chưa nghe ai.' }
const officer = { id: 'HQ-04127', name: 'Lê Hữu Phước' }
const row = { account: 'HQVP-0231', officer, why: null, witnesses: [2], hearing: null }
const heard = { ...row, hearing: { outcome: 'heard' as const, said: 'Không.', on: '2026-11-20' } }
const subject = (state: State, to: readonly State[], refused: readonly State[] = [], named: Finding['named'] = []) => ({
  state,
  moves: to.map((one) => ({ to: one, refusal: refused.includes(one) ? because : null })),
  named,
})
const names = (offers: { name: string }[]) => offers.map(({ name }) => name)

describe('what can be done with a finding', () => {
  test('a new one is taken up; why it cannot be confirmed is said', () => {
    const { main, more } = actsOf(subject('new', ['review', 'confirmed', 'dismissed', 'duplicate'], ['confirmed'], [row]))
    expect(names(main)).toEqual(['confirm', 'dismiss', 'takeUp'])
    expect(main.map(({ refusal }) => refusal)).toEqual([because, null, null])
    expect(main.map(({ primary }) => primary)).toEqual([false, false, true])
    expect(names(more)).toEqual(['assign', 'due', 'hear', 'duplicate'])
  })

  test('of a new one that the server does not let be confirmed it is said that this comes later', () => {
    const { main } = actsOf(subject('new', ['review', 'dismissed', 'duplicate']))
    expect(main.map(({ name, refusal }) => [name, refusal])).toEqual([
      ['confirm', 'later'],
      ['dismiss', null],
      ['takeUp', null],
    ])
  })

  test('under review the next act is to hear who was not heard, then to confirm', () => {
    const before = actsOf(subject('review', ['confirmed', 'dismissed', 'duplicate', 'new'], ['confirmed'], [row]))
    expect(before.main.filter(({ primary }) => primary).map(({ name }) => name)).toEqual(['hear'])
    const after = actsOf(subject('review', ['confirmed', 'dismissed', 'duplicate', 'new'], [], [heard]))
    expect(after.main.filter(({ primary }) => primary).map(({ name }) => name)).toEqual(['confirm'])
    expect(names(after.more)).toContain('putBack')
  })

  test('a dismissed one is only reopened, a withdrawn one is left alone', () => {
    expect(names(actsOf(subject('dismissed', ['review'])).main)).toEqual(['reopen'])
    expect(actsOf(subject('dismissed', ['review'])).main.every(({ primary }) => !primary)).toBe(true)
    expect(actsOf(subject('withdrawn', []))).toEqual({ main: [], more: [] })
  })

  test('an act leads to the state that the server offers', () => {
    expect(targetOf(subject('dismissed', ['new', 'review'], ['new']), 'reopen')).toBe('review')
    expect(targetOf(subject('new', ['review']), 'confirm')).toBeUndefined()
  })

  test('only the machine withdraws', () => {
    for (const state of STATES) expect(moveName(state, 'withdrawn')).toBeUndefined()
  })

  test('there is never more than one primary act', () => {
    for (const state of STATES) {
      const { main } = actsOf(subject(state, STATES, [], [row]))
      expect(main.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TIERS } from '../../../../src/base/schema.ts'
import { SEVERITIES } from '../../../../src/law/schema.ts'
import { filter as contract, SORTS, STATES } from '../../../../src/findings/schema.ts'
import { readFilter, readList, sameFilter, stateOfView, withFilter, writeFilter, writeList, type ListState } from './state.ts'
import { VIEWS, viewOf } from './views.ts'

const word = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
const some = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 4 })
const filters = fc
  .record(
    {
      state: some(fc.constantFrom(...STATES)),
      severity: some(fc.constantFrom(...SEVERITIES)),
      rule: some(word),
      unit: some(word),
      broker: some(word),
      area: some(fc.integer({ min: 1, max: 12 })),
      assignee: some(word),
      raisedFrom: fc.constantFrom('2026-01-31', '2026-02-28'),
      tier: some(fc.constantFrom(...TIERS)),
      overdue: fc.constantFrom('yes' as const, 'no' as const),
      attribution: fc.constantFrom('all' as const, 'some' as const, 'none' as const),
      heard: fc.constantFrom('yes' as const, 'no' as const),
      text: word,
    },
    { requiredKeys: [] },
  )
  .map((record) => contract.parse(record))

const lists: fc.Arbitrary<ListState> = fc.record({
  filter: filters,
  sort: fc.constantFrom(...SORTS),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  cursor: fc.option(word, { nil: undefined }),
  picked: fc.oneof(
    fc.constant('all' as const),
    fc.uniqueArray(fc.uuid(), { maxLength: 5 }).map((ids) => new Set(ids)),
  ),
  columns: fc.option(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), { nil: undefined }),
})

describe('the address of a list', () => {
  test('is read back as what was written', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const back = readList(writeList(list))
        expect({ ...back, filter: undefined }).toEqual({ ...list, filter: undefined })
        expect(sameFilter(back.filter, list.filter)).toBe(true)
      }),
    )
  })

  test('a bare one means the open findings; every state must be asked for', () => {
    expect(readFilter({})).toEqual({ state: ['new', 'review'] })
    expect(readFilter({ sort: 'rule' })).toEqual({ state: ['new', 'review'] })
    expect(readFilter({ state: 'all' })).toEqual({})
    expect(readFilter({ rule: 'CLR-012' })).toEqual({ rule: ['CLR-012'] })
    expect(writeFilter({ state: ['review', 'new'] })).toEqual({})
    expect(writeFilter({})).toEqual({ state: 'all' })
  })

  test('what the contract does not allow is left out, the rest counts', () => {
    expect(readFilter({ rule: 'CLR-012', severity: 'terrible', raisedFrom: '31/12/2026', area: ['1', 'x'] })).toEqual({
      rule: ['CLR-012'],
      area: [1],
    })
    expect(readList({ sort: 'name', direction: 'up' })).toMatchObject({ sort: 'due', direction: 'asc' })
  })
})

test('whatever an address says, the filter read from it is one that the contract allows', () => {
  const fields = Object.keys(contract.shape)
  const wild = fc.oneof(fc.string(), word, fc.constantFrom('new', 'yes', 'some', '2026-02-30', '2026-02-28', '99999', 'all'))
  const addresses = fc.dictionary(fc.constantFrom(...fields), fc.oneof(wild, fc.array(wild, { maxLength: 60 })))
  fc.assert(
    fc.property(addresses, (address) => {
      expect(contract.safeParse(readFilter(address)).error?.message).toBeUndefined()
    }),
  )
})

test('a saved view means what was saved, also when it has no filter', () => {
  fc.assert(
    fc.property(lists, ({ filter, sort, direction }) => {
      const back = stateOfView(JSON.parse(JSON.stringify({ ...filter, sort, direction })) as Record<string, unknown>)
      expect([back.sort, back.direction, sameFilter(back.filter, filter)]).toEqual([sort, direction, true])
    }),
  )
  expect(stateOfView({}).filter).toEqual({})
})

test('setting a field to nothing takes it away', () => {
  expect(withFilter({ rule: ['A'], text: 'seal' }, { rule: [], text: '' })).toEqual({})
  expect(withFilter({ rule: ['A'] }, { unit: ['U'] })).toEqual({ rule: ['A'], unit: ['U'] })
})

test('a tab is known by its filter, in any order, and by nothing else', () => {
  for (const view of VIEWS) expect(viewOf(readFilter(writeFilter(view.filter)))).toBe(view)
  expect(viewOf({ assignee: ['me'], state: ['review', 'new'] })?.name).toBe('mine')
  expect(viewOf({ state: ['new'], rule: ['A'] })).toBeUndefined()
})

import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { factsWithCircumstances } from '../../../../test/law-facts.ts'
import { after } from '../days.ts'
import {
  allowed,
  askAhead,
  differenceOf,
  isNoDifference,
  isOtherOutcome,
  lookAhead,
  readFacts,
  readLaw,
  type Ahead,
  type Facts,
  type LawPack,
} from '../index.ts'
import { nextChanges } from './changes.ts'

const pack = await readLaw()
const RUNS = Number(process.env['LIEM_TRIALS'] ?? 1) * 12
const WINDOW = 160

/** Day after day, each on which the answer is another than that of the day before. */
function tried(law: LawPack, facts: Facts, last: string): Ahead['changes'] {
  const found: Ahead['changes'] = []
  let before = allowed(law, facts)
  for (let day = after(facts.day, { days: 1 }); day <= last; day = after(day, { days: 1 })) {
    const answer = allowed(law, { ...facts, day })
    const difference = differenceOf(before, answer)
    if (!isNoDifference(difference)) found.push({ day, difference })
    before = answer
  }
  return found
}

test('the days ahead are those on which, day after day, the answer becomes another, and so is what differs', async () => {
  await fc.assert(
    fc.asyncProperty(factsWithCircumstances(pack), async (given) => {
      const facts = readFacts(pack.terms, given)
      const found = askAhead.output.parse(await lookAhead(pack, facts))
      expect(found.through).toBeNull()
      const last = after(facts.day, { days: WINDOW })
      expect(found.changes.filter(({ day }) => day <= last)).toEqual(tried(pack, facts, last))
    }),
    { numRuns: RUNS },
  )
})

test('so they are by another law', async () => {
  const other = await readLaw(fileURLToPath(new URL('../../../../test/fixtures/other-law/', import.meta.url)))
  const given = readFacts(other.terms, {
    person: { class: 'warden', leadership: false },
    acts: [{ id: 'A', from: '2030-02-01', to: '2030-02-01', detected: '2030-02-02', severity: 'gross' }],
    circumstances: [{ kind: 'at-sea', from: '2030-02-12', to: '2030-03-09', summonedOn: '2030-02-20' }],
    day: '2030-02-10',
  })
  const { changes } = await lookAhead(other, given)
  expect(changes.length).toBeGreaterThan(2)
  expect(changes).toEqual(tried(other, given, '2030-12-31'))
})

const leader = { class: 'civil-servant', leadership: false }
const act = { id: 'A', from: '2020-10-05', to: '2020-10-05', detected: '2025-04-10', severity: 'less-serious' }
const facts = (more: Record<string, unknown> = {}) => readFacts(pack.terms, { person: leader, acts: [act], day: '2025-05-20', ...more })

test('what an act of 2020 has ahead: the end of its periods, the law of July 2025, and then its end', async () => {
  const { changes } = await lookAhead(pack, facts())
  expect(changes.map(({ day }) => day)).toContain('2025-07-01')
  const over = changes.find(({ difference }) => difference.clocks.changed.some(({ after: { form } }) => form === 'reprimand'))!
  expect([over.day, isOtherOutcome(over.difference)]).toEqual(['2025-10-06', true])
  expect(over.difference.standing?.after.verdict).toBe('time-barred')
})

test('by the law of each time it would have run out on another day, or had', async () => {
  const { otherwise } = await lookAhead(pack, facts())
  const reprimand = otherwise.find(({ form }) => form === 'reprimand')!
  expect(reprimand.under.map(({ from, until, months, ends, over, lapsed }) => [from, until, months, ends, over, lapsed])).toEqual([
    ['2020-10-05', '2023-09-19', 24, '2022-10-05', true, true],
    ['2023-09-20', '2025-05-20', 60, '2025-10-05', false, false],
  ])
})

test('without each pause, and without all, a period would end earlier; two that overlap count once', async () => {
  const circumstances = [
    { kind: 'grave-illness', from: '2025-05-01', to: '2025-05-10' },
    { kind: 'criminal-proceedings', from: '2025-05-06', to: '2025-05-25' },
  ]
  const handling = (await lookAhead(pack, facts({ circumstances }))).otherwise.find(({ id }) => id === 'handling')!
  expect([handling.ends, ...handling.without.map(({ ends }) => ends)]).toEqual(['2025-08-03', '2025-07-29', '2025-07-19', '2025-07-09'])
  expect(handling.without.map(({ pauses }) => pauses.length)).toEqual([1, 1, 2])
  const open = [{ kind: 'criminal-proceedings', from: '2025-05-06', to: null }]
  const waits = (await lookAhead(pack, facts({ circumstances: open }))).otherwise.find(({ id }) => id === 'handling')!
  expect([waits.ends, waits.without[0]!.ends]).toEqual([null, '2025-07-09'])
})

test('where there is too much to work through, it says until when it looked', async () => {
  const all = await nextChanges(pack, facts())
  const some = await nextChanges(pack, facts(), 3)
  expect([all.through, some.through]).toEqual([null, '2025-07-10'])
  expect(some.changes).toEqual(all.changes.filter(({ day }) => day <= some.through!))
})

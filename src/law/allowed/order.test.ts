import { expect, test } from 'vitest'
import { confirmedLaw } from '../../../test/build-case.ts'
import { allowed, readFacts, readLaw } from './index.ts'

const pack = confirmedLaw(await readLaw())
const announced = (day: string) => ({ kind: 'party-discipline', from: day, document: 'x', form: 'x', announced: day })
const act = { id: '1', from: '2025-07-04', to: '2025-07-04', detected: '2025-07-04', severity: 'especially-serious' }
const asked = (...days: string[]) => ({
  ...{ person: { class: 'civil-servant', leadership: false }, acts: [act], day: '2026-11-20' },
  history: [{ form: 'reprimand', effective: '2026-11-20' }],
  circumstances: days.map(announced),
})

test('of two disciplines by the Party the order in which they were entered changes no answer: the last before a decision counts for it', () => {
  const answer = (...days: string[]) => allowed(pack, readFacts(pack.terms, asked(...days))).outcomes
  expect(answer('2025-07-04', '2026-05-01')).toEqual(answer('2026-05-01', '2025-07-04'))
  expect(answer('2025-07-04', '2026-05-01')).toEqual(answer('2026-05-01'))
  // By itself the earlier one answers otherwise, so that the order could show.
  expect(answer('2025-07-04')).not.toEqual(answer('2026-05-01'))
})

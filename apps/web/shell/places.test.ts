import { expect, test } from 'vitest'
import { GROUPS } from './places.tsx'

test('after g each key leads to one place, and each place has a key', () => {
  const places = GROUPS.flatMap((group) => group.places)
  const byKey = Map.groupBy(places, ({ key }) => key)
  const shared = [...byKey].filter(([, of]) => of.length > 1).map(([key, of]) => `${key}: ${of.map(({ path }) => path).join(', ')}`)
  expect(shared).toEqual([])
  expect(places.filter(({ key }) => !/^[a-z0-9]$/u.test(key))).toEqual([])
})

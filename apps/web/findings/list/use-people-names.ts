import { useQueries } from '@tanstack/react-query'
import { findPeople } from '../../../../src/organisation/schema.ts'
import { call } from '../../api.ts'

/** Names of people by their numbers, as far as the register knows them. */
export function usePeopleNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const asked = ids.filter((id) => id !== 'me' && id !== 'none')
  const answers = useQueries({
    queries: asked.map((id) => ({
      queryKey: [findPeople.path, { text: id, limit: 5 }],
      queryFn: () => call(findPeople, { text: id, limit: 5 }),
      staleTime: 600_000,
    })),
  })
  const found = answers.flatMap(({ data }) => data?.rows ?? [])
  return new Map(asked.flatMap((id) => found.filter(({ number }) => number === id).map(({ name }) => [id, name] as const)))
}

import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Route } from '../../src/base/schema.ts'
import { ApiError, call, newKey, type Input, type Output } from './api.ts'

/** A refusal is final; only silence is worth a second try. */
const retry = (failures: number, error: unknown): boolean => failures < 2 && error instanceof ApiError && error.problem.status === 0

export function makeQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true }, mutations: { retry } } })
}

export interface RouteOptions<T> {
  /** False: not asked yet. */
  enabled?: boolean
  /** Milliseconds between two questions; a function decides from the last answer. */
  refetchInterval?: number | ((last: T | undefined) => number | false)
  /** The last page stays while the next is fetched, so that nothing jumps. */
  keep?: boolean
}

/** Reads a route. Answers are kept by path and input; `useAct` asks again for what it touched. */
export function useRoute<R extends Route>(contract: R, input: Input<R>, options: RouteOptions<Output<R>> = {}): UseQueryResult<Output<R>> {
  const { enabled = true, refetchInterval, keep = false } = options
  return useQuery<Output<R>>({
    queryKey: [contract.path, input],
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(refetchInterval === undefined
      ? {}
      : { refetchInterval: typeof refetchInterval === 'number' ? refetchInterval : (query) => refetchInterval(query.state.data) }),
  })
}

/**
 * A write: `act.mutate(input)` or `await act.mutateAsync(input)`. One idempotency key from the first try until it succeeded, so that
 * trying again after silence does nothing twice. Afterwards every read whose path begins with one of `touches` is asked again.
 */
export function useAct<R extends Route>(contract: R, touches: readonly string[] = ['/api/']) {
  const client = useQueryClient()
  const open = useRef<{ key: string; input: string } | undefined>(undefined)
  return useMutation<Output<R>, Error, Input<R>>({
    mutationFn: (input) => {
      const asText = JSON.stringify(input)
      if (open.current?.input !== asText) open.current = { key: newKey(), input: asText }
      return call(contract, input, { key: open.current.key })
    },
    onError: (error) => {
      // It was done, or nobody knows: whoever has looked and acts again means another act.
      if (error instanceof ApiError && error.problem.status === 409) open.current = undefined
    },
    onSuccess: async () => {
      open.current = undefined
      await client.invalidateQueries({ predicate: ({ queryKey }) => touches.some((start) => String(queryKey[0]).startsWith(start)) })
    },
  })
}

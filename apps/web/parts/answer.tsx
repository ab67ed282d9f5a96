import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from '../api.ts'
import { useText } from '../i18n/use.ts'
import { NotThere } from '../shell/not-found.tsx'
import { ErrorBox } from './error-box.tsx'
import { Skeleton } from './skeleton.tsx'
import { text } from './text.ts'

interface AnswerProps<T> {
  query: UseQueryResult<T>
  /** What is being loaded, for the sentence of an error: «danh sách phát hiện». */
  what?: string
  rows?: number
  height?: 35 | 53
  /** What may be done where there is nothing, or it may not be seen. */
  absent?: ReactNode
  children: (data: T) => ReactNode
}

/** What a query gives, in each of its states: coming, not to be had, absent, there. An old answer stays while a new one comes, unless that is that it is not there. */
export function Answer<T>({ query, what, rows, height, absent, children }: AnswerProps<T>) {
  const say = useText(text)
  // What may not be seen any more goes, however lately it was.
  if (query.error instanceof ApiError && [403, 404].includes(query.error.problem.status)) return <NotThere>{absent}</NotThere>
  if (query.data !== undefined) return children(query.data)
  if (!query.isError) return <Skeleton {...(rows === undefined ? {} : { rows })} {...(height === undefined ? {} : { height })} />
  return <ErrorBox error={query.error} title={say('errorLoad', { what: what ?? say('errorThis') })} onRetry={() => void query.refetch()} />
}

import { ApiError } from '../api.ts'
import { ErrorBox, sentence } from '../parts/error-box.tsx'
import { Note } from '../parts/note.tsx'

/** What the server said of a name, a password or a code: a sentence and what to do. Anything else is an error like all. */
export function Refused({ error, title }: { error: unknown; title: string }) {
  if (error === null || error === undefined) return null
  const problem = error instanceof ApiError ? error.problem : undefined
  if (problem?.detail === undefined || ![400, 403, 429].includes(problem.status)) return <ErrorBox error={error} title={title} kept="" />
  return (
    <div role="alert">
      <Note tone="red" title={sentence(problem.detail)}>
        {problem.hint !== undefined && <p>{sentence(problem.hint)}</p>}
      </Note>
    </div>
  )
}

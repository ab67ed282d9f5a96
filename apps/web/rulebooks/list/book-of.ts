import { useQueries } from '@tanstack/react-query'
import { showRulebook } from '../../../../src/desk/rulebooks/schema.ts'
import { call } from '../../api.ts'

/** Which of the rulebooks has a rule; undefined while unknown, and where none has it. */
export function useBookOf(ids: readonly string[], rule: string): string | undefined {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: [showRulebook.path, { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(showRulebook, { id }, { signal }),
      enabled: rule !== '' && ids.length > 1,
    })),
    combine: (answers) => answers.find(({ data }) => data?.rules.some((one) => one.rule === rule) === true)?.data?.rulebook.id,
  })
}

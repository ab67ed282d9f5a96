import { useCallback } from 'react'
import type { WorkItem } from '../../../../src/organisation/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { text } from '../text.ts'

/** What is missing or doubtful, as a sentence. */
export function useWorkSentence(): (item: WorkItem) => string {
  const say = useText(text)
  const format = useFormat()
  return useCallback(
    ({ kind, field, account, role, days, entered }) => {
      switch (kind) {
        case 'head-gap':
          return say('sayHeadGap')
        case 'field-gap':
          return say('sayFieldGap', { field: field ?? '' })
        case 'deputy-without-field':
          return say('sayFieldless')
        case 'account-shared':
          return say('sayShared', { account: account ?? '' })
        case 'account-unsaid':
          return say('sayUnsaid', { account: account ?? '' })
        case 'account-several':
          return say('saySeveral', { account: account ?? '' })
        case 'late':
          return say('sayLate', { role: say(`role_${role ?? 'officer'}`), n: days ?? 0, day: entered === null ? '' : format.day(entered) })
      }
    },
    [say, format],
  )
}

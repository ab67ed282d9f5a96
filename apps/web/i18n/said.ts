import { useMemo } from 'react'
import { vietnameseBy } from '../../../src/base/said/pure.ts'
import { JOBS } from '../../../src/jobs/said/pure.ts'
import { LAKE } from '../../../src/lake/said/pure.ts'
import { LAW } from '../../../src/law/said/pure.ts'
import { useLanguage } from './use.ts'

const inVietnamese = vietnameseBy([JOBS, LAKE, LAW])

/** What a long action or an import kept in English (why it failed, why a row was rejected, a note), in the language that is shown. */
export function useSaid(): (english: string) => string {
  const language = useLanguage()
  return useMemo(() => (english) => (language === 'vi' ? inVietnamese(english) : english), [language])
}

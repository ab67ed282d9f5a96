import { useCallback } from 'react'
import { useLanguage } from '../i18n/use.ts'

const FORMATS = { vi: 'vi-VN', en: 'en-GB' } as const

/** Writes a rate with one decimal always, so that a column of rates stands in line. */
export function useRate(): (value: number) => string {
  const language = useLanguage()
  return useCallback(
    (value: number) => value.toLocaleString(FORMATS[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    [language],
  )
}

import { useLanguage } from '../../i18n/use.ts'

/** Words of the gallery itself; it is no part of the app. */
export function useWords(): (vi: string, en: string) => string {
  const language = useLanguage()
  return (vi, en) => (language === 'vi' ? vi : en)
}

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { firstLanguage } from './language.ts'

const language = firstLanguage()
document.documentElement.lang = language
document.title = 'Liêm'

/** One instance for the page; ready at once, as the catalogues come with the code that uses them. */
export const i18n = i18next
void i18n.use(initReactI18next).init({
  lng: language,
  supportedLngs: ['vi', 'en'],
  fallbackLng: false,
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

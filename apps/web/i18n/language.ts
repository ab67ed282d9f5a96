export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEY = 'liem-language'

/** The language chosen before; else the browser's, where it is one of the two; else Vietnamese. */
export function firstLanguage(): Language {
  const kept = read()
  const wanted = [kept, ...navigator.languages.slice(0, 1).map((tag) => tag.split('-')[0])]
  return LANGUAGES.find((language) => wanted.find((one) => one !== null)?.toLowerCase() === language) ?? 'vi'
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

import type { Bilingual } from '../../../src/base/schema.ts'
import { useBilingual } from '../i18n/use.ts'

/** A word of the law where it begins a line. */
export function useNamed(): (word: Bilingual) => string {
  const inWords = useBilingual()
  return (word) => {
    const written = inWords(word)
    return written.charAt(0).toLocaleUpperCase('vi') + written.slice(1)
  }
}

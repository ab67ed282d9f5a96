import { useLanguage, useText } from '../../i18n/use.ts'
import { text } from './text.ts'

/** Whole đồng in words; never through a number, which would round. */
export function useDong(): (amount: string) => string {
  const say = useText(text)
  const language = useLanguage()
  return (amount) => say('dong', { n: new Intl.NumberFormat(language).format(BigInt(amount)) })
}

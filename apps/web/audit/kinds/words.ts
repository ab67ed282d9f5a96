import { useCallback } from 'react'
import { useText } from '../../i18n/use.ts'
import { text } from './text.ts'

type Kind = keyof typeof text.pairs
const isKind = (key: string): key is Kind => Object.hasOwn(text.pairs, key)

/** What an event says was done; a kind that is not known is named as it is. */
export function useKindWords(): (kind: string) => string {
  const say = useText(text)
  return useCallback(
    (kind) => {
      const key = kind.replace('.', '_')
      return isKind(key) ? say(key) : kind
    },
    [say],
  )
}

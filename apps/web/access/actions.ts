import type { Action } from '../../../src/base/schema.ts'
import { useText } from '../i18n/use.ts'
import { text } from './text.ts'

type Word = keyof typeof text.pairs

/** What no program may do in somebody's name; the server refuses it. */
const NEVER = /^(?:self|session|account|grant|proposal)\./u

/** Of what somebody may do, what a program may do for him. */
export function forPrograms(may: readonly string[]): Action[] {
  return may.filter((action): action is Action => !NEVER.test(action))
}

/** What actions are called, `finding.read` and `finding.export`: *phát hiện (xem, xuất tệp)*; a word that is not known stays as it is. */
export function useActionWords(): (...actions: readonly string[]) => string {
  const say = useText(text)
  const word = (english: string): string => (english in text.pairs ? say(english as Word) : english)
  return (...actions) => {
    const byNoun = Map.groupBy(actions, (action) => action.split('.')[0] ?? '')
    const parts = [...byNoun].map(([what, same]) =>
      say('may', { what: word(what), verbs: same.map((action) => word(action.split('.')[1] ?? '')).join(', ') }),
    )
    return parts.join(' · ')
  }
}

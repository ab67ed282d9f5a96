import type { HookKind, Message, Webhook } from '../../../src/hooks/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { text } from './text.ts'

type KindWord = Extract<keyof typeof text.pairs, `${string}_${string}`>

/** What a kind is called. */
export function useKindWords(): (kind: HookKind) => string {
  const say = useText(text)
  return (kind) => say(kind.replace('.', '_') as KindWord)
}

/** Whether a webhook is on, or why it is not. */
export function useStateWords(): (hook: Pick<Webhook, 'off' | 'failingSince'>) => string {
  const say = useText(text)
  const format = useFormat()
  return ({ off, failingSince }) => {
    if (off !== null) return say(`off_${off}`)
    return failingSince === null ? say('on') : say('onFailing', { when: format.instant(failingSince) })
  }
}

/** What came of the last attempt. */
export function useOutcomeWords(): (tried: Pick<Message, 'state' | 'status' | 'error'>) => string {
  const say = useText(text)
  return ({ state, status, error }) => {
    if (error !== null) return say(`error_${error}`, { status: status ?? '' })
    return say(state === 'delivered' ? 'delivered' : state === 'failed' ? 'failed' : 'stateWaiting')
  }
}

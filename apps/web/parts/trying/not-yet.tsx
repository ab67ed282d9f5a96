import { useFormat, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../error-box.tsx'
import { text } from './text.ts'
import type { Trying } from './use-trying.ts'

/** A file that is being tried, or could not be. */
export function NotYet<P, D>({ file, trying: { state, sent, again } }: { file: File; trying: Trying<P, D> }) {
  const say = useText(text)
  const format = useFormat()
  if (state.is === 'failed')
    return <ErrorBox error={state.error} title={say('checkFailed', { name: format.quote(file.name) })} onRetry={again} />
  return (
    <p role="status" aria-busy>
      {say('checking', { name: file.name })} {sent < 1 && say('sent', { percent: format.percent(sent, 0) })}
    </p>
  )
}

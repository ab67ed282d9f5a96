import { Button, TextInput } from '@mantine/core'
import { useFormat, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ProgressRow } from '../../parts/progress.tsx'
import styles from './evidence.module.css'
import { text } from './text.ts'
import type { Going } from './use-sending.ts'

/** One of the files that are put into a case: what it is, how far it has come, what went wrong. */
export function GoingRow({ item, onName, onLeave }: { item: Going; onName: (what: string) => void; onLeave: () => void }) {
  const say = useText(text)
  const format = useFormat()
  const { file, what, state, sent, error } = item
  if (state === 'sent') return <p className="small text2">{say('sent', { name: file.name })}</p>
  if (state === 'waiting' || state === 'sending')
    return (
      <ProgressRow
        title={file.name}
        done={state === 'waiting' ? null : sent}
        of={file.size}
        bytes
        detail={state === 'waiting' && say('waits')}
        onCancel={onLeave}
      />
    )
  return (
    <>
      <div className={styles.file}>
        <TextInput
          label={say('whatIs', { name: file.name })}
          description={format.bytes(file.size)}
          inputWrapperOrder={['label', 'input', 'description']}
          required
          maxLength={200}
          value={what}
          onChange={(event) => onName(event.currentTarget.value)}
        />
        <Button variant="subtle" size="compact-sm" aria-label={say('remove', { name: file.name })} onClick={onLeave}>
          ×
        </Button>
      </div>
      {state === 'failed' && <ErrorBox error={error} title={say('sendFailed', { name: file.name })} kept={say('sendKept')} />}
    </>
  )
}

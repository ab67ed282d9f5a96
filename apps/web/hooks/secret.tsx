import { Button } from '@mantine/core'
import styles from '../account/account.module.css'
import { Dialog } from '../account/dialog.tsx'
import { useText } from '../i18n/use.ts'
import { CopyButton } from '../sign-in/recovery-codes.tsx'
import { text } from './text.ts'

/** A secret, shown once. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const say = useText(text)
  return (
    <Dialog title={say('shown')} onClose={onClose}>
      <div className={styles.form}>
        <p>{say('shownWhy')}</p>
        <code className={styles.token} aria-label={say('secret')}>
          {secret}
        </code>
        <div className={styles.end}>
          <CopyButton value={secret} />
          <Button onClick={onClose}>{say('done')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

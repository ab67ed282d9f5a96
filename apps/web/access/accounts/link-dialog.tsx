import { Button, Modal } from '@mantine/core'
import type { Invitation } from '../../../../src/access/sign-in/accounts/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { text as partsText } from '../../parts/text.ts'
import { CopyButton } from '../../sign-in/recovery-codes.tsx'
import styles from '../access.module.css'
import { text } from './text.ts'

/** The link of an invitation, shown once; it is not closed by a click beside it. */
export function LinkDialog({ link: { path, expiresAt }, onClose }: { link: Invitation; onClose: () => void }) {
  const say = useText(text)
  const sayParts = useText(partsText)
  const format = useFormat()
  const address = location.origin + path
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('linkTitle')}
      size="lg"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': sayParts('close') }}
    >
      <div className={styles.form}>
        <p>{say('linkWhy', { when: format.instant(expiresAt) })}</p>
        <code className={styles.link} aria-label={say('linkText')}>
          {address}
        </code>
        <div className={styles.end}>
          <CopyButton value={address} />
          <Button onClick={onClose}>{say('done')}</Button>
        </div>
      </div>
    </Modal>
  )
}

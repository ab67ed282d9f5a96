import { Button, Modal, Textarea } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useText } from '../i18n/use.ts'
import { ErrorBox } from './error-box.tsx'
import { Facts } from './layout.tsx'
import styles from './reason-form.module.css'
import { text } from './text.ts'
import { useReturnFocus } from './use-return-focus.ts'

export interface ReasonDialogProps {
  /** The verb, as on the button that opened it. */
  title: string
  /** On what it is done, and what follows; said again before it is done. */
  object: ReactNode
  effect: ReactNode
  basis?: ReactNode
  /** Further fields, above the reason. */
  children?: ReactNode
  /** Why it cannot be done yet, from the further fields; the button stays off and says so. */
  blocked?: string | undefined
  /** Sentence for *what did not happen*. */
  failedTitle: string
  error: unknown
  pending: boolean
  onDo: (reason: string) => void
  onClose: () => void
}

const LEAST = 3

/** Before a weighty act: object, effect, basis, and a reason that is kept with the name of who acts. Nothing typed is lost on an error. */
export function ReasonForm(props: ReasonDialogProps) {
  const { title, object, effect, basis, children, blocked, failedTitle, error, pending, onDo, onClose } = props
  const say = useText(text)
  useReturnFocus()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const verb = title.replace(/…$/, '')
  const short = reason.trim().length < LEAST
  return (
    <Modal opened onClose={onClose} title={verb} size="lg" centered closeButtonProps={{ 'aria-label': say('close') }}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!short && blocked === undefined && !pending) onDo(reason.trim())
        }}
      >
        <Facts rows={[[say('object'), object], [say('effect'), effect], basis !== undefined && [say('basis'), basis]]} />
        {children}
        <Textarea
          label={say('reason')}
          description={say('reasonHelp')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          error={tried && short && <Wrong>{say('reasonMissing')}</Wrong>}
          required
          autosize
          minRows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus={children === undefined || undefined}
        />
        {error !== null && error !== undefined && <ErrorBox error={error} title={failedTitle} kept={say('kept')} />}
        <div className={styles.actions}>
          {blocked !== undefined && <p className="small text2">{say('reasonForOff', { why: blocked })}</p>}
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={blocked !== undefined}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** What is wrong with a field, with its sign. */
function Wrong({ children }: { children: ReactNode }) {
  return (
    <span className={styles.wrong}>
      <IconAlertCircle size={16} stroke={1.6} aria-hidden />
      {children}
    </span>
  )
}

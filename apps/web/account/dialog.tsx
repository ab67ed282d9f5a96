import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../i18n/use.ts'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import styles from './account.module.css'
import { text } from './text.ts'

/** A dialog of this folder: a title, what is in it, a way out. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const say = useText(text)
  useReturnFocus()
  return (
    <Modal opened onClose={onClose} title={title} size="lg" centered closeButtonProps={{ 'aria-label': say('close') }}>
      {children}
    </Modal>
  )
}

interface ActFormProps {
  verb: string
  ready: boolean
  pending: boolean
  onDo: () => void
  onTried?: () => void
  onClose: () => void
  children: ReactNode
}

/** Fields, one act, and the way back without it. */
export function ActForm({ verb, ready, pending, onDo, onTried, onClose, children }: ActFormProps) {
  const say = useText(text)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onTried?.()
        const form = event.currentTarget
        if (ready && !pending) onDo()
        else if (!ready) requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      }}
    >
      {children}
      <div className={styles.end}>
        <Button variant="default" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {verb}
        </Button>
      </div>
    </form>
  )
}

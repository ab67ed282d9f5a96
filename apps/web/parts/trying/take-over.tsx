import { useState, type ReactNode } from 'react'
import type { Sending } from '../../upload.ts'
import { ReasonDialog } from '../reason-dialog.tsx'

interface TakeOverProps<D> {
  title: string
  file: File
  effect: string
  failed: string
  send: (reason: string) => Sending<D>
  onDone: (done: D) => void
  onClose: () => void
  /** Why it cannot be done yet. */
  blocked?: string | undefined
  children?: ReactNode
}

/** The act itself: the file whole or not at all, with a reason. */
export function TakeOver<D>({ title, file, effect, failed, send, onDone, onClose, blocked, children }: TakeOverProps<D>) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = (reason: string): void => {
    setPending(true)
    setError(null)
    send(reason).done.then(onDone, (failure: unknown) => {
      setError(failure)
      setPending(false)
    })
  }
  return (
    <ReasonDialog
      title={title}
      object={file.name}
      effect={effect}
      failedTitle={failed}
      error={error}
      pending={pending}
      onDo={take}
      onClose={onClose}
      blocked={blocked}
    >
      {children}
    </ReasonDialog>
  )
}

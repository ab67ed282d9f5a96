import { useEffect, useRef } from 'react'
import { beginSecondFactor, finishSecondFactor } from '../../../src/access/sign-in/own/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { Enrolment } from '../sign-in/enrolment.tsx'
import { Refused } from '../sign-in/refused.tsx'
import { text as signInText } from '../sign-in/text.ts'
import styles from './account.module.css'
import { Dialog } from './dialog.tsx'
import { text } from './text.ts'

interface AppDialogProps {
  onCodes: (codes: readonly string[]) => void
  onClose: () => void
}

/** Sets up another app; the one before holds until its first code was typed. */
export function AppDialog({ onCodes, onClose }: AppDialogProps) {
  const say = useText(text)
  const sayIn = useText(signInText)
  const begun = useRef(false)
  const { mutate, data, error } = useAct(beginSecondFactor, [])
  const act = useAct(finishSecondFactor, ['/api/me'])
  useEffect(() => {
    if (!begun.current) mutate({})
    begun.current = true
  }, [mutate])
  return (
    <Dialog title={sayIn('enrolTitle')} onClose={onClose}>
      <div className={styles.form}>
        <p className="text2">{say('appEffect')}</p>
        <Refused error={error} title={sayIn('enrolFailed')} />
        {data === undefined && error === null && <Skeleton rows={6} />}
        {data !== undefined && (
          <Enrolment
            secret={data.secret}
            uri={data.uri}
            error={act.error}
            pending={act.isPending}
            onCode={(code) =>
              act.mutate(
                { ticket: data.ticket, code },
                {
                  onSuccess: ({ recoveryCodes }) => {
                    onClose()
                    onCodes(recoveryCodes)
                  },
                },
              )
            }
          />
        )}
      </div>
    </Dialog>
  )
}

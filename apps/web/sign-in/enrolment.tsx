import { useState } from 'react'
import { useText } from '../i18n/use.ts'
import { StepForm } from './form.tsx'
import { CodeField, isWhole, plain } from './password-fields.tsx'
import { Qr } from './qr.tsx'
import { Refused } from './refused.tsx'
import styles from './sign-in.module.css'
import { text } from './text.ts'

interface EnrolmentProps {
  secret: string
  uri: string
  error: unknown
  pending: boolean
  onCode: (code: string) => void
}

/** The secret for an app, as a picture and as a text, and the first code that the app shows for it. */
export function Enrolment({ secret, uri, error, pending, onCode }: EnrolmentProps) {
  const say = useText(text)
  const [code, setCode] = useState('')
  return (
    <StepForm ready={isWhole(code)} pending={pending} verb={say('enrolDo')} onSend={() => onCode(plain(code))}>
      {(tried) => (
        <>
          <p className="text2">{say('enrolWhy')}</p>
          <div className={styles.app}>
            <p>{say('enrolScan')}</p>
            <Qr value={uri} name={say('qr')} />
            <p>{say('enrolType')}</p>
            <code className={styles.secret}>{secret.match(/.{1,4}/gu)?.join(' ')}</code>
          </div>
          <CodeField label={say('enrolCode')} value={code} onChange={setCode} wrong={tried && !isWhole(code)} />
          <Refused error={error} title={say('enrolFailed')} />
        </>
      )}
    </StepForm>
  )
}

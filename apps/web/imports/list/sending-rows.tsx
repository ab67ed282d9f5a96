import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { IconX } from '@tabler/icons-react'
import { useFormat, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ProgressRow } from '../../parts/progress.tsx'
import { Section } from '../../parts/section.tsx'
import styles from '../imports.module.css'
import { cancelSending, dismissSent, sendAgain, useSending, type Sent } from '../sending.ts'
import { text } from '../text.ts'

/** Files on their way: how much has left, how fast, how long still; one after the other. */
export function SendingRows() {
  const say = useText(text)
  const items = useSending()
  if (items.length === 0) return null
  return (
    <div className={styles.sending}>
      <Section title={say(items.some(isOnItsWay) ? 'sending' : 'sentTitle')} plain>
        {items.map((item) => (
          <Row key={item.key} item={item} />
        ))}
      </Section>
    </div>
  )
}

function isOnItsWay({ state }: Sent): boolean {
  return state === 'waiting' || state === 'sending'
}

function Row({ item }: { item: Sent }) {
  const say = useText(text)
  const { key, file, state } = item
  if (state === 'failed')
    return (
      <Line item={item}>
        <ErrorBox
          error={item.error}
          title={say('sendFailed', { name: file.name })}
          kept={say('sendFailedKept')}
          onRetry={() => sendAgain(key)}
        />
      </Line>
    )
  if (state === 'cancelled') return <Line item={item}>{say('sendCancelled', { name: file.name })}</Line>
  if (state === 'sent')
    return (
      <Line item={item}>
        {say('sent', { name: file.name })} {item.upload !== null && <Link to={`/imports/${item.upload.id}`}>{say('openSent')}</Link>}
      </Line>
    )
  return (
    <ProgressRow
      title={file.name}
      done={state === 'waiting' ? null : item.sent}
      of={file.size}
      rate={item.rate}
      bytes
      detail={<Detail item={item} />}
      onCancel={() => cancelSending(key)}
    />
  )
}

function Detail({ item: { state, sent, file, rate } }: { item: Sent }) {
  const say = useText(text)
  const format = useFormat()
  if (state === 'waiting') return <>{say('waits')}</>
  if (sent >= file.size) return <> · {say('keeping')}</>
  if (rate === null || rate <= 0) return null
  const seconds = (file.size - sent) / rate
  return <> · {seconds < 60 ? say('remainingSeconds') : say('remaining', { span: format.span(Math.ceil(seconds / 60)) })}</>
}

function Line({ item: { key }, children }: { item: Sent; children: ReactNode }) {
  const say = useText(text)
  return (
    <div className={styles.line}>
      <div>{children}</div>
      <button type="button" className={styles.dismiss} aria-label={say('dismiss')} onClick={() => dismissSent(key)}>
        <IconX size={16} stroke={1.8} aria-hidden />
      </button>
    </div>
  )
}

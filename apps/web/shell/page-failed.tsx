import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useText } from '../i18n/use.ts'
import styles from './shell.module.css'
import { text } from './text.ts'
import { usePageTitle } from './title.ts'

/** What is shown where a page breaks: what did not happen, what is kept, and what to tell. */
export function PageFailed({ error }: ErrorComponentProps) {
  const say = useText(text)
  usePageTitle(say('failed'))
  return (
    <div className={`${styles.notice} ${styles.failed}`} role="alert">
      <h1>{say('failed')}</h1>
      <p className="text2">{say('failedWhy')}</p>
      <code>{error instanceof Error ? error.message : String(error)}</code>
      <div>
        <Button onClick={() => location.reload()}>{say('failedRetry')}</Button>
      </div>
    </div>
  )
}

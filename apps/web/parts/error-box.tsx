import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiError } from '../api.ts'
import { useText } from '../i18n/use.ts'
import { Note } from './note.tsx'
import styles from './error-box.module.css'
import { text } from './text.ts'

interface ErrorBoxProps {
  error: unknown
  /** What did not happen, as a sentence. */
  title: ReactNode
  /** What is kept; by default that nothing was changed. */
  kept?: ReactNode
  onRetry?: (() => void) | undefined
}

/** What did not happen, why, what is kept, a code to read out, and another try. */
export function ErrorBox({ error, title, kept, onRetry }: ErrorBoxProps) {
  const say = useText(text)
  const problem = error instanceof ApiError ? error.problem : undefined
  const why = problem === undefined ? String(error) : problem.status === 0 ? say('errorSilent') : (problem.detail ?? problem.title)
  return (
    <div role="alert">
      <Note tone="red" title={title}>
        <p>
          {[why, problem?.hint].map((text) => text !== undefined && `${sentence(text)} `)}
          {kept ?? say('errorKept')}
        </p>
        {problem?.fields !== undefined && (
          <ul className={styles.fields}>
            {problem.fields.map(({ path, message }) => (
              <li key={path}>
                <code>{path}</code> {message}
              </li>
            ))}
          </ul>
        )}
        {problem !== undefined && (
          <p>
            {say('errorCode')} <code>{problem.code}</code>
          </p>
        )}
        {onRetry !== undefined && (
          <Button className={styles.retry} onClick={onRetry}>
            {say('retry')}
          </Button>
        )}
      </Note>
    </div>
  )
}

/** What the server says has neither a capital nor a full stop of its own. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toLocaleUpperCase() + text.slice(1)
  return /[.?…]$/u.test(begun) ? begun : `${begun}.`
}

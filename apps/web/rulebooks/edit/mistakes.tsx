import { Select } from '@mantine/core'
import { useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import type { Mistake } from '../yaml.ts'
import styles from './edit.module.css'
import { text } from './text.ts'

interface MistakesProps {
  mistakes: readonly Mistake[]
  /** What the text cannot be read as. */
  title?: string
  onGo: (line: number, column: number) => void
}

/** Every mistake of the text, with line and column as the way there. */
export function Mistakes({ mistakes, title, onGo }: MistakesProps) {
  const say = useText(text)
  return (
    <div role="alert" className={styles.mistakes}>
      <Note tone="red" title={title ?? say('mistakes', { n: mistakes.length })}>
        <ul>
          {mistakes.map(({ line, column, message, hint }, index) => (
            <li key={index}>
              {line !== null && (
                <button type="button" className={styles.go} onClick={() => onGo(line, column ?? 1)}>
                  {column === null
                    ? say('line', { line: String(line) })
                    : say('lineColumn', { line: String(line), column: String(column) })}
                </button>
              )}{' '}
              <span>
                {message}
                {hint !== undefined && `; ${hint}`}
              </span>
            </li>
          ))}
        </ul>
        <p>{say('textKept')}</p>
      </Note>
    </div>
  )
}

/** Goes to a rule in the text. */
export function JumpTo({ rules, onGo }: { rules: readonly { rule: string; line: number }[]; onGo: (line: number) => void }) {
  const say = useText(text)
  const seen = new Set<string>()
  const once = rules.filter(({ rule }) => !seen.has(rule) && seen.add(rule))
  return (
    <Select
      aria-label={say('jump')}
      placeholder={say('jump')}
      searchable
      w={220}
      value={null}
      data={once.map(({ rule }) => rule)}
      onChange={(value) => {
        const line = once.find(({ rule }) => rule === value)?.line
        if (line !== undefined) onGo(line)
      }}
    />
  )
}

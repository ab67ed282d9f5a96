import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat, useText } from '../i18n/use.ts'
import styles from './progress.module.css'
import { text } from './text.ts'

interface ProgressRowProps {
  title: ReactNode
  /** In the unit of the stage; null while unknown. */
  done: number | null
  of: number | null
  /** What is counted: «dòng». */
  unit?: string
  /** Units a second. */
  rate?: number | null
  detail?: ReactNode
  /** Bytes are written as MB. */
  bytes?: boolean
  stopping?: boolean
  onCancel?: () => void
}

/** A long action: how far, how fast, and the way to stop it. A bar without an end stands still and hatched. */
export function ProgressRow({ title, done, of, unit = '', rate, detail, bytes = false, stopping = false, onCancel }: ProgressRowProps) {
  const say = useText(text)
  const format = useFormat()
  const write = (value: number): string => (bytes ? format.bytes(value) : `${format.number(value, 0)}${unit === '' ? '' : ` ${unit}`}`)
  const known = done !== null && of !== null && of > 0
  const share = known ? Math.min(1, done / of) : 0
  const parts = [
    known ? say('progress', { done: bytes ? format.bytes(done) : format.number(done, 0), of: write(of) }) : done !== null && write(done),
    rate !== null && rate !== undefined && say('rate', { n: write(rate) }),
    stopping && say('cancelling'),
  ].filter((part) => part !== false)
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <span className="strong">{title}</span>
        {known && <span className="text2">{format.percent(share, 0)}</span>}
      </div>
      <div
        className={known ? styles.bar : styles.open}
        role="progressbar"
        aria-label={typeof title === 'string' ? title : undefined}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? Math.round(share * 100) : undefined}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <div className={styles.foot}>
        <span>
          {parts.join(' · ')} {detail}
        </span>
        {onCancel !== undefined && !stopping && (
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {say('cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}

export interface Step {
  key: string
  label: string
  state: 'done' | 'now' | 'later'
  detail?: ReactNode
}

/** Steps of a process: done filled, the present one ringed and underlined, later ones hollow. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const say = useText(text)
  const words = { done: say('stepDone'), now: say('stepNow'), later: say('stepLater') }
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ key, label: name, state, detail }, index) => (
        <li key={key} className={styles[state]} aria-current={state === 'now' ? 'step' : undefined}>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden>
            <circle cx="9" cy="9" r="8" />
            {state === 'done' ? (
              <path d="m5 9.3 2.8 2.8L13 6.6" />
            ) : (
              <text x="9" y="13" textAnchor="middle">
                {index + 1}
              </text>
            )}
          </svg>
          <span>
            {name} <span className="spoken">{words[state]}</span>
            {detail !== undefined && <span className={styles.detail}>{detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

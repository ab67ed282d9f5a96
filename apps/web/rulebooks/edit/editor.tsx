import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useText } from '../../i18n/use.ts'
import type { Mistake } from '../yaml.ts'
import styles from './edit.module.css'
import { text } from './text.ts'

const LINE = 20
const ABOVE = 4
const TAB = '  '

interface EditorProps {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  onChange: (value: string) => void
  mistakes: readonly Mistake[]
  /** What the text is. */
  label?: string
}

/** Text with line numbers; mistakes are marked at their lines, in words. Tab goes on to the next field, as everywhere. */
export function Editor({ field, value, onChange, mistakes, label }: EditorProps) {
  const say = useText(text)
  const [top, setTop] = useState(0)
  const lines = useMemo(() => value.split('\n').length, [value])
  const wrong = useMemo(() => byLine(mistakes), [mistakes])
  const place = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => setHeight(entry.contentRect.height))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const first = Math.max(0, Math.floor(top / LINE) - 2)
  const shown = Array.from({ length: Math.max(0, Math.min(lines - first, Math.ceil(height / LINE) + 4)) }, (_, index) => first + index + 1)
  return (
    <div className={styles.editor} ref={place}>
      <div className={styles.gutter} aria-hidden>
        <div style={{ transform: `translateY(${first * LINE - top + ABOVE}px)` }}>
          {shown.map((line) => (
            <div key={line} className={wrong.has(line) ? styles.wrongNumber : ''}>
              {line}
            </div>
          ))}
        </div>
      </div>
      <div className={styles.stripes} aria-hidden>
        {[...wrong]
          .filter(([line]) => line >= first && line <= first + shown.length)
          .map(([line, message]) => (
            <div key={line} className={styles.stripe} style={{ transform: `translateY(${(line - 1) * LINE - top + ABOVE}px)` }}>
              <span>{message}</span>
            </div>
          ))}
      </div>
      <textarea
        ref={field}
        className={styles.text}
        aria-label={label ?? say('yaml')}
        aria-invalid={mistakes.length > 0}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={(event) => indentNewLine(event, onChange)}
      />
    </div>
  )
}

function byLine(mistakes: readonly Mistake[]): Map<number, string> {
  const found = new Map<number, string>()
  for (const { line, message } of mistakes) {
    if (line !== null) found.set(line, found.has(line) ? `${found.get(line)} · ${message}` : message)
  }
  return found
}

/** A new line begins under the one before, as YAML wants it. */
function indentNewLine(event: KeyboardEvent<HTMLTextAreaElement>, onChange: (value: string) => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  const { currentTarget: area } = event
  const before = area.value.slice(0, area.selectionStart)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const spaces = /^ */u.exec(line)![0] + (line.trimEnd().endsWith(':') ? TAB : '')
  event.preventDefault()
  area.setRangeText(`\n${spaces}`, area.selectionStart, area.selectionEnd, 'end')
  onChange(area.value)
}

/** Puts the cursor on a line, and shows it. */
export function goToLine(area: HTMLTextAreaElement | null, line: number, column = 1): void {
  if (area === null) return
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  const at = start + Math.min(column - 1, lines[line - 1]?.length ?? 0)
  area.focus({ preventScroll: true })
  area.setSelectionRange(at, at)
  area.scrollTop = Math.max(0, (line - 4) * LINE)
  area.scrollLeft = 0
}

import { Button, Checkbox } from '@mantine/core'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../i18n/use.ts'
import styles from './sign-in.module.css'
import { text } from './text.ts'

/** Recovery codes, shown once; one goes on after saying that they are kept. */
export function RecoveryCodes({ codes, verb, onDone }: { codes: readonly string[]; verb?: string; onDone: () => void }) {
  const say = useText(text)
  const [kept, setKept] = useState(false)
  return (
    <div className={styles.form}>
      <p className="text2">{say('codesWhy')}</p>
      <ul className={styles.codes} aria-label={say('codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={`${styles.actions} no-print`}>
        <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />} onClick={() => globalThis.print()}>
          {say('print')}
        </Button>
        <CopyButton value={codes.join('\n')} />
      </div>
      <Checkbox className="no-print" label={say('codesKept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <div className={`${styles.actions} no-print`}>
        <Button disabled={!kept} onClick={onDone}>
          {verb ?? say('codesDone')}
        </Button>
      </div>
    </div>
  )
}

/** Copies a text that is shown once; only where the browser lets pages do so. */
export function CopyButton({ value }: { value: string }) {
  const say = useText(text)
  const [copied, setCopied] = useState(false)
  if (!('clipboard' in navigator)) return null
  return (
    <Button
      variant="default"
      leftSection={<IconCopy size={18} stroke={1.6} aria-hidden />}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <span aria-live="polite">{say(copied ? 'copied' : 'copy')}</span>
    </Button>
  )
}

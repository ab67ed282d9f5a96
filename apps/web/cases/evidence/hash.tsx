import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use.ts'
import styles from './evidence.module.css'
import { text } from './text.ts'

/** The two ends of a hash, and the whole of it to copy. */
export function Hash({ sha256 }: { sha256: string }) {
  const say = useText(text)
  const [copied, setCopied] = useState(false)
  return (
    <span className={styles.hash}>
      <code>{`${sha256.slice(0, 4)}…${sha256.slice(-4)}`}</code>
      {'clipboard' in navigator && (
        <ActionIcon
          variant="subtle"
          size="sm"
          className="no-print"
          aria-label={`${say(copied ? 'copied' : 'copy')} ${sha256.slice(0, 4)}`}
          onClick={() => void navigator.clipboard.writeText(sha256).then(() => setCopied(true))}
        >
          {copied ? <IconCheck size={15} stroke={1.6} aria-hidden /> : <IconCopy size={15} stroke={1.6} aria-hidden />}
        </ActionIcon>
      )}
    </span>
  )
}

import { Button } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { useText } from '../../i18n/use.ts'
import { useFileChoice } from '../file-drop.tsx'
import { text } from './text.ts'
import styles from './trying.module.css'

interface DropPlaceProps {
  /** Which files, by their endings, and in words. */
  endings: string
  formats: string
  over: boolean
  /** A file is there already: one line is enough. */
  compact: boolean
  onFiles: (files: readonly File[]) => void
}

/** Where a file is dropped or chosen. */
export function DropPlace({ endings, formats, over, compact, onFiles }: DropPlaceProps) {
  const say = useText(text)
  const [field, open] = useFileChoice(endings, onFiles)
  return (
    <div className={`${compact ? styles.compact : styles.drop} ${over ? styles.over : ''} no-print`}>
      {field}
      {over && <p>{say('dropNow')}</p>}
      {!over && !compact && (
        <>
          <IconTableImport size={20} stroke={1.6} aria-hidden />
          <p>
            {say('dropHere')}{' '}
            <button type="button" className={styles.choose} onClick={open}>
              {say('dropChoose')}
            </button>
          </p>
          <p className="text2 small">{formats}</p>
        </>
      )}
      {!over && compact && (
        <Button variant="default" onClick={open}>
          {say('another')}
        </Button>
      )}
    </div>
  )
}

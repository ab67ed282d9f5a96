import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/use.ts'
import { useFileChoice, useFileDrop } from '../../parts/file-drop.tsx'
import styles from '../imports.module.css'
import { sendFiles } from '../sending.ts'
import { text } from '../text.ts'

const ENDINGS = '.csv,.txt,.tsv,.parquet,.xes,.jsonocel,.json,.xmlocel,.xml,.sqlite,.gz'

/** A page on which files can be dropped, anywhere; and the place that says so. */
export function Drop({ children }: { children: ReactNode }) {
  const say = useText(text)
  const { over, place } = useFileDrop(sendFiles)
  return (
    <div {...place}>
      {children}
      <div className={`${styles.drop} ${over ? styles.over : ''} no-print`}>
        <IconUpload size={20} stroke={1.6} aria-hidden />
        <p>
          {over ? (
            say('dropNow')
          ) : (
            <>
              {say('dropHere')} <Choose label={say('dropChoose')} />
            </>
          )}
        </p>
        <p className="text2 small">{say('dropFormats')}</p>
      </div>
    </div>
  )
}

function Choose({ label }: { label: string }) {
  const [field, open] = useFileChoice(ENDINGS, sendFiles, true)
  return (
    <>
      {field}
      <button type="button" className={styles.choose} onClick={open}>
        {label}
      </button>
    </>
  )
}

/** The one act of the page. */
export function SendButton() {
  const say = useText(text)
  const [field, open] = useFileChoice(ENDINGS, sendFiles, true)
  return (
    <>
      {field}
      <Button leftSection={<IconUpload size={18} stroke={1.6} aria-hidden />} onClick={open}>
        {say('send')}
      </Button>
    </>
  )
}

import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useText } from '../../i18n/use.ts'
import styles from '../imports.module.css'
import { sendFiles } from '../sending.ts'
import { text } from '../text.ts'

const ENDINGS = '.csv,.txt,.tsv,.parquet,.xes,.jsonocel,.json,.xmlocel,.xml,.sqlite,.gz'

/** A page on which files can be dropped, anywhere; and the place that says so. */
export function Drop({ children }: { children: ReactNode }) {
  const say = useText(text)
  const [over, setOver] = useState(0)
  const files = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return (
    <div
      onDragEnter={(event) => files(event) && setOver((depth) => depth + 1)}
      onDragLeave={(event) => files(event) && setOver((depth) => Math.max(0, depth - 1))}
      onDragOver={(event) => files(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!files(event)) return
        event.preventDefault()
        setOver(0)
        sendFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      <div className={`${styles.drop} ${over > 0 ? styles.over : ''} no-print`}>
        <IconUpload size={20} stroke={1.6} aria-hidden />
        <p>
          {over > 0 ? (
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

function useChooser(): [ReactNode, () => void] {
  const input = useRef<HTMLInputElement>(null)
  const field = (
    <input
      ref={input}
      type="file"
      hidden
      multiple
      accept={ENDINGS}
      onChange={({ currentTarget }) => {
        sendFiles([...(currentTarget.files ?? [])])
        currentTarget.value = ''
      }}
    />
  )
  return [field, () => input.current?.click()]
}

function Choose({ label }: { label: string }) {
  const [field, open] = useChooser()
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
  const [field, open] = useChooser()
  return (
    <>
      {field}
      <Button leftSection={<IconUpload size={18} stroke={1.6} aria-hidden />} onClick={open}>
        {say('send')}
      </Button>
    </>
  )
}

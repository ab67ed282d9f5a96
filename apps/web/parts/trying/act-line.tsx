import { Button } from '@mantine/core'
import { useFormat, useText } from '../../i18n/use.ts'
import { text as partsText } from '../text.ts'
import { text } from './text.ts'
import styles from './trying.module.css'

/** The file that was tried, and the act itself; `off`: why it cannot be done. */
export function ActLine({ file, verb, off, onAct }: { file: File; verb: string; off: string | undefined; onAct: () => void }) {
  const say = useText(text)
  const parts = useText(partsText)
  const format = useFormat()
  return (
    <>
      <p className={styles.file}>
        {say('file')}: <b>{file.name}</b> · {format.bytes(file.size)}
      </p>
      <div className={`${styles.act} no-print`}>
        <Button onClick={onAct} disabled={off !== undefined}>
          {verb}
        </Button>
        {off !== undefined && <span className="text2">{parts('reasonForOff', { why: off })}</span>}
      </div>
    </>
  )
}

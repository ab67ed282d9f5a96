import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Preview, SheetCount } from '../../../../src/organisation/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Empty } from '../../parts/empty.tsx'
import { Section } from '../../parts/section.tsx'
import { text as partsText } from '../../parts/text.ts'
import { Changes } from './changes.tsx'
import styles from './import.module.css'
import { Mistakes } from './mistakes.tsx'
import { Sheets } from './sheets.tsx'
import { Take } from './take.tsx'
import { text } from './text.ts'

interface CheckedProps {
  file: File
  preview: Preview
  onDone: (sheets: readonly SheetCount[]) => void
}

/** What the trial of a file found: every mistake, or each change and the act itself. Of a file with mistakes only the numbers are shown. */
export function Checked({ file, preview, onDone }: CheckedProps) {
  const say = useText(text)
  const parts = useText(partsText)
  const format = useFormat()
  const [taking, setTaking] = useState(false)
  const { mistakeCount, changeCount, sheets } = preview
  const off = mistakeCount > 0 ? say('offMistakes') : changeCount === 0 ? say('offNothing') : undefined
  return (
    <>
      <p className={styles.file}>
        {say('file')}: <b>{file.name}</b> · {format.bytes(file.size)}
      </p>
      <div className={`${styles.act} no-print`}>
        <Button onClick={() => setTaking(true)} disabled={off !== undefined}>
          {say('take')}
        </Button>
        {off !== undefined && <span className="text2">{parts('reasonForOff', { why: off })}</span>}
      </div>
      {mistakeCount > 0 && <Mistakes preview={preview} />}
      <Section title={say('summary')}>
        {changeCount === 0 && mistakeCount === 0 && <Empty title={say('summaryNone')} why={say('summaryNoneWhy')} />}
        <Sheets sheets={sheets} />
      </Section>
      {changeCount > 0 && mistakeCount === 0 && <Changes preview={preview} />}
      {taking && <Take file={file} sheets={sheets} onDone={onDone} onClose={() => setTaking(false)} />}
    </>
  )
}

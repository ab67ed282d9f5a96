import { useState } from 'react'
import type { Preview, SheetCount } from '../../../../src/organisation/register/schema.ts'
import { useText } from '../../i18n/use.ts'
import { Empty } from '../../parts/empty.tsx'
import { Section } from '../../parts/section.tsx'
import { ActLine } from '../../parts/trying/act-line.tsx'
import { Mistakes } from '../../parts/trying/mistakes.tsx'
import { text as tryingText } from '../../parts/trying/text.ts'
import { Changes } from './changes.tsx'
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
  const tried = useText(tryingText)
  const [taking, setTaking] = useState(false)
  const { mistakeCount, changeCount, sheets } = preview
  const off = mistakeCount > 0 ? tried('offMistakes') : changeCount === 0 ? say('offNothing') : undefined
  return (
    <>
      <ActLine file={file} verb={say('take')} off={off} onAct={() => setTaking(true)} />
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

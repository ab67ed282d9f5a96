import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { checkLegacy, importLegacy, legacyTemplate, type LegacyCounts, type LegacyPreview } from '../../../../src/cases/legacy/schema.ts'
import { addressOf } from '../../api.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { ActLine } from '../../parts/trying/act-line.tsx'
import { Download } from '../../parts/trying/download.tsx'
import { ImportFrame } from '../../parts/trying/frame.tsx'
import { Mistakes } from '../../parts/trying/mistakes.tsx'
import { TakeOver } from '../../parts/trying/take-over.tsx'
import { text as tryingText } from '../../parts/trying/text.ts'
import styles from '../../parts/trying/trying.module.css'
import { sendBody } from '../../upload.ts'
import { text as shared } from '../text.ts'
import { Found } from './found.tsx'
import { text } from './text.ts'

/** A register of old cases is tried, then taken over with a reason. */
export function Page() {
  const say = useText(text)
  const word = useText(shared)
  return (
    <ImportFrame<LegacyPreview, LegacyCounts>
      title={say('title')}
      short={say('short')}
      crumb={{ label: word('title'), to: '/cases' }}
      note={say('note')}
      formats={say('dropFormats')}
      rail={<Rail />}
      check={(file, onProgress) => sendBody(checkLegacy, { name: file.name }, file, onProgress)}
      checked={(file, preview, onDone) => <Checked file={file} preview={preview} onDone={onDone} />}
      done={(file, counts) => <Done name={file.name} counts={counts} />}
    />
  )
}

function Rail() {
  const say = useText(text)
  const language = useLanguage()
  return (
    <>
      <section aria-labelledby="files" className={`${styles.rail} no-print`}>
        <h2 id="files">{say('files')}</h2>
        <p>
          <Download to={addressOf(legacyTemplate, { language })} words={say('template')} />
          <span className="small text2">{say('templateWhy')}</span>
        </p>
      </section>
      <section aria-labelledby="what" className={styles.rail}>
        <h2 id="what">{say('what')}</h2>
        <p>{say('whatMark')}</p>
        <p>{say('whatNobody')}</p>
        <p>{say('whatLater')}</p>
      </section>
    </>
  )
}

interface CheckedProps {
  file: File
  preview: LegacyPreview
  onDone: (counts: LegacyCounts) => void
}

/** Every mistake, or what the file would add and the act itself. */
function Checked({ file, preview, onDone }: CheckedProps) {
  const say = useText(text)
  const tried = useText(tryingText)
  const [taking, setTaking] = useState(false)
  const { mistakeCount, counts } = preview
  const off = mistakeCount > 0 ? tried('offMistakes') : counts.add === 0 ? say('offNothing') : undefined
  return (
    <>
      <ActLine file={file} verb={say('take')} off={off} onAct={() => setTaking(true)} />
      {mistakeCount > 0 ? <Mistakes preview={preview} /> : <Found preview={preview} />}
      {taking && (
        <TakeOver
          title={say('take')}
          file={file}
          effect={say('effect', { add: counts.add, people: counts.people })}
          failed={say('failed')}
          send={(reason) => sendBody(importLegacy, { name: file.name, reason }, file, () => undefined)}
          onDone={(answer) => onDone(answer.counts)}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  )
}

function Done({ name, counts: { add, same } }: { name: string; counts: LegacyCounts }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <Note title={say('done', { name: format.quote(name) })}>
      <p>{say('doneCounts', { add, same })}</p>
      <p className={styles.after}>
        <Link to="/cases" search={{ state: 'legacy' } as never}>
          {say('toList')}
        </Link>
      </p>
    </Note>
  )
}

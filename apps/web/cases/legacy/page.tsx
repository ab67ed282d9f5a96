import { Link } from '@tanstack/react-router'
import { checkLegacy, importLegacy, legacyTemplate, type LegacyCounts, type LegacyPreview } from '../../../../src/cases/legacy/schema.ts'
import { addressOf } from '../../api.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { Checked } from '../../parts/trying/checked.tsx'
import { Download } from '../../parts/trying/download.tsx'
import { ImportFrame } from '../../parts/trying/frame.tsx'
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
      checked={(file, preview, onDone) => <Tried file={file} preview={preview} onDone={onDone} />}
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

interface TriedProps {
  file: File
  preview: LegacyPreview
  onDone: (counts: LegacyCounts) => void
}

function Tried({ file, preview, onDone }: TriedProps) {
  const say = useText(text)
  return (
    <Checked
      file={file}
      preview={preview}
      words={{
        take: say('take'),
        offNothing: say('offNothing'),
        effect: say('effect', { add: preview.counts.add, people: preview.counts.people }),
        failed: say('failed'),
      }}
      found={<Found preview={preview} />}
      send={(reason) => sendBody(importLegacy, { name: file.name, reason }, file, () => undefined)}
      onDone={onDone}
    />
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

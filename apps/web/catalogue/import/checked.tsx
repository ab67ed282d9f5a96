import { useState } from 'react'
import { importCatalogue, type CataloguePreview, type CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { ActLine } from '../../parts/trying/act-line.tsx'
import { Mistakes } from '../../parts/trying/mistakes.tsx'
import { text as tryingText } from '../../parts/trying/text.ts'
import { sendBody } from '../../upload.ts'
import { Differences } from '../differences.tsx'
import { inputOf, type Asked } from './state.ts'
import { text } from './text.ts'

interface CheckedProps {
  asked: Asked
  file: File
  preview: CataloguePreview
  onDone: (version: CatalogueVersion) => void
}

/** What the trial of a file found: every mistake, or each change and the act itself. */
export function Checked({ asked, file, preview, onDone }: CheckedProps) {
  const say = useText(text)
  const tried = useText(tryingText)
  const [taking, setTaking] = useState(false)
  const { mistakeCount, changes, changeCount, counts, entries, converted, encoding, known } = preview
  const off = mistakeCount > 0 ? tried('offMistakes') : known ? say('offKnown') : undefined
  return (
    <>
      <ActLine file={file} verb={say('take')} off={off} onAct={() => setTaking(true)} />
      {converted && <p className="text2">{say('converted', { encoding })}</p>}
      {mistakeCount > 0 && <Mistakes preview={preview} />}
      {mistakeCount === 0 && (
        <Section title={say('summary')} note={say('summaryOf', { n: entries })}>
          <p>{say('counts', counts)}</p>
          {changes.length < changeCount && <p className="small text2">{say('changesShown', { shown: changes.length, n: changeCount })}</p>}
          <Differences rows={changes} caption={say('summary')} codeOf={(code) => code} />
        </Section>
      )}
      {taking && <Take asked={asked} file={file} preview={preview} onDone={onDone} onClose={() => setTaking(false)} />}
    </>
  )
}

/** The act itself, with a reason. */
function Take({ asked, file, preview, onDone, onClose }: CheckedProps & { onClose: () => void }) {
  const say = useText(text)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = (reason: string): void => {
    setPending(true)
    setError(null)
    sendBody(importCatalogue, { ...inputOf(asked, file), reason }, file, () => undefined).done.then(
      ({ version }) => onDone(version),
      (failure: unknown) => {
        setError(failure)
        setPending(false)
      },
    )
  }
  return (
    <ReasonDialog
      title={say('take')}
      object={`${asked.titleVi} · ${file.name}`}
      effect={say('effect', { version: asked.version, counts: say('counts', preview.counts) })}
      failedTitle={say('failed')}
      error={error}
      pending={pending}
      onDo={take}
      onClose={onClose}
    />
  )
}

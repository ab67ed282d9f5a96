import { useState, type ReactNode } from 'react'
import type { Bilingual } from '../../../../src/base/schema.ts'
import { useText } from '../../i18n/use.ts'
import type { Sending } from '../../upload.ts'
import { ActLine } from './act-line.tsx'
import { Mistakes } from './mistakes.tsx'
import { TakeOver } from './take-over.tsx'
import { text } from './text.ts'

interface Tried {
  mistakes: readonly { sheet: string; row: number | null; field: string | null; message: Bilingual }[]
  mistakeCount: number
  counts: { add: number }
}

interface CheckedProps<C> {
  file: File
  preview: Tried
  /** The act, why it is off where the file adds nothing, what it does, and what did not happen. */
  words: { take: string; offNothing: string; effect: string; failed: string }
  /** What the file would add. */
  found: ReactNode
  send: (reason: string) => Sending<{ counts: C }>
  onDone: (counts: C) => void
}

/** Every mistake of a file that was tried, or what it would add and the act itself. */
export function Checked<C>({ file, preview, words, found, send, onDone }: CheckedProps<C>) {
  const say = useText(text)
  const [taking, setTaking] = useState(false)
  const { mistakeCount, counts } = preview
  const off = mistakeCount > 0 ? say('offMistakes') : counts.add === 0 ? words.offNothing : undefined
  return (
    <>
      <ActLine file={file} verb={words.take} off={off} onAct={() => setTaking(true)} />
      {mistakeCount > 0 ? <Mistakes preview={preview} /> : found}
      {taking && (
        <TakeOver
          title={words.take}
          file={file}
          effect={words.effect}
          failed={words.failed}
          send={send}
          onDone={(answer) => onDone(answer.counts)}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  )
}

import { useState, type ReactNode } from 'react'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useText } from '../../i18n/use.ts'
import { InDraft } from './in-draft.tsx'
import { text } from './text.ts'
import { departs, usePrecedents } from './use-precedents.ts'

interface Drafted {
  id: string
  officer: string
  day: string
  form: string
  terms: Terms
}

/** What was decided on acts like those of a draft; the reason that it needs where it departs, null where it needs none. */
export function useDeparture({ id, officer, day, form, terms }: Drafted): {
  shown: ReactNode
  reason: string | null
  missing: [boolean, string]
} {
  const say = useText(text)
  const [reason, setReason] = useState('')
  const known = usePrecedents(id, officer, day).data
  const direction = departs(terms, known?.counts, form)
  return {
    shown: known !== undefined && officer !== '' && (
      <InDraft {...{ id, officer, day, known, terms, form, direction, reason }} onReason={setReason} />
    ),
    reason: direction === null ? null : reason.trim(),
    missing: [direction !== null && reason.trim() === '', say('reasonMissing')],
  }
}

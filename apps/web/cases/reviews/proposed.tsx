import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { REVIEW_OUTCOMES } from '../../../../src/cases/schema.ts'
import { useText } from '../../i18n/use.ts'
import { Choice, TermSelect } from '../acts/fields.tsx'
import { firstOf } from '../acts/parts.ts'
import { text as acts } from '../acts/text.ts'
import { text as shared } from '../text.ts'
import { useTerm } from '../words.ts'
import { text } from './text.ts'

export interface Proposal {
  outcome: (typeof REVIEW_OUTCOMES)[number] | null
  form: string
}
export const NO_PROPOSAL: Proposal = { outcome: null, form: '' }

interface ProposedProps {
  label: string
  terms: Terms
  value: Proposal
  onChange: (value: Proposal) => void
}

/** An outcome, and, of whoever is liable, a form; none is chosen beforehand. */
export function Proposed({ label, terms, value, onChange }: ProposedProps) {
  const say = useText(acts)
  const word = useText(shared)
  return (
    <>
      <Choice
        label={label}
        value={value.outcome}
        choices={REVIEW_OUTCOMES.map((one) => [one, word(`outcome-${one}`)] as const)}
        onChange={(outcome) => onChange({ outcome, form: '' })}
      />
      {value.outcome === 'liable' && (
        <TermSelect label={say('form')} words={terms.forms} value={value.form} onChange={(form) => onChange({ ...value, form })} />
      )}
    </>
  )
}

/** What is missing of it. */
export function useMissing(): (value: Proposal) => string | undefined {
  const say = useText(acts)
  return ({ outcome, form }) =>
    firstOf([
      [outcome === null, say('outcomeMissing')],
      [outcome === 'liable' && form === '', say('formMissing')],
    ])
}

/** It in words. */
export function useProposed(terms: Terms): (of: { outcome: NonNullable<Proposal['outcome']>; form: string | null }) => string {
  const say = useText(text)
  const word = useText(shared)
  const term = useTerm()
  return ({ outcome, form }) => {
    const said = word(`outcome-${outcome}`)
    return form === null ? said : say('liableForm', { outcome: said, form: term(terms.forms, form) })
  }
}

import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { askReviewLaw, concludeReview, REVIEW_OUTCOMES } from '../../../../src/cases/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { KnownOf } from '../heads/known.tsx'
import { text as shared } from '../text.ts'
import { Choice, TermSelect } from './fields.tsx'
import { firstOf, TOUCHED, type DialogProps } from './parts.ts'
import { ReviewLaw } from './review-law.tsx'
import { text } from './text.ts'

type Outcome = (typeof REVIEW_OUTCOMES)[number]

/** Concludes what a head or deputy answers for, with what the law says beside it; no conclusion is chosen beforehand. */
export function ConcludeDialog({ file, terms, review: id, onClose }: DialogProps & { review: string }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const act = useAct(concludeReview, TOUCHED)
  const today = useAppState()?.today ?? ''
  const law = useRoute(askReviewLaw, { id: file.id, review: id, day: today }, { enabled: today !== '' })
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [form, setForm] = useState('')
  const [grounds, setGrounds] = useState('')
  const { officer, role, from, until } = file.reviews.find((one) => one.id === id)!
  const liable = outcome === 'liable'
  const go = (reason: string): void => {
    if (outcome === null) return
    act.mutate({ id: file.id, review: id, outcome, form: liable ? form : null, grounds: grounds.trim(), reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('concludeDo')}
      object={say('reviewOf', {
        name: officer.name,
        role: word(`post-${role}`),
        days: from === until ? format.day(from) : `${format.day(from)} – ${format.day(until)}`,
      })}
      effect={say('concludeEffect')}
      blocked={firstOf([
        [outcome === null, say('outcomeMissing')],
        [liable && form === '', say('formMissing')],
        [grounds.trim() === '', say('groundsMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <Answer query={law} what={say('askingLaw')} rows={3}>
        {({ answer }) => (answer === null ? <p className="text2">{say('noReviewLaw')}</p> : <ReviewLaw answer={answer} terms={terms} />)}
      </Answer>
      <KnownOf file={file} review={id} />
      <Choice
        label={say('outcome')}
        value={outcome}
        choices={REVIEW_OUTCOMES.map((one) => [one, word(`outcome-${one}`)] as const)}
        onChange={setOutcome}
      />
      {liable && <TermSelect label={say('form')} words={terms.forms} value={form} onChange={setForm} />}
      <Textarea
        label={say('grounds')}
        required
        autosize
        minRows={2}
        maxLength={10_000}
        value={grounds}
        onChange={(event) => setGrounds(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

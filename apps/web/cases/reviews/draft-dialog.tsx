import { Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { bothSaid, outcomeSaid } from '../../../../src/cases/reviews/pure.ts'
import { askReviewLaw, draftConclusion, type ReviewOpinion } from '../../../../src/cases/reviews/schema.ts'
import type { ResponsibilityAnswer } from '../../../../src/law/responsibility/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { Answer } from '../../parts/answer.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useAppState, usePersonName } from '../../shell/state.ts'
import { firstOf } from '../acts/parts.ts'
import { ReviewLaw } from '../acts/review-law.tsx'
import { text as acts } from '../acts/text.ts'
import { KnownOf } from '../heads/known.tsx'
import { wayOf, type ReviewDialogProps } from './acts.ts'
import { TOUCHED, useReviewObject } from './parts.ts'
import { NO_PROPOSAL, Proposed, useMissing, type Proposal } from './proposed.tsx'
import { text } from './text.ts'

/** Drafts what a head or deputy answers for, with what the law of the day says beside it. */
export function DraftConclusion({ file, terms, shown, review, onClose }: ReviewDialogProps) {
  const say = useText(text)
  const act = useAct(draftConclusion, TOUCHED)
  const object = useReviewObject(review)
  const [day, setDay] = useState(useAppState()?.today ?? '')
  const [proposal, setProposal] = useState<Proposal>(NO_PROPOSAL)
  const [opinion, setOpinion] = useState('')
  const [grounds, setGrounds] = useState('')
  const [tried, setTried] = useState(false)
  const law = useRoute(askReviewLaw, { id: file.id, review: review.id, day }, { enabled: day !== '' })
  const { outcome } = proposal
  const form = outcome === 'liable' ? proposal.form : null
  const needsOpinion = outcome !== null && isOpen(law.data?.answer ?? null, { outcome, form })
  const way = wayOf(shown, review)
  const missing = useDraftMissing({
    proposal,
    heard: way.notice?.hearings.some((one) => one.day <= day) === true,
    noOpinion: needsOpinion && opinion === '',
    grounds,
  })
  const go = (): void => {
    if (outcome === null) return
    const given = { id: file.id, review: review.id, outcome, form, day, grounds: grounds.trim(), opinion: needsOpinion ? opinion : null }
    act.mutate(given, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('draftDo')} onClose={onClose}>
      <ActForm
        verb={say('draftDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onDo={go}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p>
          <b>{object}</b>
        </p>
        <p className="text2">{say('draftLead')}</p>
        <DayField label={say('draftDay')} value={day} onChange={setDay} />
        <LawOf law={law} terms={terms} />
        <KnownOf file={file} review={review.id} />
        <ProposedConclusion terms={terms} value={proposal} onChange={(next) => (setProposal(next), setOpinion(''))} />
        {needsOpinion && (
          <OpinionSelect
            opinions={way.opinions.filter((one) => one.outcome === outcome && one.form === form)}
            value={opinion}
            onChange={setOpinion}
          />
        )}
        <Grounds value={grounds} onChange={setGrounds} />
        {tried && missing !== undefined && <p className="small red">{say('notYet', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

interface Drafted {
  proposal: Proposal
  heard: boolean
  noOpinion: boolean
  grounds: string
}

function useDraftMissing({ proposal, heard, noOpinion, grounds }: Drafted): string | undefined {
  const say = useText(text)
  const word = useText(acts)
  const missing = useMissing()(proposal)
  return (
    missing ??
    firstOf([
      [proposal.outcome === 'liable' && !heard, say('heardMissing')],
      [noOpinion, say('standsMissing')],
      [grounds.trim() === '', word('groundsMissing')],
    ])
  )
}

function ProposedConclusion(props: Omit<Parameters<typeof Proposed>[0], 'label'>) {
  return <Proposed label={useText(acts)('outcome')} {...props} />
}

function Grounds({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const say = useText(acts)
  return (
    <Textarea
      label={say('grounds')}
      required
      autosize
      minRows={2}
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function LawOf({ law, terms }: { law: ReturnType<typeof useRoute<typeof askReviewLaw>> } & Pick<ReviewDialogProps, 'terms'>) {
  const say = useText(acts)
  return (
    <Answer query={law} what={say('askingLaw')} rows={3}>
      {({ answer }) => (answer === null ? <p className="text2">{say('noReviewLaw')}</p> : <ReviewLaw answer={answer} terms={terms} />)}
    </Answer>
  )
}

/** Whether the law does not plainly say it. */
function isOpen(
  answer: ResponsibilityAnswer | null,
  { outcome, form }: { outcome: NonNullable<Proposal['outcome']>; form: string | null },
): boolean {
  if (answer === null) return true
  const said = outcomeSaid(answer.standing, outcome)
  const of = answer.outcomes.find((one) => one.form === form)
  return (of === undefined ? said : bothSaid(said, of)).verdict !== 'permitted'
}

function OpinionSelect({
  opinions,
  value,
  onChange,
}: {
  opinions: readonly ReviewOpinion[]
  value: string
  onChange: (id: string) => void
}) {
  const say = useText(text)
  const word = useText(acts)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <Select
      label={say('stands')}
      description={opinions.length === 0 ? say('standsNone') : say('standsHelp')}
      inputWrapperOrder={['label', 'input', 'description']}
      required
      disabled={opinions.length === 0}
      data={opinions.map(({ id, day, by }) => ({ value: id, label: word('opinionOf', { day: format.day(day), name: nameOf(by.name) }) }))}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}

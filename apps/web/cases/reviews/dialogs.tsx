import { Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  adviseReview,
  checkConclusion,
  HEARD,
  hearReview,
  noticeReview,
  signConclusion,
  withdrawConclusion,
} from '../../../../src/cases/reviews/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { firstOf } from '../acts/parts.ts'
import { FieldsDialog } from '../along/fields.tsx'
import { wayOf, type ReviewAct, type ReviewDialogProps } from './acts.ts'
import { DraftConclusion } from './draft-dialog.tsx'
import { LawSaidOfReview } from './law-said.tsx'
import { TOUCHED, useReviewObject } from './parts.ts'
import { NO_PROPOSAL, Proposed, useMissing, useProposed, type Proposal } from './proposed.tsx'
import { text } from './text.ts'

/** The dialog of an act on a review. */
export function ReviewDialog({ act, ...props }: ReviewDialogProps & { act: ReviewAct }) {
  switch (act.name) {
    case 'notice':
      return <NoticeDialog {...props} />
    case 'hear':
      return <HearDialog {...props} />
    case 'opinion':
      return <OpinionDialog {...props} />
    case 'draft':
      return <DraftConclusion {...props} />
    case 'check':
      return <CheckDialog {...props} />
    case 'sign':
      return <SignDialog {...props} />
    case 'withdraw':
      return <WithdrawDialog {...props} />
  }
}

const useToday = (): string => {
  const today = useAppState()?.today
  return today === undefined ? '' : formatDay(today)
}

function NoticeDialog({ file, review, onClose }: ReviewDialogProps) {
  const say = useText(text)
  const act = useAct(noticeReview, TOUCHED)
  const start = useToday()
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('noticeDo')}
      object={useReviewObject(review)}
      effect={say('noticeEffect')}
      fields={[
        { name: 'day', label: say('noticeDay'), is: 'day', start },
        { name: 'asks', label: say('asks'), help: say('asksHelp'), is: 'story' },
      ]}
      reasoned
      onDo={({ day, asks }, reason) =>
        act.mutate({ id: file.id, review: review.id, day: day ?? '', asks: asks ?? '', reason }, { onSuccess: onClose })
      }
    />
  )
}

function HearDialog({ file, review, onClose }: ReviewDialogProps) {
  const say = useText(text)
  const act = useAct(hearReview, TOUCHED)
  const start = useToday()
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('hearDo')}
      object={useReviewObject(review)}
      effect={say('hearEffect')}
      fields={[
        { name: 'day', label: say('hearDay'), is: 'day', start },
        { name: 'heard', label: say('heard'), is: 'choice', choices: HEARD.map((one) => [one, say(`heard-${one}`)] as const) },
        { name: 'words', label: say('words'), is: 'story', when: ({ heard }) => heard === 'given' },
      ]}
      onDo={({ day, heard: how, words }) => {
        const heard = HEARD.find((one) => one === how)
        if (heard !== undefined)
          act.mutate({ id: file.id, review: review.id, day: day ?? '', heard, words: words ?? '' }, { onSuccess: onClose })
      }}
    />
  )
}

function OpinionDialog({ file, terms, review, onClose }: ReviewDialogProps) {
  const say = useText(text)
  const act = useAct(adviseReview, TOUCHED)
  const object = useReviewObject(review)
  const [day, setDay] = useState(useAppState()?.today ?? '')
  const [proposal, setProposal] = useState<Proposal>(NO_PROPOSAL)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const missing = useMissing()(proposal) ?? firstOf([[words.trim() === '', say('wordsMissing')]])
  const go = (): void => {
    const { outcome, form } = proposal
    if (outcome === null) return
    const given = { id: file.id, review: review.id, outcome, form: outcome === 'liable' ? form : null, day, words: words.trim() }
    act.mutate(given, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('opinionDo')} onClose={onClose}>
      <ActForm
        verb={say('opinionDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onDo={go}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p>
          <b>{object}</b>
        </p>
        <p className="text2">{say('opinionEffect')}</p>
        <DayField label={say('opinionDay')} value={day} onChange={setDay} />
        <Proposed label={say('finds')} terms={terms} value={proposal} onChange={setProposal} />
        <Textarea
          label={say('words')}
          required
          autosize
          minRows={3}
          maxLength={10_000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {tried && missing !== undefined && <p className="small red">{say('notYet', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

/** The draft, in words; as it was when the dialog was opened: once it is signed or withdrawn there is none. */
function useDraft({ shown, review, terms }: ReviewDialogProps) {
  const [draft] = useState(() => wayOf(shown, review).draft!)
  return { draft, said: useProposed(terms)(draft), object: useReviewObject(review) }
}

/** Stands for a conclusion as a second person. */
function CheckDialog(props: ReviewDialogProps) {
  const { file, onClose } = props
  const say = useText(text)
  const act = useAct(checkConclusion, TOUCHED)
  const { draft, said, object } = useDraft(props)
  return (
    <Dialog title={say('checkDo')} onClose={onClose}>
      <ActForm
        verb={say('checkDo')}
        ready
        pending={act.isPending}
        onDo={() => act.mutate({ id: file.id, conclusion: draft.id }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <p>{object}</p>
        <p>
          <b>{said}</b>
        </p>
        <p className="text2">{draft.grounds}</p>
        <LawSaidOfReview law={draft.law} />
        <p>{say('checkLead')}</p>
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

/** Signs a conclusion that was checked. */
function SignDialog(props: ReviewDialogProps) {
  const { file, onClose } = props
  const say = useText(text)
  const act = useAct(signConclusion, TOUCHED)
  const { draft, said, object } = useDraft(props)
  return (
    <ReasonDialog
      title={say('signDo')}
      object={`${object}: ${said}`}
      effect={say('signEffect')}
      basis={<LawSaidOfReview law={draft.law} />}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, conclusion: draft.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Takes a draft back; it stays. */
function WithdrawDialog(props: ReviewDialogProps) {
  const { file, onClose } = props
  const say = useText(text)
  const act = useAct(withdrawConclusion, TOUCHED)
  const { draft, object } = useDraft(props)
  return (
    <ReasonDialog
      title={say('withdrawDo')}
      object={object}
      effect={say('withdrawEffect')}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, conclusion: draft.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

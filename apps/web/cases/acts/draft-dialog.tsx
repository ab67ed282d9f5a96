import { Modal, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { draftDecision, type CaseShown } from '../../../../src/cases/schema.ts'
import type { Answer as Allowed } from '../../../../src/law/allowed/schema.ts'
import access from '../../access/access.module.css'
import { ActForm } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answers } from '../../law/allowed/answers.tsx'
import { Questions } from '../../law/allowed/questions.tsx'
import { DayField } from '../../organisation/day-field.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { useReturnFocus } from '../../parts/use-return-focus.ts'
import { useAppState, usePersonName } from '../../shell/state.ts'
import { decidable } from '../one/offers.ts'
import { useCaseLaw } from '../one/use-law.ts'
import { CompetenceOfForm } from '../competence/of-form.tsx'
import { PlanOpen } from '../plan/open.tsx'
import { useDeparture } from '../precedents/use-departure.tsx'
import { ConcernedSelect } from './fields.tsx'
import { firstOf, TOUCHED, type DialogProps } from './parts.ts'
import { text } from './text.ts'

/** The decision helper: what the law of the day says of every form for a person; one of them is chosen, on grounds. */
export function DraftDialog(props: DialogProps) {
  const say = useText(text)
  const phone = usePhone()
  useReturnFocus()
  // As it was when it was opened: once the draft is there, he is none of them, and what closes the dialog would be gone with the form.
  const [people] = useState(() => decidable(props.file))
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={say('draftDo')}
      size="60rem"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {people.length === 0 ? <Empty title={say('nobodyHeard')} /> : <Form {...props} people={people} />}
    </Modal>
  )
}

interface Chosen {
  officer: string
  day: string
  form: string
  opinion: string
  grounds: string
}

function Form({ file, terms, people, onClose }: DialogProps & { people: CaseShown['parties'] }) {
  const say = useText(text)
  const act = useAct(draftDecision, TOUCHED)
  const today = useAppState()?.today ?? ''
  const [chosen, setChosen] = useState<Chosen>({
    officer: people.length === 1 ? people[0]!.id : '',
    day: today,
    form: '',
    opinion: '',
    grounds: '',
  })
  const [tried, setTried] = useState(false)
  const set = (patch: Partial<Chosen>): void => setChosen((before) => ({ ...before, ...patch }))
  const { officer, day, form, opinion, grounds } = chosen
  const departure = useDeparture({ id: file.id, officer, day, form, terms })
  const law = useCaseLaw(file.id, officer, day)
  const needsOpinion = isOpen(law.data?.answer ?? null, form)
  const missing = firstOf([
    [officer === '', say('personMissing')],
    [form === '', say('formMissing')],
    [needsOpinion && opinion === '', say('opinionMissing')],
    departure.missing,
    [grounds.trim() === '', say('groundsMissing')],
  ])
  const go = (): void =>
    act.mutate(
      {
        ...{ id: file.id, officer, form, day, grounds: grounds.trim(), opinion: needsOpinion ? opinion : null },
        departure: departure.reason,
      },
      { onSuccess: onClose },
    )
  return (
    <ActForm
      verb={say('draftDo')}
      ready={missing === undefined}
      pending={act.isPending}
      onDo={go}
      onTried={() => setTried(true)}
      onClose={onClose}
    >
      <p className="text2">{say('draftLead')}</p>
      <div className={access.pair}>
        <ConcernedSelect people={people} value={officer} onChange={(id) => set({ officer: id, form: '', opinion: '' })} />
        <DayField label={say('decisionDay')} value={day} onChange={(on) => set({ day: on, form: '' })} />
      </div>
      <PlanOpen file={file} officer={officer} />
      {officer !== '' && <LawOf law={law} terms={terms} form={form} onPick={(picked) => set({ form: picked, opinion: '' })} />}
      {needsOpinion && <OpinionSelect file={file} officer={officer} form={form} value={opinion} onChange={(id) => set({ opinion: id })} />}
      {officer !== '' && form !== '' && <CompetenceOfForm id={file.id} officer={officer} form={form} day={day} />}
      {departure.shown}
      <Grounds value={grounds} onChange={(words) => set({ grounds: words })} />
      {tried && missing !== undefined && <p className="small red">{say('notYet', { why: missing })}</p>}
      {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
    </ActForm>
  )
}

function Grounds({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const say = useText(text)
  return (
    <Textarea
      label={say('grounds')}
      description={say('groundsHelp')}
      inputWrapperOrder={['label', 'input', 'description']}
      required
      autosize
      minRows={3}
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface LawOfProps extends Pick<DialogProps, 'terms'> {
  law: ReturnType<typeof useCaseLaw>
  form: string
  onPick: (form: string) => void
}

/** What the law says of every form, one of which is chosen. */
function LawOf({ law, terms, form, onPick }: LawOfProps) {
  const say = useText(text)
  return (
    <Answer query={law} what={say('askingLaw')} rows={5} height={53}>
      {({ answer }) =>
        answer === null ? (
          <Empty title={say('notAsked')} />
        ) : (
          <div>
            <Answers terms={terms} bare answers={[answer]} pick={{ form, onPick }} />
            <Questions terms={terms} answers={[answer]} />
          </div>
        )
      }
    </Answer>
  )
}

/** Whether the law does not plainly permit the form. */
function isOpen(answer: Allowed | null, form: string): boolean {
  const outcome = answer?.outcomes.find((one) => one.form === form)
  return outcome !== undefined && outcome.verdict !== 'permitted'
}

interface OpinionSelectProps extends Pick<DialogProps, 'file'> {
  officer: string
  form: string
  value: string
  onChange: (opinion: string) => void
}

/** One of the opinions on this person that find the form lawful; they are steps of the case. */
function OpinionSelect({ file, officer, form, value, onChange }: OpinionSelectProps) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const opinions = file.steps.filter(({ kind, officer: of, body }) => kind === 'opinion' && of?.id === officer && body['proposes'] === form)
  return (
    <Select
      label={say('opinion')}
      description={opinions.length === 0 ? say('opinionNone') : say('opinionHelp')}
      inputWrapperOrder={['label', 'input', 'description']}
      required
      disabled={opinions.length === 0}
      data={opinions.map(({ id, day, by }) => ({ value: id, label: say('opinionOf', { day: format.day(day), name: nameOf(by.name) }) }))}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}

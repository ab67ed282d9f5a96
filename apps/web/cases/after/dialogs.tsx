import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import {
  admitComplaint,
  enterComplaint,
  expungeDecision,
  giveTold,
  serveDecision,
  SERVED_HOWS,
  signRuling,
  withdrawRuling,
  type ServedHow,
} from '../../../../src/cases/after/schema.ts'
import { askRulingProof } from '../../../../src/cases/proofs/schema.ts'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { call } from '../../api.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Choice } from '../acts/fields.tsx'
import { firstOf } from '../acts/parts.ts'
import { useSigning } from '../proofs/use-signing.tsx'
import { TOUCHED, type AfterAct } from './acts.ts'
import { dayOf, isDay, NumberField, useObject, useToday, type AfterProps, type OfDecision, type OfRuling } from './dialog-parts.tsx'
import { text } from './dialog-text.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { text as shown } from './text.ts'

/** The dialog of an act after a decision. */
export function AfterDialog({ act, ...props }: AfterProps & { act: AfterAct }) {
  switch (act.name) {
    case 'serve':
      return <ServeDialog {...props} decision={act.decision} ruling={act.ruling} />
    case 'complaint':
      return <PaperDialog {...props} decision={act.decision} />
    case 'admit':
      return <AdmitDialog {...props} decision={act.decision} complaint={act.complaint} />
    case 'rule':
      return <RuleDialog {...props} decision={act.decision} />
    case 'sign':
      return <SignRulingDialog {...props} decision={act.decision} ruling={act.ruling} />
    case 'withdraw':
      return <WithdrawRulingDialog {...props} decision={act.decision} ruling={act.ruling} />
    case 'expunge':
      return <ExpungeDialog {...props} decision={act.decision} />
    case 'give':
      return <GiveDialog {...props} told={act.told} who={act.who} />
  }
}

/** When and how a decision, or a ruling on it, was handed over. */
function ServeDialog(props: OfDecision & { ruling: string | null }) {
  const { file, decision, ruling, onClose } = props
  const say = useText(text)
  const word = useText(shown)
  const act = useAct(serveDecision, TOUCHED)
  const [day, setDay] = useState(useToday())
  const [how, setHow] = useState<ServedHow | null>(null)
  const [effective, setEffective] = useState('')
  const [others, setOthers] = useState('')
  const go = (reason: string): void => {
    if (how === null) return
    const recipients = others.split('\n').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
    const given = { id: file.id, decision, ruling, day: dayOf(day), how, effective: readDay(effective) ?? null, recipients, reason }
    act.mutate(given, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('serveDo')}
      object={useObject(props)}
      effect={say(ruling === null ? 'serveEffect' : 'serveRulingEffect')}
      blocked={firstOf([
        [!isDay(day) || readDay(effective) === undefined, say('dayMissing')],
        [how === null, say('howMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <DayInput label={say('day')} required tried={false} value={day} onChange={setDay} />
      <Choice label={say('how')} value={how} choices={SERVED_HOWS.map((one) => [one, word(`how-${one}`)] as const)} onChange={setHow} />
      {ruling === null && (
        <>
          <DayInput label={say('effective')} help={say('effectiveHelp')} tried={false} value={effective} onChange={setEffective} />
          <Textarea
            label={say('recipients')}
            description={say('recipientsHelp')}
            inputWrapperOrder={['label', 'input', 'description']}
            autosize
            minRows={2}
            maxLength={5_000}
            value={others}
            onChange={(event) => setOthers(event.currentTarget.value)}
          />
        </>
      )}
    </ReasonDialog>
  )
}

/** Enters a complaint that came in on paper. */
function PaperDialog(props: OfDecision) {
  const { file, decision, onClose } = props
  const say = useText(text)
  const act = useAct(enterComplaint, TOUCHED)
  const [received, setReceived] = useState(useToday())
  const [number, setNumber] = useState('')
  const [words, setWords] = useState('')
  return (
    <ReasonDialog
      title={say('complaintDo')}
      object={useObject(props)}
      effect={say('complaintEffect')}
      blocked={firstOf([
        [!isDay(received), say('dayMissing')],
        [number.trim() === '', say('numberMissing')],
        [words.trim() === '', say('wordsMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) =>
        act.mutate(
          { id: file.id, decision, received: dayOf(received), number: number.trim(), words: words.trim(), reason },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <DayInput label={say('received')} required tried={false} value={received} onChange={setReceived} />
      <NumberField label={say('numberIn')} value={number} onChange={setNumber} />
      <Textarea
        label={say('words')}
        required
        autosize
        minRows={3}
        maxLength={10_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

/** Whether a complaint is taken up; nothing is chosen beforehand. */
function AdmitDialog(props: OfDecision & { complaint: string }) {
  const { file, complaint, onClose } = props
  const say = useText(text)
  const act = useAct(admitComplaint, TOUCHED)
  const [day, setDay] = useState(useToday())
  const [admitted, setAdmitted] = useState<'yes' | 'no' | null>(null)
  const [complex, setComplex] = useState(false)
  const go = (reason: string): void =>
    act.mutate(
      { id: file.id, complaint, admitted: admitted === 'yes', day: dayOf(day), complex: admitted === 'yes' && complex, reason },
      { onSuccess: onClose },
    )
  return (
    <ReasonDialog
      title={say('admitDo')}
      object={useObject(props)}
      effect={say('admitEffect')}
      blocked={firstOf([
        [admitted === null, say('admittedMissing')],
        [!isDay(day), say('dayMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <Choice
        label={say('admitted')}
        value={admitted}
        choices={[
          ['yes', say('admitYes')],
          ['no', say('admitNo')],
        ]}
        onChange={setAdmitted}
      />
      <DayInput label={say('admitDay')} required tried={false} value={day} onChange={setDay} />
      {admitted === 'yes' && (
        <Checkbox label={say('complex')} checked={complex} onChange={(event) => setComplex(event.currentTarget.checked)} />
      )}
    </ReasonDialog>
  )
}

/** Signs a ruling that somebody else has drafted, with its number in the register of documents. */
function SignRulingDialog(props: OfRuling) {
  const { file, after, ruling, onClose } = props
  const say = useText(text)
  const word = useText(shown)
  const act = useAct(signRuling, TOUCHED)
  const [number, setNumber] = useState('')
  const { kind, grounds } = after.decisions.flatMap(({ rulings }) => rulings).find(({ id }) => id === ruling)!
  const of = { id: file.id, ruling, number: number.trim() }
  const signing = useSigning({
    id: file.id,
    act: 'case.ruling-signed',
    ask: () => call(askRulingProof, of),
    sign: (proof, reason) => act.mutateAsync({ ...of, proof, reason }, { onSuccess: onClose }),
  })
  return (
    <ReasonDialog
      title={say('signDo')}
      object={useObject(props)}
      effect={`${word(`kind-${kind}`)}. ${say(`means-${kind}`)}`}
      basis={grounds}
      blocked={number.trim() === '' ? say('numberMissing') : signing.blocked}
      failedTitle={say('failed')}
      error={signing.error}
      pending={signing.pending}
      onDo={signing.go}
      onClose={onClose}
    >
      <NumberField label={say('signNumber')} help={say('signNumberHelp')} value={number} onChange={setNumber} />
      {signing.field}
    </ReasonDialog>
  )
}

function WithdrawRulingDialog(props: OfRuling) {
  const { file, ruling, onClose } = props
  const say = useText(text)
  const act = useAct(withdrawRuling, TOUCHED)
  return (
    <ReasonDialog
      title={say('withdrawDo')}
      object={useObject(props)}
      effect={say('withdrawEffect')}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, ruling, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

function ExpungeDialog(props: OfDecision) {
  const { file, decision, onClose } = props
  const say = useText(text)
  const act = useAct(expungeDecision, TOUCHED)
  const [day, setDay] = useState(useToday())
  const [number, setNumber] = useState('')
  return (
    <ReasonDialog
      title={say('expungeDo')}
      object={useObject(props)}
      effect={say('expungeEffect')}
      blocked={firstOf([
        [!isDay(day), say('dayMissing')],
        [number.trim() === '', say('numberMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, decision, day: dayOf(day), number: number.trim(), reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <DayInput label={say('expungeDay')} required tried={false} value={day} onChange={setDay} />
      <NumberField label={say('expungeNumber')} value={number} onChange={setNumber} />
    </ReasonDialog>
  )
}

/** That somebody was told on paper. */
function GiveDialog({ file, told, who, onClose }: AfterProps & { told: string; who: string }) {
  const say = useText(text)
  const act = useAct(giveTold, TOUCHED)
  const [day, setDay] = useState(useToday())
  const [how, setHow] = useState('')
  return (
    <Dialog title={`${say('giveDo')}: ${who}`} onClose={onClose}>
      <ActForm
        verb={say('giveDo')}
        ready={isDay(day) && how.trim() !== ''}
        pending={act.isPending}
        onDo={() => act.mutate({ id: file.id, told, day: dayOf(day), how: how.trim() }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <DayInput label={say('giveDay')} required tried={false} value={day} onChange={setDay} />
        <NumberField label={say('giveHow')} value={how} onChange={setHow} />
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

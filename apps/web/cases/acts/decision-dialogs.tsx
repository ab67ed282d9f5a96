import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { askDecisionProof } from '../../../../src/cases/proofs/schema.ts'
import { checkDecision, signDecision, withdrawDecision } from '../../../../src/cases/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { call } from '../../api.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { CompetenceSaid } from '../competence/said.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { LawSaidOf } from '../one/law-said.tsx'
import { RegradingsOf } from '../one/regraded.tsx'
import { useSigning } from '../proofs/use-signing.tsx'
import { PlanOpen } from '../plan/open.tsx'
import { DepartureSaid } from '../precedents/said.tsx'
import { useTerm } from '../words.ts'
import { TOUCHED, type DialogProps } from './parts.ts'
import { text } from './text.ts'

interface DecisionProps extends DialogProps {
  decision: string
}

/** Which form on whom. */
function useDecision({ file, terms, decision }: DecisionProps) {
  const say = useText(text)
  const term = useTerm()
  const found = file.decisions.find(({ id }) => id === decision)!
  return { found, object: say('decisionOf', { form: term(terms.forms, found.form), name: found.officer.name }) }
}

/** Stands for the file of a decision as a second person. */
export function CheckDialog(props: DecisionProps) {
  const { file, terms, decision, onClose } = props
  const say = useText(text)
  const act = useAct(checkDecision, TOUCHED)
  const { found, object } = useDecision(props)
  return (
    <Dialog title={say('checkDo')} onClose={onClose}>
      <ActForm
        verb={say('checkDo')}
        ready
        pending={act.isPending}
        onDo={() => act.mutate({ id: file.id, decision }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <p>
          <b>{object}</b>
        </p>
        <div>
          <LawSaidOf law={found.law} />
        </div>
        {found.competence !== null && (
          <div>
            <CompetenceSaid competence={found.competence} />
          </div>
        )}
        {found.departure !== null && (
          <div>
            <DepartureSaid departure={found.departure} />
          </div>
        )}
        <RegradingsOf file={file} terms={terms} officer={found.officer.id} />
        <PlanOpen file={file} officer={found.officer.id} />
        <p>{say('checkLead')}</p>
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

/** Signs a decision that was checked, with its number in the register of documents. */
export function SignDialog(props: DecisionProps) {
  const { file, terms, decision, onClose } = props
  const say = useText(text)
  const act = useAct(signDecision, TOUCHED)
  const [number, setNumber] = useState('')
  const { found, object } = useDecision(props)
  const of = { id: file.id, decision, number: number.trim() }
  const signing = useSigning({
    id: file.id,
    act: 'case.decision-signed',
    ask: () => call(askDecisionProof, of),
    sign: (proof, reason) => act.mutateAsync({ ...of, proof, reason }, { onSuccess: onClose }),
  })
  return (
    <ReasonDialog
      title={say('signDo')}
      object={object}
      effect={say('signEffect')}
      basis={
        <>
          <LawSaidOf law={found.law} />
          {found.competence !== null && <CompetenceSaid competence={found.competence} />}
          {found.departure !== null && <DepartureSaid departure={found.departure} />}
          <RegradingsOf file={file} terms={terms} officer={found.officer.id} />
          <PlanOpen file={file} officer={found.officer.id} />
        </>
      }
      blocked={number.trim() === '' ? say('numberMissing') : signing.blocked}
      failedTitle={say('failed')}
      error={signing.error}
      pending={signing.pending}
      onDo={signing.go}
      onClose={onClose}
    >
      <TextInput
        label={say('signNumber')}
        description={say('signNumberHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        required
        maxLength={100}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        data-autofocus
      />
      {signing.field}
    </ReasonDialog>
  )
}

/** Takes a draft back; it stays in the file. */
export function WithdrawDialog(props: DecisionProps) {
  const { file, decision, onClose } = props
  const say = useText(text)
  const act = useAct(withdrawDecision, TOUCHED)
  const { object } = useDecision(props)
  return (
    <ReasonDialog
      title={say('withdrawDo')}
      object={object}
      effect={say('withdrawEffect')}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, decision, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

import { Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  checkDocument,
  issueDocument,
  prepareAgain,
  prepareDocument,
  withdrawDocument,
  type DocumentShown,
} from '../../../../../src/cases/documents/schema.ts'
import { DayInput, readDay } from '../../../access/day-input.tsx'
import { ActForm, Dialog } from '../../../account/dialog.tsx'
import { useAct } from '../../../api-hooks.ts'
import { formatDay } from '../../../i18n/format.ts'
import { useBilingual, useText } from '../../../i18n/use.ts'
import { ErrorBox } from '../../../parts/error-box.tsx'
import { ReasonDialog } from '../../../parts/reason-dialog.tsx'
import { useAppState } from '../../../shell/state.ts'
import { Choice } from '../../acts/fields.tsx'
import { firstOf, TOUCHED } from '../../acts/parts.ts'
import styles from '../documents.module.css'
import { text } from '../text.ts'

export interface DocumentProps {
  document: DocumentShown
  onClose: () => void
}

const keyOf = ({ id, case: of }: DocumentShown) => ({ id: of.id, document: id })

/** Enters what the case does not have, and prepares the document again. */
export function FillDialog({ document, onClose }: DocumentProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(prepareAgain, TOUCHED)
  const fields = [...document.missing.filter(({ byHand }) => byHand), ...document.entered]
  const [typed, setTyped] = useState<Record<string, string>>(document.filled)
  const inCase = document.missing.filter(({ byHand }) => !byHand)
  const filled = Object.fromEntries(Object.entries(typed).filter(([, words]) => words.trim() !== ''))
  return (
    <Dialog title={say('fillDo')} onClose={onClose}>
      <ActForm
        verb={say('fillDo')}
        ready
        pending={act.isPending}
        onDo={() => act.mutate({ ...keyOf(document), filled }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <p className={styles.lead}>{say('fillLead')}</p>
        {fields.map((field) => (
          <Textarea
            key={field.id}
            label={inWords(field)}
            autosize
            maxLength={2_000}
            value={typed[field.id] ?? ''}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [field.id]: value }))}
          />
        ))}
        {inCase.length > 0 && (
          <div>
            <p className="text2">{say('inCase')}</p>
            <ul className={styles.list}>
              {inCase.map((one) => (
                <li key={one.id}>{inWords(one)}</li>
              ))}
            </ul>
          </div>
        )}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

/** Stands for a document as a second person. */
export function CheckDialog({ document, onClose }: DocumentProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(checkDocument, TOUCHED)
  return (
    <Dialog title={say('checkDo')} onClose={onClose}>
      <ActForm
        verb={say('checkDo')}
        ready
        pending={act.isPending}
        onDo={() => act.mutate(keyOf(document), { onSuccess: onClose })}
        onClose={onClose}
      >
        <p>
          <b>{inWords(document.name)}</b>
        </p>
        <p>{say('checkLead')}</p>
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

/** Gives a document its number and day; that of a decision has those of the decision. */
export function IssueDialog({ document, onClose }: DocumentProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(issueDocument, TOUCHED)
  const today = useAppState()?.today
  const isDecision = document.about === 'decision'
  const [how, setHow] = useState<'next' | 'given' | null>(null)
  const [number, setNumber] = useState('')
  const [typedDay, setTypedDay] = useState(today === undefined ? '' : formatDay(today))
  const day = readDay(typedDay) ?? undefined
  const blocked = isDecision
    ? undefined
    : firstOf([
        [how === null, say('howMissing')],
        [how === 'given' && number.trim() === '', say('givenMissing')],
        [day === undefined, say('dayMissing')],
      ])
  const go = (reason: string): void => {
    const given = how === 'given' ? number.trim() : null
    act.mutate({ ...keyOf(document), number: given, day: day ?? today!, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('issueDo')}
      object={inWords(document.name)}
      effect={isDecision ? `${say('issueDecision')} ${say('issueEffect')}` : say('issueEffect')}
      blocked={blocked}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      {!isDecision && (
        <>
          <Choice
            label={say('how')}
            value={how}
            choices={[
              ['next', say('how-next')],
              ['given', say('how-given')],
            ]}
            onChange={setHow}
          />
          {how === 'given' && (
            <TextInput
              label={say('given')}
              required
              maxLength={60}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          )}
          <DayInput label={say('day')} required value={typedDay} onChange={setTypedDay} tried={false} />
        </>
      )}
    </ReasonDialog>
  )
}

/** Takes a draft back; it stays in the file. */
export function WithdrawDialog({ document, onClose }: DocumentProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(withdrawDocument, TOUCHED)
  return (
    <ReasonDialog
      title={say('withdrawDo')}
      object={inWords(document.name)}
      effect={say('withdrawEffect')}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ ...keyOf(document), reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Prepares what is to stand in the place of an issued document, and goes there. */
export function ReplaceDialog({ document, of, onClose }: DocumentProps & { of: string | null }) {
  const say = useText(text)
  const inWords = useBilingual()
  const navigate = useNavigate()
  const act = useAct(prepareDocument, TOUCHED)
  const { id, template, filled } = document
  const go = (): void =>
    act.mutate(
      { id: document.case.id, template, of, replaces: id, filled },
      {
        onSuccess: (made) => {
          onClose()
          void navigate({ to: `/cases/${document.case.id}/documents/${made.id}` })
        },
      },
    )
  return (
    <Dialog title={say('replaceDo')} onClose={onClose}>
      <ActForm verb={say('replaceDo')} ready pending={act.isPending} onDo={go} onClose={onClose}>
        <p>
          <b>{inWords(document.name)}</b>
        </p>
        <p>{say('replaceLead')}</p>
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

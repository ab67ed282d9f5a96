import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { enterConfirmation, publishConfirmation, withdrawConfirmation } from '../../../../src/law/confirmed/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { text } from '../text.ts'
import type { Row } from './row.ts'

interface DialogProps {
  row: Row
  onClose: () => void
}

const TOUCHED = ['/api/law']

/** That a lawyer has compared the rule with its text: who, and when. */
export function EnterDialog({ row, onClose }: DialogProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const today = useAppState()?.today ?? ''
  const [lawyer, setLawyer] = useState('')
  const [day, setDay] = useState(today)
  const act = useAct(enterConfirmation, TOUCHED)
  return (
    <ReasonDialog
      title={say('enter')}
      object={inWords(row)}
      effect={say('enterEffect')}
      blocked={lawyer.trim() === '' ? say('needsLawyer') : undefined}
      failedTitle={say('enterFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ rule: row.rule, lawyer: lawyer.trim(), comparedOn: day, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput label={say('lawyer')} required value={lawyer} onChange={(event) => setLawyer(event.currentTarget.value)} data-autofocus />
      <DayField label={say('comparedOn')} value={day} onChange={setDay} />
    </ReasonDialog>
  )
}

export function PublishDialog({ row, onClose }: DialogProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(publishConfirmation, TOUCHED)
  return (
    <ReasonDialog
      title={say('publish')}
      object={inWords(row)}
      effect={say('publishEffect')}
      failedTitle={say('publishFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: row.confirmation!.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

export function WithdrawDialog({ row, onClose }: DialogProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(withdrawConfirmation, TOUCHED)
  return (
    <ReasonDialog
      title={say('withdraw')}
      object={inWords(row)}
      effect={say('withdrawEffect')}
      failedTitle={say('withdrawFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: row.confirmation!.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

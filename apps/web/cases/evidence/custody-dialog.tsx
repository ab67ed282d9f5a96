import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { addCustody, CUSTODY_KINDS, type CustodyKind } from '../../../../src/cases/evidence/schema.ts'
import { DayInput, readDay } from '../../access/day-input.tsx'
import access from '../../access/access.module.css'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { Choice } from '../acts/fields.tsx'
import { firstOf } from '../acts/parts.ts'
import { text } from './text.ts'

/** Enters through whose hands a piece of evidence went. */
export function CustodyDialog({ id, evidence, onClose }: { id: string; evidence: string; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(addCustody, ['/api/cases'])
  const today = useAppState()?.today
  const [kind, setKind] = useState<CustodyKind | null>(null)
  const [typed, setTyped] = useState(today === undefined ? '' : formatDay(today))
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const day = readDay(typed) ?? null
  const go = (reason: string): void => {
    if (kind !== null && day !== null)
      act.mutate({ id, evidence, kind, day, from: from.trim(), to: to.trim(), reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('custodyDo')}
      object={say('custody')}
      effect={say('custodyEffect')}
      blocked={firstOf([
        [kind === null, say('kindMissing')],
        [day === null, say('dayMissing')],
        [from.trim() === '' || to.trim() === '', say('fromMissing')],
      ])}
      failedTitle={say('custodyFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <Choice
        label={say('act')}
        value={kind}
        choices={CUSTODY_KINDS.map((one) => [one, say(`custody-${one}`)] as const)}
        onChange={setKind}
      />
      <DayInput label={say('day')} required value={typed} onChange={setTyped} tried />
      <div className={access.pair}>
        <TextInput
          label={say('custodyFrom')}
          required
          maxLength={300}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput label={say('custodyTo')} required maxLength={300} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </div>
    </ReasonDialog>
  )
}

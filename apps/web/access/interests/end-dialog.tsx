import { useState } from 'react'
import { endInterest, type Interest } from '../../../../src/access/roles/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { DayInput, readDay } from '../day-input.tsx'
import { text } from './text.ts'

/** Says which day is the last of a tie. */
export function EndDialog({ interest, onClose }: { interest: Interest; onClose: () => void }) {
  const say = useText(text)
  const [typed, setTyped] = useState('')
  const act = useAct(endInterest, ['/api/interests'])
  const until = readDay(typed)
  return (
    <ReasonDialog
      title={say('end')}
      object={`${interest.officer.name} · ${interest.other.name} · ${say(interest.kind)}`}
      effect={say('endEffect')}
      failedTitle={say('endFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={typeof until === 'string' ? undefined : say('blockedDay')}
      onDo={(reason) => typeof until === 'string' && act.mutate({ id: interest.id, until, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <DayInput label={say('lastDay')} value={typed} onChange={setTyped} required tried={typed !== ''} />
    </ReasonDialog>
  )
}

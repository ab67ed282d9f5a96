import { useState } from 'react'
import { proposeOfficer } from '../../../../src/access/proposals/schema.ts'
import type { Account } from '../../../../src/access/sign-in/accounts/schema.ts'
import type { Person } from '../../../../src/organisation/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { PersonSelect } from '../person-select.tsx'
import { text as proposalsText } from '../proposals/text.ts'
import { TOUCHES } from '../proposals/touches.ts'
import { text } from './text.ts'

/** Proposes to say who of the register has an account, or that nobody has. */
export function OfficerDialog({ account: { id, name, login, officer }, onClose }: { account: Account; onClose: () => void }) {
  const say = useText(text)
  const sayTwo = useText(proposalsText)
  const [person, setPerson] = useState<Person | null>(null)
  const act = useAct(proposeOfficer, TOUCHES)
  const chosen = person?.number ?? null
  return (
    <ReasonDialog
      title={say('bind')}
      object={[...new Set([name, login, officer ?? say('bindNobody')])].join(' · ')}
      effect={`${sayTwo('needsTwo')} ${say('bindEffect')}`}
      failedTitle={say('bindFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={chosen === officer ? say('bindSame') : undefined}
      onDo={(reason) => act.mutate({ id, officer: chosen, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <PersonSelect label={say('officer')} help={say('officerHelp')} value={person} onChange={setPerson} />
    </ReasonDialog>
  )
}

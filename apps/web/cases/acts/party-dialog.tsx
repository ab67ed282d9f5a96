import { useState } from 'react'
import { addParty, PARTY_ROLES, type PartyRole } from '../../../../src/cases/schema.ts'
import type { Person } from '../../../../src/organisation/schema.ts'
import { PersonSelect } from '../../access/person-select.tsx'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text as shared } from '../text.ts'
import { Choice } from './fields.tsx'
import { firstOf, TOUCHED, useObject, type DialogProps } from './parts.ts'
import { text } from './text.ts'

/** Puts a person into the case. */
export function PartyDialog({ file, onClose }: DialogProps) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(addParty, TOUCHED)
  const [person, setPerson] = useState<Person | null>(null)
  const [role, setRole] = useState<PartyRole | null>(null)
  const go = (reason: string): void => {
    if (person !== null && role !== null) act.mutate({ id: file.id, officer: person.number, role, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('partyDo')}
      object={useObject(file)}
      effect={say('partyEffect')}
      blocked={firstOf([
        [person === null, say('personMissing')],
        [role === null, say('roleMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <PersonSelect label={say('officer')} required value={person} onChange={setPerson} />
      <Choice label={say('role')} value={role} choices={PARTY_ROLES.map((one) => [one, word(`role-${one}`)] as const)} onChange={setRole} />
    </ReasonDialog>
  )
}

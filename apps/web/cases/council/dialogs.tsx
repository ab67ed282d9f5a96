import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formCouncil, putOffSitting, replaceMember } from '../../../../src/cases/council/schema.ts'
import type { CouncilLaw } from '../../../../src/law/proceedings/schema.ts'
import type { Person } from '../../../../src/organisation/schema.ts'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { PersonSelect } from '../../access/person-select.tsx'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { ConcernedSelect } from '../acts/fields.tsx'
import { firstOf, TOUCHED, useObject } from '../acts/parts.ts'
import beside from '../beside/beside.module.css'
import { text as shared } from '../beside/text.ts'
import { concernedOf } from '../one/missing.ts'
import type { CouncilAct, CouncilDialogProps } from './acts.ts'
import { Attended } from './attended.tsx'
import { CallDialog, HoldDialog } from './sitting-dialogs.tsx'
import { text } from './text.ts'

/** The dialog of an act on a council. */
export function CouncilDialog({ act, ...props }: CouncilDialogProps & { act: CouncilAct }) {
  switch (act.name) {
    case 'form':
      return <FormDialog {...props} />
    case 'replace':
      return <ReplaceDialog {...props} {...act} />
    case 'call':
      return <CallDialog {...props} council={act.council} />
    case 'putOff':
      return <PutOffDialog {...props} {...act} />
    case 'hold':
      return <HoldDialog {...props} {...act} />
  }
}

/** Who is to sit, by seat. */
type Held = Readonly<Record<string, Person | null>>

/** Sets up a council: who sits in which of the seats that the law has. */
function FormDialog({ file, shown, onClose }: CouncilDialogProps) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(formCouncil, TOUCHED)
  const today = useAppState()?.today
  const people = concernedOf(file).filter(({ id }) => !shown.councils.some((one) => one.officer.id === id))
  const [officer, setOfficer] = useState(people.length === 1 ? people[0]!.id : '')
  const [document, setDocument] = useState('')
  const [typed, setTyped] = useState(today === undefined ? '' : formatDay(today))
  const [held, setHeld] = useState<Held>({})
  const law = shown.asks.find((one) => one.officer === officer)?.law
  const day = readDay(typed)
  const members = (law?.seats ?? []).flatMap(({ id: seat }) => {
    const person = held[seat] ?? null
    return person === null ? [] : [{ officer: person.number, seat }]
  })
  const go = (reason: string): void => {
    if (day !== undefined && day !== null)
      act.mutate({ id: file.id, officer, document: document.trim(), day, members, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('formDo')}
      object={useObject(file)}
      effect={say('formEffect')}
      blocked={firstOf([
        [officer === '', word('personMissing')],
        [law === null, word('noClass')],
        [document.trim() === '', say('decreeMissing')],
        [day === undefined || day === null, word('dayMissing')],
        [members.length === 0, say('nobodySits')],
      ])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <ConcernedSelect people={people} value={officer} onChange={setOfficer} />
      <TextInput
        label={say('decree')}
        required
        maxLength={200}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
      <DayInput label={say('formedOn')} required value={typed} onChange={setTyped} tried={false} />
      <Seats law={law} held={held} onChange={setHeld} />
    </ReasonDialog>
  )
}

interface SeatsProps {
  law: CouncilLaw | null | undefined
  held: Held
  onChange: (held: Held) => void
}

function Seats({ law, held, onChange }: SeatsProps) {
  const inWords = useBilingual()
  return (
    <div className={beside.seats}>
      {(law?.seats ?? []).map((seat) => (
        <PersonSelect
          key={seat.id}
          label={inWords(seat)}
          value={held[seat.id] ?? null}
          onChange={(person) => onChange({ ...held, [seat.id]: person })}
        />
      ))}
    </div>
  )
}

function ReplaceDialog({ file, shown, council, member, onClose }: CouncilDialogProps & { council: string; member: string }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(replaceMember, TOUCHED)
  const [person, setPerson] = useState<Person | null>(null)
  const old = shown.councils.find(({ id }) => id === council)?.members.find(({ id }) => id === member)
  return (
    <ReasonDialog
      title={say('replaceDo')}
      object={old?.officer.name ?? ''}
      effect={say('replaceEffect')}
      blocked={firstOf([[person === null, say('memberMissing')]])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) =>
        person !== null && act.mutate({ id: file.id, council, member, officer: person.number, reason }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <PersonSelect label={say('member')} required value={person} onChange={setPerson} />
    </ReasonDialog>
  )
}

function PutOffDialog({ file, council, sitting, onClose }: CouncilDialogProps & { council: string; sitting: string }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(putOffSitting, TOUCHED)
  const [attended, setAttended] = useState<'yes' | 'no' | null>(null)
  return (
    <ReasonDialog
      title={say('putOffDo')}
      object={useObject(file)}
      effect={say('putOffEffect')}
      blocked={firstOf([[attended === null, say('attendedMissing')]])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, council, sitting, attended: attended === 'yes', reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Attended value={attended} onChange={setAttended} />
    </ReasonDialog>
  )
}

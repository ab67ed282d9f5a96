import { Pill } from '@mantine/core'
import { useState } from 'react'
import { openMandate } from '../../../src/access/mandates/schema.ts'
import type { Person } from '../../../src/organisation/schema.ts'
import styles from '../access/access.module.css'
import { DayInput, readDay } from '../access/day-input.tsx'
import { PersonSelect } from '../access/person-select.tsx'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { text } from './text.ts'

interface Draft {
  unit: string
  officers: readonly Person[]
  members: readonly Person[]
  confirmer: Person | null
  until: string
}

const EMPTY: Draft = { unit: '', officers: [], members: [], confirmer: null, until: '' }

/** Proposes a mandate: on whom it bears, who reads under it, who confirms it, until when. */
export function OpenDialog({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const [draft, setDraft] = useState(EMPTY)
  const act = useAct(openMandate)
  const set = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }))
  const { unit, officers, members, confirmer } = draft
  const until = readDay(draft.until)
  const numbers = (people: readonly Person[]): string[] => people.map(({ number }) => number)
  return (
    <ReasonDialog
      title={say('open')}
      object={[unit, ...officers.map(({ name }) => name)].filter((one) => one !== '').join(' · ') || '–'}
      effect={say('openEffect')}
      failedTitle={say('openFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={useBlocked(draft)}
      onDo={(reason) => {
        if (confirmer === null || typeof until !== 'string') return
        const bears = { units: unit === '' ? [] : [unit], officers: numbers(officers), members: numbers(members) }
        act.mutate({ ...bears, confirmer: confirmer.number, until, reason }, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <div>
        <p className="small strong">{say('units')}</p>
        <UnitSelect value={unit} onChange={(code) => set({ unit: code })} />
      </div>
      <People label={say('officers')} people={officers} onChange={(people) => set({ officers: people })} />
      <People label={say('members')} people={members} onChange={(people) => set({ members: people })} />
      <div className={styles.pair}>
        <PersonSelect label={say('confirmer')} required value={confirmer} onChange={(person) => set({ confirmer: person })} />
        <DayInput
          label={say('lastDay')}
          value={draft.until}
          onChange={(typed) => set({ until: typed })}
          required
          tried={draft.until !== ''}
        />
      </div>
    </ReasonDialog>
  )
}

function useBlocked({ unit, officers, members, confirmer, until }: Draft): string | undefined {
  const say = useText(text)
  if (unit === '' && officers.length === 0) return say('missingSubject')
  if (members.length === 0) return say('missingMembers')
  if (confirmer === null) return say('missingConfirmer')
  return typeof readDay(until) === 'string' ? undefined : say('missingDay')
}

interface PeopleProps {
  label: string
  people: readonly Person[]
  onChange: (people: readonly Person[]) => void
}

/** Several people of the register, each chosen by itself. */
function People({ label, people, onChange }: PeopleProps) {
  const say = useText(text)
  const without = (number: string): Person[] => people.filter((one) => one.number !== number)
  return (
    <div>
      <PersonSelect label={label} value={null} onChange={(person) => person !== null && onChange([...without(person.number), person])} />
      <Pill.Group mt={4}>
        {people.map(({ number, name }) => (
          <Pill
            key={number}
            withRemoveButton
            onRemove={() => onChange(without(number))}
            removeButtonProps={{ 'aria-label': say('remove', { what: name }), 'aria-hidden': false, tabIndex: 0 }}
          >
            {name}
          </Pill>
        ))}
      </Pill.Group>
    </div>
  )
}

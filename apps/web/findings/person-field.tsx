import { Radio, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { findPeople } from '../../../src/organisation/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { useAppState, usePersonName } from '../shell/state.ts'
import styles from './person-field.module.css'
import { text } from './text.ts'
import { useDelayed } from './use-delayed.ts'

/** Whom to give a finding to; `number` is what the server gets. */
export interface Person {
  number: string
  name: string
}

const MOST = 8
const NOBODY = ''

interface PersonFieldProps {
  /** Null: nobody. Undefined: not chosen yet; nothing is chosen beforehand. */
  value: Person | null | undefined
  onChange: (person: Person | null) => void
  /** Named in the trace: never offered. */
  without?: readonly Person[]
  note?: ReactNode
}

/** Looks for people by name or number and lets one be chosen, or oneself, or nobody. */
export function PersonField({ value, onChange, without = [], note }: PersonFieldProps) {
  const say = useText(text)
  const format = useFormat()
  const me = useAppState()?.actor
  const nameOf = usePersonName()
  const [typed, setTyped] = useState('')
  const wanted = useDelayed(typed.trim())
  const { data, isError } = useRoute(findPeople, { text: wanted, limit: MOST }, { keep: true })
  const barred = new Set(without.map(({ number }) => number))
  const found = (data?.rows ?? []).filter(({ number }) => !barred.has(number) && number !== me?.id)
  const chosen = value !== null && value !== undefined ? value : undefined
  const beside = chosen !== undefined && chosen.number !== me?.id && !found.some(({ number }) => number === chosen.number) ? [chosen] : []
  const people = [...beside, ...found]
  const pick = (number: string): void => {
    if (number === NOBODY) return onChange(null)
    if (number === me?.id) return onChange({ number, name: me.name })
    const person = people.find((one) => one.number === number)
    if (person !== undefined) onChange({ number: person.number, name: person.name })
  }
  return (
    <div>
      <TextInput
        label={say('assignTo')}
        description={say('assignHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder={say('assignFind')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Radio.Group value={value === undefined ? null : (chosen?.number ?? NOBODY)} onChange={pick} aria-label={say('assignTo')}>
        <div className={styles.people}>
          <Radio value={NOBODY} label={say('assignNobody')} />
          {me !== undefined && !barred.has(me.id) && <Radio value={me.id} label={say('assignMe', { name: nameOf(me.name) })} />}
          {people.map(({ number, name }) => (
            <Radio key={number} value={number} label={`${name} · ${number}`} />
          ))}
        </div>
      </Radio.Group>
      {isError && <p className="small text2">{say('noAnswer')}</p>}
      {wanted !== '' && data?.rows.length === 0 && <p className="small text2">{say('assignNone', { what: format.quote(wanted) })}</p>}
      {without.length > 0 && <p className="small text2">{say('assignNamed', { names: without.map(({ name }) => name).join(', ') })}</p>}
      {note !== undefined && <p className="small text2">{note}</p>}
    </div>
  )
}

import { Checkbox, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useText } from '../i18n/use.ts'
import styles from './filters.module.css'
import { foldText } from './fold.ts'
import { text } from './text.ts'

export interface Choice {
  value: string
  label: string
  /** How deep it stands in a tree. */
  level?: number
}

export interface FilterValuesProps {
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
  /** A remark under the values; what stands there while there are none. */
  note?: ReactNode
  empty?: ReactNode
}

const MANY = 8

/** The values of one filter, each to be ticked. */
export function FilterValues({ choices, chosen, onChange, note, empty }: FilterValuesProps) {
  const say = useText(text)
  const [typed, setTyped] = useState('')
  const wanted = foldText(typed)
  const shown = choices.filter((choice) => foldText(choice.label).includes(wanted))
  const toggle = (value: string): void => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <>
      {choices.length > MANY && (
        <TextInput
          aria-label={say('find')}
          placeholder={say('find')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          mb="sm"
          data-autofocus
        />
      )}
      <div className={styles.values}>
        {shown.map(({ value, label: name, level = 0 }) => (
          <Checkbox key={value} label={name} pl={level * 20} checked={chosen.includes(value)} onChange={() => toggle(value)} />
        ))}
        {shown.length === 0 && <div className="text2">{choices.length === 0 ? (empty ?? say('none')) : say('none')}</div>}
      </div>
      {note !== undefined && <p className={styles.remark}>{note}</p>}
    </>
  )
}

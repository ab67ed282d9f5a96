import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useText } from '../../i18n/use.ts'
import styles from './menus.module.css'
import { text } from './text.ts'

const LONGEST = 60

/** Findings of declarations that a broker made, by its code as it stands in the data. */
export function BrokerValues({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }) {
  const say = useText(text)
  const [typed, setTyped] = useState('')
  const code = typed.trim()
  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (code !== '' && !chosen.includes(code)) onChange([...chosen, code])
    setTyped('')
  }
  return (
    <>
      <form className={styles.code} onSubmit={add}>
        <TextInput
          label={say('brokerCode')}
          maxLength={LONGEST}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" variant="default" disabled={code === ''}>
          {say('brokerAdd')}
        </Button>
      </form>
      <div className={styles.people}>
        {chosen.map((one) => (
          <Checkbox key={one} label={one} checked onChange={() => onChange(chosen.filter((other) => other !== one))} />
        ))}
      </div>
    </>
  )
}

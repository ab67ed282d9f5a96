import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { proposeAccount } from '../../../../src/access/proposals/schema.ts'
import type { Person } from '../../../../src/organisation/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import styles from '../access.module.css'
import { PersonSelect } from '../person-select.tsx'
import { text as proposalsText } from '../proposals/text.ts'
import { TOUCHES } from '../proposals/touches.ts'
import { text } from './text.ts'

const LOGIN = /^[\p{L}\p{N}._@-]{1,100}$/u

/** Proposes an account; whoever is chosen in the register gives it name and login, which can be changed. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const sayTwo = useText(proposalsText)
  const [person, setPerson] = useState<Person | null>(null)
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const act = useAct(proposeAccount, TOUCHES)
  const [given, called] = [name.trim(), login.trim()]
  const choose = (next: Person | null): void => {
    setPerson(next)
    if (next === null) return
    setName(next.name)
    setLogin(next.number)
  }
  const wrong = called !== '' && !LOGIN.test(called)
  return (
    <ReasonDialog
      title={say('addDo')}
      object={given === '' ? '–' : [...new Set([given, called])].join(' · ')}
      effect={`${sayTwo('needsTwo')} ${say('addEffect')}`}
      failedTitle={say('addFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={given === '' ? say('blockedName') : called === '' || wrong ? say('blockedLogin') : undefined}
      onDo={(reason) => act.mutate({ login: called, name: given, officer: person?.number ?? null, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <PersonSelect label={say('officer')} help={say('officerHelp')} value={person} onChange={choose} />
      <div className={styles.pair}>
        <TextInput label={say('name')} required maxLength={300} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput
          label={say('login')}
          description={say('loginHelp')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          error={wrong && say('loginWrong')}
          required
          maxLength={100}
          autoComplete="off"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
      </div>
    </ReasonDialog>
  )
}

import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { findPeople } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { text as parts } from '../../parts/text.ts'
import { useDelayed } from '../use-delayed.ts'
import { text as shared } from '../text.ts'
import styles from './menus.module.css'
import { text } from './text.ts'
import { usePeopleNames } from './use-people-names.ts'

const MOST = 12

/** Findings of somebody, of oneself, or of nobody; people are looked for as their name is typed. */
export function ReviewerValues({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }) {
  const say = useText(text)
  const word = useText(shared)
  const part = useText(parts)
  const [typed, setTyped] = useState('')
  const wanted = useDelayed(typed.trim())
  const found = useRoute(findPeople, { text: wanted, limit: MOST }, { enabled: wanted !== '', keep: true })
  const names = usePeopleNames(chosen)
  const people = new Map(chosen.filter((id) => id !== 'me' && id !== 'none').map((id) => [id, names.get(id) ?? id]))
  if (wanted !== '') for (const { number, name } of found.data?.rows ?? []) people.set(number, `${name} · ${number}`)
  const toggle = (id: string): void => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const box = (id: string, label: string) => <Checkbox key={id} label={label} checked={chosen.includes(id)} onChange={() => toggle(id)} />
  return (
    <>
      <TextInput
        aria-label={part('find')}
        placeholder={word('assignFind')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        mb="sm"
        data-autofocus
      />
      <div className={styles.people}>
        {box('me', say('me'))}
        {box('none', say('nobody'))}
        {[...people].map(([id, label]) => box(id, label))}
        {found.isError && <p className="text2">{say('fieldFailed')}</p>}
        {wanted !== '' && found.data?.rows.length === 0 && <p className="text2">{say('fieldNothing')}</p>}
      </div>
    </>
  )
}

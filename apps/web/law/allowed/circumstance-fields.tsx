import { Checkbox, TextInput } from '@mantine/core'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { useNamed } from '../named.ts'
import { text } from '../text.ts'
import styles from './allowed.module.css'
import type { CircumstanceDraft, Draft } from './draft.ts'

type Word = Terms['circumstances'][number]

interface CircumstanceFieldsProps {
  terms: Terms
  draft: Draft
  onChange: (circumstances: Draft['circumstances']) => void
}

/** What surrounds the matter; each that is there with its days and what else may be told of it. */
export function CircumstanceFields({ terms, draft: { circumstances }, onChange }: CircumstanceFieldsProps) {
  const say = useText(text)
  const named = useNamed()
  const toggle = (id: string): void => {
    const { [id]: given, ...others } = circumstances
    onChange(given === undefined ? { ...circumstances, [id]: {} } : others)
  }
  return (
    <fieldset className={styles.group}>
      <legend>{say('around')}</legend>
      <div className={styles.choices}>
        {terms.circumstances.map((word) => {
          const told = circumstances[word.id]
          return (
            <div key={word.id}>
              <Checkbox label={named(word)} checked={told !== undefined} onChange={() => toggle(word.id)} />
              {told !== undefined && (
                <Told word={word} told={told} onChange={(changed) => onChange({ ...circumstances, [word.id]: changed })} />
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** The days of a circumstance, its document, and what else may be told of it. */
export function Told({ word, told, onChange }: { word: Word; told: CircumstanceDraft; onChange: (told: CircumstanceDraft) => void }) {
  const say = useText(text)
  const named = useNamed()
  const textAt = (name: string): string => (typeof told[name] === 'string' ? told[name] : '')
  const set = (name: string, value: string | boolean): void => onChange({ ...told, [name]: value })
  return (
    <div className={`${styles.fields} ${styles.told}`}>
      <DayField label={say('from')} value={textAt('from')} onChange={(value) => set('from', value)} />
      <DayField label={say('to')} value={textAt('to')} onChange={(value) => set('to', value)} />
      {word.facts.map((fact) => {
        const label = named(fact)
        if (fact.is === 'day')
          return <DayField key={fact.id} label={label} value={textAt(fact.id)} onChange={(value) => set(fact.id, value)} />
        if (fact.is === 'flag')
          return (
            <Checkbox
              key={fact.id}
              className={styles.beside}
              label={label}
              checked={told[fact.id] === true}
              onChange={(event) => set(fact.id, event.currentTarget.checked)}
            />
          )
        return (
          <TextInput key={fact.id} label={label} value={textAt(fact.id)} onChange={(event) => set(fact.id, event.currentTarget.value)} />
        )
      })}
      <TextInput label={say('document')} value={textAt('document')} onChange={(event) => set('document', event.currentTarget.value)} />
    </div>
  )
}

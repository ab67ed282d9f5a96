import { Radio } from '@mantine/core'
import type { Bilingual } from '../../../src/base/schema.ts'
import { useText } from '../i18n/use.ts'
import styles from './allowed/allowed.module.css'
import { useNamed } from './named.ts'
import { text } from './text.ts'

export type Known = Readonly<Record<string, boolean | null>>

interface KnownFieldsProps {
  words: readonly (Bilingual & { id: string })[]
  known: Known
  onChange: (known: Known) => void
}

const VALUES = { yes: true, no: false, open: null } as const

/** What is known of a matter: yes, no, or not known. */
export function KnownFields({ words, known, onChange }: KnownFieldsProps) {
  const say = useText(text)
  const named = useNamed()
  return (
    <fieldset className={styles.group}>
      <legend>{say('known')}</legend>
      {words.map((word) => {
        const is = known[word.id] ?? null
        return (
          <Radio.Group
            key={word.id}
            label={named(word)}
            value={is === null ? 'open' : is ? 'yes' : 'no'}
            onChange={(value) => onChange({ ...known, [word.id]: VALUES[value as keyof typeof VALUES] })}
          >
            <div className={styles.inline}>
              <Radio value="yes" label={say('againYes')} />
              <Radio value="no" label={say('againNo')} />
              <Radio value="open" label={say('againOpen')} />
            </div>
          </Radio.Group>
        )
      })}
    </fieldset>
  )
}

import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ResponsibilityTerms } from '../../../../src/law/responsibility/schema.ts'
import { useText } from '../../i18n/use.ts'
import styles from '../allowed/allowed.module.css'
import { useNamed } from '../named.ts'
import type { CaseDraft } from './draft.ts'
import { text } from './text.ts'

interface CaseFieldsProps {
  terms: ResponsibilityTerms
  one: CaseDraft
  onChange: (one: CaseDraft) => void
  onRemove: (() => void) | undefined
}

/** One case: its degree, or the penalty from which it follows. */
export function CaseFields({ terms, one, onChange, onRemove }: CaseFieldsProps) {
  const say = useText(text)
  const named = useNamed()
  const choices = [
    { value: '', label: say('ungraded') },
    ...terms.severities.map((word) => ({ value: `grade:${word.id}`, label: named(word) })),
    { value: 'months', label: say('prison') },
    ...terms.penalties.map((word) => ({ value: `penalty:${word.id}`, label: named(word) })),
  ]
  return (
    <div className={styles.fields}>
      <NativeSelect
        className={styles.wide}
        label={say('case', { id: one.id })}
        value={one.is}
        data={choices}
        onChange={(event) => onChange({ ...one, is: event.currentTarget.value })}
      />
      {one.is === 'months' && (
        <TextInput
          className={styles.wide}
          label={say('months', { id: one.id })}
          inputMode="numeric"
          value={one.months}
          onChange={(event) => onChange({ ...one, months: event.currentTarget.value.replaceAll(/\D/gu, '').slice(0, 3) })}
        />
      )}
      {onRemove !== undefined && (
        <Button className={`${styles.remove} no-print`} variant="subtle" size="compact-sm" onClick={onRemove}>
          {say('takeAwayCase', { id: one.id })}
        </Button>
      )}
    </div>
  )
}

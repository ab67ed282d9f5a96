import { Button, Checkbox, Radio } from '@mantine/core'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import type { CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { useNamed } from '../named.ts'
import { text } from '../text.ts'
import { ActEntry } from './act-entry.tsx'
import styles from './allowed.module.css'
import type { ActDraft } from './draft.ts'

interface ActFieldsProps {
  terms: Terms
  act: ActDraft
  /** Versions of the catalogue; undefined for whom it is not. */
  versions: readonly CatalogueVersion[] | undefined
  /** Whether it could repeat an earlier violation. */
  asksRepetition: boolean
  onChange: (act: ActDraft) => void
  onRemove: (() => void) | undefined
}

/** One act: its days, how grave it is, of what kind. */
export function ActFields({ terms, act, versions, asksRepetition, onChange, onRemove }: ActFieldsProps) {
  const say = useText(text)
  const named = useNamed()
  const set = (patch: Partial<ActDraft>): void => onChange({ ...act, ...patch })
  const degrees = [
    ...terms.severities.map((word) => [word.id, named(word)] as const),
    ['', say('ungraded')] as const,
    ['below', say('below')] as const,
  ]
  const toggle = (kind: string): void =>
    set({ kinds: act.kinds.includes(kind) ? act.kinds.filter((one) => one !== kind) : [...act.kinds, kind] })
  return (
    <fieldset className={styles.group}>
      <legend>{say('act', { id: act.id })}</legend>
      <Days act={act} set={set} />
      {versions !== undefined && <ActEntry act={act} versions={versions} onChange={onChange} />}
      <Radio.Group
        label={say('degree')}
        value={act.degree === '' ? '-' : act.degree}
        onChange={(degree) => set({ degree: degree === '-' ? '' : degree })}
      >
        <div className={styles.choices}>
          {degrees.map(([id, label]) => (
            <Radio key={id} value={id === '' ? '-' : id} label={label} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox.Group label={say('kinds')} value={[...act.kinds]}>
        <div className={styles.choices}>
          {terms.kinds.map((word) => (
            <Checkbox key={word.id} value={word.id} label={named(word)} onChange={() => toggle(word.id)} />
          ))}
        </div>
      </Checkbox.Group>
      {asksRepetition && (
        <Radio.Group label={say('again')} value={act.repeats} onChange={(repeats) => set({ repeats: repeats as ActDraft['repeats'] })}>
          <div className={styles.inline}>
            <Radio value="yes" label={say('againYes')} />
            <Radio value="no" label={say('againNo')} />
            <Radio value="open" label={say('againOpen')} />
          </div>
        </Radio.Group>
      )}
      {onRemove !== undefined && (
        <Button className="no-print" variant="subtle" size="compact-sm" onClick={onRemove}>
          {say('takeAwayAct', { id: act.id })}
        </Button>
      )}
    </fieldset>
  )
}

function Days({ act, set }: { act: ActDraft; set: (patch: Partial<ActDraft>) => void }) {
  const say = useText(text)
  return (
    <div className={styles.fields}>
      <DayField label={say('actFrom')} value={act.from} onChange={(from) => set({ from })} />
      <DayField label={say('actDetected')} value={act.detected} onChange={(detected) => set({ detected })} />
      {!act.ongoing && <DayField label={say('actTo')} value={act.to} onChange={(to) => set({ to })} />}
      <Checkbox
        className={styles.beside}
        label={say('goesOn')}
        checked={act.ongoing}
        onChange={(event) => set({ ongoing: event.currentTarget.checked })}
      />
    </div>
  )
}

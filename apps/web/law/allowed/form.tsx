import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import type { CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { Section } from '../../parts/section.tsx'
import { useNamed } from '../named.ts'
import { Rows } from '../rows.tsx'
import { text } from '../text.ts'
import { ActFields } from './act-fields.tsx'
import styles from './allowed.module.css'
import { CircumstanceFields } from './circumstance-fields.tsx'
import { Disc } from './disc.tsx'
import { newAct, type ActDraft, type Draft, type EarlierDraft } from './draft.ts'

interface FormProps {
  terms: Terms
  draft: Draft
  versions: readonly CatalogueVersion[] | undefined
  onChange: (draft: Draft) => void
}

const MOST_ACTS = 8

/** Who, what, what was before and around it, and the days of the decision. */
export function Form({ terms, draft, versions, onChange }: FormProps) {
  const say = useText(text)
  const named = useNamed()
  const set = (patch: Partial<Draft>): void => onChange({ ...draft, ...patch })
  const setAct = (at: number, act: ActDraft): void => set({ acts: draft.acts.map((one, place) => (place === at ? act : one)) })
  const next = 'ABCDEFGHIJ'.split('').find((id) => !draft.acts.some((act) => act.id === id))
  return (
    <Section title={say('matter')} plain>
      <div className={styles.fields}>
        <NativeSelect
          label={say('person')}
          value={draft.class}
          data={terms.classes.map((word) => ({ value: word.id, label: named(word) }))}
          onChange={(event) => set({ class: event.currentTarget.value })}
        />
        <NativeSelect
          label={say('status')}
          value={draft.status}
          data={terms.statuses.map((word) => ({ value: word.id, label: named(word) }))}
          onChange={(event) => set({ status: event.currentTarget.value })}
        />
        <Checkbox
          className={styles.wide}
          label={say('leads')}
          checked={draft.leadership}
          onChange={(event) => set({ leadership: event.currentTarget.checked })}
        />
      </div>
      {draft.acts.map((act, at) => (
        <ActFields
          key={act.id}
          terms={terms}
          act={act}
          versions={versions}
          asksRepetition={draft.history.length > 0}
          onChange={(changed) => setAct(at, changed)}
          onRemove={draft.acts.length > 1 ? () => set({ acts: draft.acts.filter((one) => one !== act) }) : undefined}
        />
      ))}
      {next !== undefined && draft.acts.length < MOST_ACTS && (
        <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => set({ acts: [...draft.acts, newAct(next)] })}>
          {say('addAct')}
        </Button>
      )}
      <Earlier terms={terms} rows={draft.history} onChange={(history) => set({ history })} />
      <CircumstanceFields terms={terms} draft={draft} onChange={(circumstances) => set({ circumstances })} />
      <div className={styles.fields}>
        <div className={styles.discField}>
          <Disc of={0} />
          <DayField label={say('handledOn')} value={draft.day} onChange={(day) => set({ day })} />
        </div>
        <div className={styles.discField}>
          <Disc of={1} />
          <DayField label={say('against')} value={draft.against} onChange={(against) => set({ against })} />
        </div>
      </div>
    </Section>
  )
}

interface EarlierProps {
  terms: Terms
  rows: readonly EarlierDraft[]
  onChange: (rows: readonly EarlierDraft[]) => void
}

function Earlier({ terms, rows, onChange }: EarlierProps) {
  const say = useText(text)
  const named = useNamed()
  const forms = terms.forms.filter(({ discipline }) => discipline)
  return (
    <Rows
      words={{ legend: say('earlier'), add: say('addEarlier'), takeAway: say('takeAway'), takeAwayThis: say('takeAwayEarlier') }}
      rows={rows}
      newRow={() => ({ form: forms[0]!.id, effective: '' })}
      onChange={onChange}
    >
      {(row, set) => (
        <>
          <NativeSelect
            label={say('earlierForm')}
            value={row.form}
            data={forms.map((word) => ({ value: word.id, label: named(word) }))}
            onChange={(event) => set({ form: event.currentTarget.value })}
          />
          <DayField label={say('earlierDay')} value={row.effective} onChange={(effective) => set({ effective })} />
        </>
      )}
    </Rows>
  )
}

import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core'
import type { ResponsibilityTerms } from '../../../../src/law/responsibility/schema.ts'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { Section } from '../../parts/section.tsx'
import styles from '../allowed/allowed.module.css'
import { KnownFields } from '../known-fields.tsx'
import { useNamed } from '../named.ts'
import { Rows } from '../rows.tsx'
import { CaseFields } from './case-fields.tsx'
import { newCase, type Draft, type TenureDraft } from './draft.ts'
import { text } from './text.ts'

interface FormProps {
  terms: ResponsibilityTerms
  draft: Draft
  onChange: (draft: Draft) => void
}

/** Who was in charge and when, what others did, what is known, and the day of the decision. */
export function Form({ terms, draft, onChange }: FormProps) {
  const say = useText(text)
  const named = useNamed()
  const set = (patch: Partial<Draft>): void => onChange({ ...draft, ...patch })
  return (
    <Section title={say('leader')} plain>
      <div className={styles.fields}>
        <NativeSelect
          className={styles.wide}
          label={say('class')}
          value={draft.class}
          data={terms.classes.map((word) => ({ value: word.id, label: named(word) }))}
          onChange={(event) => set({ class: event.currentTarget.value })}
        />
      </div>
      <Tenures terms={terms} rows={draft.tenures} onChange={(tenures) => set({ tenures })} />
      <Radio.Group label={say('answers')} value={draft.answers} onChange={(answers) => set({ answers: answers as Draft['answers'] })}>
        <div className={styles.choices}>
          <Radio value="direct" label={say('direct')} />
          <Radio value="joint" label={say('joint')} />
        </div>
      </Radio.Group>
      <Others terms={terms} draft={draft} onChange={onChange} />
      <KnownFields words={terms.facts} known={draft.known} onChange={(known) => set({ known })} />
      <div className={styles.fields}>
        <DayField label={say('handledOn')} value={draft.day} onChange={(day) => set({ day })} />
      </div>
    </Section>
  )
}

interface TenuresProps {
  terms: ResponsibilityTerms
  rows: readonly TenureDraft[]
  onChange: (rows: readonly TenureDraft[]) => void
}

function Tenures({ terms, rows, onChange }: TenuresProps) {
  const say = useText(text)
  const named = useNamed()
  return (
    <Rows
      words={{ legend: say('tenure'), add: say('addTenure'), takeAway: say('takeAway'), takeAwayThis: say('takeAwayTenure') }}
      rows={rows}
      newRow={() => ({ role: terms.roles[0]!.id, from: '', to: '' })}
      fewest={1}
      onChange={onChange}
    >
      {(row, set) => (
        <>
          <NativeSelect
            className={styles.wide}
            label={say('role')}
            value={row.role}
            data={terms.roles.map((word) => ({ value: word.id, label: named(word) }))}
            onChange={(event) => set({ role: event.currentTarget.value })}
          />
          <DayField label={say('from')} value={row.from} onChange={(from) => set({ from })} />
          <DayField label={say('to')} value={row.to} onChange={(to) => set({ to })} />
        </>
      )}
    </Rows>
  )
}

const MOST_CASES = 10

function Others({ terms, draft, onChange }: FormProps) {
  const say = useText(text)
  const named = useNamed()
  const set = (patch: Partial<Draft>): void => onChange({ ...draft, ...patch })
  const next = 'ABCDEFGHIJ'.split('').find((id) => !draft.cases.some((one) => one.id === id))
  return (
    <fieldset className={styles.group}>
      <legend>{say('others')}</legend>
      <div className={styles.fields}>
        <DayField label={say('actFrom')} value={draft.from} onChange={(from) => set({ from })} />
        {!draft.ongoing && <DayField label={say('actTo')} value={draft.to} onChange={(to) => set({ to })} />}
        <Checkbox
          className={styles.wide}
          label={say('goesOn')}
          checked={draft.ongoing}
          onChange={(event) => set({ ongoing: event.currentTarget.checked })}
        />
      </div>
      <Checkbox.Group label={say('kinds')} value={[...draft.kinds]} onChange={(kinds) => set({ kinds })}>
        <div className={styles.choices}>
          {terms.kinds.map((word) => (
            <Checkbox key={word.id} value={word.id} label={named(word)} />
          ))}
        </div>
      </Checkbox.Group>
      {draft.cases.map((one, at) => (
        <CaseFields
          key={one.id}
          terms={terms}
          one={one}
          onChange={(changed) => set({ cases: draft.cases.map((other, place) => (place === at ? changed : other)) })}
          onRemove={draft.cases.length > 1 ? () => set({ cases: draft.cases.filter((other) => other !== one) }) : undefined}
        />
      ))}
      {next !== undefined && draft.cases.length < MOST_CASES && (
        <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => set({ cases: [...draft.cases, newCase(next)] })}>
          {say('addCase')}
        </Button>
      )}
    </fieldset>
  )
}

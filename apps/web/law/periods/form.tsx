import { NativeSelect, TextInput } from '@mantine/core'
import type { PeriodTerms } from '../../../../src/law/periods/schema.ts'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { Section } from '../../parts/section.tsx'
import styles from '../allowed/allowed.module.css'
import { KnownFields } from '../known-fields.tsx'
import { useNamed } from '../named.ts'
import { Rows } from '../rows.tsx'
import { draftFor, type Draft, type MatterTerms, type PauseDraft } from './draft.ts'
import { text } from './text.ts'

interface FormProps {
  terms: PeriodTerms
  draft: Draft
  onChange: (draft: Draft) => void
}

/** Which matter, of whom, what happened, what is known, and as of which day. */
export function Form({ terms, draft, onChange }: FormProps) {
  const say = useText(text)
  const named = useNamed()
  const set = (patch: Partial<Draft>): void => onChange({ ...draft, ...patch })
  const matterOf = (id: string): MatterTerms | undefined => terms.matters.find((one) => one.id === id)
  const matter = matterOf(draft.matter)
  if (matter === undefined) return null
  return (
    <Section title={say('matter')} plain>
      <div className={styles.fields}>
        <NativeSelect
          className={styles.wide}
          label={say('matter')}
          value={draft.matter}
          data={terms.matters.map((word) => ({ value: word.id, label: named(word) }))}
          onChange={(event) => onChange(draftFor(terms, matterOf(event.currentTarget.value), draft.day, draft.class))}
        />
        <NativeSelect
          className={styles.wide}
          label={say('class')}
          value={draft.class}
          data={terms.classes.map((word) => ({ value: word.id, label: named(word) }))}
          onChange={(event) => set({ class: event.currentTarget.value })}
        />
        <DayField label={say('asOf')} value={draft.day} onChange={(day) => set({ day })} />
      </div>
      <fieldset className={styles.group}>
        <legend>{say('events')}</legend>
        <div className={styles.fields}>
          {matter.events.map((word) => (
            <div key={`${matter.id} ${word.id}`} className={styles.beside}>
              <DayField
                label={named(word)}
                value={draft.events[word.id] ?? ''}
                onChange={(on) => set({ events: { ...draft.events, [word.id]: on } })}
              />
            </div>
          ))}
        </div>
      </fieldset>
      {matter.facts.length > 0 && <KnownFields words={matter.facts} known={draft.known} onChange={(known) => set({ known })} />}
      {matter.pauses.length > 0 && <Pauses matter={matter} rows={draft.pauses} onChange={(pauses) => set({ pauses })} />}
    </Section>
  )
}

interface PausesProps {
  matter: MatterTerms
  rows: readonly PauseDraft[]
  onChange: (rows: readonly PauseDraft[]) => void
}

function Pauses({ matter, rows, onChange }: PausesProps) {
  const say = useText(text)
  const named = useNamed()
  return (
    <Rows
      words={{ legend: say('pauses'), add: say('addPause'), takeAway: say('takeAway'), takeAwayThis: say('takeAwayPause') }}
      rows={rows}
      newRow={() => ({ kind: matter.pauses[0]!.id, from: '', to: '', document: '' })}
      onChange={onChange}
    >
      {(row, set) => (
        <>
          <NativeSelect
            className={styles.wide}
            label={say('pauseKind')}
            value={row.kind}
            data={matter.pauses.map((word) => ({ value: word.id, label: named(word) }))}
            onChange={(event) => set({ kind: event.currentTarget.value })}
          />
          <DayField label={say('from')} value={row.from} onChange={(from) => set({ from })} />
          <DayField label={say('to')} value={row.to} onChange={(to) => set({ to })} />
          <TextInput
            className={styles.wide}
            label={say('document')}
            value={row.document}
            onChange={(event) => set({ document: event.currentTarget.value })}
          />
        </>
      )}
    </Rows>
  )
}

import { MultiSelect, Radio, Select, Textarea, TextInput, type ComboboxItem } from '@mantine/core'
import { useEffect } from 'react'
import { useRuleChoices, useUnitChoices } from '../../findings/list/use-choices.ts'
import { Wrong } from '../../findings/wrong.tsx'
import { useText } from '../../i18n/use.ts'
import type { Choice } from '../../parts/filter-values.tsx'
import { foldText } from '../../parts/fold.ts'
import { text } from '../text.ts'
import { KINDS } from '../words.tsx'
import type { Draft, Faults } from './draft.ts'
import styles from './enter.module.css'

interface FieldProps {
  draft: Draft
  set: (patch: Partial<Draft>) => void
  faults: Faults
}

const ORDER: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']
const LINE = 300

function useWrong(faults: Faults): (field: keyof Draft) => React.ReactNode {
  const say = useText(text)
  return (field) => {
    const fault = faults[field]
    return fault !== undefined && <Wrong>{say(fault)}</Wrong>
  }
}

/** What it is, and how it is called. */
export function KindField({ draft, set, faults }: FieldProps) {
  const say = useText(text)
  const wrong = useWrong(faults)
  return (
    <div className={styles.pair}>
      <Select
        label={say('kind')}
        required
        data={KINDS.map((kind) => ({ value: kind, label: say(kind) }))}
        value={draft.kind}
        onChange={(value) => set({ kind: KINDS.find((kind) => kind === value) ?? null })}
        error={wrong('kind')}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
      <TextInput
        label={say('fieldTitle')}
        description={say('fieldTitleHelp')}
        inputWrapperOrder={ORDER}
        required
        maxLength={LINE}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={wrong('title')}
      />
    </div>
  )
}

/** From when until when, typed. */
export function TimeFields({ draft, set, faults }: FieldProps) {
  const say = useText(text)
  const wrong = useWrong(faults)
  const fields = [
    { name: 'from', label: say('fieldFrom'), example: say('exampleFrom') },
    { name: 'until', label: say('fieldUntil'), example: say('exampleUntil') },
  ] as const
  return (
    <div className={styles.halves}>
      {fields.map(({ name, label, example }) => (
        <TextInput
          key={name}
          label={label}
          description={say('fieldTimeHelp', { example })}
          inputWrapperOrder={ORDER}
          required
          maxLength={30}
          value={draft[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
          error={wrong(name)}
        />
      ))}
    </div>
  )
}

/** Units and rules, found without diacritics; none chosen means all. */
export function ReachFields({ draft, set }: FieldProps) {
  const say = useText(text)
  const units = useUnitChoices()
  const rules = useRuleChoices()
  useEffect(() => {
    units.open()
    rules.open()
    // Once: they are wanted as soon as the form is there.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <div className={styles.halves}>
      <Picker
        label={say('fieldUnits')}
        help={say('fieldUnitsHelp')}
        choices={units.choices}
        chosen={draft.units}
        onChange={(chosen) => set({ units: chosen })}
      />
      <Picker
        label={say('fieldRules')}
        help={say('fieldRulesHelp')}
        choices={rules.choices}
        chosen={draft.rules}
        onChange={(chosen) => set({ rules: chosen })}
      />
    </div>
  )
}

interface PickerProps {
  label: string
  help: string
  choices: readonly Choice[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}

function Picker({ label, help, choices, chosen, onChange }: PickerProps) {
  const say = useText(text)
  const levels = new Map(choices.map(({ value, level = 0 }) => [value, level]))
  const strange = chosen.filter((value) => !levels.has(value)).map((value) => ({ value, label: value }))
  return (
    <MultiSelect
      label={label}
      description={help}
      inputWrapperOrder={ORDER}
      placeholder={chosen.length === 0 ? say('pick') : ''}
      data={[...strange, ...choices.map(({ value, label: name }) => ({ value, label: name }))]}
      value={chosen}
      onChange={onChange}
      searchable
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage={say('nothingFound')}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      filter={({ options, search }) => (options as ComboboxItem[]).filter((option) => foldText(option.label).includes(foldText(search)))}
      renderOption={({ option }) => <span style={{ paddingLeft: (levels.get(option.value) ?? 0) * 16 }}>{option.label}</span>}
    />
  )
}

/** What it does to findings. None is chosen beforehand. */
export function EffectField({ draft, set, faults }: FieldProps) {
  const say = useText(text)
  const wrong = useWrong(faults)
  return (
    <Radio.Group
      label={say('effect')}
      required
      description={say('statistics')}
      inputWrapperOrder={ORDER}
      value={draft.effect}
      onChange={(value) => set({ effect: value === 'annotate' || value === 'withhold' ? value : null })}
      error={wrong('effect')}
    >
      <div className={styles.effects}>
        <Radio value="annotate" label={say('annotate')} description={say('annotateLong')} />
        <Radio value="withhold" label={say('withhold')} description={say('withholdLong')} />
      </div>
    </Radio.Group>
  )
}

/** On what it rests, who approved it, and why it is entered. */
export function PaperFields({ draft, set, faults }: FieldProps) {
  const say = useText(text)
  const wrong = useWrong(faults)
  return (
    <>
      <div className={styles.halves}>
        <TextInput
          label={say('fieldDocument')}
          description={say('fieldDocumentHelp')}
          inputWrapperOrder={ORDER}
          required
          maxLength={LINE}
          value={draft.document}
          onChange={(event) => set({ document: event.currentTarget.value })}
          error={wrong('document')}
        />
        <TextInput
          label={say('fieldApprover')}
          description={say('fieldApproverHelp')}
          inputWrapperOrder={ORDER}
          required
          maxLength={LINE}
          value={draft.approver}
          onChange={(event) => set({ approver: event.currentTarget.value })}
          error={wrong('approver')}
        />
      </div>
      <Textarea
        label={say('fieldReason')}
        description={say('fieldReasonHelp')}
        inputWrapperOrder={ORDER}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        error={wrong('reason')}
      />
    </>
  )
}

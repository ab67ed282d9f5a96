import { Select, Textarea, TextInput, type ComboboxItem } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { listUnits, type Person } from '../../../../src/organisation/schema.ts'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { PersonSelect } from '../../access/person-select.tsx'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { foldText } from '../../parts/fold.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Choice } from '../acts/fields.tsx'
import { text } from './fields-text.ts'

/** A field of a dialog: what is typed, or chosen of a few, of the register or of its units. */
export interface Field {
  name: string
  label: string
  is: 'line' | 'story' | 'day' | 'amount' | 'unit' | 'person' | 'choice' | 'select'
  help?: string
  optional?: true
  choices?: readonly (readonly [value: string, label: string, beside?: ReactNode])[]
  /** Whether it is asked, by what is typed in others. */
  when?: (typed: Readonly<Record<string, string>>) => boolean
  /** What stands in it before anything is typed; never of a choice. */
  start?: string
  /** Of a person that stands in it before: who it is. */
  person?: Person
}
/** What was told, by field; null where nothing was. */
export type Told = Readonly<Record<string, string | null>>

interface FieldsDialogProps {
  title: string
  object: ReactNode
  effect: ReactNode
  fields: readonly Field[]
  act: { error: Error | null; isPending: boolean }
  /** Whether it is asked why. */
  reasoned?: boolean
  children?: ReactNode
  onDo: (told: Told, reason: string) => void
  onClose: () => void
}

/** A dialog with a few fields and one act; what is missing is said beside it. */
export function FieldsDialog({ title, object, effect, fields: all, act, reasoned = false, children, onDo, onClose }: FieldsDialogProps) {
  const say = useText(text)
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries(all.map(({ name, start = '' }) => [name, start])))
  const [tried, setTried] = useState(false)
  const fields = all.filter(({ when }) => when?.(typed) ?? true)
  const missing = fields.find((field) => !isWhole(field, typed[field.name] ?? ''))
  const blocked = missing === undefined ? undefined : say('missing', { what: missing.label })
  const shown = (
    <>
      {children}
      {fields.map((field) => (
        <One
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          tried={tried}
          onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
    </>
  )
  const go = (reason: string): void =>
    onDo(Object.fromEntries(fields.map((field) => [field.name, toldOf(field, typed[field.name] ?? '')])), reason)
  if (reasoned)
    return (
      <ReasonDialog
        {...{ title, object, effect, blocked, onClose }}
        failedTitle={say('failed')}
        error={act.error}
        pending={act.isPending}
        onDo={go}
      >
        {shown}
      </ReasonDialog>
    )
  return (
    <Dialog title={title} onClose={onClose}>
      <ActForm
        verb={title}
        ready={blocked === undefined}
        pending={act.isPending}
        onDo={() => go('')}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p>{object}</p>
        <p className="text2">{effect}</p>
        {shown}
        {tried && blocked !== undefined && <p className="small red">{say('notEntered', { why: blocked })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

/** Whole đồng: digits, with or without separators. */
const digitsOf = (typed: string): string => typed.replaceAll(/[\s.,]/gu, '')

function isWhole({ is, optional }: Field, typed: string): boolean {
  if (typed.trim() === '') return optional === true
  if (is === 'day') return typeof readDay(typed) === 'string'
  return is !== 'amount' || /^[1-9]\d{0,14}$/u.test(digitsOf(typed))
}

function toldOf({ is }: Field, typed: string): string | null {
  if (typed.trim() === '') return null
  if (is === 'day') return readDay(typed) ?? null
  return is === 'amount' ? digitsOf(typed) : typed.trim()
}

interface OneProps {
  field: Field
  value: string
  tried: boolean
  onChange: (value: string) => void
}

function One({ field, value, tried, onChange }: OneProps) {
  const { is, label, help, optional, choices = [], person } = field
  const shared = {
    label,
    description: help,
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const],
    required: optional !== true,
  }
  switch (is) {
    case 'day':
      return (
        <DayInput
          label={label}
          {...(help === undefined ? {} : { help })}
          required={optional !== true}
          value={value}
          onChange={onChange}
          tried={tried}
        />
      )
    case 'unit':
      return <UnitField label={label} value={value} onChange={onChange} />
    case 'person':
      return <PersonField label={label} help={help} start={person} required={optional !== true} onChange={onChange} />
    case 'choice':
      return <Choice label={label} value={value === '' ? null : value} choices={choices} onChange={onChange} />
    case 'select':
      return <OneOf {...shared} choices={choices} value={value} onChange={onChange} />
    case 'story':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxLength={10_000}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'line':
    case 'amount':
      return (
        <TextInput
          {...shared}
          maxLength={is === 'amount' ? 24 : 300}
          {...(is === 'amount' ? { inputMode: 'numeric' as const, autoComplete: 'off' } : {})}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}

interface OneOfProps {
  label: string
  required: boolean
  choices: NonNullable<Field['choices']>
  value: string
  onChange: (value: string) => void
}

/** One of many, or of words that are long. */
function OneOf({ choices, value, onChange, ...rest }: OneOfProps) {
  return (
    <Select
      {...rest}
      allowDeselect={false}
      data={choices.map(([one, words]) => ({ value: one, label: words }))}
      value={value === '' ? null : value}
      onChange={(one) => onChange(one ?? '')}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}

interface PersonFieldProps {
  label: string
  help: string | undefined
  start: Person | undefined
  required: boolean
  onChange: (number: string) => void
}

function PersonField({ label, help, start, required, onChange }: PersonFieldProps) {
  const [person, setPerson] = useState<Person | null>(start ?? null)
  return (
    <PersonSelect
      label={label}
      {...(help === undefined ? {} : { help })}
      required={required}
      value={person}
      onChange={(found) => {
        setPerson(found)
        onChange(found?.number ?? '')
      }}
    />
  )
}

function UnitField({ label, value, onChange }: { label: string; value: string; onChange: (code: string) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { data } = useRoute(listUnits, {})
  return (
    <Select
      label={label}
      required
      searchable
      data={(data?.rows ?? []).map(({ code, name }) => ({ value: code, label: inWords(name) }))}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
      nothingFoundMessage={say('noUnit')}
      filter={({ options, search }) => (options as ComboboxItem[]).filter(({ label: name }) => foldText(name).includes(foldText(search)))}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}

import { Select } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import type { UploadPreview } from '../../../../src/lake/uploads/schema.ts'
import { useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { Hatched, Ring, Tick } from '../../parts/signs.tsx'
import { canBeMapped, firstValues, SINGLE, type Role } from './mapping.ts'
import styles from './one.module.css'
import { text } from './text.ts'
import { useFormWords, useZoneWords } from './words.ts'

type Column = UploadPreview['columns'][number]

const ROLE_WORDS = {
  case: 'roleCase',
  activity: 'roleActivity',
  timestamp: 'roleTimestamp',
  resource: 'roleResource',
  unit: 'roleUnit',
  lifecycle: 'roleLifecycle',
  attribute: 'roleAttribute',
  ignored: 'roleIgnored',
} as const satisfies Record<Role, string>

export function useRoleWord(): (role: Role) => string {
  const say = useText(text)
  return (role) => say(ROLE_WORDS[role])
}

interface ColumnsProps {
  preview: UploadPreview
  busy: boolean
  onRole: (column: string, role: Role) => void
}

/** Every column with its first values and what it is read as; a choice has the file looked at again. */
export function Columns({ preview, busy, onRole }: ColumnsProps) {
  const say = useText(text)
  return (
    <Section title={say('columns')} note={say('columnsN', { n: preview.columns.length })} plain>
      <table className={styles.columns}>
        <caption className="spoken">{say('columnsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('column')}</th>
            <th scope="col">{say('values')}</th>
            <th scope="col">{say('readAs')}</th>
            <th scope="col">{say('check')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column, index) => (
            <tr key={`${index} ${column.name}`}>
              <th scope="row">
                <code>{column.name}</code>
              </th>
              <td className={styles.values}>
                <Values column={column} />
              </td>
              <td className={styles.role}>
                <RoleSelect preview={preview} column={column} busy={busy} onRole={onRole} />
              </td>
              <td className={styles.check}>
                <Check preview={preview} column={column} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Values({ column }: { column: Column }) {
  const say = useText(text)
  const values = firstValues(column)
  if (values.length === 0) return <span className="text2">{say('empty')}</span>
  return values.map((value) => (
    <span key={value} className={styles.value}>
      {value}
    </span>
  ))
}

function RoleSelect({ preview, column, busy, onRole }: ColumnsProps & { column: Column }) {
  const say = useText(text)
  const word = useRoleWord()
  const data = useMemo(() => {
    const roles: Role[] = canBeMapped(preview) ? [...SINGLE, 'attribute', 'ignored'] : fixedRoles(column.role)
    return (roles.includes(column.role) ? roles : [column.role, ...roles]).map((role) => ({ value: role, label: word(role) }))
  }, [preview, column.role, word])
  if (data.length === 1) return <span>{word(column.role)}</span>
  return (
    <Select
      aria-label={say('readAsOf', { column: column.name })}
      allowDeselect={false}
      data={data}
      value={column.role}
      disabled={busy}
      onChange={(value) => {
        const role = data.find((one) => one.value === value)?.value
        if (role !== undefined && role !== column.role) onRole(column.name, role)
      }}
    />
  )
}

/** In formats whose columns have fixed roles, only attributes can be left out. */
function fixedRoles(role: Role): Role[] {
  return role === 'attribute' || role === 'ignored' ? ['attribute', 'ignored'] : [role]
}

function Check({ preview, column }: { preview: UploadPreview; column: Column }) {
  const say = useText(text)
  const formWords = useFormWords()
  const zoneWords = useZoneWords()
  const { role, samples, note } = column
  const dateOpen = preview.doubts.some(({ field }) => field === 'dateForm')
  if (role === 'ignored') return <Said sign={<Ring />} words={say('checkIgnored')} />
  if (role === 'timestamp' && dateOpen) return <Said sign={<Hatched />} words={say('checkTimeOpen')} open />
  if (role === 'timestamp' && preview.dateForm !== null)
    return <Said sign={<Tick />} words={say('checkTime', { form: formWords(preview.dateForm), zone: zoneWords(preview.timezone) })} />
  if (samples.length === 0) return <Said sign={<Ring />} words={say('checkEmpty')} />
  if (role === 'attribute') return <Said sign={<Tick />} words={say('checkKept')} />
  return <Said sign={<Tick />} words={say(note?.includes('as asked') === true ? 'checkAsked' : 'checkNamed')} />
}

function Said({ sign, words, open = false }: { sign: ReactNode; words: string; open?: boolean }) {
  return (
    <span className={`${styles.said} ${open ? 'amber strong' : 'text2'}`}>
      {sign}
      <span>{words}</span>
    </span>
  )
}

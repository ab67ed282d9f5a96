import { Button, Radio, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Mapping, Upload, UploadPreview } from '../../../../src/lake/uploads/schema.ts'
import { useSaid } from '../../i18n/said.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { Section } from '../../parts/section.tsx'
import { Hatched } from '../../parts/signs.tsx'
import { useRoleWord } from './columns.tsx'
import { lacking, suggestedRoles } from './mapping.ts'
import styles from './one.module.css'
import { text } from './text.ts'
import { useFormWords } from './words.ts'

type Doubt = UploadPreview['doubts'][number]

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'tcvn3', 'vni', 'windows-1258', 'windows-1252'] as const
const VIETNAM = 'Asia/Ho_Chi_Minh'

interface ReadingProps {
  upload: Upload
  preview: UploadPreview
  busy: boolean
  onChange: (patch: Partial<Mapping>) => void
}

/** What must be answered before the import, each in words, with the machine's own beside it. */
export function Doubts({ preview, busy, onSuggestion }: { preview: UploadPreview; busy: boolean; onSuggestion: () => void }) {
  const say = useText(text)
  const words = useDoubtWords(preview)
  const said = useSaid()
  if (preview.doubts.length === 0) return null
  return (
    <div className={styles.doubts}>
      <Note tone="amber" title={say('doubts')}>
        <ul>
          {preview.doubts.map((doubt) => (
            <li key={doubt.what} className={styles.doubt}>
              <Hatched />
              <span>
                {words(doubt)}
                <span className={styles.own}>
                  {say('said')}: {said(doubt.what)}
                </span>
              </span>
            </li>
          ))}
        </ul>
        <Suggestion preview={preview} busy={busy} onUse={onSuggestion} />
      </Note>
    </div>
  )
}

/** What the names of the columns suggest, for those that are still looked for; a person says whether it is so. */
function Suggestion({ preview, busy, onUse }: { preview: UploadPreview; busy: boolean; onUse: () => void }) {
  const say = useText(text)
  const format = useFormat()
  const roleWord = useRoleWord()
  const found = suggestedRoles(preview)
  if (found.length === 0) return null
  return (
    <div className={styles.suggestion}>
      <p>
        {say('suggestion')} {found.map(({ name, role }) => `${format.quote(name)}: ${roleWord(role).toLowerCase()}`).join('; ')}.
      </p>
      <Button variant="default" size="compact-md" loading={busy} onClick={onUse}>
        {say('suggestionUse')}
      </Button>
    </div>
  )
}

function useDoubtWords(preview: UploadPreview): (doubt: Doubt) => string {
  const say = useText(text)
  const roleWord = useRoleWord()
  return ({ field, what }) => {
    if (field === 'timezone') return say('doubtZone')
    if (field === 'encoding') return say('doubtEncoding')
    if (field === 'objectType') return say('doubtObject')
    if (field === 'dateForm') return say(/other way round/u.test(what) ? 'doubtDate' : 'doubtDateUnknown')
    const roles = lacking(preview).map((role) => roleWord(role).toLowerCase())
    return roles.length === 0 ? say('doubtColumnsOther') : say('doubtColumns', { roles: roles.join(', ') })
  }
}

/** Zone, encoding and form of dates; what is open is marked. */
export function Reading(props: ReadingProps) {
  const say = useText(text)
  const { preview } = props
  return (
    <Section title={say('reading')} plain>
      <div className={styles.reading}>
        {preview.format === 'csv' && knowsDates(props) && <DateForm {...props} />}
        {preview.format !== 'xes' && preview.format !== 'ocel' && <Zone {...props} />}
        {preview.format === 'csv' && <EncodingField {...props} />}
        {(preview.format === 'ocel' || preview.doubts.some(({ field }) => field === 'objectType')) && <ObjectType {...props} />}
      </div>
    </Section>
  )
}

/** Before the column of time is known there are no dates to speak of. */
function knowsDates({ upload, preview }: ReadingProps): boolean {
  return preview.dateForm !== null || upload.mapping.dateForm !== undefined || preview.doubts.some(({ field }) => field === 'dateForm')
}

function Zone({ preview, busy, onChange }: ReadingProps) {
  const say = useText(text)
  const data = useMemo(() => {
    const others = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== VIETNAM && zone !== 'Asia/Saigon')
    return [
      { value: VIETNAM, label: say('zoneHcm') },
      ...['UTC', ...others.filter((zone) => zone !== 'UTC')].map((zone) => ({ value: zone, label: zone })),
    ]
  }, [say])
  return (
    <Select
      label={say('zone')}
      searchable
      allowDeselect={false}
      disabled={busy}
      limit={60}
      data={data}
      value={data.some(({ value }) => value === preview.timezone) ? preview.timezone : null}
      placeholder={preview.timezone}
      onChange={(value) => value !== null && value !== preview.timezone && onChange({ timezone: value })}
    />
  )
}

function EncodingField({ upload, preview, busy, onChange }: ReadingProps) {
  const say = useText(text)
  const found = upload.mapping.encoding === undefined ? preview.encoding : null
  const auto = found === null ? say('encodingAutoOpen') : say('encodingAuto', { encoding: found.toUpperCase() })
  return (
    <Select
      label={say('encoding')}
      allowDeselect={false}
      disabled={busy}
      data={[{ value: '', label: auto }, ...ENCODINGS.map((name) => ({ value: name, label: name.toUpperCase() }))]}
      value={upload.mapping.encoding ?? ''}
      onChange={(value) => onChange({ encoding: value === null || value === '' ? undefined : value })}
    />
  )
}

function DateForm({ upload, preview, busy, onChange }: ReadingProps) {
  const say = useText(text)
  const formWords = useFormWords()
  const chosen = upload.mapping.dateForm
  const custom = chosen?.includes('%') === true
  const [other, setOther] = useState(custom)
  const [pattern, setPattern] = useState(custom ? chosen : '%d.%m.%Y %H:%M:%S')
  const open = preview.doubts.some(({ field }) => field === 'dateForm')
  const found = chosen === undefined ? preview.dateForm : null
  const auto = found === null ? say('dateAutoOpen') : say('dateAuto', { form: formWords(found) })
  const value = other ? 'other' : (chosen ?? (open ? null : 'auto'))
  const choose = (next: string): void => {
    setOther(next === 'other')
    if (next !== 'other') onChange({ dateForm: next === 'auto' ? undefined : next })
  }
  return (
    <Radio.Group label={say('dateForm')} value={value} onChange={choose}>
      <div className={styles.radios}>
        {!open && <Radio value="auto" disabled={busy} label={auto} />}
        <Radio value="dmy" disabled={busy} label={say('dateDmy')} />
        <Radio value="mdy" disabled={busy} label={say('dateMdy')} />
        <Radio value="other" disabled={busy} label={say('datePattern')} />
      </div>
      {other && (
        <form
          className={styles.pattern}
          onSubmit={(event) => {
            event.preventDefault()
            onChange({ dateForm: pattern.trim() })
          }}
        >
          <TextInput
            aria-label={say('datePattern')}
            description={say('datePatternHelp')}
            inputWrapperOrder={['input', 'error', 'description']}
            value={pattern}
            maxLength={60}
            onChange={(event) => setPattern(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={busy || !pattern.includes('%')}>
            {say('datePatternUse')}
          </Button>
        </form>
      )}
    </Radio.Group>
  )
}

function ObjectType({ upload, busy, onChange }: ReadingProps) {
  const say = useText(text)
  const [typed, setTyped] = useState(upload.mapping.objectType ?? '')
  return (
    <form
      className={styles.pattern}
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ objectType: typed.trim() })
      }}
    >
      <TextInput
        label={say('objectType')}
        description={say('objectTypeHelp')}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={busy || typed.trim() === ''}>
        {say('use')}
      </Button>
    </form>
  )
}

/** What else the machine noted while it looked. */
export function Notes({ notes }: { notes: readonly string[] }) {
  const say = useText(text)
  const said = useSaid()
  if (notes.length === 0) return null
  return (
    <Section title={say('notes')}>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{said(note)}</li>
        ))}
      </ul>
    </Section>
  )
}

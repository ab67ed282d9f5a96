import { Radio, Select, TextInput, type ComboboxItem } from '@mantine/core'
import { useState } from 'react'
import { listUnits, type Person } from '../../../../src/organisation/schema.ts'
import { HELD, placeHold } from '../../../../src/retention/schema.ts'
import styles from '../../access/access.module.css'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { PersonSelect } from '../../access/person-select.tsx'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { foldText } from '../../parts/fold.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useMay } from '../../shell/state.ts'
import { text } from '../text.ts'

const WORDS = { finding: 'whatFinding', person: 'whatPerson', unit: 'whatUnit', everything: 'whatEverything' } as const

/** What stands in the form; nothing is chosen beforehand. */
interface Draft {
  what: (typeof HELD)[number] | null
  finding: string
  officer: Person | null
  number: string
  unit: string | null
  from: string
  until: string
  authority: string
  document: string
}

const EMPTY: Draft = { what: null, finding: '', officer: null, number: '', unit: null, from: '', until: '', authority: '', document: '' }
type SetDraft = (patch: Partial<Draft>) => void

/** Stops destruction, by whose request and by which document. */
export function PlaceDialog({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const [draft, setDraft] = useState(EMPTY)
  const act = useAct(placeHold, ['/api/holds', '/api/retention', '/api/findings'])
  const set: SetDraft = (patch) => setDraft((before) => ({ ...before, ...patch }))
  const { what, finding, officer, number, unit, authority, document } = draft
  const go = (reason: string): void => {
    const [from, until] = [readDay(draft.from), readDay(draft.until)]
    if (what === null || from === undefined || until === undefined) return
    const which = {
      finding: what === 'finding' ? finding.trim() : null,
      officer: what === 'person' ? (officer?.number ?? number.trim()) : null,
      unit: what === 'unit' ? unit : null,
      ...(what === 'unit' ? { from, until } : {}),
    }
    act.mutate({ what, ...which, authority: authority.trim(), document: document.trim(), reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('placeDo')}
      object={what === null ? '–' : say(WORDS[what])}
      effect={say('holdNote')}
      failedTitle={say('placeFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={useBlocked(draft)}
      onDo={go}
      onClose={onClose}
    >
      <Radio.Group
        label={say('scope')}
        required
        value={what}
        onChange={(value) => set({ what: HELD.find((one) => one === value) ?? null })}
      >
        <div className={styles.choice}>
          {HELD.map((one) => (
            <Radio key={one} value={one} label={say(WORDS[one])} />
          ))}
        </div>
      </Radio.Group>
      <Which draft={draft} set={set} />
      <Ground draft={draft} set={set} />
    </ReasonDialog>
  )
}

/** Who asks for it, and by which document. */
function Ground({ draft: { authority, document }, set }: { draft: Draft; set: SetDraft }) {
  const say = useText(text)
  return (
    <div className={styles.pair}>
      <TextInput
        label={say('authority')}
        required
        maxLength={300}
        value={authority}
        onChange={(event) => set({ authority: event.currentTarget.value })}
      />
      <TextInput
        label={say('document')}
        description={say('documentHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        required
        maxLength={300}
        value={document}
        onChange={(event) => set({ document: event.currentTarget.value })}
      />
    </div>
  )
}

function Which({ draft, set }: { draft: Draft; set: SetDraft }) {
  const say = useText(text)
  const may = useMay()
  if (draft.what === 'finding')
    return (
      <TextInput
        label={say('findingNumber')}
        description={say('findingHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        required
        maxLength={40}
        value={draft.finding}
        onChange={(event) => set({ finding: event.currentTarget.value })}
      />
    )
  if (draft.what === 'unit') return <Unit draft={draft} set={set} />
  if (draft.what !== 'person') return null
  if (may('person.read'))
    return <PersonSelect label={say('person')} required value={draft.officer} onChange={(officer) => set({ officer })} />
  return (
    <TextInput
      label={say('person')}
      required
      maxLength={60}
      value={draft.number}
      onChange={(event) => set({ number: event.currentTarget.value })}
    />
  )
}

function Unit({ draft: { unit, from, until }, set }: { draft: Draft; set: SetDraft }) {
  const say = useText(text)
  const inWords = useBilingual()
  const may = useMay()
  const { data } = useRoute(listUnits, {}, { enabled: may('unit.read') })
  const days = (
    <div className={styles.pair}>
      <DayInput label={say('from')} help={say('daysHelp')} value={from} onChange={(typed) => set({ from: typed })} tried={from !== ''} />
      <DayInput
        label={say('until')}
        help={say('daysHelp')}
        value={until}
        onChange={(typed) => set({ until: typed })}
        tried={until !== ''}
      />
    </div>
  )
  if (!may('unit.read'))
    return (
      <>
        <TextInput
          label={say('unit')}
          required
          maxLength={60}
          value={unit ?? ''}
          onChange={(event) => set({ unit: event.currentTarget.value })}
        />
        {days}
      </>
    )
  return (
    <>
      <Select
        label={say('unit')}
        required
        data={(data?.rows ?? []).map(({ code, name }) => ({ value: code, label: inWords(name) }))}
        value={unit}
        onChange={(code) => set({ unit: code })}
        searchable
        filter={({ options, search }) => (options as ComboboxItem[]).filter(({ label }) => foldText(label).includes(foldText(search)))}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
      {days}
    </>
  )
}

/** Why it cannot be placed yet. */
function useBlocked({ what, finding, officer, number, unit, from, until, authority, document }: Draft): string | undefined {
  const say = useText(text)
  if (what === null) return say('blockedWhat')
  const missing = {
    finding: finding.trim() === '',
    person: officer === null && number.trim() === '',
    unit: unit === null || unit.trim() === '',
    everything: false,
  }
  if (missing[what]) return say('blockedWhich')
  if (what === 'unit' && [from, until].some((typed) => readDay(typed) === undefined)) return say('blockedDay')
  return authority.trim() === '' || document.trim() === '' ? say('blockedAuthority') : undefined
}

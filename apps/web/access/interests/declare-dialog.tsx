import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { declareInterest, type Interest } from '../../../../src/access/roles/schema.ts'
import type { Person } from '../../../../src/organisation/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import styles from '../access.module.css'
import { DayInput, readDay } from '../day-input.tsx'
import { PersonSelect } from '../person-select.tsx'
import { text } from './text.ts'

const KINDS = ['kinship', 'interest'] as const

/** What stands in the form; nothing is chosen beforehand. */
interface Draft {
  officer: Person | null
  other: Person | null
  kind: Interest['kind'] | null
  from: string
  until: string
  document: string
}

const EMPTY: Draft = { officer: null, other: null, kind: null, from: '', until: '', document: '' }

/** Enters kinship or an interest between two people. */
export function DeclareDialog({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const [draft, setDraft] = useState(EMPTY)
  const act = useAct(declareInterest, ['/api/interests'])
  const set = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }))
  const { officer, other, kind, document } = draft
  const blocked = useBlocked(draft)
  const go = (reason: string): void => {
    const [from, until] = [readDay(draft.from), readDay(draft.until)]
    if (officer === null || other === null || kind === null || from === undefined || until === undefined) return
    const tie = { officer: officer.number, other: other.number, kind, from, until, document: document.trim(), reason }
    act.mutate(tie, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('declareDo')}
      object={officer === null || other === null ? '–' : `${officer.name} · ${other.name}`}
      effect={say('declareEffect')}
      failedTitle={say('declareFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={blocked}
      onDo={go}
      onClose={onClose}
    >
      <Fields draft={draft} set={set} />
    </ReasonDialog>
  )
}

function Fields({ draft, set }: { draft: Draft; set: (patch: Partial<Draft>) => void }) {
  const say = useText(text)
  const { officer, other, kind, from, until, document } = draft
  return (
    <>
      <div className={styles.pair}>
        <PersonSelect label={say('officer')} required value={officer} onChange={(person) => set({ officer: person })} />
        <PersonSelect label={say('other')} required value={other} onChange={(person) => set({ other: person })} />
      </div>
      <Radio.Group
        label={say('kind')}
        required
        value={kind}
        onChange={(value) => set({ kind: KINDS.find((one) => one === value) ?? null })}
      >
        <div className={styles.choice}>
          {KINDS.map((one) => (
            <Radio key={one} value={one} label={say(one)} />
          ))}
        </div>
      </Radio.Group>
      <div className={styles.pair}>
        <DayInput label={say('from')} help={say('fromHelp')} value={from} onChange={(typed) => set({ from: typed })} tried={from !== ''} />
        <DayInput
          label={say('until')}
          help={say('untilHelp')}
          value={until}
          onChange={(typed) => set({ until: typed })}
          tried={until !== ''}
        />
      </div>
      <TextInput
        label={say('document')}
        description={say('documentHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        required
        maxLength={300}
        value={document}
        onChange={(event) => set({ document: event.currentTarget.value })}
      />
    </>
  )
}

/** Why it cannot be entered yet. */
function useBlocked({ officer, other, kind, from, until, document }: Draft): string | undefined {
  const say = useText(text)
  const [first, last] = [readDay(from), readDay(until)]
  if (officer === null || other === null) return say('blockedPeople')
  if (officer.number === other.number) return say('blockedSame')
  if (kind === null) return say('blockedKind')
  if (first === undefined || last === undefined) return say('blockedDay')
  if (first !== null && last !== null && last < first) return say('order')
  return document.trim() === '' ? say('blockedDocument') : undefined
}

import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Evidence, EvidenceKind } from '../../../../src/cases/evidence/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import access from '../../access/access.module.css'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { useFileChoice, useFileDrop } from '../../parts/file-drop.tsx'
import { useAppState } from '../../shell/state.ts'
import { Choice } from '../acts/fields.tsx'
import { firstOf } from '../acts/parts.ts'
import styles from './evidence.module.css'
import { GoingRow } from './going-row.tsx'
import { text } from './text.ts'
import { useSending, type Common, type Sending } from './use-sending.ts'

type Sent = Exclude<EvidenceKind, 'extract'>
const KINDS: readonly Sent[] = ['file', 'original', 'redacted', 'sealed']

interface Typed {
  kind: Sent | null
  from: string
  receivedOn: string
  decision: string
  number: string
  numberedOn: string
  reason: string
  redacts: string
}

interface AddDialogProps {
  file: CaseShown
  rows: readonly Evidence[]
  onClose: () => void
}

/** Puts files into the case: what each is, from whom and when they came; an original with its decision, a redacted copy with what it is a copy of. */
export function AddDialog({ file, rows, onClose }: AddDialogProps) {
  const say = useText(text)
  const today = useAppState()?.today
  const now = today === undefined ? '' : formatDay(today)
  const [typed, setTyped] = useState<Typed>({
    ...{ kind: null, from: '', receivedOn: now, decision: '', number: '', numberedOn: now, reason: '', redacts: '' },
  })
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const sending = useSending(file.id)
  const set = (patch: Partial<Typed>): void => setTyped((before) => ({ ...before, ...patch }))
  const stands = rows.some((row) => row.decision === typed.decision && row.withdrawn === null)
  const missing = useMissing(
    typed,
    sending.items.map(({ what }) => what),
    stands,
  )
  const send = async (): Promise<void> => {
    setPending(true)
    const isDone = await sending.go(commonOf(typed))
    setPending(false)
    if (isDone) onClose()
  }
  return (
    <Dialog title={say('addDo')} onClose={onClose}>
      <ActForm
        verb={say('addDo')}
        ready={missing === undefined}
        pending={pending}
        onDo={() => void send()}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p className="text2">{say('addEffect')}</p>
        <Files sending={sending} />
        <Choice
          label={say('kind')}
          value={typed.kind}
          choices={KINDS.map((one) => [one, say(`kind-${one}`)] as const)}
          onChange={(kind) => set({ kind })}
        />
        {typed.kind === 'original' && <OriginalFields file={file} typed={typed} stands={stands} tried={tried} set={set} />}
        {typed.kind === 'redacted' && <RedactedFields rows={rows} typed={typed} set={set} />}
        {typed.kind === 'sealed' && <p className="small text2">{say('sealedHelp')}</p>}
        <Received typed={typed} tried={tried} set={set} />
        {tried && missing !== undefined && <p className="small red">{say('notAdded', { why: missing })}</p>}
      </ActForm>
    </Dialog>
  )
}

/** Files that were chosen or dropped here, and what each is. */
function Files({ sending: { items, choose, name, leave } }: { sending: Sending }) {
  const say = useText(text)
  const { over, place } = useFileDrop(choose)
  const [field, open] = useFileChoice('', choose, true)
  return (
    <>
      <div {...place} className={`${styles.drop} ${over ? styles.over : ''}`}>
        {field}
        {say('drop')}{' '}
        <Button variant="default" size="compact-sm" onClick={open}>
          {say('choose')}
        </Button>
      </div>
      {items.map((item) => (
        <GoingRow key={item.key} item={item} onName={(what) => name(item.key, what)} onLeave={() => leave(item.key)} />
      ))}
    </>
  )
}

/** Who gave a sealed report is not sent either. */
const UNSAID = '«…»'

function commonOf({ kind, from, receivedOn, decision, number, numberedOn, reason, redacts }: Typed): Common {
  const common = { kind: kind ?? 'file', from: kind === 'sealed' ? UNSAID : from.trim(), receivedOn: readDay(receivedOn) ?? '' }
  if (kind === 'redacted') return { ...common, redacts }
  if (kind !== 'original') return common
  const why = reason.trim()
  return { ...common, decision, number: number.trim(), numberedOn: readDay(numberedOn) ?? '', ...(why === '' ? {} : { reason: why }) }
}

/** What is still missing before the files can be sent. */
function useMissing(
  { kind, from, receivedOn, decision, number, numberedOn, reason, redacts }: Typed,
  whats: readonly string[],
  stands: boolean,
) {
  const say = useText(text)
  const isDay = (typed: string): boolean => typeof readDay(typed) === 'string'
  const original = kind === 'original'
  return firstOf([
    [whats.length === 0, say('fileMissing')],
    [whats.some((what) => what.trim() === ''), say('whatMissing')],
    [kind === null, say('kindMissing')],
    [kind !== 'file' && whats.length > 1, say('oneFile')],
    [original && decision === '', say('decisionMissing')],
    [original && (number.trim() === '' || !isDay(numberedOn)), say('numberMissing')],
    [original && stands && reason.trim() === '', say('replacesMissing')],
    [kind === 'redacted' && redacts === '', say('redactsMissing')],
    [kind !== 'sealed' && from.trim() === '', say('fromMissing')],
    [!isDay(receivedOn), say('dayMissing')],
  ])
}

interface FieldsProps {
  typed: Typed
  set: (patch: Partial<Typed>) => void
}

function Received({ typed: { kind, from, receivedOn }, tried, set }: FieldsProps & { tried: boolean }) {
  const say = useText(text)
  return (
    <div className={access.pair}>
      {kind !== 'sealed' && (
        <TextInput
          label={say('fromWhom')}
          required
          maxLength={200}
          value={from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
      )}
      <DayInput label={say('receivedOn')} required value={receivedOn} onChange={(day) => set({ receivedOn: day })} tried={tried} />
    </div>
  )
}

function OriginalFields({ file, typed, stands, tried, set }: FieldsProps & { file: CaseShown; stands: boolean; tried: boolean }) {
  const say = useText(text)
  const signed = file.decisions.filter(({ state }) => state === 'signed')
  return (
    <>
      <Select
        label={say('decision')}
        required
        data={signed.map(({ id, number, officer }) => ({
          value: id,
          label: say('decisionOf', { number: number ?? '–', name: officer.name }),
        }))}
        value={typed.decision === '' ? null : typed.decision}
        onChange={(decision) => set({ decision: decision ?? '', number: signed.find(({ id }) => id === decision)?.number ?? '' })}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
      <div className={access.pair}>
        <TextInput
          label={say('number')}
          required
          maxLength={100}
          value={typed.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <DayInput
          label={say('numberedOn')}
          required
          value={typed.numberedOn}
          onChange={(numberedOn) => set({ numberedOn })}
          tried={tried}
        />
      </div>
      {stands && (
        <TextInput
          label={say('replaces')}
          description={say('replacesHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          required
          maxLength={200}
          value={typed.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function RedactedFields({ rows, typed, set }: FieldsProps & { rows: readonly Evidence[] }) {
  const say = useText(text)
  const open = rows.filter(({ withdrawn, emptied }) => withdrawn === null && !emptied)
  return (
    <>
      <Select
        label={say('redacts')}
        required
        data={open.map(({ id, what }) => ({ value: id, label: what }))}
        value={typed.redacts === '' ? null : typed.redacts}
        onChange={(redacts) => set({ redacts: redacts ?? '' })}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
      <p className="small text2">{say('redactedHelp')}</p>
    </>
  )
}

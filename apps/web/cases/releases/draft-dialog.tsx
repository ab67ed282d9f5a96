import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listEvidence } from '../../../../src/cases/evidence/schema.ts'
import { draftRelease } from '../../../../src/cases/releases/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Choice, ConcernedSelect } from '../acts/fields.tsx'
import { firstOf } from '../acts/parts.ts'
import styles from '../evidence/evidence.module.css'
import { concernedOf } from '../one/missing.ts'
import { text } from './text.ts'

type For = 'concerned' | 'trader'

interface Typed {
  kind: For | null
  officer: string
  recipient: string
  title: string
  chosen: readonly string[]
}

/** Chooses for whom, and what of the case; the server hides what stands for others. */
export function DraftDialog({ file, onClose }: { file: CaseShown; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(draftRelease, ['/api/cases'])
  const evidence = useRoute(listEvidence, { id: file.id, limit: 200 })
  const people = concernedOf(file)
  const only = people.length === 1 ? people[0]!.id : ''
  const [typed, setTyped] = useState<Typed>({ kind: null, officer: only, recipient: '', title: '', chosen: [] })
  const [tried, setTried] = useState(false)
  const set = (patch: Partial<Typed>): void => setTyped((before) => ({ ...before, ...patch }))
  const { kind, officer, recipient, title, chosen } = typed
  const acts = file.acts.filter((one) => kind !== 'concerned' || one.officer === officer)
  const pickedIn = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).filter((id) => chosen.includes(id))
  const picked = { acts: pickedIn(acts), evidence: pickedIn(evidence.data?.rows ?? []) }
  const missing = useMissing(typed, picked.acts.length + picked.evidence.length)
  const go = (): void => {
    const whom = kind === 'concerned' ? { officer, recipient: null } : { officer: null, recipient: recipient.trim() }
    act.mutate({ id: file.id, ...whom, title: title.trim(), ...picked }, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('draftDo')} onClose={onClose}>
      <ActForm
        verb={say('draftDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onDo={go}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p className="text2">{say('draftLead')}</p>
        <Whom people={people} typed={typed} set={set} />
        <Pick
          label={say('acts')}
          rows={acts.map(({ id, what }) => ({ id, words: what }))}
          chosen={chosen}
          onChange={(ids) => set({ chosen: ids })}
        />
        <Answer query={evidence} rows={2}>
          {({ rows }) => (
            <Pick
              label={say('evidence')}
              rows={rows
                .filter(({ withdrawn, emptied }) => withdrawn === null && !emptied)
                .map(({ id, what, kind: of }) => ({ id, words: say(of === 'redacted' ? 'redactedCopy' : 'onlyWords', { what }) }))}
              chosen={chosen}
              onChange={(ids) => set({ chosen: ids })}
            />
          )}
        </Answer>
        {tried && missing !== undefined && <p className="small red">{say('notDone', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

function useMissing({ kind, officer, recipient, title }: Typed, picked: number): string | undefined {
  const say = useText(text)
  return firstOf([
    [kind === null, say('forMissing')],
    [kind === 'concerned' ? officer === '' : recipient.trim() === '', say('personMissing')],
    [title.trim() === '', say('nameMissing')],
    [picked === 0, say('chosenMissing')],
  ])
}

interface WhomProps {
  people: CaseShown['parties']
  typed: Typed
  set: (patch: Partial<Typed>) => void
}

function Whom({ people, typed: { kind, officer, recipient, title }, set }: WhomProps) {
  const say = useText(text)
  return (
    <>
      <Choice
        label={say('kindFor')}
        value={kind}
        choices={[
          ['concerned', say('for-concerned')],
          ['trader', say('for-trader')],
        ]}
        onChange={(chosen) => set({ kind: chosen })}
      />
      {kind === 'concerned' && <ConcernedSelect people={people} value={officer} onChange={(one) => set({ officer: one })} />}
      {kind === 'trader' && (
        <TextInput
          label={say('recipient')}
          required
          maxLength={300}
          value={recipient}
          onChange={(event) => set({ recipient: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={say('name')}
        required
        maxLength={300}
        value={title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
    </>
  )
}

interface PickProps {
  label: string
  rows: readonly { id: string; words: string }[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

function Pick({ label, rows, chosen, onChange }: PickProps) {
  if (rows.length === 0) return null
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={onChange}>
      <div className={styles.list}>
        {rows.map(({ id, words }) => (
          <Checkbox key={id} value={id} label={words} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

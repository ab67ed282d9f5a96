import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { addCircumstance, addEarlier } from '../../../../src/cases/schema.ts'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { useAct } from '../../api-hooks.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useText } from '../../i18n/use.ts'
import { Told } from '../../law/allowed/circumstance-fields.tsx'
import type { CircumstanceDraft } from '../../law/allowed/draft.ts'
import { text as lawText } from '../../law/text.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { concernedOf } from '../one/missing.ts'
import { ConcernedSelect, TermSelect } from './fields.tsx'
import { firstOf, TOUCHED, useObject, type DialogProps } from './parts.ts'
import { text } from './text.ts'

const onlyOf = (people: readonly { id: string }[]): string => (people.length === 1 ? people[0]!.id : '')

/** Puts what surrounds the acts or a person into the case, with its days, its document, and what else the law asks of it. */
export function CircumstanceDialog({ file, terms, onClose }: DialogProps) {
  const say = useText(text)
  const act = useAct(addCircumstance, TOUCHED)
  const people = concernedOf(file)
  const [officer, setOfficer] = useState(onlyOf(people))
  const [kind, setKind] = useState('')
  const [told, setTold] = useState<CircumstanceDraft>({})
  const word = terms.circumstances.find(({ id }) => id === kind)
  const { from, to, document, ...others } = told
  const dayOf = (value: string | boolean | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)
  const written = typeof document === 'string' ? document.trim() : ''
  const go = (reason: string): void => {
    const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== ''))
    act.mutate(
      { id: file.id, officer, kind, from: dayOf(from), until: dayOf(to), document: written, given, reason },
      { onSuccess: onClose },
    )
  }
  return (
    <ReasonDialog
      title={say('circumstanceDo')}
      object={useObject(file)}
      effect={say('circumstanceEffect')}
      blocked={firstOf([
        [officer === '', say('personMissing')],
        [word === undefined, say('kindMissing')],
        [written === '', say('documentMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <ConcernedSelect people={people} value={officer} onChange={setOfficer} />
      <TermSelect
        label={say('kind')}
        words={terms.circumstances}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen)
          setTold({})
        }}
      />
      {word !== undefined && <Told word={word} told={told} onChange={setTold} />}
    </ReasonDialog>
  )
}

const EMPTY = { officer: '', form: '', effective: '', document: '' }

/** Puts a decision on discipline from before into the case. */
export function EarlierDialog({ file, terms, onClose }: DialogProps) {
  const say = useText(text)
  const ofLaw = useText(lawText)
  const act = useAct(addEarlier, TOUCHED)
  const people = concernedOf(file)
  const [draft, setDraft] = useState({ ...EMPTY, officer: onlyOf(people) })
  const [tried, setTried] = useState(false)
  const set = (patch: Partial<typeof EMPTY>): void => setDraft({ ...draft, ...patch })
  const { officer, form } = draft
  const effective = readDay(draft.effective)
  const document = draft.document.trim()
  const missing = firstOf([
    [officer === '', say('personMissing')],
    [form === '', say('formMissing')],
    [effective === undefined || effective === null, say('dayMissing')],
    [document === '', say('documentMissing')],
  ])
  const go = (): void => {
    if (effective !== undefined && effective !== null)
      act.mutate({ id: file.id, officer, form, effective, document }, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('earlierDo')} onClose={onClose}>
      <ActForm
        verb={say('earlierDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onDo={go}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p className="text2">{say('earlierEffect')}</p>
        <ConcernedSelect people={people} value={officer} onChange={(id) => set({ officer: id })} />
        <TermSelect
          label={say('form')}
          words={terms.forms.filter(({ discipline }) => discipline)}
          value={form}
          onChange={(id) => set({ form: id })}
        />
        <DayInput
          label={ofLaw('earlierDay')}
          required
          value={draft.effective}
          onChange={(typed) => set({ effective: typed })}
          tried={tried}
        />
        <TextInput
          label={say('document')}
          required
          maxLength={200}
          value={draft.document}
          onChange={(event) => set({ document: event.currentTarget.value })}
        />
        {tried && missing !== undefined && <p className="small red">{say('notEntered', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

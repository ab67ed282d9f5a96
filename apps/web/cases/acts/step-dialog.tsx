import { NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { addStep, type StepGiven, type StepKind } from '../../../../src/cases/schema.ts'
import access from '../../access/access.module.css'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { useAct } from '../../api-hooks.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useAppState } from '../../shell/state.ts'
import { concernedOf } from '../one/missing.ts'
import { text as shared } from '../text.ts'
import { Choice, ConcernedSelect, TermSelect } from './fields.tsx'
import { firstOf, TOUCHED, type DialogProps } from './parts.ts'
import { text } from './text.ts'

const OF_ONE: readonly StepKind[] = ['notice', 'explanation', 'council', 'opinion']
const HEARD = ['given', 'declined', 'absent'] as const

/** Notice is given once, and whoever has it is heard. */
function canBe(kind: StepKind, notifiedOn: string | null): boolean {
  if (kind === 'notice') return notifiedOn === null
  return kind !== 'explanation' || notifiedOn !== null
}

interface Typed {
  officer: string
  day: string
  words: string
  heard: NonNullable<StepGiven['heard']> | null
  proposes: string
  votes: number | null
  members: number | null
}

/** Enters a step, with what a step of its kind needs. */
export function StepDialog({ file, terms, kind, onClose }: DialogProps & { kind: StepKind }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(addStep, TOUCHED)
  const today = useAppState()?.today
  const people = concernedOf(file).filter(({ notifiedOn }) => canBe(kind, notifiedOn))
  const [typed, setTyped] = useState<Typed>({
    officer: OF_ONE.includes(kind) && people.length === 1 ? people[0]!.id : '',
    day: today === undefined ? '' : formatDay(today),
    words: '',
    heard: null,
    proposes: '',
    votes: null,
    members: null,
  })
  const [tried, setTried] = useState(false)
  const set = (patch: Partial<Typed>): void => setTyped((before) => ({ ...before, ...patch }))
  const missing = useMissing(kind, typed)
  const verb = say('stepDo', { step: word(`step-${kind}`) })
  const go = (): void => {
    const { officer, words, heard, proposes, votes, members } = typed
    const day = readDay(typed.day)
    if (day === undefined || day === null) return
    const council = kind === 'council' ? { proposes, votes, members } : kind === 'opinion' ? { proposes } : {}
    const one = officer === '' ? null : officer
    act.mutate({ id: file.id, kind, officer: one, day, words: words.trim(), heard, ...council }, { onSuccess: onClose })
  }
  return (
    <Dialog title={verb} onClose={onClose}>
      <ActForm verb={verb} ready={missing === undefined} pending={act.isPending} onDo={go} onTried={() => setTried(true)} onClose={onClose}>
        <p className="text2">{say(`effect-${kind}`)}</p>
        {OF_ONE.includes(kind) && <ConcernedSelect people={people} value={typed.officer} onChange={(officer) => set({ officer })} />}
        <DayInput label={say('stepDay')} required value={typed.day} onChange={(day) => set({ day })} tried={tried} />
        {kind === 'explanation' && (
          <Choice
            label={say('heard')}
            value={typed.heard}
            choices={HEARD.map((one) => [one, say(`heard-${one}`)] as const)}
            onChange={(heard) => set({ heard })}
          />
        )}
        {kind === 'opinion' && (
          <TermSelect label={say('findsLawful')} words={terms.forms} value={typed.proposes} onChange={(form) => set({ proposes: form })} />
        )}
        {kind === 'council' && <CouncilFields terms={terms} typed={typed} set={set} />}
        <Textarea
          label={say('words')}
          required={needsWords(kind, typed)}
          autosize
          minRows={3}
          maxLength={10_000}
          value={typed.words}
          onChange={(event) => set({ words: event.currentTarget.value })}
        />
        {tried && missing !== undefined && <p className="small red">{say('notEntered', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

interface CouncilFieldsProps extends Pick<DialogProps, 'terms'> {
  typed: Typed
  set: (patch: Partial<Typed>) => void
}

function CouncilFields({ terms, typed: { proposes, votes, members }, set }: CouncilFieldsProps) {
  const say = useText(text)
  const numberOf = (value: string | number): number | null => (typeof value === 'number' ? value : null)
  return (
    <>
      <TermSelect label={say('proposes')} words={terms.forms} value={proposes} onChange={(form) => set({ proposes: form })} />
      <div className={access.pair}>
        <NumberInput
          label={say('votes')}
          required
          min={0}
          max={99}
          hideControls
          value={votes ?? ''}
          onChange={(value) => set({ votes: numberOf(value) })}
        />
        <NumberInput
          label={say('members')}
          required
          min={1}
          max={99}
          hideControls
          value={members ?? ''}
          onChange={(value) => set({ members: numberOf(value) })}
        />
      </div>
    </>
  )
}

const needsWords = (kind: StepKind, { heard }: Typed): boolean =>
  kind === 'opinion' || kind === 'note' || (kind === 'explanation' && heard === 'given')

/** What a step of this kind still lacks. */
function useMissing(kind: StepKind, typed: Typed): string | undefined {
  const say = useText(text)
  const { officer, heard, proposes, votes, members, words } = typed
  const day = readDay(typed.day)
  const council = kind === 'council'
  return firstOf([
    [OF_ONE.includes(kind) && officer === '', say('personMissing')],
    [day === undefined || day === null, say('dayMissing')],
    [kind === 'explanation' && heard === null, say('heardMissing')],
    [council && proposes === '', say('proposesMissing')],
    [kind === 'opinion' && proposes === '', say('lawfulMissing')],
    [council && (votes === null || members === null || votes > members), say('votesMissing')],
    [needsWords(kind, typed) && words.trim() === '', say('wordsMissing')],
  ])
}

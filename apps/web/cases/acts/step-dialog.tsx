import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { addStep, type CaseShown, type StepGiven, type EnteredStep } from '../../../../src/cases/schema.ts'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { useAct } from '../../api-hooks.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useAppState } from '../../shell/state.ts'
import { concernedOf, isHeard } from '../one/missing.ts'
import { text as shared } from '../text.ts'
import { Choice, ConcernedSelect, TermSelect } from './fields.tsx'
import { firstOf, TOUCHED, type DialogProps } from './parts.ts'
import { text } from './text.ts'

const OF_ONE: readonly EnteredStep[] = ['notice', 'explanation', 'self-review', 'opinion']
/** What a person gives, declines, or stays away from. */
const ANSWERED: readonly EnteredStep[] = ['explanation', 'self-review']
const HEARD = ['given', 'declined', 'absent'] as const

/** Notice is given once, whoever has it is heard, and whoever was heard reviews himself. */
function canBe(file: CaseShown, kind: EnteredStep, party: CaseShown['parties'][number]): boolean {
  const { notifiedOn } = party
  if (kind === 'notice') return notifiedOn === null
  if (kind === 'self-review') return isHeard(file, party)
  return kind !== 'explanation' || notifiedOn !== null
}

interface Typed {
  officer: string
  day: string
  words: string
  heard: NonNullable<StepGiven['heard']> | null
  proposes: string
}

/** Enters a step, with what a step of its kind needs. */
export function StepDialog({ file, terms, kind, onClose }: DialogProps & { kind: EnteredStep }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(addStep, TOUCHED)
  const today = useAppState()?.today
  const people = concernedOf(file).filter((party) => canBe(file, kind, party))
  const [typed, setTyped] = useState<Typed>({
    officer: OF_ONE.includes(kind) && people.length === 1 ? people[0]!.id : '',
    day: today === undefined ? '' : formatDay(today),
    words: '',
    heard: null,
    proposes: '',
  })
  const [tried, setTried] = useState(false)
  const set = (patch: Partial<Typed>): void => setTyped((before) => ({ ...before, ...patch }))
  const missing = useMissing(kind, typed)
  const verb = say('stepDo', { step: word(`step-${kind}`) })
  const go = (): void => {
    const { officer, words, heard, proposes } = typed
    const day = readDay(typed.day)
    if (day === undefined || day === null) return
    const more = kind === 'opinion' ? { proposes } : {}
    const one = officer === '' ? null : officer
    act.mutate({ id: file.id, kind, officer: one, day, words: words.trim(), heard, ...more }, { onSuccess: onClose })
  }
  return (
    <Dialog title={verb} onClose={onClose}>
      <ActForm verb={verb} ready={missing === undefined} pending={act.isPending} onDo={go} onTried={() => setTried(true)} onClose={onClose}>
        <p className="text2">{say(`effect-${kind}`)}</p>
        {OF_ONE.includes(kind) && <ConcernedSelect people={people} value={typed.officer} onChange={(officer) => set({ officer })} />}
        <DayInput label={say('stepDay')} required value={typed.day} onChange={(day) => set({ day })} tried={tried} />
        {ANSWERED.includes(kind) && (
          <Choice
            label={say(kind === 'self-review' ? 'selfReviewed' : 'heard')}
            value={typed.heard}
            choices={HEARD.map((one) => [one, say(kind === 'self-review' ? `selfReviewed-${one}` : `heard-${one}`)] as const)}
            onChange={(heard) => set({ heard })}
          />
        )}
        {kind === 'opinion' && (
          <TermSelect label={say('findsLawful')} words={terms.forms} value={typed.proposes} onChange={(form) => set({ proposes: form })} />
        )}
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

const needsWords = (kind: EnteredStep, { heard }: Typed): boolean =>
  kind === 'opinion' || kind === 'note' || (kind === 'explanation' && heard === 'given')

/** What a step of this kind still lacks. */
function useMissing(kind: EnteredStep, typed: Typed): string | undefined {
  const say = useText(text)
  const { officer, heard, proposes, words } = typed
  const day = readDay(typed.day)
  return firstOf([
    [OF_ONE.includes(kind) && officer === '', say('personMissing')],
    [day === undefined || day === null, say('dayMissing')],
    [kind === 'explanation' && heard === null, say('heardMissing')],
    [kind === 'self-review' && heard === null, say('selfReviewedMissing')],
    [kind === 'opinion' && proposes === '', say('lawfulMissing')],
    [needsWords(kind, typed) && words.trim() === '', say('wordsMissing')],
  ])
}

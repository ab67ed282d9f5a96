import { Button, Modal, Radio, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { recordHearing, type Finding } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { parseDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useReturnFocus } from '../../parts/use-return-focus.ts'
import { useAppState } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { Wrong } from '../wrong.tsx'
import styles from './record.module.css'
import { text } from './text.ts'

const OUTCOMES = {
  heard: 'outcomeHeard',
  objected: 'outcomeObjected',
  declined: 'outcomeDeclined',
  unreachable: 'outcomeUnreachable',
} as const
type Outcome = keyof typeof OUTCOMES
const ALL: readonly Outcome[] = ['heard', 'objected', 'declined', 'unreachable']
const isOutcome = (value: string): value is Outcome => value in OUTCOMES

interface Typed {
  officer: string
  outcome: Outcome | undefined
  said: string
  on: string
}

/** Records what a person named in the trace said when asked. No outcome is chosen beforehand; nothing typed is lost on an error. */
export function HearingDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(recordHearing)
  useReturnFocus()
  const today = useAppState()?.today
  const people = finding.named.flatMap(({ officer }) => officer ?? [])
  const [typed, setTyped] = useState<Typed>({ officer: people.length === 1 ? people[0].id : '', outcome: undefined, said: '', on: '' })
  const [tried, setTried] = useState(false)
  const on = parseDay(typed.on)
  const later = on !== undefined && today !== undefined && on > today
  const send = (): void => {
    setTried(true)
    const { officer, outcome, said } = typed
    if (officer === '' || outcome === undefined || said.trim() === '' || on === undefined || later || act.isPending) return
    act.mutate({ id: finding.id, officer, outcome, said: said.trim(), on }, { onSuccess: onClose })
  }
  return (
    <Modal opened onClose={onClose} title={say('hearTitle')} size="lg" centered closeButtonProps={{ 'aria-label': word('close') }}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Fields people={people} typed={typed} tried={tried} later={later} onChange={(patch) => setTyped({ ...typed, ...patch })} />
        {act.error !== null && <ErrorBox error={act.error} title={word('failed')} kept={word('failedKept')} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {word('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {say('hearDo')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface FieldsProps {
  people: readonly { id: string; name: string }[]
  typed: Typed
  /** Somebody tried to send it: what is missing is said. */
  tried: boolean
  later: boolean
  onChange: (patch: Partial<Typed>) => void
}

function Fields({ people, typed, tried, later, onChange }: FieldsProps) {
  const say = useText(text)
  const word = useText(shared)
  const wrongDay = parseDay(typed.on) === undefined ? say('hearOnWrong') : later ? say('hearOnLater') : undefined
  return (
    <>
      <Choice
        label={say('hearWho')}
        value={typed.officer}
        choices={people.map(({ id, name }) => [id, `${name} · ${id}`])}
        error={tried && typed.officer === '' && <Wrong>{say('hearWhoMissing')}</Wrong>}
        onChange={(officer) => onChange({ officer })}
      />
      <Choice
        label={say('hearOutcome')}
        value={typed.outcome ?? ''}
        choices={ALL.map((outcome) => [outcome, say(OUTCOMES[outcome])])}
        error={tried && typed.outcome === undefined && <Wrong>{say('outcomeMissing')}</Wrong>}
        onChange={(value) => onChange({ outcome: isOutcome(value) ? value : undefined })}
      />
      <TextInput
        label={say('hearOn')}
        inputMode="numeric"
        placeholder={word('dayExample')}
        value={typed.on}
        onChange={(event) => onChange({ on: event.currentTarget.value })}
        error={tried && wrongDay !== undefined && <Wrong>{wrongDay}</Wrong>}
      />
      <Textarea
        label={say('hearSaid')}
        description={say('hearSaidHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={3}
        maxLength={10_000}
        value={typed.said}
        onChange={(event) => onChange({ said: event.currentTarget.value })}
        error={tried && typed.said.trim() === '' && <Wrong>{say('hearSaidMissing')}</Wrong>}
      />
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  choices: readonly (readonly [value: string, label: string])[]
  error: ReactNode
  onChange: (value: string) => void
}

function Choice({ label, value, choices, error, onChange }: ChoiceProps) {
  return (
    <Radio.Group label={label} value={value} onChange={onChange} error={error}>
      <div className={styles.radios}>
        {choices.map(([one, words]) => (
          <Radio key={one} value={one} label={words} />
        ))}
      </div>
    </Radio.Group>
  )
}

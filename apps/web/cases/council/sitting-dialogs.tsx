import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { callSitting, holdSitting } from '../../../../src/cases/council/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import access from '../../access/access.module.css'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { useNamed } from '../../law/named.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useAppState } from '../../shell/state.ts'
import { firstOf, TOUCHED } from '../acts/parts.ts'
import { text as shared } from '../beside/text.ts'
import { useTerm } from '../words.ts'
import type { CouncilDialogProps } from './acts.ts'
import { Attended } from './attended.tsx'
import { text } from './text.ts'

/** Enters the summons to a sitting. */
export function CallDialog({ file, council, onClose }: CouncilDialogProps & { council: string }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(callSitting, TOUCHED)
  const today = useAppState()?.today
  const [typed, setTyped] = useState<Summons>({
    day: '',
    summonedOn: today === undefined ? '' : formatDay(today),
    place: '',
    document: '',
    invited: '',
  })
  const [tried, setTried] = useState(false)
  const set = (patch: Partial<Summons>): void => setTyped((before) => ({ ...before, ...patch }))
  const [day, summonedOn] = [readDay(typed.day) ?? null, readDay(typed.summonedOn) ?? null]
  const missing = firstOf([
    [day === null || summonedOn === null, say('daysMissing')],
    [typed.place.trim() === '', say('placeMissing')],
  ])
  const go = (): void => {
    if (day === null || summonedOn === null) return
    const invited = typed.invited
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const given = { day, summonedOn, place: typed.place.trim(), document: typed.document.trim(), invited }
    act.mutate({ id: file.id, council, ...given }, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('callDo')} onClose={onClose}>
      <ActForm
        verb={say('callDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onDo={go}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p className="text2">{say('callEffect')}</p>
        <SummonsFields typed={typed} set={set} tried={tried} />
        {tried && missing !== undefined && <p className="small red">{word('notEntered', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={word('failed')} />}
      </ActForm>
    </Dialog>
  )
}

/** A summons as it is typed. */
interface Summons {
  day: string
  summonedOn: string
  place: string
  document: string
  invited: string
}

interface SummonsProps {
  typed: Summons
  set: (patch: Partial<Summons>) => void
  tried: boolean
}

function SummonsFields({ typed, set, tried }: SummonsProps) {
  const say = useText(text)
  return (
    <>
      <DayInput label={say('sitsOn')} required value={typed.day} onChange={(value) => set({ day: value })} tried={tried} />
      <TextInput
        label={say('place')}
        required
        maxLength={200}
        value={typed.place}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      <DayInput
        label={say('summonedOn')}
        required
        value={typed.summonedOn}
        onChange={(value) => set({ summonedOn: value })}
        tried={tried}
      />
      <TextInput
        label={say('summonsNumber')}
        maxLength={200}
        value={typed.document}
        onChange={(event) => set({ document: event.currentTarget.value })}
      />
      <Textarea
        label={say('invited')}
        description={say('invitedHelp')}
        autosize
        minRows={2}
        value={typed.invited}
        onChange={(event) => set({ invited: event.currentTarget.value })}
      />
    </>
  )
}

interface Votes {
  /** How many for which form. */
  counts: Readonly<Record<string, number | null>>
  blank: number
  proposes: string
}

/** Enters how a sitting went. Its votes are secret: there are counts only, and they must be as many as members were present. */
export function HoldDialog({ file, terms, shown, council, sitting, onClose }: CouncilDialogProps & { council: string; sitting: string }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(holdSitting, TOUCHED)
  const members = shown.councils.find(({ id }) => id === council)?.members ?? []
  const [attended, setAttended] = useState<'yes' | 'no' | null>(null)
  const [present, setPresent] = useState<readonly string[]>([])
  const [votes, setVotes] = useState<Votes>({ counts: {}, blank: 0, proposes: '' })
  const [minutes, setMinutes] = useState('')
  const [tried, setTried] = useState(false)
  const given = Object.entries(votes.counts).flatMap(([form, n]) => (n === null || n === 0 ? [] : [{ form, n }]))
  const sum = given.reduce((all, { n }) => all + n, votes.blank)
  const missing = firstOf([
    [attended === null, say('attendedMissing')],
    [present.length === 0, say('presentMissing')],
    [given.length === 0 || sum !== present.length, say('votesMissing', { present: present.length })],
    [votes.proposes === '', say('proposalMissing')],
    [minutes.trim() === '', say('minutesMissing')],
  ])
  const go = (): void =>
    act.mutate(
      {
        ...{ id: file.id, council, sitting, attended: attended === 'yes', present: [...present], votes: given },
        ...{ blank: votes.blank, proposes: votes.proposes, minutes: minutes.trim() },
      },
      { onSuccess: onClose },
    )
  return (
    <Dialog title={say('holdDo')} onClose={onClose}>
      <ActForm
        verb={say('holdDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onDo={go}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p className="text2">{say('holdEffect')}</p>
        <Attended value={attended} onChange={setAttended} />
        <Present members={members} value={present} onChange={setPresent} />
        <VoteFields terms={terms} votes={votes} onChange={setVotes} />
        <Textarea
          label={say('minutes')}
          required
          autosize
          minRows={3}
          maxLength={10_000}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        {tried && missing !== undefined && <p className="small red">{word('notEntered', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={word('failed')} />}
      </ActForm>
    </Dialog>
  )
}

interface PresentProps {
  members: readonly { id: string; officer: { name: string } }[]
  value: readonly string[]
  onChange: (present: string[]) => void
}

function Present({ members, value, onChange }: PresentProps) {
  const say = useText(text)
  return (
    <Checkbox.Group label={say('present')} required value={[...value]} onChange={onChange}>
      <div className={access.choice}>
        {members.map(({ id, officer }) => (
          <Checkbox key={id} value={id} label={officer.name} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function VoteFields({ terms, votes, onChange }: Pick<CouncilDialogProps, 'terms'> & { votes: Votes; onChange: (votes: Votes) => void }) {
  const say = useText(text)
  const term = useTerm()
  const named = useNamed()
  const { counts, blank, proposes } = votes
  const chosen = Object.keys(counts)
  const numberOf = (value: string | number): number | null => (typeof value === 'number' ? value : null)
  const select = { comboboxProps: { transitionProps: { transition: 'fade', duration: 120 } } as const }
  return (
    <>
      <Select
        label={say('addVote')}
        searchable
        data={terms.forms.filter(({ id }) => !chosen.includes(id)).map((one) => ({ value: one.id, label: named(one) }))}
        value={null}
        onChange={(form) => form !== null && onChange({ ...votes, counts: { ...counts, [form]: null } })}
        {...select}
      />
      <div className={access.pair}>
        {chosen.map((form) => (
          <NumberInput
            key={form}
            label={say('votesFor', { form: term(terms.forms, form).toLocaleLowerCase() })}
            min={0}
            max={15}
            hideControls
            value={counts[form] ?? ''}
            onChange={(value) => onChange({ ...votes, counts: { ...counts, [form]: numberOf(value) } })}
          />
        ))}
        <NumberInput
          label={say('blank')}
          min={0}
          max={15}
          hideControls
          value={blank}
          onChange={(value) => onChange({ ...votes, blank: numberOf(value) ?? 0 })}
        />
      </div>
      <Select
        label={say('proposes')}
        required
        data={chosen.map((form) => ({ value: form, label: term(terms.forms, form) }))}
        value={proposes === '' ? null : proposes}
        onChange={(form) => onChange({ ...votes, proposes: form ?? '' })}
        {...select}
      />
    </>
  )
}

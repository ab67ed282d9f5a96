import { TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  addNews,
  announceParty,
  NEWS_KINDS,
  ORIGINS,
  proceed,
  refer,
  RETURN_KINDS,
  takeBack,
} from '../../../../src/cases/proceedings/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { Choice, ConcernedSelect } from '../acts/fields.tsx'
import { firstOf, TOUCHED, useObject, type DialogProps } from '../acts/parts.ts'
import { text as shared } from '../beside/text.ts'
import { concernedOf } from '../one/missing.ts'
import type { BesideAct } from './acts.ts'
import { text } from './text.ts'

/** The dialog of an act beside a case. */
export function BesideDialog({ act, ...props }: DialogProps & { act: BesideAct }) {
  switch (act.name) {
    case 'refer':
      return <ReferDialog {...props} />
    case 'announce':
      return <AnnounceDialog {...props} />
    case 'hear':
      return <HearDialog {...props} referral={act.referral} />
    case 'proceed':
      return <ProceedDialog {...props} referral={act.referral} />
    case 'takeBack':
      return <TakeBackDialog {...props} referral={act.referral} />
  }
}

/** A day and a document, as everything here has them. */
function usePaper() {
  const word = useText(shared)
  const today = useAppState()?.today
  const [typed, setTyped] = useState(today === undefined ? '' : formatDay(today))
  const [written, setWritten] = useState('')
  const day = readDay(typed) ?? null
  const document = written.trim()
  const checks = [[day === null, word('dayMissing')] as const, [document === '', word('documentMissing')] as const]
  const fields = (label: string, tried = false) => (
    <>
      <DayInput label={label} required value={typed} onChange={setTyped} tried={tried} />
      <TextInput
        label={word('document')}
        required
        maxLength={200}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
    </>
  )
  return { day, document, checks, fields }
}

function useConcerned({ file }: Pick<DialogProps, 'file'>) {
  const people = concernedOf(file)
  const [officer, setOfficer] = useState(people.length === 1 ? people[0]!.id : '')
  return { officer, field: <ConcernedSelect people={people} value={officer} onChange={setOfficer} /> }
}

function ReferDialog({ file, onClose }: DialogProps) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(refer, TOUCHED)
  const { officer, field } = useConcerned({ file })
  const { day, document, checks, fields } = usePaper()
  const [origin, setOrigin] = useState<(typeof ORIGINS)[number] | null>(null)
  const [typed, setBody] = useState('')
  const body = typed.trim()
  const go = (reason: string): void => {
    if (day !== null && origin !== null) act.mutate({ id: file.id, officer, origin, body, day, document, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('referDo')}
      object={useObject(file)}
      effect={say('referEffect')}
      blocked={firstOf([
        [officer === '', word('personMissing')],
        [origin === null, say('originMissing')],
        [body === '', say('bodyMissing')],
        ...checks,
      ])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      {field}
      <Choice
        label={say('origin')}
        value={origin}
        choices={ORIGINS.map((one) => [one, say(`origin-${one}`)] as const)}
        onChange={setOrigin}
      />
      <TextInput label={say('body')} required maxLength={200} value={typed} onChange={(event) => setBody(event.currentTarget.value)} />
      {fields(word('day'))}
    </ReasonDialog>
  )
}

function AnnounceDialog({ file, onClose }: DialogProps) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(announceParty, TOUCHED)
  const { officer, field } = useConcerned({ file })
  const { day, document, checks, fields } = usePaper()
  const [typed, setForm] = useState('')
  const form = typed.trim()
  const go = (reason: string): void => {
    if (day !== null) act.mutate({ id: file.id, officer, form, announced: day, document, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('announceDo')}
      object={useObject(file)}
      effect={say('announceEffect')}
      blocked={firstOf([[officer === '', word('personMissing')], [form === '', say('partyFormMissing')], ...checks])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      {field}
      <TextInput label={say('partyForm')} required maxLength={200} value={typed} onChange={(event) => setForm(event.currentTarget.value)} />
      {fields(say('announced'))}
    </ReasonDialog>
  )
}

interface OfReferral extends DialogProps {
  referral: string
}

function HearDialog({ file, referral, onClose }: OfReferral) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(addNews, TOUCHED)
  const { day, document, checks, fields } = usePaper()
  const [kind, setKind] = useState<(typeof NEWS_KINDS)[number] | null>(null)
  const [tried, setTried] = useState(false)
  const missing = firstOf([[kind === null, say('whatMissing')], ...checks])
  const go = (): void => {
    if (day !== null && kind !== null) act.mutate({ id: file.id, referral, kind, day, document }, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('hearDo')} onClose={onClose}>
      <ActForm
        verb={say('hearDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onDo={go}
        onTried={() => setTried(true)}
        onClose={onClose}
      >
        <p className="text2">{say('hearEffect')}</p>
        <Choice label={say('what')} value={kind} choices={NEWS_KINDS.map((one) => [one, say(`news-${one}`)] as const)} onChange={setKind} />
        {fields(word('day'), tried)}
        {tried && missing !== undefined && <p className="small red">{word('notEntered', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={word('failed')} />}
      </ActForm>
    </Dialog>
  )
}

function ProceedDialog({ file, referral, onClose }: OfReferral) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(proceed, TOUCHED)
  const { day, document, checks, fields } = usePaper()
  return (
    <ReasonDialog
      title={say('proceedDo')}
      object={useObject(file)}
      effect={say('proceedEffect')}
      blocked={firstOf(checks)}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => day !== null && act.mutate({ id: file.id, referral, day, document, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {fields(word('day'))}
    </ReasonDialog>
  )
}

function TakeBackDialog({ file, referral, onClose }: OfReferral) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(takeBack, TOUCHED)
  const { day, document, checks, fields } = usePaper()
  const [kind, setKind] = useState<(typeof RETURN_KINDS)[number] | null>(null)
  const go = (reason: string): void => {
    if (day !== null && kind !== null) act.mutate({ id: file.id, referral, kind, day, document, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('takeBackDo')}
      object={useObject(file)}
      effect={say('takeBackEffect')}
      blocked={firstOf([[kind === null, say('whatMissing')], ...checks])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <Choice label={say('what')} value={kind} choices={RETURN_KINDS.map((one) => [one, say(`news-${one}`)] as const)} onChange={setKind} />
      {fields(word('day'))}
    </ReasonDialog>
  )
}

import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  END_CAUSES,
  endMeasure,
  orderMeasure,
  signMeasure,
  withdrawMeasure,
  type EndCause,
  type Measure,
} from '../../../../src/cases/measures/schema.ts'
import type { MeasureLaw } from '../../../../src/law/proceedings/schema.ts'
import access from '../../access/access.module.css'
import { DayInput, readDay } from '../../access/day-input.tsx'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { useNamed } from '../../law/named.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { Choice, ConcernedSelect } from '../acts/fields.tsx'
import { firstOf, TOUCHED, useObject } from '../acts/parts.ts'
import { LawRules } from '../beside/points.tsx'
import { text as shared } from '../beside/text.ts'
import { concernedOf } from '../one/missing.ts'
import type { MeasureAct, MeasureDialogProps } from './acts.ts'
import { lastDayOf, useMeasureName } from './names.ts'
import { text } from './text.ts'

/** The dialog of an act on an interim measure. */
export function MeasureDialog({ act, ...props }: MeasureDialogProps & { act: MeasureAct }) {
  if (act.name === 'order') return <OrderDialog {...props} base={null} />
  const measure = props.shown.measures.find(({ id }) => id === act.measure)!
  switch (act.name) {
    case 'lengthen':
      return <OrderDialog {...props} base={measure} />
    case 'sign':
      return <SignDialog {...props} measure={measure} />
    case 'withdraw':
      return <WithdrawDialog {...props} measure={measure} />
    case 'end':
      return <EndDialog {...props} measure={measure} />
  }
}

/** Orders a measure, or lengthens one: then person and measure stand, and its days go on. What the law says of it stands beside. */
function OrderDialog({ file, shown, base, onClose }: MeasureDialogProps & { base: Measure | null }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(orderMeasure, TOUCHED)
  const people = concernedOf(file)
  const [officer, setOfficer] = useState(base?.officer.id ?? (people.length === 1 ? people[0]!.id : ''))
  const [kind, setKind] = useState(base?.kind ?? '')
  const [typed, setTyped] = useState<Typed>({ from: base === null ? '' : formatDay(lastDayOf(base, shown)), until: '', ground: '' })
  const [pay, setPay] = useState<number | null>(base?.pay ?? null)
  const law = shown.asks.find((one) => one.officer === officer)?.law
  const [from, until] = [readDay(typed.from) ?? null, readDay(typed.until) ?? null]
  const ground = typed.ground.trim()
  const set = (patch: Partial<Typed>): void => setTyped((before) => ({ ...before, ...patch }))
  const go = (reason: string): void => {
    if (from === null || until === null || pay === null) return
    const given = { id: file.id, officer, kind, ground, from, until, pay, extends: base?.id ?? null, reason }
    act.mutate(given, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say(base === null ? 'orderDo' : 'lengthenDo')}
      object={useObject(file)}
      effect={say('orderEffect')}
      blocked={firstOf([
        [officer === '', word('personMissing')],
        [kind === '', say('kindMissing')],
        [from === null || until === null, say('daysMissing')],
        [pay === null, say('payMissing')],
        [ground === '', say('groundMissing')],
      ])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <ConcernedSelect people={people} value={officer} disabled={base !== null} onChange={setOfficer} />
      <KindSelect law={law} kind={kind} disabled={base !== null} onChange={setKind} />
      <OrderFields typed={typed} set={set} pay={pay} onPay={setPay} />
    </ReasonDialog>
  )
}

interface KindSelectProps {
  law: MeasureLaw | null | undefined
  kind: string
  disabled: boolean
  onChange: (kind: string) => void
}

/** Which measure, with what the law says of it. */
function KindSelect({ law, kind, disabled, onChange }: KindSelectProps) {
  const say = useText(text)
  const word = useText(shared)
  const named = useNamed()
  const chosen = law?.measures.find(({ id }) => id === kind)
  return (
    <>
      <Select
        label={say('kind')}
        required
        disabled={disabled}
        data={(law?.measures ?? []).map((one) => ({ value: one.id, label: named(one) }))}
        value={kind === '' ? null : kind}
        onChange={(next) => onChange(next ?? '')}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
      {chosen !== undefined &&
        (chosen.rules.length === 0 ? <p className="small text2">{word('noLaw')}</p> : <LawRules rules={chosen.rules} />)}
    </>
  )
}

interface Typed {
  from: string
  until: string
  ground: string
}

interface OrderFieldsProps {
  typed: Typed
  set: (patch: Partial<Typed>) => void
  pay: number | null
  onPay: (pay: number | null) => void
}

function OrderFields({ typed, set, pay, onPay }: OrderFieldsProps) {
  const say = useText(text)
  return (
    <>
      <div className={access.pair}>
        <DayInput label={say('from')} required value={typed.from} onChange={(value) => set({ from: value })} tried={false} />
        <DayInput label={say('until')} required value={typed.until} onChange={(value) => set({ until: value })} tried={false} />
      </div>
      <NumberInput
        label={say('payShare')}
        required
        min={0}
        max={100}
        hideControls
        value={pay ?? ''}
        onChange={(value) => onPay(typeof value === 'number' ? value : null)}
      />
      <Textarea
        label={say('ground')}
        required
        autosize
        minRows={2}
        maxLength={10_000}
        value={typed.ground}
        onChange={(event) => set({ ground: event.currentTarget.value })}
      />
    </>
  )
}

interface OfOne extends MeasureDialogProps {
  measure: Measure
}

/** Which measure on whom. */
function useOf({ shown, measure: { kind, officer } }: OfOne): string {
  const say = useText(text)
  return say('of', { measure: useMeasureName(shown)(kind), name: officer.name })
}

function SignDialog(props: OfOne) {
  const { file, measure, onClose } = props
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(signMeasure, TOUCHED)
  const [number, setNumber] = useState('')
  return (
    <ReasonDialog
      title={say('signDo')}
      object={useOf(props)}
      effect={say('signEffect')}
      blocked={firstOf([[number.trim() === '', say('numberMissing')]])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, measure: measure.id, number: number.trim(), reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput label={say('number')} required maxLength={200} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
    </ReasonDialog>
  )
}

function WithdrawDialog(props: OfOne) {
  const { file, measure, onClose } = props
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(withdrawMeasure, TOUCHED)
  return (
    <ReasonDialog
      title={say('withdrawDo')}
      object={useOf(props)}
      effect={say('withdrawEffect')}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, measure: measure.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Ends a measure, with what is paid back; the rule on it stands beside, the sum is for whoever pays. */
function EndDialog(props: OfOne) {
  const { file, shown, measure, onClose } = props
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(endMeasure, TOUCHED)
  const today = useAppState()?.today
  const [typed, setTyped] = useState(today === undefined ? '' : formatDay(today))
  const [cause, setCause] = useState<EndCause | null>(null)
  const [owed, setOwed] = useState('')
  const day = readDay(typed) ?? null
  const law = shown.asks.find((one) => one.officer === measure.officer.id)?.law?.measures.find(({ id }) => id === measure.kind)
  const go = (reason: string): void => {
    if (day !== null && cause !== null)
      act.mutate({ id: file.id, measure: measure.id, day, cause, owed: owed.trim(), reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('endDo')}
      object={useOf(props)}
      effect={say('endEffect')}
      blocked={firstOf([
        [cause === null, say('causeMissing')],
        [day === null, word('dayMissing')],
        [owed.trim() === '', say('owedMissing')],
      ])}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <Choice
        label={say('cause')}
        value={cause}
        choices={END_CAUSES.map((one) => [one, say(`cause-${one}`)] as const)}
        onChange={setCause}
      />
      <DayInput label={say('endDay')} required value={typed} onChange={setTyped} tried={false} />
      {law !== undefined && <LawRules rules={law.rules} />}
      <Textarea
        label={say('owed')}
        description={say('owedHelp')}
        required
        autosize
        minRows={2}
        maxLength={10_000}
        value={owed}
        onChange={(event) => setOwed(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

import { useState } from 'react'
import { handOver } from '../../../../src/cases/handler/schema.ts'
import { takeOutFact, takeOutParty } from '../../../../src/cases/taken/schema.ts'
import type { Person } from '../../../../src/organisation/schema.ts'
import { PersonSelect } from '../../access/person-select.tsx'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { TOUCHED, useObject, type DialogProps } from '../acts/parts.ts'
import type { TakeOut } from './acts.ts'
import { text } from './text.ts'

/** Takes a person, an act, a circumstance or an earlier decision out of the case. */
export function TakeOutDialog({ file: { id }, out, onClose }: DialogProps & { out: TakeOut }) {
  const say = useText(text)
  const party = useAct(takeOutParty, TOUCHED)
  const fact = useAct(takeOutFact, TOUCHED)
  const go = (reason: string): void => {
    if (out.what === 'party') party.mutate({ id, officer: out.officer, role: out.role, reason }, { onSuccess: onClose })
    else fact.mutate({ id, kind: out.what, fact: out.fact, reason }, { onSuccess: onClose })
  }
  const effect = out.what !== 'party' ? 'effect-fact' : out.role === 'concerned' ? 'effect-concerned' : 'effect-role'
  return (
    <ReasonDialog
      title={say('takeOutDo')}
      object={out.said}
      effect={say(effect)}
      failedTitle={say('failed')}
      error={party.error ?? fact.error}
      pending={party.isPending || fact.isPending}
      onDo={go}
      onClose={onClose}
    />
  )
}

/** Hands the case over to somebody else. */
export function HandOverDialog({ file, onClose }: DialogProps) {
  const say = useText(text)
  const act = useAct(handOver, TOUCHED)
  const [person, setPerson] = useState<Person | null>(null)
  const go = (reason: string): void => {
    if (person !== null) act.mutate({ id: file.id, officer: person.number, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('handOverDo')}
      object={useObject(file)}
      effect={say('handOverEffect')}
      blocked={person === null ? say('toMissing') : undefined}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <PersonSelect label={say('to')} required value={person} onChange={setPerson} />
    </ReasonDialog>
  )
}

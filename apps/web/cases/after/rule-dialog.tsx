import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { draftRuling, type DecisionAfter, type RulingKind } from '../../../../src/cases/after/schema.ts'
import { DayInput } from '../../access/day-input.tsx'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { Wrong } from '../../findings/wrong.tsx'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Choice } from '../acts/fields.tsx'
import { firstOf } from '../acts/parts.ts'
import { TOUCHED } from './acts.ts'
import { dayOf, isDay, useObject, useToday, type OfDecision } from './dialog-parts.tsx'
import { text } from './dialog-text.ts'
import { text as shown } from './text.ts'

/** What whoever looks can rule on a decision: a complaint that was taken up is settled; whoever had a hand in it mends a slip of the pen alone. */
function offersOf({ complaints, partOf, partOfFirst }: DecisionAfter): { kinds: RulingKind[]; complaint: string | null } {
  const open = complaints.find(({ admitted, settledBy }) => admitted === true && settledBy === null)
  if (partOf || (open?.round === 2 && partOfFirst)) return { kinds: ['corrected'], complaint: null }
  const settles: RulingKind[] = open === undefined ? [] : ['upheld', 'changed']
  return { kinds: [...settles, 'quashed', 'exonerated', 'corrected'], complaint: open?.id ?? null }
}

/** Drafts what is ruled on a decision, for somebody else to sign; nothing is chosen beforehand. */
export function RuleDialog(props: OfDecision) {
  const { file, after, decision, onClose } = props
  const say = useText(text)
  const word = useText(shown)
  const act = useAct(draftRuling, TOUCHED)
  const [kind, setKind] = useState<RulingKind | null>(null)
  const [day, setDay] = useState(useToday())
  const [grounds, setGrounds] = useState('')
  const [wording, setWording] = useState('')
  const [tried, setTried] = useState(false)
  const { kinds, complaint } = offersOf(after.decisions.find((one) => one.decision === decision)!)
  const corrects = kind === 'corrected'
  const missing = firstOf([
    [kind === null, say('kindMissing')],
    [!isDay(day), say('dayMissing')],
    [grounds.trim() === '', say('groundsMissing')],
    [corrects && wording.trim() === '', say('wordingMissing')],
  ])
  const go = (): void => {
    if (kind === null) return
    const given = { id: file.id, decision, kind, day: dayOf(day), grounds: grounds.trim() }
    act.mutate({ ...given, complaint: corrects ? null : complaint, wording: corrects ? wording.trim() : null }, { onSuccess: onClose })
  }
  return (
    <Dialog title={say('ruleDo')} onClose={onClose}>
      <ActForm
        verb={say('ruleDo')}
        ready={missing === undefined}
        pending={act.isPending}
        onTried={() => setTried(true)}
        onDo={go}
        onClose={onClose}
      >
        <p>
          <b>{useObject(props)}</b>
        </p>
        <p>{say('ruleEffect')}</p>
        <Choice label={say('kind')} value={kind} choices={kinds.map((one) => [one, word(`kind-${one}`)] as const)} onChange={setKind} />
        {kind !== null && <p className="small text2">{say(`means-${kind}`)}</p>}
        <DayInput label={say('ruleDay')} required tried={tried} value={day} onChange={setDay} />
        {corrects && <Words label={say('wording')} value={wording} onChange={setWording} />}
        <Words label={say('grounds')} value={grounds} onChange={setGrounds} />
        {tried && missing !== undefined && (
          <p className="small">
            <Wrong>{missing}</Wrong>
          </p>
        )}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

function Words({ label, value, onChange }: { label: string; value: string; onChange: (typed: string) => void }) {
  return (
    <Textarea
      label={label}
      required
      autosize
      minRows={2}
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

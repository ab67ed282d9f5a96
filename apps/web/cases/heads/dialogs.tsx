import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addCollective, setLeaderFacts, type LeaderFacts } from '../../../../src/cases/heads/schema.ts'
import { showResponsibilityTerms } from '../../../../src/law/responsibility/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { useNamed } from '../../law/named.ts'
import { Answer } from '../../parts/answer.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { FieldsDialog } from '../along/fields.tsx'
import { text as along } from '../along/fields-text.ts'
import { Choice } from '../acts/fields.tsx'
import { firstOf, TOUCHED, useObject, type DialogProps } from '../acts/parts.ts'
import { factsOn, useCaseHeads } from './known.tsx'
import { text } from './text.ts'

const ANSWERS = ['direct', 'joint'] as const
const VALUES = ['true', 'false', 'unknown'] as const

/** Enters what is known of a head or deputy; what nobody knows stays so. */
export function LeaderFactsDialog({ file, review: id, onClose }: DialogProps & { review: string }) {
  const heads = useCaseHeads(file.id)
  const review = file.reviews.find((one) => one.id === id)!
  if (heads === undefined) return null
  return <FactsForm file={file} review={id} name={review.officer.name} before={factsOn(heads, review)} onClose={onClose} />
}

interface FactsFormProps extends Pick<DialogProps, 'file' | 'onClose'> {
  review: string
  name: string
  before: LeaderFacts | undefined
}

function FactsForm({ file, review, name, before, onClose }: FactsFormProps) {
  const say = useText(text)
  const sayFields = useText(along)
  const act = useAct(setLeaderFacts, TOUCHED)
  const [answers, setAnswers] = useState<LeaderFacts['answers'] | null>(before?.answers ?? null)
  const [known, setKnown] = useState<LeaderFacts['known']>(before?.known ?? {})
  const [document, setDocument] = useState('')
  return (
    <ReasonDialog
      title={say('factsDo')}
      object={say('factsOf', { name })}
      effect={say('factsEffect')}
      blocked={firstOf([
        [answers === null, say('answersMissing')],
        [document.trim() === '', say('documentMissing')],
      ])}
      failedTitle={sayFields('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => {
        if (answers !== null) act.mutate({ id: file.id, review, answers, known, document: document.trim(), reason }, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <Choice
        label={say('answers')}
        value={answers}
        choices={ANSWERS.map((one) => [one, say(`answers-${one}`)] as const)}
        onChange={setAnswers}
      />
      <FactChoices known={known} onChange={setKnown} />
      <TextInput
        label={say('document')}
        required
        maxLength={300}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

function FactChoices({ known, onChange }: { known: LeaderFacts['known']; onChange: (known: LeaderFacts['known']) => void }) {
  const say = useText(text)
  const named = useNamed()
  const terms = useRoute(showResponsibilityTerms, {})
  return (
    <Answer query={terms} what={say('loading')} rows={6}>
      {({ facts }) =>
        facts.map((fact) => {
          const is = known[fact.id] ?? null
          return (
            <div key={fact.id} role="group" aria-label={named(fact)}>
              <p>{named(fact)}</p>
              <SegmentedControl
                size="xs"
                value={is === null ? 'unknown' : is ? 'true' : 'false'}
                data={VALUES.map((value) => ({ value, label: say(value) }))}
                onChange={(value) => onChange({ ...known, [fact.id]: value === 'unknown' ? null : value === 'true' })}
              />
            </div>
          )
        })
      }
    </Answer>
  )
}

/** Concludes what the unit answers for as a whole, of no person. */
export function CollectiveDialog({ file, onClose }: DialogProps) {
  const say = useText(text)
  const act = useAct(addCollective, TOUCHED)
  const object = useObject(file)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('collectiveDo')}
      effect={say('collectiveEffect')}
      reasoned
      fields={[
        { name: 'unit', label: say('unit'), is: 'unit', start: file.unit.code },
        { name: 'grounds', label: say('grounds'), is: 'story' },
        { name: 'document', label: say('document'), is: 'line' },
      ]}
      onDo={({ unit, grounds, document }, reason) =>
        act.mutate({ id: file.id, unit: unit ?? '', grounds: grounds ?? '', document: document ?? '', reason }, { onSuccess: onClose })
      }
    />
  )
}

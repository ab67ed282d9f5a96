import {
  addTask,
  answerSubmission,
  hearSubmission,
  submitSubmission,
  SUBMISSION_ANSWERS,
  tellSubmission,
  withdrawSubmission,
  type Submission,
  type SubmissionAnswer,
} from '../../../../src/cases/submissions/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { FieldsDialog, type Told } from '../../cases/along/fields.tsx'
import { useText } from '../../i18n/use.ts'
import { text } from '../text.ts'
import { TOUCHED } from '../touched.ts'

export type SubmissionAct = Exclude<Submission['may'][number], 'receive'>

interface DialogProps {
  one: Submission
  onClose: () => void
}

/** The dialog of an act on a submission. */
export function SubmissionDialog({ act, ...props }: DialogProps & { act: SubmissionAct }) {
  switch (act) {
    case 'task':
      return <TaskDialog {...props} />
    case 'tell':
      return <PlainDialog {...props} name="tell" contract={tellSubmission} />
    case 'withdraw':
      return <PlainDialog {...props} name="withdraw" contract={withdrawSubmission} />
    case 'hear':
      return <HearDialog {...props} />
    case 'submit':
      return <SubmitDialog {...props} />
    case 'answer':
      return <AnswerDialog {...props} />
  }
}

const of = (told: Told, name: string): string => told[name] ?? ''

function useObject({ number, kind, officer }: Submission): string {
  const say = useText(text)
  return [number, say(`kind-${kind}`), ...(officer === null ? [] : [officer.name])].join(', ')
}

function TaskDialog({ one, onClose }: DialogProps) {
  const say = useText(text)
  const act = useAct(addTask, TOUCHED)
  const object = useObject(one)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('taskDo')}
      effect={say('taskEffect')}
      fields={[
        { name: 'task', label: say('task'), is: 'line' },
        { name: 'askedBy', label: say('askedBy'), is: 'person' },
        { name: 'askedOn', label: say('askedOn'), is: 'day' },
        { name: 'due', label: say('taskDue'), is: 'day' },
        { name: 'happened', label: say('happened'), is: 'story' },
        { name: 'document', label: say('document'), is: 'line' },
      ]}
      onDo={(told) =>
        act.mutate(
          {
            ...{ id: one.id, task: of(told, 'task'), askedBy: of(told, 'askedBy'), askedOn: of(told, 'askedOn') },
            ...{ due: of(told, 'due'), happened: of(told, 'happened'), document: of(told, 'document') },
          },
          { onSuccess: onClose },
        )
      }
    />
  )
}

interface PlainDialogProps extends DialogProps {
  name: 'tell' | 'withdraw'
  contract: typeof tellSubmission
}

function PlainDialog({ one, name, contract, onClose }: PlainDialogProps) {
  const say = useText(text)
  const act = useAct(contract, TOUCHED)
  const object = useObject(one)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say(`${name}Do`)}
      effect={say(`${name}Effect`)}
      reasoned
      fields={[]}
      onDo={(_, reason) => act.mutate({ id: one.id, reason }, { onSuccess: onClose })}
    />
  )
}

function HearDialog({ one, onClose }: DialogProps) {
  const say = useText(text)
  const act = useAct(hearSubmission, TOUCHED)
  const object = useObject(one)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('hearDo')}
      effect={say('hearEffect')}
      reasoned
      fields={[
        {
          name: 'how',
          label: say('how'),
          is: 'choice',
          choices: [
            ['given', say('heard-given')],
            ['declined', say('heard-declined')],
          ],
        },
        { name: 'words', label: say('heardWords'), is: 'story', optional: true },
      ]}
      onDo={(told, reason) =>
        act.mutate({ id: one.id, how: of(told, 'how') as 'given' | 'declined', words: of(told, 'words'), reason }, { onSuccess: onClose })
      }
    />
  )
}

function SubmitDialog({ one, onClose }: DialogProps) {
  const say = useText(text)
  const act = useAct(submitSubmission, TOUCHED)
  const object = useObject(one)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('submitDo')}
      effect={say('submitEffect')}
      reasoned
      fields={[{ name: 'due', label: say('due'), is: 'day' }]}
      onDo={(told, reason) => act.mutate({ id: one.id, due: of(told, 'due'), reason }, { onSuccess: onClose })}
    />
  )
}

function AnswerDialog({ one, onClose }: DialogProps) {
  const say = useText(text)
  const act = useAct(answerSubmission, TOUCHED)
  const object = useObject(one)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('answerDo')}
      effect={say('answerEffect')}
      reasoned
      fields={[
        {
          name: 'answer',
          label: say('answered'),
          is: 'choice',
          choices: SUBMISSION_ANSWERS.map((given) => [given, say(`answer-${given}`)] as const),
        },
      ]}
      onDo={(told, reason) => act.mutate({ id: one.id, answer: of(told, 'answer') as SubmissionAnswer, reason }, { onSuccess: onClose })}
    />
  )
}

import { answerOwnSubmission, type OwnSubmission } from '../../../../src/cases/submissions/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { FieldsDialog } from '../../cases/along/fields.tsx'
import { useText } from '../../i18n/use.ts'
import { text } from './submissions-text.ts'

/** Answers a submission to replace or transfer oneself. */
export function OwnAnswerDialog({ own, onClose }: { own: OwnSubmission; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(answerOwnSubmission, ['/api/me/submissions'])
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('answerDo')}
      object={own.number}
      effect={say('answerEffect')}
      fields={[{ name: 'words', label: say('words'), is: 'story' }]}
      onDo={({ words }) => act.mutate({ id: own.id, words: words ?? '' }, { onSuccess: onClose })}
    />
  )
}

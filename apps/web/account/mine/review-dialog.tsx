import { answerOwnReview, type OwnReview } from '../../../../src/cases/reviews/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { FieldsDialog } from '../../cases/along/fields.tsx'
import { useText } from '../../i18n/use.ts'
import { text } from './reviews-text.ts'

/** Answers the review of what one answers for oneself. */
export function OwnReviewDialog({ own, onClose }: { own: OwnReview; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(answerOwnReview, ['/api/me/reviews', '/api/work'])
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('answerDo')}
      object={own.asks}
      effect={say('answerEffect')}
      fields={[{ name: 'words', label: say('words'), is: 'story' }]}
      onDo={({ words }) => act.mutate({ id: own.id, words: words ?? '' }, { onSuccess: onClose })}
    />
  )
}

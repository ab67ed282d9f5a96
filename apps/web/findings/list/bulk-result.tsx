import { Button } from '@mantine/core'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { text as shared } from '../text.ts'
import type { BulkResult } from './bulk-shape.ts'
import styles from './list.module.css'
import { text } from './text.ts'

/** What a bulk act changed, and what it left as it was and why. Stays until somebody closes it. */
export function BulkResultNote({ result, onClose }: { result: BulkResult | undefined; onClose: () => void }) {
  const say = useText(text)
  const word = useText(shared)
  const inWords = useBilingual()
  return (
    <div role="status" className={styles.result}>
      {result !== undefined && (
        <Note
          tone={result.left.length > 0 ? 'amber' : 'edge'}
          title={result.changed === 0 ? say('changedNone') : say('changed', { n: result.changed })}
        >
          <ul>
            {result.left.map(({ why, n }) => (
              <li key={why.en}>{say('left', { n, why: inWords(why) })}</li>
            ))}
          </ul>
          <Button variant="default" size="compact-sm" mt="xs" onClick={onClose}>
            {word('close')}
          </Button>
        </Note>
      )}
    </div>
  )
}

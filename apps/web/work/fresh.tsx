import { Button } from '@mantine/core'
import { lookAtWork, type listWork } from '../../../src/desk/work/schema.ts'
import type { Output } from '../api.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { text } from './text.ts'
import styles from './work.module.css'

/** How much is new since one looked last, until one says that one has seen it. */
export function Fresh({ work: { fresh } }: { work: Output<typeof listWork> }) {
  const say = useText(text)
  const look = useAct(lookAtWork, ['/api/work'])
  const n = fresh?.n ?? 0
  if (n === 0) return null
  return (
    <p className={styles.fresh}>
      <span>{say('fresh', { n })}</span>
      <Button variant="subtle" size="compact-sm" loading={look.isPending} onClick={() => look.mutate({})}>
        {say('seen')}
      </Button>
    </p>
  )
}

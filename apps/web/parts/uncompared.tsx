import { Button } from '@mantine/core'
import { startDetect } from '../../../src/jobs/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { useMay } from '../shell/state.ts'
import { ErrorBox } from './error-box.tsx'
import { Band } from './note.tsx'
import styles from './page-head.module.css'
import { text } from './uncompared-text.ts'

/** Files in the data of which the findings know nothing, and the way to have them compared. */
export function Uncompared({ n }: { n: number }) {
  const say = useText(text)
  const may = useMay()
  const compare = useAct(startDetect, ['/api/state', '/api/jobs'])
  return (
    <div className={styles.band}>
      <Band>
        {say('uncompared', { n })}{' '}
        {may('detect.operate') && (
          <Button variant="default" size="compact-sm" className="no-print" loading={compare.isPending} onClick={() => compare.mutate({})}>
            {say('compareNow')}
          </Button>
        )}
        {compare.isError && <ErrorBox error={compare.error} title={say('compareFailed')} />}
      </Band>
    </div>
  )
}

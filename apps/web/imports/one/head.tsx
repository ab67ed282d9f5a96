import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Upload } from '../../../../src/lake/uploads/schema.ts'
import { useText } from '../../i18n/use.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { text as shared } from '../text.ts'
import { blockedBy } from './mapping.ts'
import { text } from './text.ts'
import type { Decision } from './use-decision.tsx'

/** Name of the file, and what can be done with it now; why not, where it cannot. */
export function Head({ upload, decision, meta }: { upload: Upload; decision: Decision; meta: ReactNode }) {
  const say = useText(text)
  const word = useText(shared)
  const why = useWhyNot(upload)
  const { state, preview, sha256 } = upload
  const waits =
    state === 'ready' || state === 'doubtful' || state === 'checking' || state === 'received' || (state === 'failed' && sha256 !== null)
  return (
    <PageHead
      title={upload.name}
      phoneTitle={word('file')}
      crumbs={[{ label: word('title'), to: '/imports' }]}
      meta={meta}
      actions={
        waits ? (
          <>
            <Button variant="default" onClick={decision.cancel} loading={decision.cancelling}>
              {say('drop')}
            </Button>
            {state === 'failed' && (
              <Button variant="default" onClick={() => decision.change({})} loading={decision.busy}>
                {say('lookAgain')}
              </Button>
            )}
            {preview !== null && (
              <Button onClick={decision.start} loading={decision.starting} disabled={why !== undefined || decision.busy}>
                {say(state === 'failed' ? 'startAgain' : 'start')}
              </Button>
            )}
          </>
        ) : (
          state !== 'receiving' && state !== 'importing' && <Another label={say('another')} />
        )
      }
      {...(waits && why !== undefined ? { note: why } : {})}
    />
  )
}

function Another({ label }: { label: string }) {
  return (
    <Button variant="default" renderRoot={(props: object) => <Link to="/imports" {...props} />}>
      {label}
    </Button>
  )
}

function useWhyNot(upload: Upload): string | undefined {
  const say = useText(text)
  const blocked = blockedBy(upload)
  if (blocked === null) return undefined
  if (blocked === 'looking') return say('blockedLooking')
  return blocked === 'failed' ? say('blockedFailed') : say('blockedDoubts', { n: upload.preview?.doubts.length ?? 1 })
}

import type { ReactNode } from 'react'
import { cancelImport, checkUpload, startImport, type Mapping, type Upload } from '../../../../src/lake/uploads/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { withRole, withSuggestions, type Role } from './mapping.ts'
import { text } from './text.ts'

const TOUCHES = ['/api/imports', '/api/jobs', '/api/state']

export interface Decision {
  /** Something was decided and is being looked at. */
  busy: boolean
  starting: boolean
  cancelling: boolean
  change: (patch: Partial<Mapping>) => void
  setRole: (column: string, role: Role) => void
  /** Takes what the names of the columns suggest. */
  suggest: () => void
  start: () => void
  cancel: () => void
  /** What could not be done. */
  failure: ReactNode
}

/** What can be decided about a file. Every answer has it looked at again, so that what is seen is how it would be imported. */
export function useDecision({ id, state, mapping, preview }: Upload): Decision {
  const say = useText(text)
  const check = useAct(checkUpload, TOUCHES)
  const start = useAct(startImport, TOUCHES)
  const cancel = useAct(cancelImport, TOUCHES)
  const change = (patch: Partial<Mapping>): void => check.mutate({ id, mapping: withoutNothing({ ...mapping, ...patch }) })
  return {
    busy: check.isPending || state === 'checking',
    starting: start.isPending,
    cancelling: cancel.isPending,
    change,
    setRole: (column, role) => {
      if (preview !== null) change(withRole(preview, mapping, column, role))
    },
    suggest: () => {
      if (preview !== null) change(withSuggestions(preview, mapping))
    },
    start: () => start.mutate({ id, mapping: {}, reason: say('startReason') }),
    cancel: () => cancel.mutate({ id, reason: say('cancelReason') }),
    failure: (
      <>
        {check.isError && <ErrorBox error={check.error} title={say('checkFailed')} />}
        {start.isError && <ErrorBox error={start.error} title={say('startFailed')} />}
        {cancel.isError && <ErrorBox error={cancel.error} title={say(state === 'importing' ? 'stopFailed' : 'dropFailed')} />}
      </>
    ),
  }
}

/** Without what was taken back: then it is recognised as before. */
function withoutNothing(mapping: Mapping): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined && value !== ''))
}

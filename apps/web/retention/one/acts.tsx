import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  approveDestruction,
  exportItems,
  proposeDestruction,
  refuseDestruction,
  resumeDestruction,
  withdrawDestruction,
  type Destruction,
} from '../../../../src/retention/schema.ts'
import { addressOf } from '../../api.ts'
import { useAct } from '../../api-hooks.ts'
import { useLanguage, useText } from '../../i18n/use.ts'
import { FileMenu } from '../../parts/file-menu.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useMay } from '../../shell/state.ts'
import { text } from './text.ts'

const SIMPLE = {
  propose: { contract: proposeDestruction, effect: 'proposeEffect', failed: 'proposeFailed' },
  refuse: { contract: refuseDestruction, effect: 'refuseEffect', failed: 'refuseFailed' },
  withdraw: { contract: withdrawDestruction, effect: 'refuseEffect', failed: 'withdrawFailed' },
  resume: { contract: resumeDestruction, effect: 'resumeEffect', failed: 'resumeFailed' },
} as const
type Simple = keyof typeof SIMPLE

const TOUCHED = ['/api/destructions', '/api/retention']

/** What whoever looks may do with the list now. */
export function Acts({ list, own }: { list: Destruction; own: boolean }) {
  const say = useText(text)
  const may = useMay()
  const [open, setOpen] = useState<Simple | 'approve' | null>(null)
  const { state, job, items } = list
  const close = (): void => setOpen(null)
  const stopped = state === 'approved' && (job === null || !['queued', 'running'].includes(job.state))
  const offers: readonly (Simple | 'approve')[] = [
    ...(state === 'draft' && own && may('retention.change') && items.listed > 0 ? (['propose'] as const) : []),
    ...((state === 'draft' || state === 'proposed') && may('retention.change') ? (['withdraw'] as const) : []),
    ...(state === 'proposed' && may('retention.decide') ? (['refuse'] as const) : []),
    ...(state === 'proposed' && may('retention.decide') && !own ? (['approve'] as const) : []),
    ...(stopped && may('retention.decide') ? (['resume'] as const) : []),
  ]
  return (
    <>
      <ExportMenu list={list} />
      {offers.map((act) => (
        <Button key={act} variant={act === 'approve' || act === 'propose' ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(act)}
        </Button>
      ))}
      {open === 'approve' && <ApproveDialog list={list} onClose={close} />}
      {open !== null && open !== 'approve' && <SimpleDialog act={open} list={list} onClose={close} />}
    </>
  )
}

function SimpleDialog({ act, list, onClose }: { act: Simple; list: Destruction; onClose: () => void }) {
  const say = useText(text)
  const { contract, effect, failed } = SIMPLE[act]
  const doing = useAct(contract, TOUCHED)
  return (
    <ReasonDialog
      title={say(act)}
      object={list.number}
      effect={
        <>
          {say(effect)} {say('nameNobody')}
        </>
      }
      failedTitle={say(failed)}
      error={doing.error}
      pending={doing.isPending}
      onDo={(reason) => doing.mutate({ id: list.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** The weightiest act: exactly the list that is looked at, by a decision on paper. */
function ApproveDialog({ list, onClose }: { list: Destruction; onClose: () => void }) {
  const say = useText(text)
  const [document, setDocument] = useState('')
  const act = useAct(approveDestruction, TOUCHED)
  const { id, root, n } = list
  return (
    <ReasonDialog
      title={say('approve')}
      object={list.number}
      effect={
        <>
          {say('approveEffect', { n: n ?? 0 })} {say('nameNobody')}
        </>
      }
      failedTitle={say('approveFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={document.trim() === '' ? say('blockedDocument') : undefined}
      onDo={(reason) => root !== null && act.mutate({ id, root, document: document.trim(), reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={say('document')}
        required
        maxLength={300}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}

function ExportMenu({ list }: { list: Destruction }) {
  const say = useText(text)
  const language = useLanguage()
  const may = useMay()
  if (!may('retention.export')) return null
  return <FileMenu label={say('export')} addressIn={(format) => addressOf(exportItems, { id: list.id, format, language })} />
}

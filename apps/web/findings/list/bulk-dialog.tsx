import { useState } from 'react'
import { bulkAct, numberFindings } from '../../../../src/findings/schema.ts'
import { ApiError } from '../../api.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { DueField, readDue } from '../due-field.tsx'
import { PersonField, type Person } from '../person-field.tsx'
import { text as shared } from '../text.ts'
import type { BulkKind, BulkReach, BulkResult } from './bulk-shape.ts'
import { text } from './text.ts'

const TITLES = { assign: 'bulkAssign', due: 'bulkDue', dismiss: 'bulkDismiss', review: 'bulkReview' } as const
const EFFECTS = { assign: 'assignEffect', due: 'dueEffect', dismiss: 'dismissEffect', review: 'reviewEffect' } as const

interface BulkDialogProps {
  act: BulkKind
  reach: BulkReach
  onClose: () => void
  onDone: (result: BulkResult) => void
}

/** Asks for the reason, and for the person or the day, before an act reaches many findings. */
export function BulkDialog({ act, reach, onClose, onDone }: BulkDialogProps) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const write = useAct(bulkAct)
  const [person, setPerson] = useState<Person | null>()
  const [typed, setTyped] = useState('')
  const due = readDue(typed)
  const { n, more, ...whom } = useExact(reach)
  const missing = {
    assign: person === undefined ? word('assignMissing') : undefined,
    due: due === undefined ? word('dueWrong') : undefined,
    dismiss: undefined,
    review: undefined,
  }[act]
  const blocked = more ? say('bulkCounting') : missing
  const fields = { assign: { assignee: person?.number ?? null }, due: { due: due ?? null }, dismiss: {}, review: {} }[act]
  const changed = write.error instanceof ApiError && write.error.problem.status === 409
  return (
    <ReasonDialog
      title={say(TITLES[act])}
      object={n === 1 ? say('bulkObjectOne') : say('bulkObject', { count: format.count({ n, more }) })}
      effect={say(EFFECTS[act])}
      blocked={blocked}
      failedTitle={changed ? say('listChanged') : word('failed')}
      error={write.error}
      pending={write.isPending}
      onDo={(reason) => write.mutate({ act, ...whom, ...fields, reason }, { onSuccess: onDone })}
      onClose={onClose}
    >
      {act === 'assign' && <PersonField value={person} onChange={setPerson} note={word('assignNamedBulk')} />}
      {act === 'due' && <DueField value={typed} onChange={setTyped} />}
    </ReasonDialog>
  )
}

/** The list counts up to a limit; what an act reaches is counted to the end before it is done. */
function useExact(reach: BulkReach): BulkReach {
  const filter = 'filter' in reach ? reach.filter : {}
  const exact = useRoute(numberFindings, filter, { enabled: reach.more }).data
  return exact === undefined || !reach.more || !('filter' in reach) ? reach : { ...reach, n: exact.n, more: false, expected: exact.n }
}

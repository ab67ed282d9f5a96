import { IconCalendarEvent, IconCircleMinus, IconDownload, IconEye, IconUserPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { Count } from '../../../../src/base/schema.ts'
import { useText } from '../../i18n/use.ts'
import { BulkAct, BulkBar } from '../../parts/list-tools.tsx'
import type { BulkKind, BulkReach, BulkResult } from './bulk-shape.ts'
import { ExportMenu } from './export-menu.tsx'
import { MOST_PICKED, NONE } from './picked.ts'
import { text } from './text.ts'
import type { List } from './use-list.ts'

const BulkDialog = lazy(() => import('./bulk-dialog.tsx').then(({ BulkDialog: component }) => ({ default: component })))

interface BulkProps {
  list: List
  found: Count
  onResult: (result: BulkResult) => void
}

/** What can be done with the selected findings. Confirming is not among it. */
export function Bulk({ list, found, onResult }: BulkProps) {
  const say = useText(text)
  const [act, setAct] = useState<BulkKind>()
  const { picked } = list
  const all = picked === 'all'
  const reach: BulkReach = all
    ? { filter: list.filter, expected: found.n, n: found.n, more: found.more }
    : { ids: [...picked], n: picked.size, more: false }
  const full = !all && picked.size >= MOST_PICKED
  const clear = (): void => list.select(() => NONE)
  return (
    <>
      <BulkBar
        n={reach.n}
        found={found}
        all={all}
        onAll={() => list.select(() => 'all')}
        onClear={clear}
        note={full ? say('selectLimit', { n: MOST_PICKED }) : say('bulkConfirm')}
      >
        <Acts onAct={setAct} />
        {all && (
          <ExportMenu list={list} found={found}>
            <BulkAct icon={IconDownload}>{say('export')}</BulkAct>
          </ExportMenu>
        )}
      </BulkBar>
      <Suspense>
        {act !== undefined && (
          <BulkDialog
            act={act}
            reach={reach}
            onClose={() => setAct(undefined)}
            onDone={(result) => {
              setAct(undefined)
              clear()
              onResult(result)
            }}
          />
        )}
      </Suspense>
    </>
  )
}

const ACTS = [
  ['review', IconEye, 'bulkReview'],
  ['assign', IconUserPlus, 'bulkAssign'],
  ['due', IconCalendarEvent, 'bulkDue'],
  ['dismiss', IconCircleMinus, 'bulkDismiss'],
] as const

function Acts({ onAct }: { onAct: (act: BulkKind) => void }) {
  const say = useText(text)
  return ACTS.map(([kind, icon, words]) => (
    <BulkAct key={kind} icon={icon} onClick={() => onAct(kind)}>
      {say(words)}
    </BulkAct>
  ))
}

import { IconBriefcase, IconCalendarEvent, IconCircleMinus, IconDownload, IconEye, IconUserPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Count } from '../../../../src/base/schema.ts'
import { exportPicked } from '../../../../src/findings/schema.ts'
import { saveFile } from '../../api.ts'
import { useLanguage, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { BulkAct, BulkBar } from '../../parts/list-tools.tsx'
import { useMay } from '../../shell/state.ts'
import type { BulkKind, BulkReach, BulkResult } from './bulk-shape.ts'
import { ExportMenu, PickedMenu, type FileFormat } from './export-menu.tsx'
import { MOST_PICKED, NONE } from './picked.ts'
import { text } from './text.ts'
import type { List } from './use-list.ts'

/** Of more findings no one case is opened. */
const MOST_OF_CASE = 50
const OpenPicked = lazy(() => import('../../cases/acts/open-form.tsx').then(({ OpenPicked: component }) => ({ default: component })))
const BulkDialog = lazy(() => import('./bulk-dialog.tsx').then(({ BulkDialog: component }) => ({ default: component })))

interface BulkProps {
  list: List
  found: Count
  onResult: (result: BulkResult) => void
  /** On a phone, where rows are being selected: the bar stands there before any is, and its cross leads out. */
  onLeave?: (() => void) | undefined
}

/** What can be done with the selected findings. Confirming is not among it. */
export function Bulk({ list, found, onResult, onLeave }: BulkProps) {
  const say = useText(text)
  const [act, setAct] = useState<BulkKind | 'case'>()
  const { picked } = list
  const all = picked === 'all'
  const reach: BulkReach = all
    ? { filter: list.filter, expected: found.n, n: found.n, more: found.more }
    : { ids: [...picked], n: picked.size, more: false }
  const full = !all && picked.size >= MOST_PICKED
  const clear = (): void => list.select(() => NONE)
  const save = useSave(list)
  return (
    <>
      {save.error !== null && <ErrorBox error={save.error} title={say('exportFailed')} />}
      <BulkBar
        n={reach.n}
        found={found}
        all={all}
        onAll={() => list.select(() => 'all')}
        onClear={onLeave ?? clear}
        {...(onLeave === undefined ? {} : { waiting: say('chooseHow') })}
        note={full ? say('selectLimit', { n: MOST_PICKED }) : say('bulkConfirm')}
      >
        <Acts onAct={setAct} />
        {!all && picked.size <= MOST_OF_CASE && <OpenCase onAct={() => setAct('case')} />}
        {all ? (
          <ExportMenu list={list} found={found}>
            <BulkAct icon={IconDownload}>{say('export')}</BulkAct>
          </ExportMenu>
        ) : (
          <PickedMenu n={picked.size} onSave={save.mutate}>
            <BulkAct icon={IconDownload}>{say('exportPicked')}</BulkAct>
          </PickedMenu>
        )}
      </BulkBar>
      <Suspense>
        {act === 'case' && picked !== 'all' && <OpenPicked ids={[...picked]} onClose={() => setAct(undefined)} />}
        {act !== undefined && act !== 'case' && (
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

/** Makes a file of the rows that are picked, in the order of the list. */
function useSave({ picked, sort, direction }: List) {
  const language = useLanguage()
  return useMutation<void, Error, FileFormat>({
    mutationFn: (format) => saveFile(exportPicked, { ids: picked === 'all' ? [] : [...picked], sort, direction, format, language }),
  })
}

const ACTS = [
  ['review', IconEye, 'bulkReview'],
  ['assign', IconUserPlus, 'bulkAssign'],
  ['due', IconCalendarEvent, 'bulkDue'],
  ['dismiss', IconCircleMinus, 'bulkDismiss'],
] as const

function Acts({ onAct }: { onAct: (act: BulkKind) => void }) {
  const say = useText(text)
  const may = useMay()
  if (!may('finding.decide')) return null
  return ACTS.map(([kind, icon, words]) => (
    <BulkAct key={kind} icon={icon} onClick={() => onAct(kind)}>
      {say(words)}
    </BulkAct>
  ))
}

function OpenCase({ onAct }: { onAct: () => void }) {
  const say = useText(text)
  const may = useMay()
  if (!may('case.change')) return null
  return (
    <BulkAct icon={IconBriefcase} onClick={onAct}>
      {say('bulkCase')}
    </BulkAct>
  )
}

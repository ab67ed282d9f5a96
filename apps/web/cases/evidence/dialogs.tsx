import type { Evidence } from '../../../../src/cases/evidence/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { AddDialog } from './add-dialog.tsx'
import { OneDialog } from './one-dialog.tsx'
import { OpeningsDialog } from './openings-dialog.tsx'
import type { EvidenceAct } from './acts.ts'

interface EvidenceDialogProps {
  act: EvidenceAct
  file: CaseShown
  rows: readonly Evidence[]
  onClose: () => void
}

/** The dialog of what is done with evidence. */
export function EvidenceDialog({ act, file, rows, onClose }: EvidenceDialogProps) {
  switch (act.name) {
    case 'add':
      return <AddDialog file={file} rows={rows} onClose={onClose} />
    case 'one':
      return <OneDialog id={file.id} evidence={act.evidence} onClose={onClose} />
    case 'openings':
      return <OpeningsDialog id={file.id} evidence={act.evidence} onClose={onClose} />
  }
}

import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { importOrganisation, type SheetCount } from '../../../../src/organisation/register/schema.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { sendBody } from '../../upload.ts'
import { sumOf } from './sheets.tsx'
import { text } from './text.ts'

interface TakeProps {
  file: File
  sheets: readonly SheetCount[]
  onDone: (sheets: readonly SheetCount[]) => void
  onClose: () => void
}

/** The act itself: the file whole or not at all, with a reason; rows that it leaves out go away only by a second word. */
export function Take({ file, sheets, onDone, onClose }: TakeProps) {
  const say = useText(text)
  const [removing, setRemoving] = useState(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sums = sumOf(sheets)
  const take = (reason: string): void => {
    setPending(true)
    setError(null)
    const input = { name: file.name, reason, removing: removing ? ('true' as const) : ('false' as const) }
    sendBody(importOrganisation, input, file, () => undefined).done.then(
      (answer) => onDone(answer.sheets),
      (failure: unknown) => {
        setError(failure)
        setPending(false)
      },
    )
  }
  return (
    <ReasonDialog
      title={say('take')}
      object={file.name}
      effect={say('effect', sums)}
      failedTitle={say('failed')}
      error={error}
      pending={pending}
      onDo={take}
      onClose={onClose}
      blocked={sums.remove > 0 && !removing ? say('removingNeeded') : undefined}
    >
      {sums.remove > 0 && (
        <Checkbox
          label={say('removing', { n: sums.remove })}
          checked={removing}
          onChange={({ currentTarget }) => setRemoving(currentTarget.checked)}
          data-autofocus
        />
      )}
    </ReasonDialog>
  )
}

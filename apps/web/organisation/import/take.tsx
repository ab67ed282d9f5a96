import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { importOrganisation, type SheetCount } from '../../../../src/organisation/register/schema.ts'
import { useText } from '../../i18n/use.ts'
import { TakeOver } from '../../parts/trying/take-over.tsx'
import { sendBody } from '../../upload.ts'
import { sumOf } from './sheets.tsx'
import { text } from './text.ts'

interface TakeProps {
  file: File
  sheets: readonly SheetCount[]
  onDone: (sheets: readonly SheetCount[]) => void
  onClose: () => void
}

/** The act itself; rows that the file leaves out go away only by a second word. */
export function Take({ file, sheets, onDone, onClose }: TakeProps) {
  const say = useText(text)
  const [removing, setRemoving] = useState(false)
  const sums = sumOf(sheets)
  const input = { name: file.name, removing: removing ? ('true' as const) : ('false' as const) }
  return (
    <TakeOver
      title={say('take')}
      file={file}
      effect={say('effect', sums)}
      failed={say('failed')}
      send={(reason) => sendBody(importOrganisation, { ...input, reason }, file, () => undefined)}
      onDone={(answer) => onDone(answer.sheets)}
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
    </TakeOver>
  )
}

import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { OUTCOMES, reviewBreakGlass, type BreakGlassRow, type Outcome } from '../../../src/access/break-glass/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { text } from './text.ts'

/** Says whether it was right to open a record. */
export function ReviewDialog({ row, onClose }: { row: BreakGlassRow; onClose: () => void }) {
  const say = useText(text)
  const format = useFormat()
  const act = useAct(reviewBreakGlass)
  const [outcome, setOutcome] = useState<Outcome>()
  return (
    <ReasonDialog
      title={say('review')}
      object={say('reviewObject', { number: row.number ?? row.asked, who: row.by.name, when: format.instant(row.at) })}
      effect={say('reviewEffect')}
      basis={row.reason}
      blocked={outcome === undefined ? say('outcomeMissing') : undefined}
      failedTitle={say('reviewFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => outcome !== undefined && act.mutate({ id: row.id, outcome, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Radio.Group
        label={say('outcome')}
        required
        value={outcome ?? ''}
        onChange={(value) => setOutcome(OUTCOMES.find((one) => one === value))}
      >
        <Stack gap={8} mt={4}>
          {OUTCOMES.map((one) => (
            <Radio key={one} value={one} label={say(one)} />
          ))}
        </Stack>
      </Radio.Group>
    </ReasonDialog>
  )
}

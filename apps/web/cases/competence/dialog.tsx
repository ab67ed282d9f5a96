import { Select } from '@mantine/core'
import { useState } from 'react'
import { showCompetence, transferCase } from '../../../../src/cases/competence/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { TOUCHED, useObject, type DialogProps } from '../acts/parts.ts'
import { text } from './text.ts'

/** Sends the case to a unit that is competent. */
export function TransferDialog({ file, onClose }: DialogProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(transferCase, TOUCHED)
  const { data } = useRoute(showCompetence, { id: file.id }, { keep: true })
  const units = data?.elsewhere ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const unit = chosen ?? (units.length === 1 ? units[0]!.code : null)
  const go = (reason: string): void => {
    if (unit !== null) act.mutate({ id: file.id, unit, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('transferDo')}
      object={useObject(file)}
      effect={say('transferEffect')}
      blocked={unit === null ? say('toMissing') : undefined}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <Select
        label={say('to')}
        required
        data={units.map(({ code, name }) => ({ value: code, label: inWords(name) }))}
        value={unit}
        onChange={setChosen}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
    </ReasonDialog>
  )
}

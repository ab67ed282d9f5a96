import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { listLikeCases } from '../../../../src/cases/links/schema.ts'
import { openCase } from '../../../../src/cases/schema.ts'
import type { Finding } from '../../../../src/findings/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { Alike } from '../links/alike.tsx'
import { text as links } from '../links/text.ts'
import { text } from './text.ts'

/** Opens a case from one finding, and goes there; cases that may be about the same act are shown before. */
export function OpenDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useText(text)
  const link = useText(links)
  const alike = useRoute(listLikeCases, { id: finding.id }).data?.rows ?? []
  const inWords = useBilingual()
  const navigate = useNavigate()
  const act = useAct(openCase)
  const [title, setTitle] = useState(inWords(finding.title))
  const today = useAppState()?.today ?? ''
  const [day, setDay] = useState(today)
  const done = ({ id }: { id: string }): void => {
    onClose()
    void navigate({ to: `/cases/${id}` })
  }
  return (
    <ReasonDialog
      title={say('openDo')}
      object={say('object', { number: finding.number, title: inWords(finding.title) })}
      effect={say('openEffect')}
      blocked={title.trim() === '' ? say('titleMissing') : day > today ? say('dayToCome') : undefined}
      failedTitle={say('openFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) =>
        act.mutate({ title: title.trim(), findings: [finding.id], ...(day === '' ? {} : { day }), reason }, { onSuccess: done })
      }
      onClose={onClose}
    >
      {alike.length > 0 && (
        <div>
          <p>{link('alikeBefore')}</p>
          <Alike rows={alike} />
        </div>
      )}
      <TextInput
        label={say('caseTitle')}
        required
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <DayField label={say('caseDay')} value={day} onChange={setDay} />
    </ReasonDialog>
  )
}

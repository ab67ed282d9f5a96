import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { openCase } from '../../../../src/cases/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState } from '../../shell/state.ts'
import { text } from './text.ts'

interface OpenFormProps {
  findings: readonly string[]
  /** From what it is opened, in words. */
  object: string
  title?: string
  /** What else they may be about, above the title. */
  children?: ReactNode
  onClose: () => void
}

/** Title and day of a case that is opened from findings; once it is, its page is gone to. */
export function OpenForm({ findings, object, title: proposed = '', children, onClose }: OpenFormProps) {
  const say = useText(text)
  const navigate = useNavigate()
  const act = useAct(openCase)
  const [title, setTitle] = useState(proposed)
  const today = useAppState()?.today ?? ''
  const [day, setDay] = useState(today)
  const done = ({ id }: { id: string }): void => {
    onClose()
    void navigate({ to: `/cases/${id}` })
  }
  return (
    <ReasonDialog
      title={say('openDo')}
      object={object}
      effect={say('openEffect')}
      blocked={title.trim() === '' ? say('titleMissing') : day > today ? say('dayToCome') : undefined}
      failedTitle={say('openFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) =>
        act.mutate({ title: title.trim(), findings: [...findings], ...(day === '' ? {} : { day }), reason }, { onSuccess: done })
      }
      onClose={onClose}
    >
      {children}
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

/** Opens one case from findings that are selected in the list. */
export function OpenPicked({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const say = useText(text)
  return <OpenForm findings={ids} object={say('openFrom', { n: ids.length })} onClose={onClose} />
}

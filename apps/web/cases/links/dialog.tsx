import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { LINK_KINDS, linkCases, undoLink, type CaseLink, type LinkKind } from '../../../../src/cases/links/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Choice } from '../acts/fields.tsx'
import { firstOf, TOUCHED } from '../acts/parts.ts'
import { text } from './text.ts'

/** Two cases are linked, or a link is undone. */
export type LinkAct = { name: 'link'; other: string } | { name: 'undo'; link: CaseLink }

interface LinkDialogProps {
  act: LinkAct
  file: CaseShown
  onClose: () => void
}

export function LinkDialog({ act, ...props }: LinkDialogProps) {
  return act.name === 'link' ? <AddDialog {...props} other={act.other} /> : <UndoDialog {...props} link={act.link} />
}

type Props = Omit<LinkDialogProps, 'act'>

function AddDialog({ file, other: given, onClose }: Props & { other: string }) {
  const say = useText(text)
  const act = useAct(linkCases, TOUCHED)
  const [other, setOther] = useState(given)
  const [kind, setKind] = useState<LinkKind | null>(null)
  const go = (reason: string): void => {
    if (kind !== null) act.mutate({ id: file.id, other: other.trim(), kind, reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('addDo')}
      object={say('object', { number: file.number, title: file.title })}
      effect={say(kind === 'duplicate' ? 'effectDuplicate' : 'effect')}
      blocked={firstOf([
        [other.trim() === '', say('otherMissing')],
        [kind === null, say('kindMissing')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <TextInput label={say('other')} required maxLength={100} value={other} onChange={(event) => setOther(event.currentTarget.value)} />
      <Choice label={say('kind')} value={kind} choices={LINK_KINDS.map((one) => [one, say(`kind-${one}`)] as const)} onChange={setKind} />
    </ReasonDialog>
  )
}

function UndoDialog({ file, link, onClose }: Props & { link: CaseLink }) {
  const say = useText(text)
  const act = useAct(undoLink, TOUCHED)
  return (
    <ReasonDialog
      title={say('undoDo')}
      object={say('object', { number: link.case.number, title: link.case.title })}
      effect={say('undoEffect')}
      failedTitle={say('undoFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: file.id, link: link.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

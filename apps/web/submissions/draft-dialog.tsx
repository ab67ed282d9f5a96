import { useNavigate } from '@tanstack/react-router'
import type { CaseShown } from '../../../src/cases/schema.ts'
import { draftSubmission, type SubmissionKind } from '../../../src/cases/submissions/schema.ts'
import { useAct } from '../api-hooks.ts'
import { FieldsDialog, type Field } from '../cases/along/fields.tsx'
import { useText } from '../i18n/use.ts'
import { text } from './text.ts'
import { TOUCHED } from './touched.ts'

interface DraftSubmissionDialogProps {
  /** The case that it goes along with; without one it is about a replacement or transfer. */
  file?: CaseShown
  onClose: () => void
}

/** Drafts a submission to the superior unit; its page opens. */
export function DraftSubmissionDialog({ file, onClose }: DraftSubmissionDialogProps) {
  const say = useText(text)
  const act = useAct(draftSubmission, TOUCHED)
  const navigate = useNavigate()
  const people = file === undefined ? [] : peopleOf(file)
  const choices = people.flatMap(({ key, kind, name }) => [[key, `${say(`kind-${kind}`)}: ${name}`] as const])
  const about: Field[] =
    file === undefined
      ? [
          { name: 'officer', label: say('officer'), is: 'person' },
          { name: 'unit', label: say('unit'), is: 'unit' },
        ]
      : [{ name: 'about', label: say('kind'), is: 'choice', choices: [...choices, ['unit', say('kind-unit')]] }]
  return (
    <FieldsDialog
      title={say('draftDo')}
      object={file === undefined ? say('kind-transfer') : `${file.number}: ${file.title}`}
      effect={say('draftEffect')}
      reasoned
      act={act}
      fields={[...about, { name: 'asks', label: say('asks'), is: 'story' }, { name: 'grounds', label: say('grounds'), is: 'story' }]}
      onDo={(told, reason) => {
        const chosen = people.find(({ key }) => key === told['about'])
        const kind: SubmissionKind = file === undefined ? 'transfer' : (chosen?.kind ?? 'unit')
        act.mutate(
          {
            ...{ kind, case: file?.id ?? null, review: chosen?.review ?? null, unit: file === undefined ? (told['unit'] ?? null) : null },
            ...{ officer: file === undefined ? (told['officer'] ?? null) : (chosen?.officer ?? null) },
            ...{ asks: told['asks'] ?? '', grounds: told['grounds'] ?? '', reason },
          },
          { onSuccess: ({ id }) => void navigate({ to: `/submissions/${id}` }) },
        )
      }}
      onClose={onClose}
    />
  )
}

interface About {
  key: string
  kind: SubmissionKind
  officer: string
  review: string | null
  name: string
}

/** Whom a submission of the case can be about: those concerned, to be handled or transferred, and heads whose review is concluded. */
function peopleOf({ parties, reviews }: CaseShown): About[] {
  const concerned = parties.filter(({ role }) => role === 'concerned')
  return [
    ...concerned.map(({ id, name }): About => ({ key: `person-${id}`, kind: 'person', officer: id, review: null, name })),
    ...reviews
      .filter(({ outcome }) => outcome !== null)
      .map(({ id, officer }): About => ({ key: `head-${id}`, kind: 'head', officer: officer.id, review: id, name: officer.name })),
    ...concerned.map(({ id, name }): About => ({ key: `transfer-${id}`, kind: 'transfer', officer: id, review: null, name })),
  ]
}

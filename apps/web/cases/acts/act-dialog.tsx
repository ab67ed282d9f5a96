import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { setAct } from '../../../../src/cases/schema.ts'
import { listVersions } from '../../../../src/law/catalogue/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ActFields } from '../../law/allowed/act-fields.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useMay } from '../../shell/state.ts'
import { concernedOf, numberedActs } from '../one/missing.ts'
import { draftOf, givenOf } from './act-draft.ts'
import { ConcernedSelect } from './fields.tsx'
import { firstOf, TOUCHED, useObject, type DialogProps } from './parts.ts'
import { text } from './text.ts'

/** Puts an act into the case, or changes one: its days, its entry in the catalogue, its degree and kinds. */
export function ActDialog({ file, terms, act: id, onClose }: DialogProps & { act: string | null }) {
  const say = useText(text)
  const act = useAct(setAct, TOUCHED)
  const readsCatalogue = useMay()('catalogue.read')
  const { data: versions } = useRoute(listVersions, {}, { enabled: readsCatalogue })
  const before = numberedActs(file).find((one) => one.id === id)
  const people = concernedOf(file)
  const [officer, setOfficer] = useState(before?.officer ?? (people.length === 1 ? people[0]!.id : ''))
  const [what, setWhat] = useState(before?.what ?? '')
  const [draft, setDraft] = useState(() => draftOf(before, before?.n ?? file.acts.length + 1))
  const { from, to, ongoing, detected } = draft
  const go = (reason: string): void =>
    act.mutate({ id: file.id, act: id, officer, what: what.trim(), ...givenOf(draft), reason }, { onSuccess: onClose })
  return (
    <ReasonDialog
      title={say(id === null ? 'actDo' : 'actChangeDo')}
      object={useObject(file)}
      effect={say('actEffect')}
      blocked={firstOf([
        [officer === '', say('personMissing')],
        [what.trim() === '', say('whatMissing')],
        [from === '' || detected === '', say('actDaysMissing')],
        [detected < from || (!ongoing && to !== '' && to < from), say('actDaysOrder')],
      ])}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={go}
      onClose={onClose}
    >
      <ConcernedSelect people={people} value={officer} disabled={before !== undefined} onChange={setOfficer} />
      <Textarea
        label={say('what')}
        required
        autosize
        minRows={2}
        maxLength={10_000}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <ActFields
        terms={terms}
        act={draft}
        versions={readsCatalogue ? (versions?.rows ?? []) : undefined}
        asksRepetition={file.earlier.some((one) => one.officer === officer)}
        onChange={setDraft}
        onRemove={undefined}
      />
    </ReasonDialog>
  )
}

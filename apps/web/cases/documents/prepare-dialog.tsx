import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { prepareDocument, type listDocuments } from '../../../../src/cases/documents/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import type { Output } from '../../api.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { firstOf, TOUCHED, type DialogProps } from '../acts/parts.ts'
import styles from './documents.module.css'
import { useSubjects, type Submissions } from './subjects.ts'
import { text } from './text.ts'

const FADE = { transitionProps: { transition: 'fade', duration: 120 } } as const

type Templates = Output<typeof listDocuments>['templates']
type Issuers = Output<typeof listDocuments>['issuers']

interface Props extends DialogProps {
  templates: Templates
  issuers: Issuers
  submissions: Submissions
}

/** Chooses a template and what of the case it is about; then goes to what was made. */
export function PrepareDialog({ file, terms, templates, issuers, submissions, onClose }: Props) {
  const say = useText(text)
  const inWords = useBilingual()
  const navigate = useNavigate()
  const act = useAct(prepareDocument, TOUCHED)
  const subjectsOf = useSubjects({ file, terms, submissions })
  const [chosen, setChosen] = useState('')
  const [of, setOf] = useState('')
  const [issuer, setIssuer] = useState('')
  const [tried, setTried] = useState(false)
  const about = templates.find(({ id }) => id === chosen)?.about
  const subjects = about === undefined ? null : subjectsOf(about)
  const missing = firstOf([
    [about === undefined, say('templateMissing')],
    [subjects?.length === 0, say('ofNothing')],
    [subjects !== null && of === '', say('ofMissing')],
  ])
  const choose = (id: string): void => {
    const found = templates.find((one) => one.id === id)
    const all = found === undefined ? null : subjectsOf(found.about)
    setChosen(id)
    setOf(all?.length === 1 ? all[0]!.value : '')
    setIssuer('')
  }
  const done = ({ id }: { id: string }): void => {
    onClose()
    void navigate({ to: `/cases/${file.id}/documents/${id}` })
  }
  const bodies = (issuers.find((one) => one.of === of) ?? issuers.find((one) => one.of === null))?.units ?? []
  const body = bodies.some(({ code }) => code === issuer) ? issuer : (bodies[0]?.code ?? null)
  const go = (): void => act.mutate({ id: file.id, template: chosen, of: of === '' ? null : of, issuer: body }, { onSuccess: done })
  const verb = say('prepareDo')
  return (
    <Dialog title={verb} onClose={onClose}>
      <ActForm verb={verb} ready={missing === undefined} pending={act.isPending} onDo={go} onTried={() => setTried(true)} onClose={onClose}>
        <p className={styles.lead}>{say('prepareLead')}</p>
        <Choices templates={templates} chosen={chosen} onChoose={choose} subjects={subjects} of={of} onOf={setOf} />
        {chosen !== '' && bodies.length > 1 && (
          <Select
            label={say('issuer')}
            description={say('issuerHelp')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            allowDeselect={false}
            data={bodies.map(({ code, name }) => ({ value: code, label: inWords(name) }))}
            value={body}
            onChange={(code) => setIssuer(code ?? '')}
            comboboxProps={FADE}
          />
        )}
        {tried && missing !== undefined && <p className="small red">{say('notDone', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

interface ChoicesProps {
  templates: Templates
  chosen: string
  onChoose: (id: string) => void
  subjects: { value: string; label: string }[] | null
  of: string
  onOf: (id: string) => void
}

function Choices({ templates, chosen, onChoose, subjects, of, onOf }: ChoicesProps) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <>
      <Select
        label={say('template')}
        required
        allowDeselect={false}
        data={templates.map(({ id, name }) => ({ value: id, label: inWords(name) }))}
        value={chosen === '' ? null : chosen}
        onChange={(id) => onChoose(id ?? '')}
        comboboxProps={FADE}
      />
      {subjects !== null && subjects.length > 0 && (
        <Select
          label={say('of')}
          required
          allowDeselect={false}
          data={subjects}
          value={of === '' ? null : of}
          onChange={(id) => onOf(id ?? '')}
          comboboxProps={FADE}
        />
      )}
      {subjects?.length === 0 && <p className="small text2">{say('ofNone')}</p>}
    </>
  )
}

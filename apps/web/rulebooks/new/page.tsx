import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { createRulebook } from '../../../../src/desk/rulebooks/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { SaveDialog } from '../edit/save-dialog.tsx'
import { text } from '../edit/text.ts'
import { mistakesIn, Writing } from '../edit/writing.tsx'
import { text as shared } from '../text.ts'

const ID = /^[a-z0-9-]{1,60}$/u
/** Under which a text is read that has no name yet. */
const UNNAMED = 'new'

/** A rulebook that is not there yet: its text from a file or written here, kept as a first draft; then it is tried and put to use as any other. */
export function Page() {
  const say = useText(text)
  const word = useText(shared)
  const navigate = useNavigate()
  const [id, setId] = useState('')
  const [source, setSource] = useState('')
  const [saving, setSaving] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const create = useAct(createRulebook, ['/api/rulebooks'])
  const named = ID.test(id) && id !== UNNAMED
  const ready = named && source.trim() !== ''
  const save = (note: string, reason: string): void =>
    create.mutate(
      { id, source, note, reason },
      {
        onSuccess: ({ version }) =>
          void navigate({ to: '/rulebooks/$id/edit', params: { id } as never, search: { version: String(version) } as never }),
        onError: (error) => mistakesIn(error) !== undefined && setSaving(false),
      },
    )
  return (
    <>
      <PageHead
        title={say('newTitle')}
        phoneTitle={say('newTitle')}
        crumbs={[{ label: word('rulebooks'), to: '/rulebooks' }]}
        meta={<span>{say('newMeta')}</span>}
        actions={
          <Button onClick={() => setSaving(true)} disabled={!ready}>
            {say('save')}
          </Button>
        }
        {...(ready ? {} : { note: say('newBlocked') })}
      />
      <Name id={id} named={named} onChange={setId} />
      <Writing
        field={field}
        id={named ? id : UNNAMED}
        source={source}
        onChange={(next) => {
          setSource(next)
          create.reset()
        }}
        onFile={(name) => id === '' && setId(idOf(name))}
        errors={[create.error]}
        state=""
      />
      {saving && (
        <SaveDialog
          object={`${say('newTitle')}: ${id}`}
          error={mistakesIn(create.error) === undefined ? create.error : null}
          pending={create.isPending}
          onDo={save}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  )
}

function Name({ id, named, onChange }: { id: string; named: boolean; onChange: (id: string) => void }) {
  const say = useText(text)
  return (
    <TextInput
      label={say('newId')}
      description={say('newIdHelp')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={id !== '' && !named ? say('newIdWrong') : undefined}
      maxLength={60}
      maw={420}
      mb={12}
      value={id}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** What a file is called, as an address can be. */
function idOf(name: string): string {
  const plain = name
    .replace(/\.ya?ml$/iu, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/gu, 'd')
    .toLowerCase()
  return plain
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60)
}

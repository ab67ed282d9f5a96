import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import { draftLawChange, listLawFiles, showLawFile } from '../../../../../src/law/changed/schema.ts'
import { useAct, useRoute } from '../../../api-hooks.ts'
import { useText } from '../../../i18n/use.ts'
import { Answer } from '../../../parts/answer.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { useKept } from '../../../rulebooks/edit/kept.ts'
import { mistakesIn } from '../../../rulebooks/edit/writing.tsx'
import { useUrlState } from '../../../url-state.ts'
import { text } from '../text.ts'
import { SaveDialog } from './save-dialog.tsx'
import { Writing } from './writing.tsx'

const DEFAULTS = { file: '' }
const FILE = /^[a-z0-9-]{1,60}$/u
/** What a new file begins with. */
const TEMPLATE = `liem: instruments/1
instruments:
  - id:
    cite:
    title: { en: '', vi: '' }
    issuer: { en: '', vi: '' }
    issued:
    from:
    for: { class: [civil-servant] }
    rules: []
`

/** A file of the law as it is changed, or one that is added: checked, compared, kept as a draft. It counts once another person has published it. */
export function Page() {
  const [{ file }] = useUrlState(DEFAULTS)
  return file === '' ? <New /> : <Changed key={file} file={file} />
}

function Changed({ file }: { file: string }) {
  const say = useText(text)
  const query = useRoute(showLawFile, { file })
  return (
    <Answer query={query} what={say('loadingFile')} rows={12} height={35}>
      {({ source, sha256 }) => <Edited file={file} title={say('editTitle', { file })} first={source} base={sha256} />}
    </Answer>
  )
}

function New() {
  const say = useText(text)
  const [file, setFile] = useState('')
  const query = useRoute(listLawFiles, {})
  const isTaken = query.data?.rows.some((row) => row.file === file) ?? false
  const isNamed = FILE.test(file) && !isTaken
  const wrong = file === '' || isNamed ? undefined : say(isTaken ? 'nameTaken' : 'newNameWrong')
  return (
    <Edited file={isNamed ? file : ''} title={say('newTitle')} first={TEMPLATE} base={null}>
      <TextInput
        label={say('newName')}
        description={say('newNameHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        error={wrong}
        maxLength={60}
        maw={420}
        mb={12}
        value={file}
        onChange={(event) => setFile(event.currentTarget.value)}
      />
    </Edited>
  )
}

interface EditedProps {
  /** '' while it has no name. */
  file: string
  title: string
  /** The text that it begins from, and its SHA-256; null of one that is not there yet. */
  first: string
  base: string | null
  children?: ReactNode
}

/** What keeping the change as a draft is asked, and where it leads. */
function useDraft({ file, base }: Pick<EditedProps, 'file' | 'base'>, onKept: () => void) {
  const navigate = useNavigate()
  const act = useAct(draftLawChange, ['/api/law'])
  const keep = (source: string | null, words: { note: string; reason: string }, onMistakes: () => void): void =>
    act.mutate(
      { file, base, source, ...words },
      {
        onSuccess: ({ id }) => {
          onKept()
          void navigate({ to: '/law/changes/$id', params: { id } as never })
        },
        onError: (error) => mistakesIn(error) !== undefined && onMistakes(),
      },
    )
  return { act, keep }
}

function Edited({ file, title, first, base, children }: EditedProps) {
  const say = useText(text)
  const [source, setSource, forget] = useKept(`liem-law ${base === null ? 'new' : file}`, first)
  const [saving, setSaving] = useState<'text' | 'out' | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const { act, keep } = useDraft({ file, base }, forget)
  const changed = source !== first
  const ready = changed && file !== ''
  const change = (next: string): void => {
    setSource(next)
    act.reset()
  }
  return (
    <>
      <PageHead
        title={title}
        phoneTitle={say('edit')}
        crumbs={[{ label: say('title'), to: '/law/changes' }]}
        actions={
          <>
            {changed && <Act name="revert" onDo={() => change(first)} />}
            {base !== null && <Act name="takeOut" onDo={() => setSaving('out')} />}
            <Button onClick={() => setSaving('text')} disabled={!ready}>
              {say('save')}
            </Button>
          </>
        }
        {...(ready ? {} : { note: say('blocked') })}
      />
      {children}
      <Writing
        field={field}
        file={file === '' ? 'new' : file}
        source={source}
        onChange={change}
        errors={[act.error]}
        state={say(changed ? 'kept' : 'unchanged')}
      />
      {saving !== null && (
        <SaveDialog
          file={file}
          takesOut={saving === 'out'}
          error={mistakesIn(act.error) === undefined ? act.error : null}
          pending={act.isPending}
          onDo={(note, reason) => keep(saving === 'out' ? null : source, { note, reason }, () => setSaving(null))}
          onClose={() => setSaving(null)}
        />
      )}
    </>
  )
}

function Act({ name, onDo }: { name: 'revert' | 'takeOut'; onDo: () => void }) {
  const say = useText(text)
  return (
    <Button variant="default" onClick={onDo}>
      {say(name)}
    </Button>
  )
}

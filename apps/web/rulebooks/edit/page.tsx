import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { saveDraft, showRulebook, startTrial } from '../../../../src/desk/rulebooks/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUrlState } from '../../url-state.ts'
import { useVersionName } from '../one/shown.ts'
import type { Rulebook } from '../one/shown.ts'
import { text as shared } from '../text.ts'
import { rulesIn } from '../yaml.ts'
import { goToLine } from './editor.tsx'
import { useKept } from './kept.ts'
import { SaveDialog } from './save-dialog.tsx'
import { text } from './text.ts'
import { TrialSection } from './trial.tsx'
import { mistakesIn, Writing } from './writing.tsx'

const DEFAULTS = { version: '', rule: '', trial: '' }

/** A rulebook's YAML as it is changed: tried on the data, kept as a draft. Nothing counts until a version is put to use. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(shared)
  const [{ version }] = useUrlState(DEFAULTS)
  const query = useRoute(showRulebook, { id, ...(version === '' ? {} : { version: Number(version) }) })
  return (
    <Answer query={query} what={say('loading')} rows={12} height={35}>
      {(book) => <Edited key={`${book.rulebook.id} ${book.version.version}`} book={book} />}
    </Answer>
  )
}

/** Trying and keeping the changed text. Mistakes of the text are told by both. */
function useActs({ rulebook }: Rulebook, source: string, onKept: () => void) {
  const [{ trial: shown }, set] = useUrlState(DEFAULTS)
  const navigate = useNavigate()
  const save = useAct(saveDraft, ['/api/rulebooks'])
  const trial = useAct(startTrial, ['/api/jobs', '/api/state'])
  const { id, version } = rulebook
  const toVersions = (after: number): void => {
    const before = version === null ? {} : { before: String(version) }
    void navigate({ to: `/rulebooks/${id}`, search: { view: 'versions', ...before, after: String(after) } as never })
  }
  return {
    shown,
    save,
    trial,
    start: () => trial.mutate({ id, source }, { onSuccess: (started) => set({ trial: started.id }) }),
    keep: (note: string, reason: string, onMistakes: () => void) =>
      save.mutate(
        { id, source, note, reason },
        {
          onSuccess: (kept) => {
            onKept()
            toVersions(kept.version)
          },
          onError: (error) => {
            if (mistakesIn(error) !== undefined) onMistakes()
          },
        },
      ),
    forget: () => {
      save.reset()
      trial.reset()
    },
  }
}

function Edited({ book }: { book: Rulebook }) {
  const say = useText(text)
  const word = useText(shared)
  const inWords = useBilingual()
  const nameOf = useVersionName()
  const { rulebook, version } = book
  const [{ rule }] = useUrlState(DEFAULTS)
  const [source, setSource, forgetText] = useKept(`liem-draft ${rulebook.id} ${version.version}`, book.source)
  const [saving, setSaving] = useState(false)
  const acts = useActs(book, source, forgetText)
  const { save, trial } = acts
  const field = useRef<HTMLTextAreaElement>(null)
  useRuleShown(field, book.source, rule)
  const changed = source !== book.source
  const change = (next: string): void => {
    setSource(next)
    acts.forget()
  }
  return (
    <>
      <Head
        book={book}
        changed={changed}
        pending={trial.isPending}
        onTry={acts.start}
        onSave={() => setSaving(true)}
        onRevert={() => change(book.source)}
      />
      {trial.isError && mistakesIn(trial.error) === undefined && (
        <ErrorBox error={trial.error} title={say('trialNotStarted')} kept={say('textKept')} />
      )}
      <Writing
        field={field}
        id={rulebook.id}
        source={source}
        onChange={change}
        errors={[save.error, trial.error]}
        state={changed ? say('changed') : say('unchanged')}
      />
      {acts.shown !== '' && <TrialSection id={acts.shown} />}
      {saving && (
        <SaveDialog
          object={`${word('titleOf', { title: inWords(rulebook.title) })}, ${say('basedOn', { version: nameOf(version) })}`}
          error={mistakesIn(save.error) === undefined ? save.error : null}
          pending={save.isPending}
          onDo={(note, reason) => acts.keep(note, reason, () => setSaving(false))}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  )
}

/** Where a rule is named in the address, the text is shown from there. */
function useRuleShown(field: RefObject<HTMLTextAreaElement | null>, source: string, rule: string): void {
  useEffect(() => {
    const line = rulesIn(source).find((one) => one.rule === rule)?.line
    if (line !== undefined) goToLine(field.current, line)
  }, [field, source, rule])
}

interface HeadProps {
  book: Rulebook
  changed: boolean
  pending: boolean
  onTry: () => void
  onSave: () => void
  onRevert: () => void
}

function Head({ book, changed, pending, onTry, onSave, onRevert }: HeadProps) {
  const say = useText(text)
  const word = useText(shared)
  const inWords = useBilingual()
  const nameOf = useVersionName()
  const title = inWords(book.rulebook.title)
  return (
    <PageHead
      title={say('title', { title })}
      phoneTitle={say('short')}
      crumbs={[{ label: word('titleOf', { title }), to: `/rulebooks/${book.rulebook.id}` }]}
      meta={<span>{say('basedOn', { version: nameOf(book.version) })}</span>}
      actions={
        <>
          {changed && (
            <Button variant="default" onClick={onRevert}>
              {say('revert')}
            </Button>
          )}
          <Button variant="default" onClick={onTry} loading={pending} disabled={!changed && book.version.state === 'used'}>
            {say('try')}
          </Button>
          <Button onClick={onSave} disabled={!changed}>
            {say('save')}
          </Button>
        </>
      }
      {...(changed ? {} : { note: say('nothingChanged') })}
    />
  )
}

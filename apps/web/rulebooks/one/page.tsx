import { Button, Select } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { showRulebook } from '../../../../src/desk/rulebooks/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { JobProgress } from '../../imports/job.tsx'
import { Answer } from '../../parts/answer.tsx'
import { ViewTabs } from '../../parts/list-tools.tsx'
import { Band } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Hatched } from '../../parts/signs.tsx'
import { useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { NewButton } from '../new-button.tsx'
import { text } from '../text.ts'
import { OneRule } from './one-rule.tsx'
import styles from './one.module.css'
import { Rules } from './rules.tsx'
import { DEFAULTS, useVersionName, type Rulebook } from './shown.ts'
import { UseDialog } from './use-dialog.tsx'
import { Versions } from './versions.tsx'

/** One rulebook: its rules and what each did, its versions, and one rule by itself. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const [{ version }] = useUrlState(DEFAULTS)
  const query = useRoute(showRulebook, { id, ...(version === '' ? {} : { version: Number(version) }) }, { keep: true })
  return (
    <Answer query={query} what={say('loading')} rows={12} height={53}>
      {(book) => <Shown book={book} />}
    </Answer>
  )
}

function Shown({ book }: { book: Rulebook }) {
  const [{ rule, view }] = useUrlState(DEFAULTS)
  const [using, setUsing] = useState<number>()
  const [job, setJob] = useState<{ id: string; version: number }>()
  const dialog = using !== undefined && (
    <UseDialog
      book={book}
      version={using}
      onClose={() => setUsing(undefined)}
      onDone={(id) => {
        setJob({ id, version: using })
        setUsing(undefined)
      }}
    />
  )
  if (rule !== '') return <OneRule book={book} rule={rule} />
  return (
    <>
      <Head book={book} onUse={setUsing} />
      {job !== undefined && <Following job={job} />}
      <Tabs book={book} view={view} />
      {book.version.state === 'draft' && view === '' && <DraftBand />}
      {view === 'versions' ? <Versions book={book} onUse={setUsing} /> : <Rules book={book} />}
      {dialog}
    </>
  )
}

function Following({ job }: { job: { id: string; version: number } }) {
  const say = useText(text)
  return (
    <div className={styles.following}>
      <p>{say('used', { n: job.version })}</p>
      <JobProgress id={job.id} touches={['/api/']} />
    </div>
  )
}

function DraftBand() {
  const say = useText(text)
  return (
    <div className={styles.band}>
      <Band>{say('draftBand')}</Band>
    </div>
  )
}

function Head({ book, onUse }: { book: Rulebook; onUse: (version: number) => void }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const may = useMay()
  const { rulebook, version } = book
  return (
    <PageHead
      title={say('titleOf', { title: inWords(rulebook.title) })}
      meta={
        <>
          <span>{say('rulesN', { n: version.rules })}</span>
          <span>
            {rulebook.runAt !== null && rulebook.cases !== null
              ? say('comparedAt', { when: format.instant(rulebook.runAt), cases: rulebook.cases })
              : say('notCompared')}
          </span>
          {rulebook.unconfirmed > 0 && (
            <span className={styles.unconfirmed}>
              <Hatched /> {say('unconfirmedN', { n: rulebook.unconfirmed })}
            </span>
          )}
        </>
      }
      actions={
        <>
          <VersionChoice book={book} />
          <NewButton />
          <EditButton book={book} />
          {version.state === 'draft' && may('rulebook.decide') && <Button onClick={() => onUse(version.version)}>{say('use')}</Button>}
        </>
      }
    />
  )
}

function EditButton({ book }: { book: Rulebook }) {
  const say = useText(text)
  const may = useMay()
  const { rulebook, version } = book
  if (!may('rulebook.change')) return null
  return (
    <Button
      variant="default"
      leftSection={<IconPencil size={18} stroke={1.6} aria-hidden />}
      renderRoot={(props: object) => (
        <Link
          to="/rulebooks/$id/edit"
          params={{ id: rulebook.id } as never}
          search={{ version: String(version.version) } as never}
          {...props}
        />
      )}
    >
      {say(version.state === 'draft' ? 'editDraft' : 'edit')}
    </Button>
  )
}

function VersionChoice({ book }: { book: Rulebook }) {
  const say = useText(text)
  const nameOf = useVersionName()
  const [, set] = useUrlState(DEFAULTS)
  if (book.versions.length < 2) return null
  return (
    <Select
      aria-label={say('chooseVersion')}
      allowDeselect={false}
      w={200}
      value={String(book.version.version)}
      data={book.versions.map((one) => ({ value: String(one.version), label: nameOf(one) }))}
      onChange={(value) => {
        const used = book.versions.find(({ state }) => state === 'used')
        set({ version: value === null || value === String(used?.version) ? '' : value }, 'push')
      }}
    />
  )
}

function Tabs({ book, view }: { book: Rulebook; view: string }) {
  const say = useText(text)
  const format = useFormat()
  const to = `/rulebooks/${book.rulebook.id}`
  const used = book.versions.find(({ state }) => state === 'used')
  const version: Record<string, string> = used?.version === book.version.version ? {} : { version: String(book.version.version) }
  return (
    <ViewTabs
      current={view === 'versions' ? 'versions' : 'rules'}
      views={[
        { key: 'rules', label: say('viewRules'), count: format.number(book.rules.length), to, search: version },
        {
          key: 'versions',
          label: say('viewVersions'),
          count: format.number(book.versions.length),
          to,
          search: { ...version, view: 'versions' },
        },
      ]}
    />
  )
}

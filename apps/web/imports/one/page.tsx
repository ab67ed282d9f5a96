import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { showUpload, type Upload } from '../../../../src/lake/uploads/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useSaid } from '../../i18n/said.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Note } from '../../parts/note.tsx'
import { ProgressRow, Steps, type Step } from '../../parts/progress.tsx'
import { isMoving, Size, UploadSign, useSender } from '../state.tsx'
import { text as shared } from '../text.ts'
import { Columns } from './columns.tsx'
import { Comparison, useComparison } from './comparison.tsx'
import { Head } from './head.tsx'
import { Importing } from './importing.tsx'
import styles from './one.module.css'
import { Doubts, Notes, Reading } from './reading.tsx'
import { Result } from './result.tsx'
import { text } from './text.ts'
import { useDecision } from './use-decision.tsx'

const EVERY = 900

/** One file: what was recognised in it, the import, and what came of it. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showUpload, { id }, { refetchInterval: (last) => (last !== undefined && isMoving(last) ? EVERY : false) })
  return (
    <Answer query={query} what={say('loading')} rows={10} height={35}>
      {(upload) => <Shown key={upload.id} upload={upload} />}
    </Answer>
  )
}

function Shown({ upload }: { upload: Upload }) {
  const decision = useDecision(upload)
  return (
    <article>
      <Head upload={upload} decision={decision} meta={<Meta upload={upload} />} />
      <StepsOf upload={upload} />
      {decision.failure}
      <Body upload={upload} decision={decision} />
    </article>
  )
}

function Meta({ upload }: { upload: Upload }) {
  const say = useText(text)
  const format = useFormat()
  const sender = useSender()
  const { bytes, preview, sha256, by, at, state } = upload
  return (
    <>
      <UploadSign state={state} />
      <Size bytes={bytes ?? upload.received} />
      {preview?.encoding !== undefined && preview.encoding !== null && (
        <span>{say('encodingMeta', { encoding: preview.encoding.toUpperCase() })}</span>
      )}
      {sha256 !== null && <span title={sha256}>{say('sha', { short: `${sha256.slice(0, 4)}…${sha256.slice(-4)}` })}</span>}
      <span>{say('sentBy', { who: sender(by), when: format.instant(at) })}</span>
    </>
  )
}

const ORDER = ['upload', 'columns', 'import', 'compare'] as const
const WORDS = { upload: 'stepUpload', columns: 'stepColumns', import: 'stepImport', compare: 'stepCompare' } as const

function StepsOf({ upload }: { upload: Upload }) {
  const say = useText(text)
  const { known, job } = useComparison(upload)
  if (upload.state === 'cancelled' || upload.state === 'known') return null
  const over = upload.state === 'imported' && known && (job === undefined || job.state === 'done')
  const place = over ? ORDER.length : ORDER.indexOf(stepOf(upload))
  const steps = ORDER.map((key, index): Step => ({
    key,
    label: say(WORDS[key]),
    state: index < place ? 'done' : index === place ? 'now' : 'later',
  }))
  return <Steps steps={steps} label={say('steps')} />
}

function stepOf({ state, preview }: Upload): (typeof ORDER)[number] {
  if (state === 'imported') return 'compare'
  if (state === 'importing') return 'import'
  return state === 'receiving' || (state === 'failed' && preview === null) ? 'upload' : 'columns'
}

type Decision = ReturnType<typeof useDecision>

function Body({ upload, decision }: { upload: Upload; decision: Decision }): ReactNode {
  const say = useText(text)
  const { state, preview } = upload
  if (state === 'receiving') return <ProgressRow title={say('receivingNow')} done={upload.received} of={upload.bytes} bytes />
  if (state === 'importing') return <Importing upload={upload} onStop={decision.cancel} stopping={decision.cancelling} />
  if (state === 'known') return <Known upload={upload} />
  if (state === 'cancelled') return <Note title={say('cancelledTitle')}>{say('cancelledWhy')}</Note>
  if (state === 'imported')
    return (
      <>
        <Result upload={upload} />
        <Comparison upload={upload} />
      </>
    )
  return (
    <>
      {state === 'failed' && <Failed upload={upload} />}
      {(state === 'checking' || state === 'received') && <ProgressRow title={say('looking')} done={null} of={null} />}
      {preview !== null && (
        <div className={styles.preview} aria-busy={state === 'checking'}>
          <div>
            <Columns preview={preview} busy={decision.busy} onRole={decision.setRole} />
          </div>
          <div>
            <Doubts preview={preview} busy={decision.busy} onSuggestion={decision.suggest} />
            <Reading
              key={JSON.stringify(upload.mapping)}
              upload={upload}
              preview={preview}
              busy={decision.busy}
              onChange={decision.change}
            />
            <Notes notes={preview.notes} />
          </div>
        </div>
      )}
    </>
  )
}

function Known({ upload }: { upload: Upload }) {
  const say = useText(text)
  const word = useText(shared)
  return (
    <Note title={say('knownTitle')}>
      <p>{say('knownWhy', { name: upload.result?.knownAs ?? '–' })}</p>
      <p>
        <Link to="/imports">{word('title')}</Link>
      </p>
    </Note>
  )
}

function Failed({ upload: { error, sha256 } }: { upload: Upload }) {
  const say = useText(text)
  const said = useSaid()
  return (
    <div role="alert" className={styles.failed}>
      <Note tone="red" title={say('failedTitle')}>
        {error !== null && (
          <p>
            {said(error.message)}
            {error.hint !== undefined && `; ${said(error.hint)}`}
          </p>
        )}
        <p>{say(sha256 === null ? 'failedNotKept' : 'failedKept')}</p>
      </Note>
    </div>
  )
}

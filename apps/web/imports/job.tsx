import { useQueryClient } from '@tanstack/react-query'
import { useEffect, type ComponentProps } from 'react'
import { cancelJob, showJob, type Job } from '../../../src/jobs/schema.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { useSaid } from '../i18n/said.ts'
import { useText, type Say } from '../i18n/use.ts'
import { ErrorBox } from '../parts/error-box.tsx'
import { Note } from '../parts/note.tsx'
import { ProgressRow } from '../parts/progress.tsx'
import { jobText } from './job-text.ts'

const EVERY = 800

const KINDS = {
  check: 'check',
  import: 'import',
  detect: 'detect',
  patterns: 'patterns',
  trial: 'trial',
  'law-trial': 'lawTrial',
  destroy: 'destroy',
  demo: 'demo',
} as const
const STAGES = {
  check: 'stageCheck',
  waiting: 'stageWaiting',
  hashing: 'stageHashing',
  reading: 'stageReading',
  writing: 'stageWriting',
  read: 'stageRead',
  detect: 'stageDetect',
  raise: 'stageRaise',
  summarise: 'stageSummarise',
  patterns: 'stagePatterns',
  law: 'stageLaw',
  cases: 'stageCases',
} as const
/** Stages that count in rows, in rules, in findings. */
const UNITS: Readonly<Record<string, 'unitRows' | 'unitRules' | 'unitFindings'>> = {
  read: 'unitRows',
  reading: 'unitRows',
  detect: 'unitRules',
  raise: 'unitFindings',
}

export function isOpen(state: Job['state'] | undefined): boolean {
  return state === undefined || state === 'queued' || state === 'running'
}

interface JobProgressProps {
  id: string
  /** Beginnings of paths that are asked again when it has ended. */
  touches: readonly string[]
  title?: string
  /** Stops it in another way than as a job. */
  onCancel?: () => void
  stopping?: boolean
}

/** One long action while it waits or runs, with the way to stop it; how it ended where it did not go well. */
export function JobProgress({ id, touches, title, onCancel, stopping = false }: JobProgressProps) {
  const say = useText(jobText)
  const client = useQueryClient()
  const { data: job } = useRoute(showJob, { id }, { refetchInterval: (last) => (isOpen(last?.state) ? EVERY : false) })
  const cancel = useAct(cancelJob, ['/api/jobs'])
  const ended = job !== undefined && !isOpen(job.state)
  useEffect(() => {
    if (ended)
      void client.invalidateQueries({ predicate: ({ queryKey }) => touches.some((start) => String(queryKey[0]).startsWith(start)) })
    // Asked again once, when the job ends.
  }, [ended, client]) // oxlint-disable-line react/exhaustive-deps
  if (job === undefined) return null
  if (job.state === 'failed' || job.state === 'cancelled') return <Ended job={job} />
  if (job.state === 'done') return <p>{say('done', { what: title ?? say(KINDS[job.kind]) })}</p>
  return (
    <>
      <ProgressRow
        title={title ?? say(KINDS[job.kind])}
        {...measured(job, say)}
        detail={<Stage job={job} />}
        stopping={job.cancelAsked || stopping}
        onCancel={onCancel ?? (() => cancel.mutate({ id, reason: say('cancelReason') }))}
      />
      {cancel.isError && <ErrorBox error={cancel.error} title={say('cancelFailed')} />}
    </>
  )
}

type Measured = Pick<ComponentProps<typeof ProgressRow>, 'done' | 'of' | 'unit' | 'rate' | 'bytes'>

/** How far and how fast, in what the stage counts: bytes of a file, else rows, rules, findings. */
function measured({ stage, done, of, rate }: Job, say: Say<keyof typeof jobText.pairs>): Measured {
  if (of !== null && (stage === 'reading' || stage === 'writing')) return { done, of, rate, bytes: true }
  const unit = UNITS[stage ?? '']
  return { done, of, unit: unit === undefined ? '' : say(unit), rate: rate === null ? null : Math.round(rate) }
}

function Stage({ job: { state, stage, done } }: { job: Job }) {
  const say = useText(jobText)
  const between = done === null ? '' : '· '
  if (state === 'queued') return <>{say('waits')}</>
  return stage !== null && stage in STAGES ? (
    <>
      {between}
      {say(STAGES[stage as keyof typeof STAGES])}
    </>
  ) : null
}

function Ended({ job }: { job: Job }) {
  const say = useText(jobText)
  const said = useSaid()
  const what = say(KINDS[job.kind])
  if (job.state === 'cancelled') return <Note title={say('cancelled', { what })}>{say('kept')}</Note>
  return (
    <Note tone="red" title={say('failed', { what })}>
      {job.error !== null && [job.error.message, job.error.hint].map((one) => one !== undefined && `${said(one)}. `)}
      {say('kept')}
    </Note>
  )
}

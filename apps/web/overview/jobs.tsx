import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { cancelJob, listJobs, type Job } from '../../../src/jobs/schema.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { ErrorBox } from '../parts/error-box.tsx'
import { ProgressRow } from '../parts/progress.tsx'
import { Section } from '../parts/section.tsx'
import styles from './overview.module.css'
import { text } from './text.ts'

const EVERY = 1_000
const OPEN: ReadonlySet<string> = new Set(['queued', 'running'])

const KINDS = {
  demo: 'jobDemo',
  check: 'jobCheck',
  import: 'jobImport',
  detect: 'jobDetect',
  patterns: 'jobPatterns',
  trial: 'jobTrial',
  'law-trial': 'jobLawTrial',
  destroy: 'jobDestroy',
} as const
const STAGES = {
  synthesise: 'stageSynthesise',
  organisation: 'stageOrganisation',
  circumstances: 'stageCircumstances',
  receive: 'stageReceive',
  read: 'stageRead',
  detect: 'stageDetect',
  raise: 'stageRaise',
  summarise: 'stageSummarise',
  patterns: 'stagePatterns',
} as const

/** Long actions that wait or run, with the way to stop each. When the last has ended, everything is asked again. */
export function Jobs({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null
  return <Running />
}

function Running() {
  const say = useText(text)
  const client = useQueryClient()
  const { data } = useRoute(listJobs, { limit: 20 }, { refetchInterval: EVERY })
  const open = (data?.rows ?? []).filter(({ state }) => OPEN.has(state))
  const ended = data !== undefined && open.length === 0
  useEffect(() => {
    if (ended) void client.invalidateQueries()
  }, [ended, client])
  if (open.length === 0) return null
  return (
    <div className={styles.jobs}>
      <Section title={say('jobs')} plain>
        {open.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </Section>
    </div>
  )
}

function isStage(stage: string | null): stage is keyof typeof STAGES {
  return stage !== null && stage in STAGES
}

function JobRow({ job }: { job: Job }) {
  const say = useText(text)
  const cancel = useAct(cancelJob, ['/api/jobs', '/api/state'])
  const detail = job.state === 'queued' ? say('jobWaits') : isStage(job.stage) ? say(STAGES[job.stage]) : ''
  return (
    <>
      <ProgressRow
        title={detail === '' ? say(KINDS[job.kind]) : say('jobStage', { job: say(KINDS[job.kind]), stage: detail })}
        done={job.done}
        of={job.of}
        rate={job.rate === null ? null : Math.round(job.rate)}
        stopping={job.cancelAsked}
        onCancel={() => cancel.mutate({ id: job.id, reason: say('cancelReason') })}
      />
      {cancel.isError && <ErrorBox error={cancel.error} title={say('cancelFailed')} />}
    </>
  )
}

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listJobs, type Job } from '../../../../src/jobs/schema.ts'
import type { Upload } from '../../../../src/lake/uploads/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { isOpen, JobProgress } from '../job.tsx'
import styles from './one.module.css'
import { text } from './text.ts'

const EVERY = 1_500
const LOOKED_AT = 100

/** The comparison that follows an import; `known` once it was asked for. */
export function useComparison(upload: Upload): { known: boolean; job: Job | undefined } {
  const { data } = useRoute(
    listJobs,
    { limit: LOOKED_AT },
    { enabled: upload.state === 'imported', refetchInterval: (last) => (wantsMore(last?.rows, upload) ? EVERY : false) },
  )
  return { known: data !== undefined, job: data === undefined ? undefined : comparisonAfter(data.rows, upload) }
}

/** The comparison that followed the import: how far it is, and what it raised. */
export function Comparison({ upload }: { upload: Upload }) {
  const say = useText(text)
  const { known, job } = useComparison(upload)
  if (known && job === undefined && isOld(upload)) return null
  return (
    <Section title={say('compare')}>
      {job === undefined ? (
        <p className="text2">{say('compareWaits')}</p>
      ) : job.state === 'done' ? (
        <Done job={job} />
      ) : (
        <JobProgress id={job.id} touches={['/api/']} />
      )}
    </Section>
  )
}

/** The first comparison that began after the rows were there, or the one that waits. */
function comparisonAfter(jobs: readonly Job[], { finishedAt }: Upload): Job | undefined {
  if (finishedAt === null) return undefined
  const since = Date.parse(finishedAt) - 1_000
  return jobs
    .filter(({ kind, startedAt }) => kind === 'detect' && (startedAt === null || Date.parse(startedAt) >= since))
    .toSorted((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt))[0]
}

function isOld({ finishedAt }: Upload): boolean {
  return finishedAt === null || Date.now() - Date.parse(finishedAt) > 60_000
}

function wantsMore(jobs: readonly Job[] | undefined, upload: Upload): boolean {
  const job = jobs === undefined ? undefined : comparisonAfter(jobs, upload)
  return job === undefined ? !isOld(upload) : isOpen(job.state)
}

function Done({ job: { result } }: { job: Job }) {
  const say = useText(text)
  const numberOf = (name: string): number => (typeof result?.[name] === 'number' ? result[name] : 0)
  const [raised, withdrawn, cases] = [numberOf('raised'), numberOf('withdrawn'), numberOf('cases')]
  return (
    <>
      <ul className={styles.compared}>
        {cases > 0 && <li>{say('comparedCases', { n: cases })}</li>}
        <li className={raised > 0 ? 'strong' : ''}>{raised > 0 ? say('raised', { n: raised }) : say('raisedNone')}</li>
        {withdrawn > 0 && <li>{say('withdrawn', { n: withdrawn })}</li>}
      </ul>
      <div className={styles.links}>
        <Button renderRoot={(props: object) => <Link to="/findings" search={{ state: 'new', sort: 'raised' } as never} {...props} />}>
          {say('seeFindings')}
        </Button>
        <Link to="/log">{say('seeLog')}</Link>
      </div>
    </>
  )
}

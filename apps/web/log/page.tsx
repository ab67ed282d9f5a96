import { Button } from '@mantine/core'
import { Link, Navigate } from '@tanstack/react-router'
import { showLog, type LogView } from '../../../src/desk/log/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useAppState } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import { Cases } from './cases.tsx'
import { MapSection } from './map.tsx'
import { DEFAULTS } from './shown.ts'
import { text } from './text.ts'
import { Variants } from './variants.tsx'

/** The log as a whole: the ways that declarations took, the process map, and the declarations themselves. */
export function Page() {
  const [{ case: caseId }] = useUrlState(DEFAULTS)
  return caseId === '' ? <Explorer /> : <Navigate to="/log/$caseId" params={{ caseId } as never} replace />
}

function Explorer() {
  const say = useText(text)
  const running = (useAppState()?.jobs.length ?? 0) > 0
  const query = useRoute(showLog, {}, { refetchInterval: (last) => (last?.runAt === null && running ? 3_000 : false) })
  return (
    <Answer query={query} what={say('loading')} rows={12} height={35}>
      {(log) => (
        <>
          <PageHead title={say('title')} meta={log.runAt !== null && <Meta log={log} />} />
          {log.runAt === null ? <NothingYet running={running} /> : <Shown log={log} />}
        </>
      )}
    </Answer>
  )
}

/** Declarations stand under the variant that is chosen, otherwise at the end. */
function Shown({ log }: { log: LogView }) {
  const [{ variant }] = useUrlState(DEFAULTS)
  const cases = <Cases log={log} />
  return (
    <>
      <Variants log={log} />
      {variant !== '' && cases}
      <MapSection log={log} />
      {variant === '' && cases}
    </>
  )
}

function Meta({ log }: { log: LogView }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      <span>{say('cases', { n: log.cases })}</span>
      <span>{say('events', { n: log.events })}</span>
      {log.from !== null && log.until !== null && (
        <span>{say('fromUntil', { from: format.day(log.from), until: format.day(log.until) })}</span>
      )}
      <span>{say('variantsN', { n: log.variantCount })}</span>
      {log.runAt !== null && <span>{say('runAt', { when: format.instant(log.runAt) })}</span>}
    </>
  )
}

function NothingYet({ running }: { running: boolean }) {
  const say = useText(text)
  if (running) return <Empty title={say('nothingRunning')} why={say('nothingRunningWhy')} />
  return (
    <Empty
      title={say('nothing')}
      why={say('nothingWhy')}
      action={
        <Button component={Link} to="/imports">
          {say('nothingDo')}
        </Button>
      }
    />
  )
}

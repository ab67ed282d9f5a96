import { useParams } from '@tanstack/react-router'
import { showDestruction, type Destruction } from '../../../../src/retention/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useSaid } from '../../i18n/said.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Split } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { ProgressRow, Steps, type Step } from '../../parts/progress.tsx'
import { useAppState, useMay } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { Acts } from './acts.tsx'
import { FactsRail } from './facts.tsx'
import { Items } from './items.tsx'
import { text } from './text.ts'

const WORKING = 1_000

/** One list of destruction: what stands on it, who drew it up, who approved it, and how far it is. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showDestruction, { id }, { refetchInterval: (last) => (last !== undefined && isWorking(last) ? WORKING : false) })
  return (
    <Answer query={query} what={say('loading')} rows={6} height={53}>
      {(list) => <Shown key={list.id} list={list} />}
    </Answer>
  )
}

const isWorking = ({ state, job }: Destruction): boolean =>
  state === 'approved' && job !== null && ['queued', 'running'].includes(job.state)

function Shown({ list }: { list: Destruction }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const own = useAppState()?.actor.id === list.drawn.id
  const may = useMay()
  const steps = useSteps(list)
  const { state, items } = list
  return (
    <article>
      <PageHead
        title={list.number}
        crumbs={[
          { label: word('title'), to: '/retention' },
          { label: word('lists'), to: '/retention', search: { view: 'lists' } },
        ]}
        meta={
          <>
            <b>{word(state)}</b>
            <span>{word(list.kind)}</span>
            <span>{say('asOf', { day: format.day(list.day) })}</span>
          </>
        }
        actions={<Acts list={list} own={own} />}
        note={state === 'proposed' && own && may('retention.decide') ? say('own') : undefined}
      />
      <Split rail={<FactsRail list={list} />}>
        {state !== 'refused' && state !== 'withdrawn' && <Steps label={say('steps')} steps={steps} />}
        {isWorking(list) && (
          <ProgressRow
            title={say('progress')}
            done={items.destroyed + items.left}
            of={items.destroyed + items.left + items.listed}
            unit={say('unit')}
          />
        )}
        {state === 'approved' && !isWorking(list) && <Stopped list={list} />}
        <Items list={list} own={own} />
      </Split>
    </article>
  )
}

function Stopped({ list: { job } }: { list: Destruction }) {
  const say = useText(text)
  const said = useSaid()
  const why = job?.error === null || job === null ? say('stoppedBy') : `${said(job.error)}.`
  return <Note tone="red">{say('stopped', { why })}</Note>
}

function useSteps({ state, drawn, proposedAt, approved, finishedAt }: Destruction): Step[] {
  const say = useText(text)
  const format = useFormat()
  const who = (name: string, at: string): string => say('whoWhen', { who: name, when: format.instant(at) })
  const order = ['draft', 'proposed', 'approved', 'done'].indexOf(state)
  const at = (index: number): Step['state'] => (order > index || state === 'done' ? 'done' : order === index ? 'now' : 'later')
  return [
    { key: 'draw', label: say('stepDraw'), state: 'done', detail: who(drawn.name, drawn.at) },
    { key: 'propose', label: say('stepPropose'), state: at(0), ...(proposedAt === null ? {} : { detail: format.instant(proposedAt) }) },
    { key: 'approve', label: say('stepApprove'), state: at(1), ...(approved === null ? {} : { detail: who(approved.name, approved.at) }) },
    { key: 'destroy', label: say('stepDestroy'), state: at(2), ...(finishedAt === null ? {} : { detail: format.instant(finishedAt) }) },
  ]
}

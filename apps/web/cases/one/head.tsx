import { CASE_MOVES } from '../../../../src/cases/pure.ts'
import { CASE_STATES, STEP_KINDS, type CaseShown, type CaseState } from '../../../../src/cases/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Steps, type Step } from '../../parts/progress.tsx'
import { usePersonName } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import type { Known } from '../words.ts'
import { useActs } from './use-acts.tsx'
import styles from './case.module.css'
import { text } from './text.ts'

/** What a case is called, how far it is, and what can be done next. */
export function CaseHead({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const nameOf = usePersonName()
  const acts = useActs({ file, terms })
  const { number, title, state, openedOn, sources, unit, handler } = file
  return (
    <>
      <PageHead
        title={title}
        phoneTitle={number}
        crumbs={[{ label: word('title'), to: '/cases' }, { label: number }]}
        meta={
          <>
            <b>{word(`state-${state}`)}</b>
            <span>
              {sources.length === 0
                ? say('openedOn', { day: format.day(openedOn) })
                : say('opened', { day: format.day(openedOn), n: sources.length })}
            </span>
            <span>{inWords(unit.name)}</span>
            {handler !== null && <span>{say('handledBy', { name: nameOf(handler.name) })}</span>}
          </>
        }
        actions={<div className={styles.acts}>{acts.buttons}</div>}
      />
      {acts.dialog}
      {state !== 'duplicate' && <Line file={file} />}
    </>
  )
}

/** The steps from the first to the decision, each with the day on which it was reached. */
function Line({ file }: { file: CaseShown }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const now = (CASE_STATES as readonly CaseState[]).indexOf(file.state)
  const steps = CASE_STATES.map((state, at): Step => {
    const day = reachedOn(file, state)
    const own = state === 'explained' ? file.steps.findLast(({ kind }) => kind === 'self-review')?.day : undefined
    const reachedAt = day === undefined ? say(at < now ? 'notHeld' : 'notYet') : format.day(day)
    const detail = own === undefined ? reachedAt : say('selfReviewOn', { day: reachedAt, own: format.day(own) })
    const reached = at < now && day !== undefined
    return { key: state, label: word(`state-${state}`), state: at === now ? 'now' : reached ? 'done' : 'later', detail }
  })
  return <Steps steps={steps} label={say('steps')} />
}

/** The first day on which a case was in a state; undefined where it was not, or passed it over. */
function reachedOn({ openedOn, steps, decisions, state: now }: CaseShown, state: CaseState): string | undefined {
  if (state === 'open') return openedOn
  if (state === 'decided')
    return now === 'decided' ? (decisions.findLast(({ signedOn }) => signedOn !== null)?.signedOn ?? undefined) : undefined
  const kind = STEP_KINDS.find((one) => CASE_MOVES[one]?.to === state)
  return steps.findLast((step) => step.kind === kind)?.day
}

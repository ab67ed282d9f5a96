import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { showLawChange } from '../../../../../src/law/changed/schema.ts'
import type { Output } from '../../../api.ts'
import { useRoute } from '../../../api-hooks.ts'
import { useFormat, useText } from '../../../i18n/use.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Note } from '../../../parts/note.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { useMay } from '../../../shell/state.ts'
import { Differences } from '../differences.tsx'
import { text } from '../text.ts'
import { TrialSection } from './trial.tsx'

const ActDialog = lazy(() => import('./act-dialog.tsx').then(({ ActDialog: component }) => ({ default: component })))

type Shown = Output<typeof showLawChange>

/** A change of the law: what it makes different, what it would do to the open matters, and the acts of a second person. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showLawChange, { id })
  return (
    <Answer query={query} what={say('loading')} rows={12} height={35}>
      {(shown) => <One shown={shown} />}
    </Answer>
  )
}

function One({ shown }: { shown: Shown }) {
  const say = useText(text)
  const { change, mistake, stale } = shown
  return (
    <>
      <Head shown={shown} />
      {stale && (
        <Note tone="amber" title={say('stale')}>
          {say('staleWhy')}
        </Note>
      )}
      {mistake === null ? (
        <Differences found={shown} title={say(change.state === 'published' ? 'differencesThen' : 'differences')} />
      ) : (
        <Note tone="red" title={say('doesNotFit')}>
          {mistake.message}
          {mistake.hint !== null && `; ${mistake.hint}`}
        </Note>
      )}
      {change.state === 'draft' && mistake === null && <TrialSection change={change.id} />}
    </>
  )
}

function Head({ shown: { change, stale, mistake } }: { shown: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  const [act, setAct] = useState<'publish' | 'withdraw' | null>(null)
  const { file, removes, note, state, draftedBy, draftedAt, decidedBy, decidedAt, own } = change
  const isOpen = state === 'draft'
  return (
    <>
      <PageHead
        title={note}
        phoneTitle={say('change')}
        crumbs={[{ label: say('title'), to: '/law/changes' }]}
        meta={
          <>
            <span>
              {say('file')}: {file}
              {removes && `, ${say('takesOut')}`}
            </span>
            <span>
              {say('drafted')}: {say('byAt', { by: draftedBy, at: format.instant(draftedAt) })}
            </span>
            <span>
              {say(state)}
              {decidedBy !== null && decidedAt !== null && `: ${say('byAt', { by: decidedBy, at: format.instant(decidedAt) })}`}
            </span>
          </>
        }
        actions={
          isOpen && (
            <>
              {may('rulebook.change') && (
                <Button variant="default" onClick={() => setAct('withdraw')}>
                  {say('withdraw')}
                </Button>
              )}
              {may('rulebook.decide') && (
                <Button onClick={() => setAct('publish')} disabled={own || stale || mistake !== null}>
                  {say('publish')}
                </Button>
              )}
            </>
          )
        }
        {...(isOpen && own && may('rulebook.decide') ? { note: say('ownDraft') } : {})}
      />
      {act !== null && (
        <Suspense>
          <ActDialog act={act} change={change} onClose={() => setAct(null)} />
        </Suspense>
      )}
    </>
  )
}

import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { showCircumstance } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Split } from '../../parts/layout.tsx'
import { Band } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../shell/state.ts'
import { text } from '../text.ts'
import { CircumstanceState } from '../words.tsx'
import { Effect } from './effect.tsx'
import { FactsRail } from './facts.tsx'
import { History } from './history.tsx'
import type { Shown } from './shown.ts'

const Revoke = lazy(() => import('./revoke.tsx').then(({ Revoke: component }) => ({ default: component })))

/** One circumstance: what it does to findings, on what it rests, and what happened to it. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showCircumstance, { id })
  return (
    <Answer query={query} what={say('loadingOne')} rows={6} height={53}>
      {(circumstance) => <Record key={circumstance.id} circumstance={circumstance} />}
    </Answer>
  )
}

function Record({ circumstance }: { circumstance: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  const [revoking, setRevoking] = useState(false)
  const { title, kind, state, from, until } = circumstance
  const inForce = state === 'in-force'
  return (
    <article>
      <PageHead
        title={title}
        phoneTitle={say('circumstance')}
        crumbs={[{ label: say('circumstances'), to: '/circumstances' }, { label: say(kind) }]}
        meta={
          <>
            <CircumstanceState of={state} />
            <span>{say('period', { from: format.instant(from), until: format.instant(until) })}</span>
          </>
        }
        actions={
          inForce &&
          may('circumstance.decide') && (
            <Button variant="default" onClick={() => setRevoking(true)}>
              {say('revoke')}
            </Button>
          )
        }
      />
      {!inForce && <Band>{say('revokedBand')}</Band>}
      <Split rail={<FactsRail circumstance={circumstance} />}>
        <Effect circumstance={circumstance} />
        <History circumstance={circumstance} />
      </Split>
      <Suspense>{revoking && <Revoke circumstance={circumstance} onClose={() => setRevoking(false)} />}</Suspense>
    </article>
  )
}

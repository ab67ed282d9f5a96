import { Button } from '@mantine/core'
import { useState } from 'react'
import { drawQuarter, listRereading, recordSeeds, type RereadQuarter } from '../../../src/cases/rereading/schema.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Cite } from '../law/cite.tsx'
import { Answer } from '../parts/answer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { Section } from '../parts/section.tsx'
import { useMay } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import { Quarters } from './quarters.tsx'
import { Rows } from './rows.tsx'
import { text } from './text.ts'
import { useQuarter } from './words.ts'

export const TOUCHED: readonly string[] = ['/api/rereading', '/api/findings', '/api/cases']

/** What is read again blind: how far each quarter is, and what waits for whoever looks. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const [asked, set] = useUrlState({ cursor: '' })
  const query = useRoute(listRereading, asked.cursor === '' ? {} : { cursor: asked.cursor }, { keep: true })
  const [act, setAct] = useState<'seeds' | RereadQuarter>()
  const changes = useMay()('case.change')
  const known = query.data
  const unseeded = known?.quarters.slice(0, 2).some(({ seed }) => seed === null) ?? false
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={changes && unseeded && <Button onClick={() => setAct('seeds')}>{say('recordSeeds')}</Button>}
      />
      <Answer query={query} what={say('loading')} rows={6} height={53}>
        {({ quarters, page, level, practice }) => (
          <>
            <Section title={say('rows')} note={say('level', { n: level })} plain>
              <Rows page={page} busy={query.isPlaceholderData} onTurn={(cursor) => set({ cursor }, 'push')} />
            </Section>
            <Section
              title={say('quarters')}
              note={
                practice === null ? (
                  say('shareUnset')
                ) : (
                  <>
                    {say('share', { share: format.percent(practice.share / 10_000) })}{' '}
                    <Cite of={{ cite: practice.basis.cite.en, citeVi: practice.basis.cite.vi }} confirmed={practice.basis.confirmed} />
                  </>
                )
              }
            >
              <Quarters quarters={quarters} onDraw={changes ? setAct : undefined} />
            </Section>
          </>
        )}
      </Answer>
      {act === 'seeds' && <SeedsDialog onClose={() => setAct(undefined)} />}
      {act !== undefined && act !== 'seeds' && <DrawDialog quarter={act.quarter} onClose={() => setAct(undefined)} />}
    </>
  )
}

function SeedsDialog({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const act = useAct(recordSeeds, TOUCHED)
  return (
    <ReasonDialog
      title={say('recordSeedsDo')}
      object={say('seedsObject')}
      effect={say('seedsEffect')}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

function DrawDialog({ quarter, onClose }: { quarter: string; onClose: () => void }) {
  const say = useText(text)
  const called = useQuarter()
  const act = useAct(drawQuarter, TOUCHED)
  return (
    <ReasonDialog
      title={say('drawDo')}
      object={called(quarter)}
      effect={say('drawEffect')}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ quarter, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

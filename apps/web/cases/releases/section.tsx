import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listReleases, releaseText, type Release } from '../../../../src/cases/releases/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { addressOf } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/layout.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useMay, usePersonName } from '../../shell/state.ts'
import own from '../evidence/evidence.module.css'
import { Hash } from '../evidence/hash.tsx'
import styles from '../one/case.module.css'
import type { ReleaseAct } from './acts.ts'
import { text } from './text.ts'

const Dialogs = lazy(() => import('./dialogs.tsx').then(({ ReleaseDialog }) => ({ default: ReleaseDialog })))

/** What of the case is drafted or released for whoever is concerned, or for a trader. */
export function Releases({ file }: { file: CaseShown }) {
  const say = useText(text)
  const may = useMay()
  const [cursor, setCursor] = useState('')
  const [act, setAct] = useState<ReleaseAct>()
  const query = useRoute(listReleases, { id: file.id, cursor: cursor === '' ? undefined : cursor }, { keep: true })
  return (
    <Section title={say('title')} note={say('note')} id="releases">
      <Answer query={query} what={say('whatList')} rows={2}>
        {(page) => (
          <>
            {page.rows.length === 0 && <None>{say('none')}</None>}
            {page.rows.map((release) => (
              <One key={release.id} release={release} file={file} onAct={setAct} />
            ))}
            {(page.previous !== null || page.next !== null) && <Pager {...page} shown={page.rows.length} onTurn={setCursor} />}
          </>
        )}
      </Answer>
      {may('case.change') && (
        <div className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => setAct({ name: 'draft' })}>
            {say('draft')}
          </Button>
        </div>
      )}
      {act !== undefined && (
        <Suspense>
          <Dialogs act={act} file={file} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </Section>
  )
}

interface OneProps {
  release: Release
  file: CaseShown
  onAct: (act: ReleaseAct) => void
}

function One({ release, file, onAct }: OneProps) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const { officer, recipient, title, state, writers, checkedBy, releasedBy, releasedOn, sha256, opened, withdrawn, parts, left, emptied } =
    release
  return (
    <div className={`${styles.decision} ${state === 'withdrawn' ? styles.withdrawn : ''}`}>
      <h3>
        {title} {say('forWhom', { name: officer?.name ?? recipient ?? '' })}
        <span className="small text2">{emptied ? say('emptied') : say(`state-${state}`)}</span>
      </h3>
      <Facts
        rows={[
          [say('parts'), say('partsN', { n: parts.length })],
          [say('writers'), writers.map(({ name }) => nameOf(name)).join(', ')],
          checkedBy !== null && [say('checked'), nameOf(checkedBy.name)],
          releasedBy !== null &&
            releasedOn !== null && [say('released'), say('releasedBy', { name: nameOf(releasedBy.name), day: format.day(releasedOn) })],
          sha256 !== null && [say('hash'), <Hash key="hash" sha256={sha256} />],
          releasedBy !== null && [
            say('opened'),
            <button key="opened" type="button" className={own.name} onClick={() => onAct({ name: 'openings', release })}>
              {say('times', { n: opened })}
            </button>,
          ],
          withdrawn !== null && [say('withdrawnWhy'), withdrawn.why],
        ]}
      />
      {left.length > 0 && <p className="small amber">{say('left', { words: left.join(', ') })}</p>}
      <Acts release={release} file={file} onAct={onAct} />
    </div>
  )
}

function Acts({ release, file, onAct }: OneProps) {
  const say = useText(text)
  const may = useMay()
  const { id, state, emptied } = release
  const names = NEXT[state]
  return (
    <p className={`${styles.foot} no-print`}>
      {may('case.change') &&
        names.map((name) => (
          <Button key={name} variant="default" size="compact-md" onClick={() => onAct({ name, release })}>
            {say(name)}
          </Button>
        ))}
      {state === 'released' && !emptied && (
        <Button variant="default" size="compact-md" component="a" href={addressOf(releaseText, { id: file.id, release: id })} download>
          {say('download')}
        </Button>
      )}
    </p>
  )
}

/** What can be done with it as it stands. */
const NEXT: Readonly<Record<Release['state'], readonly ('adjust' | 'check' | 'release' | 'withdraw')[]>> = {
  draft: ['adjust', 'check', 'withdraw'],
  checked: ['release', 'withdraw'],
  released: ['withdraw'],
  withdrawn: [],
}

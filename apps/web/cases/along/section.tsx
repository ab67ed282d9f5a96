import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { showAlong } from '../../../../src/cases/along/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import styles from '../one/case.module.css'
import own from './along.module.css'
import { Goods } from './goods.tsx'
import { Money } from './money.tsx'
import type { AlongAct, PartProps } from './parts.ts'
import { Replies } from './replies.tsx'
import { SubmissionLines } from './submissions.tsx'
import { text } from './text.ts'

const AlongDialog = lazy(() => import('./dialogs.tsx').then(({ AlongDialog: component }) => ({ default: component })))

/** What goes along with a case: the shipment, money, the reply to the trader, submissions; no decision waits for any of them. */
export function Along({ file }: { file: CaseShown }) {
  const say = useText(text)
  const may = useMay()
  const query = useRoute(showAlong, { id: file.id })
  const [act, setAct] = useState<AlongAct>()
  const changes = may('case.change')
  return (
    <Section title={say('title')} id="along-with">
      <Answer query={query} what={say('what')} rows={2}>
        {(along) => (
          <>
            <Parts along={along} onAct={changes ? setAct : undefined} />
            {act !== undefined && (
              <Suspense>
                <AlongDialog act={act} file={file} along={along} onClose={() => setAct(undefined)} />
              </Suspense>
            )}
          </>
        )}
      </Answer>
      {changes && <Adds onAct={setAct} />}
    </Section>
  )
}

function Parts(props: PartProps) {
  const say = useText(text)
  const { goods, money, replies, submissions, reports } = props.along
  if (goods.length + money.length + replies.length + submissions.length + reports.length === 0) return <None>{say('none')}</None>
  return (
    <>
      {goods.length > 0 && <Goods {...props} />}
      {money.length > 0 && <Money {...props} />}
      {replies.length > 0 && <Replies {...props} />}
      {submissions.length > 0 && <SubmissionLines submissions={submissions} />}
      {reports.length > 0 && (
        <>
          <h3 className={own.part}>{say('reports')}</h3>
          <p>
            {reports.join(', ')} <span className="small text2">{say('reportsNote')}</span>
          </p>
        </>
      )}
    </>
  )
}

const ADDS = ['addGoods', 'addMoney', 'addReply', 'addSubmission', 'addReport'] as const

function Adds({ onAct }: { onAct: (act: AlongAct) => void }) {
  const say = useText(text)
  return (
    <p className={`${styles.foot} no-print`}>
      {ADDS.map((name) => (
        <Button key={name} variant="subtle" size="compact-sm" onClick={() => onAct({ name })}>
          {say(name)}
        </Button>
      ))}
    </p>
  )
}
